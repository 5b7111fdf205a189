/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/plan-default.h"
#include "store/clinic.h"
#include "window-test.h"
#include "window/common/number-entry.h"
#include "window/main-window.h"
#include "window/plan/exercise-chooser.h"
#include "window/plan/plan-window.h"
#include "window/plan/templates-window.h"
#include "window/session/session-window.h"

/* The plan editor, and a session of intervals, through real widgets. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  gint64 patient_id;
  gint64 clinician_id;
  int n_keys;
} Fixture;

static void
save_facts (Fixture *fixture, gint64 id, const CwScreeningFacts *facts)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, facts->answers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_true (
      cw_clinic_save_answer (fixture->clinic, id, key, value, NULL));
  g_hash_table_iter_init (&iter, facts->measurements);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_true (cw_clinic_save_measurement (fixture->clinic, id, key,
                                               *(double *) value, NULL));
}

/* All answered no but `yes` (nullable), all normal, signed. */
static void
screen (Fixture *fixture, const char *yes)
{
  const CwQuestionnaire *questionnaire =
    cw_clinic_get_questionnaire (fixture->clinic);
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwScreeningRecord) draft =
    cw_clinic_open_screening (fixture->clinic, fixture->patient_id, &error);

  g_assert_no_error (error);
  if (yes != NULL)
    cw_screening_facts_set_answer (draft->facts, yes, answer);
  answer->choice = g_strdup ("signed");
  cw_screening_facts_set_answer (draft->facts, "CONSENT", answer);
  cw_screening_fill_answers (questionnaire, draft->facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, draft->facts);
  save_facts (fixture, draft->id, draft->facts);
  cw_clinic_sign_screening (fixture->clinic, draft->id, fixture->clinician_id,
                            &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (CwPatient) patient = cw_patient_new ();

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  profile->name = g_strdup ("Harbour Physiotherapy");
  profile->phone = g_strdup ("01632 960001");
  profile->emergency_phone = g_strdup ("999");
  g_assert_true (cw_clinic_save_profile (fixture->clinic, profile, NULL));
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  g_assert_true (cw_clinic_save_clinician (fixture->clinic, clinician, NULL));
  fixture->clinician_id = clinician->id;
  patient->family_name = g_strdup ("Okafor");
  patient->given_names = g_strdup ("Margaret");
  patient->sex = CW_SEX_FEMALE;
  patient->birth_date = cw_date_new (1985, 3, 2);
  g_assert_true (cw_clinic_save_patient (fixture->clinic, patient, NULL));
  fixture->patient_id = patient->id;
  screen (fixture, data);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
    GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

/* A key as the window gets it first; TRUE when the window took it. */
static gboolean
offer_key (GtkWindow *window, guint keyval)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller =
      g_list_model_get_item (controllers, i);
    gboolean taken = FALSE;

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
        gtk_event_controller_get_propagation_phase (controller) !=
          GTK_PHASE_CAPTURE)
      continue;
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0u,
                           (GdkModifierType) 0, &taken);
    if (taken)
      return TRUE;
  }
  return FALSE;
}

static GtkWindow *
open_editor (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *editor = cw_plan_window_new (fixture->clinic, fixture->patient_id,
                                          fixture->window, &error);

  g_assert_no_error (error);
  cw_window_test_present (editor);
  return editor;
}

/* Ctrl+N, a digit (0: none), words, Enter. */
static void
add_exercise (GtkWindow *editor, guint digit, const char *words)
{
  GtkWindow *chooser;
  GtkWidget *entry;

  g_assert_true (cw_window_test_press (editor, "<Control>n"));
  cw_window_test_spin ();
  chooser = cw_window_test_get_window (CW_TYPE_EXERCISE_CHOOSER);
  g_assert_nonnull (chooser);
  if (digit > 0)
    g_assert_true (offer_key (chooser, GDK_KEY_0 + digit));
  entry = cw_window_test_find (chooser, "search_entry");
  if (words != NULL) {
    cw_window_test_type (entry, words);
    /* Now it is a word that is searched for. */
    g_assert_false (offer_key (chooser, GDK_KEY_1));
  }
  g_signal_emit_by_name (entry, "activate");
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_EXERCISE_CHOOSER));
}

static gboolean
shows (GtkWindow *editor, const char *id)
{
  return gtk_widget_get_mapped (cw_window_test_find (editor, id));
}

/* Only the rows of a kind of exercise are there, and the focus is in them. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWindow *editor = open_editor (fixture);

  add_exercise (editor, 0, NULL);
  g_assert_true (shows (editor, "load_row") && shows (editor, "tempo_box"));
  g_assert_false (shows (editor, "interval_row"));
  g_assert_true (gtk_widget_is_ancestor (
    gtk_window_get_focus (editor), cw_window_test_find (editor, "load_row")));
  add_exercise (editor, 0, "walking");
  g_assert_false (shows (editor, "load_row") || shows (editor, "tempo_box"));
  g_assert_true (shows (editor, "interval_row") &&
                 shows (editor, "intensity_row"));
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (editor),
                            cw_window_test_find (editor, "interval_row")));
  cw_window_test_assert_text (editor, "5 × 3:00 · cuff 15:00");
  cw_window_test_assert_text (editor, "Pulse of");
  cw_window_test_picture (editor, "plan-aerobic");
  add_exercise (editor, 0, "cuff at rest, arm");
  g_assert_true (shows (editor, "interval_row"));
  g_assert_false (shows (editor, "intensity_row"));
  cw_window_test_assert_text (editor, "3 × 5:00 · cuff 15:00");
  cw_window_test_close (editor);
}

/* A digit presses a dose; who is not used to training finds the step that is due
 * pressed, and is warned about another one. */
static void
test_presets (Fixture *fixture, gconstpointer data)
{
  GtkWindow *editor = open_editor (fixture);

  cw_window_test_assert_text (editor, "F1, first session is due");
  add_exercise (editor, 0, NULL);
  cw_window_test_assert_text (editor, "45 repetitions × 4 s + 1 × 30 s");
  g_assert_null (
    cw_window_test_find_text (editor, "Warning: needs a reason"));
  add_exercise (editor, 1, "leg curl");
  cw_window_test_assert_text (editor, "75 repetitions × 4 s + 3 × 30 s");
  cw_window_test_assert_text (editor, "LIM_FAMILIARISATION");
  cw_window_test_picture (editor, "plan-familiarisation");
  cw_window_test_close (editor);
}

/* A change that follows from a limit is a key away. */
static void
test_fixes (Fixture *fixture, gconstpointer data)
{
  GtkWindow *editor = open_editor (fixture);

  add_exercise (editor, 0, NULL);
  cw_window_test_type (cw_window_test_find (editor, "pressure_bin"), "85");
  cw_window_test_type (cw_window_test_find (editor, "rest_bin"), "10");
  cw_window_test_assert_text (editor, "2 refusals to correct");
  cw_window_test_assert_text (editor, "Use 80 %");
  cw_window_test_assert_text (editor, "Use 30 s");
  cw_window_test_picture (editor, "plan-fixes");
  g_assert_true (cw_window_test_press (editor, "F9"));
  cw_window_test_spin ();
  cw_window_test_assert_text (editor, "1 refusal to correct");
  g_assert_true (cw_window_test_press (editor, "F8"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_find_text (editor, "Refused: no reason opens it"));
  g_assert_cmpstr (
    gtk_editable_get_text (cw_number_entry_get_editable (CW_NUMBER_ENTRY (
      adw_bin_get_child (ADW_BIN (cw_window_test_find (editor, "rest_bin")))))),
    ==, "30");
  cw_window_test_close (editor);
}

/* Kept from one draft, added to another, renamed and deleted. */
static void
test_templates (Fixture *fixture, gconstpointer data)
{
  GtkWindow *editor = open_editor (fixture);
  GtkWindow *templates;
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_true (cw_window_test_press (editor, "<Control>t"));
  cw_window_test_spin ();
  templates = cw_window_test_get_window (CW_TYPE_TEMPLATES_WINDOW);
  cw_window_test_assert_text (templates, "No template yet");
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (templates, "name_button")));
  cw_window_test_close (templates);

  add_exercise (editor, 0, "walking");
  g_assert_true (cw_window_test_press (editor, "<Control>t"));
  cw_window_test_spin ();
  templates = cw_window_test_get_window (CW_TYPE_TEMPLATES_WINDOW);
  cw_window_test_type (cw_window_test_find (templates, "name_entry"),
                       "Walk & <early>");
  cw_window_test_click (cw_window_test_find (templates, "name_button"));
  cw_window_test_spin ();
  cw_window_test_assert_text (templates, "Walk & <early>");
  cw_window_test_picture (templates, "templates");
  cw_window_test_click (cw_window_test_find_text (templates, "Walk & <early>"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_TEMPLATES_WINDOW));
  cw_window_test_assert_text (editor, "1 refusal to correct");
  kept = cw_clinic_load_templates (fixture->clinic, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  cw_window_test_close (editor);
}

/* Alt with the arrows changes the order. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  GtkWindow *editor = open_editor (fixture);
  g_autofree char *text = NULL;

  add_exercise (editor, 0, "leg curl");
  add_exercise (editor, 0, "calf raise");
  g_assert_true (cw_window_test_press (editor, "<Alt>Up"));
  cw_window_test_spin ();
  text = cw_window_test_get_text (editor);
  g_assert_true (strstr (text, "calf raise") < strstr (text, "Leg curl"));
  cw_window_test_close (editor);
}

static void
sign_walk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview = cw_clinic_load_overview (
    fixture->clinic, fixture->patient_id, &error);
  g_autoptr (CwPlan) plan = cw_plan_new_default (overview->screening);
  CwPrescription *p = cw_plan_add_default (
    plan, cw_exercise_find ("WALK"), overview->screening);

  p->cuff_width_cm = 13.5;
  p->aop_mmhg = 190;
  p->aop_date = cw_clinic_get_today (fixture->clinic);
  cw_prescription_derive (p);
  cw_clinic_sign_plan (fixture->clinic, plan, fixture->clinician_id, &error);
  g_assert_no_error (error);
}

static void
start_session (Fixture *fixture)
{
  g_autoptr (CwSameDayCheck) check = cw_same_day_check_new ();
  g_autoptr (CwPatientOverview) overview = cw_clinic_load_overview (
    fixture->clinic, fixture->patient_id, NULL);
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_items;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  check->sbp_mmhg = 122;
  check->dbp_mmhg = 78;
  check->heart_rate_bpm = 66;
  for (gsize i = 0; i < n_items; i++)
    g_hash_table_insert (check->results, g_strdup (items[i]->id),
                         GINT_TO_POINTER (CW_CHECK_GREEN + 1));
  session = cw_clinic_start_session (fixture->clinic, overview->plan->id, check,
                                     fixture->clinician_id, &error);
  g_assert_no_error (error);
}

static void
press (Fixture *fixture, GtkWindow *window, guint keyval)
{
  fixture->n_keys++;
  g_assert_true (offer_key (window, keyval));
  cw_window_test_spin ();
}

static void
advance (Fixture *fixture, int seconds)
{
  cw_clock_manual_advance (fixture->clock, seconds * G_USEC_PER_SEC);
  cw_window_test_wait_ms (250);
}

/* Five intervals: I and D each, and one rating when all is over. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  sign_walk (fixture);
  start_session (fixture);
  overview = cw_clinic_load_overview (fixture->clinic, fixture->patient_id,
                                      NULL);
  window = cw_session_window_resume (
    fixture->clinic, overview->state.unfinished_session_id, fixture->window,
    &error);
  g_assert_no_error (error);
  cw_window_test_present (window);
  for (int i = 0; i < 5; i++) {
    press (fixture, window, GDK_KEY_i);
    advance (fixture, 60);
    cw_window_test_assert_text (window, "Left of 3:00");
    cw_window_test_assert_text (window, "2:00");
    cw_window_test_picture (window, "session-interval");
    /* Neither a digit nor Enter ends it. */
    press (fixture, window, GDK_KEY_Return);
    press (fixture, window, GDK_KEY_5);
    fixture->n_keys -= 2;
    advance (fixture, 121);
    cw_window_test_assert_text (window, "let the cuff down");
    cw_window_test_picture (window, "session-interval-over");
    press (fixture, window, GDK_KEY_d);
    if (i < 4)
      cw_window_test_assert_text (window, "Cuff down, then interval");
    cw_window_test_picture (window, "session-interval-rest");
    advance (fixture, 61);
  }
  cw_window_test_assert_text (window, "Session over");
  g_assert_cmpint (fixture->n_keys, ==, 10);
  press (fixture, window, GDK_KEY_4);
  session = cw_clinic_load_last_session (fixture->clinic, fixture->patient_id,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpint (session->state, ==, CW_SESSION_COMPLETED);
  g_assert_cmpuint (session->sets->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (
      ((CwSetEntry *) g_ptr_array_index (session->sets, i))->done_s, ==, 181);
  g_assert_cmpfloat (
    ((CwSetEntry *) g_ptr_array_index (session->sets, 4))->effort, ==, 4);
  /* Two minutes after, the limb is looked at. */
  advance (fixture, 60);
  press (fixture, window, GDK_KEY_c);
  press (fixture, window, GDK_KEY_Return);
  g_assert_null (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
  g_test_add ("/plan-editor/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/plan-editor/presets", Fixture, "UNACCUSTOMED", set_up,
              test_presets, tear_down);
  g_test_add ("/plan-editor/fixes", Fixture, NULL, set_up, test_fixes,
              tear_down);
  g_test_add ("/plan-editor/templates", Fixture, NULL, set_up, test_templates,
              tear_down);
  g_test_add ("/plan-editor/order", Fixture, NULL, set_up, test_order,
              tear_down);
  g_test_add ("/plan-editor/session", Fixture, NULL, set_up, test_session,
              tear_down);
  return g_test_run ();
}
