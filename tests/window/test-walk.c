/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic.h"
#include "window-test.h"
#include "window/common/date-entry.h"
#include "window/common/signature-box.h"
#include "window/documents/paper-view.h"
#include "window/main-window.h"
#include "window/patients/patient-dialog.h"
#include "window/plan/exercise-chooser.h"
#include "window/plan/one-rep-max-window.h"
#include "window/plan/plan-window.h"
#include "window/plan/pressure-window.h"
#include "window/preferences/cuff-dialog.h"
#include "window/screening/screening-window.h"
#include "window/session/session-window.h"
#include "window/session/stop-window.h"

/* The whole way through real widgets, from a new patient to the drop-off: what
 * the screen says, and what the clinic file holds after each step. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define MOST_SCREENING_KEYS 45
/* The goals for the sheets for occlusion pressure and test. */
#define MOST_PRESSURE_KEYS 12
#define MOST_MAXIMUM_KEYS 8

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  int n_keys; /* pressed by press_key() */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwClinician) clinician = cw_clinician_new ();

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  profile->name = g_strdup ("Harbour Physiotherapy");
  profile->phone = g_strdup ("01632 960001");
  profile->emergency_phone = g_strdup ("999");
  cw_clinic_save_profile (fixture->clinic, profile, &error);
  g_assert_no_error (error);
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  cw_clinic_save_clinician (fixture->clinic, clinician, &error);
  g_assert_no_error (error);
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

/* Presses a key, and counts it. */
static void
press_key (Fixture *fixture, GtkWindow *window, guint keyval)
{
  fixture->n_keys++;
  cw_window_test_press_key (window, keyval);
}

static void
type_digits (Fixture *fixture, GtkWindow *window, const char *digits)
{
  for (const char *p = digits; *p != '\0'; p++)
    press_key (fixture, window, (guint) *p);
}

static void
assert_shows (gpointer root, const char *words)
{
  g_autofree char *text = cw_window_test_get_text (root);

  if (strstr (text, words) == NULL)
    g_error ("\"%s\" is not on the screen, which shows:\n%s", words, text);
}

/* A text that is to appear in a window. */
typedef struct {
  GtkWindow *window;
  const char *label;
} Expected;

static gboolean
is_shown (gpointer data)
{
  const Expected *expected = data;

  return cw_window_test_find_text (expected->window, expected->label) != NULL;
}

static void
click_next_step (Fixture *fixture, const char *label)
{
  Expected expected = { fixture->window, label };

  cw_window_test_wait (is_shown, &expected);
  cw_window_test_click (cw_window_test_find_text (fixture->window, label));
}

static gint64
add_patient (Fixture *fixture)
{
  GtkWindow *dialog;
  g_autoptr (GListModel) patients = NULL;
  g_autoptr (CwPatientItem) item = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-patient",
                              NULL);
  cw_window_test_spin ();
  dialog = cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG);
  g_assert_nonnull (dialog);
  cw_window_test_type (cw_window_test_find (dialog, "family_entry"),
                       "Lindqvist");
  cw_window_test_type (cw_window_test_find (dialog, "given_entry"), "Tom");
  cw_window_test_type (cw_window_test_find (dialog, "birth_bin"), "4.3.1998");
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (cw_window_test_find (dialog, "sex_drop_down")), 2);
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));

  patients = cw_clinic_list_patients (fixture->clinic, NULL, FALSE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (patients), ==, 1);
  item = g_list_model_get_item (patients, 0);
  g_assert_cmpstr (cw_patient_item_get_name (item), ==, "Tom Lindqvist");
  g_assert_cmpstr (cw_patient_item_get_status_line (item), ==, "Not screened");
  return cw_patient_item_get_id (item);
}

static void
sign (gpointer root)
{
  GtkWidget *box = cw_window_test_find_type (root, CW_TYPE_SIGNATURE_BOX);
  GtkWidget *check = cw_window_test_find_type (box, GTK_TYPE_CHECK_BUTTON);

  g_assert_cmpint (
    cw_signature_box_get_clinician_id (CW_SIGNATURE_BOX (box)), ==, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  cw_window_test_spin ();
  g_assert_cmpint (
    cw_signature_box_get_clinician_id (CW_SIGNATURE_BOX (box)), !=, 0);
}

static gboolean
is_page (GtkWindow *wizard, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (
                      cw_window_test_find (wizard, "stack"))),
                    name) == 0;
}

static CwPatientOverview *
load (Fixture *fixture, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  CwPatientOverview *overview =
    cw_clinic_load_overview (fixture->clinic, patient_id, &error);

  g_assert_no_error (error);
  return overview;
}

/* Answers No to all by the key of each group; consent is its own answer. */
static void
answer_none (Fixture *fixture, GtkWindow *wizard)
{
  for (int i = 0; i < 60 && is_page (wizard, "questions"); i++) {
    GtkWidget *none = cw_window_test_find (wizard, "none_button");

    if (gtk_widget_is_sensitive (none))
      press_key (fixture, wizard, GDK_KEY_0);
    else {
      press_key (fixture, wizard, GDK_KEY_y);
      press_key (fixture, wizard, GDK_KEY_1); /* signed on the form */
    }
    if (!gtk_widget_is_sensitive (none) && is_page (wizard, "questions"))
      press_key (fixture, wizard, GDK_KEY_Return);
  }
  g_assert_true (is_page (wizard, "measurements"));
}

static void
measure (Fixture *fixture, GtkWindow *wizard)
{
  static const char *const values[] = { "118", "74", "62", "178", "76" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    type_digits (fixture, wizard, values[i]);
    fixture->n_keys -= (int) strlen (values[i]);
    if (i + 1 < G_N_ELEMENTS (values))
      press_key (fixture, wizard, GDK_KEY_Return);
  }
}

/* A healthy patient: few keys, and the file holds a signed screening. */
static void
screen (Fixture *fixture, gint64 patient_id)
{
  GtkWindow *wizard;
  g_autoptr (CwPatientOverview) overview = NULL;

  click_next_step (fixture, "Start screening");
  wizard = cw_window_test_get_window (CW_TYPE_SCREENING_WINDOW);
  g_assert_nonnull (wizard);
  assert_shows (wizard, "Not finished");
  fixture->n_keys = 0;
  answer_none (fixture, wizard);
  measure (fixture, wizard);
  press_key (fixture, wizard, GDK_KEY_Page_Down);
  g_assert_true (is_page (wizard, "verdict"));
  assert_shows (wizard, "A, standard");
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (wizard, "sign_button")));
  gtk_expander_set_expanded (
    GTK_EXPANDER (cw_window_test_find (wizard, "answers_expander")), TRUE);
  cw_window_test_spin ();
  assert_shows (wizard, "Do you have sickle cell disease?");
  assert_shows (wizard, "118 mmHg");
  cw_window_test_picture (wizard, "walk-verdict");
  sign (wizard);
  fixture->n_keys += 2; /* the box, and signing */
  g_test_message ("a healthy patient: %d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, MOST_SCREENING_KEYS);
  cw_window_test_click (cw_window_test_find (wizard, "sign_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_SCREENING_WINDOW));

  overview = load (fixture, patient_id);
  g_assert_nonnull (overview->screening);
  g_assert_cmpint (overview->screening->verdict->outcome, ==,
                   CW_OUTCOME_CLEARED);
  g_assert_cmpint (overview->screening->verdict->dose_class, ==,
                   CW_DOSE_CLASS_A);
  g_assert_cmpstr (overview->screening->signed_by, ==,
                   "Anna Berg, physiotherapist");
}

static void
choose_exercise (GtkWindow *editor, const char *words)
{
  GtkWindow *chooser;

  g_assert_true (cw_window_test_press (editor, "<Control>n"));
  chooser = cw_window_test_get_window (CW_TYPE_EXERCISE_CHOOSER);
  g_assert_nonnull (chooser);
  cw_window_test_type (cw_window_test_find (chooser, "search_entry"), words);
  g_signal_emit_by_name (cw_window_test_find (chooser, "search_entry"),
                         "activate");
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_EXERCISE_CHOOSER));
}

static void
remove_exercise (GtkWindow *editor, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (cw_window_test_find (editor, "list_box")), index);

  cw_window_test_click (cw_window_test_find_type (row, GTK_TYPE_BUTTON));
}

/* A new clinic has no cuff: the first one is named where it is needed. */
static void
name_cuff (GtkWindow *window)
{
  GtkWindow *dialog;

  cw_window_test_click (cw_window_test_find (window, "add_cuff_button"));
  dialog = cw_window_test_get_window (CW_TYPE_CUFF_DIALOG);
  g_assert_nonnull (dialog);
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  assert_shows (dialog, "The cuff’s name is missing.");
  cw_window_test_type (cw_window_test_find (dialog, "name_entry"),
                       "Thigh cuff");
  cw_window_test_type (cw_window_test_find (dialog, "width_bin"), "13.5");
  cw_window_test_type (cw_window_test_find (dialog, "girth_max_bin"), "75");
  cw_window_test_type (cw_window_test_find (dialog, "step_bin"), "1");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_CUFF_DIALOG));
}

/* With the cuff known, value and blood pressure: within the keys of a sheet. */
static void
measure_pressure (Fixture *fixture, GtkWindow *editor)
{
  GtkWindow *window;

  cw_window_test_click (cw_window_test_find (editor, "measure_button"));
  window = cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW);
  g_assert_nonnull (window);
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (window, "record_button")));
  name_cuff (window);
  assert_shows (window, "Thigh cuff, 13.5 cm");
  cw_window_test_close (window);

  cw_window_test_click (cw_window_test_find (editor, "measure_button"));
  window = cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW);
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (cw_window_test_find_type (
      cw_window_test_find (window, "cuff_drop_down"), GTK_TYPE_DROP_DOWN)),
    1);
  cw_window_test_type (cw_window_test_find (window, "girth_bin"), "80");
  assert_shows (window, "not made for a limb of that girth");
  cw_window_test_type (cw_window_test_find (window, "girth_bin"), "56");
  cw_window_test_type (cw_window_test_find (window, "sbp_bin"), "");
  cw_window_test_type (cw_window_test_find (window, "dbp_bin"), "");
  cw_window_test_type (cw_window_test_find (window, "aop_bin"), "");
  fixture->n_keys = 0;
  type_digits (fixture, window, "190");
  assert_shows (window, "Set the cuff to 114 mmHg: 60 % of 190");
  press_key (fixture, window, GDK_KEY_Tab);
  type_digits (fixture, window, "118");
  press_key (fixture, window, GDK_KEY_Tab);
  type_digits (fixture, window, "74");
  cw_window_test_picture (window, "walk-pressure");
  press_key (fixture, window, GDK_KEY_Return);
  g_assert_null (cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW));
  g_test_message ("an occlusion pressure: %d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, MOST_PRESSURE_KEYS);
}

static void
find_one_rep_max (Fixture *fixture, GtkWindow *editor)
{
  GtkWindow *window;

  cw_window_test_click (cw_window_test_find (editor, "one_rep_max_button"));
  window = cw_window_test_get_window (CW_TYPE_ONE_REP_MAX_WINDOW);
  g_assert_nonnull (window);
  fixture->n_keys = 0;
  type_digits (fixture, window, "52");
  press_key (fixture, window, GDK_KEY_Tab);
  type_digits (fixture, window, "5");
  assert_shows (window, "Epley 60.7");
  assert_shows (window, "One-repetition maximum 60.6 kg, formulas 58.5 to 61.9");
  cw_window_test_picture (window, "walk-maximum");
  press_key (fixture, window, GDK_KEY_Return);
  g_assert_null (cw_window_test_get_window (CW_TYPE_ONE_REP_MAX_WINDOW));
  g_test_message ("a maximum: %d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, MOST_MAXIMUM_KEYS);
}

static void
respond_sign (void)
{
  GtkWindow *dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  sign (dialog);
  cw_window_test_respond ("sign");
}

static void
prescribe (Fixture *fixture, gint64 patient_id)
{
  GtkWindow *editor;
  GtkWidget *sign_button;
  const CwPrescription *p;
  g_autoptr (CwPatientOverview) overview = NULL;

  click_next_step (fixture, "Prescribe");
  editor = cw_window_test_get_window (CW_TYPE_PLAN_WINDOW);
  g_assert_nonnull (editor);
  sign_button = cw_window_test_find (editor, "sign_button");
  g_assert_false (gtk_widget_is_sensitive (sign_button));
  choose_exercise (editor, "knee extension");
  measure_pressure (fixture, editor);
  find_one_rep_max (fixture, editor);
  assert_shows (editor, "114 mmHg");
  assert_shows (editor, "Within all limits");
  cw_window_test_picture (editor, "walk-plan");

  /* Above 80 % nothing opens it; a warning waits for its reason. */
  cw_window_test_type (cw_window_test_find (editor, "pressure_bin"), "82");
  assert_shows (editor, "1 refusal to correct");
  g_assert_false (gtk_widget_is_sensitive (sign_button));
  cw_window_test_type (cw_window_test_find (editor, "pressure_bin"), "30");
  assert_shows (editor, "1 reason to give");
  g_assert_false (gtk_widget_is_sensitive (sign_button));
  cw_window_test_type (cw_window_test_find (editor, "reason_entry"),
                       "first time, very anxious");
  cw_window_test_type (cw_window_test_find (editor, "pressure_bin"), "60");

  /* Another exercise on the same leg takes the cuff over, and may go again. */
  choose_exercise (editor, "leg curl");
  assert_shows (editor, "Cuff off before this exercise");
  assert_shows (editor, "114 mmHg");
  remove_exercise (editor, 1);
  assert_shows (editor, "Within all limits");

  cw_window_test_click (sign_button);
  respond_sign ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_PLAN_WINDOW));

  overview = load (fixture, patient_id);
  g_assert_nonnull (overview->plan);
  p = g_ptr_array_index (overview->plan->prescriptions, 0);
  g_assert_cmpstr (p->exercise_id, ==, "LEG_EXT");
  g_assert_cmpfloat (p->pressure_mmhg, ==, 114);
  g_assert_cmpfloat (p->load_kg, ==, 18);
}

static void
check_same_day (Fixture *fixture, GtkWindow *window)
{
  static const char *const values[] = { "120", "75", "66" };
  gsize n_items = 0;

  cw_same_day_items_get (&n_items);
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (window, "start_button")));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    type_digits (fixture, window, values[i]);
    press_key (fixture, window, GDK_KEY_Return);
  }
  for (gsize i = 0; i < n_items; i++)
    press_key (fixture, window, GDK_KEY_1);
  assert_shows (window, "The session may start");
  g_assert_true (cw_window_test_press (window, "<Control>Return"));
}

static void
advance (Fixture *fixture, int seconds)
{
  cw_clock_manual_advance (fixture->clock, seconds * G_USEC_PER_SEC);
  cw_window_test_wait_ms (250);
}

/* Nobody leaves before the limb was looked at, two minutes later. */
static void
check_after (Fixture *fixture, GtkWindow *window)
{
  assert_shows (window, "Pulse, colour, refill, feeling");
  advance (fixture, 1);
  press_key (fixture, window, GDK_KEY_Return);
  cw_window_test_respond ("cancel");
  advance (fixture, 119);
  cw_window_test_picture (window, "walk-after");
  press_key (fixture, window, GDK_KEY_c);
  assert_shows (window, "Effort of the whole session");
  press_key (fixture, window, GDK_KEY_e);
  type_digits (fixture, window, "5");
  press_key (fixture, window, GDK_KEY_Return);
}

static void
read_text_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text =
    gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* One key, once the session is over. */
static void
copy_note (GtkWindow *window)
{
  g_autofree char *text = NULL;

  g_assert_true (cw_window_test_press (window, "<Control><Shift>c"));
  assert_shows (window, "The note of session 1 is on the clipboard");
  cw_window_test_picture (window, "walk-note");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)),
                                 NULL, read_text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "BFR visit\n"));
  g_assert_nonnull (strstr (text, "Set 4: 10 of 15"));
  g_assert_nonnull (strstr (text, "Skin colour and feeling: "));
  g_assert_nonnull (strstr (text, "Outcome: Completed"));
}

/* One exercise of four sets as prescribed: six keys, and one for each safety
 * check that is due: half a minute after inflation, after sets 1 and 3. */
static void
run_session (Fixture *fixture, gint64 patient_id)
{
  static const int reps[] = { 30, 15, 12, 10 };
  GtkWindow *window;
  g_autoptr (CwSession) session = NULL;

  click_next_step (fixture, "Start session 1");
  window = cw_window_test_get_window (CW_TYPE_SESSION_WINDOW);
  g_assert_nonnull (window);
  check_same_day (fixture, window);
  assert_shows (window, "Inflate the cuff");
  assert_shows (window, "114 mmHg");
  fixture->n_keys = 0;
  press_key (fixture, window, GDK_KEY_i);
  for (int set = 0; set < 4; set++) {
    advance (fixture, 60);
    if (set == 0) {
      assert_shows (window, "Pulse, colour, tightness");
      press_key (fixture, window, GDK_KEY_c);
    }
    if (set >= 2) {
      g_autofree char *digits = g_strdup_printf ("%d", reps[set]);

      type_digits (fixture, window, digits);
      fixture->n_keys -= (int) strlen (digits);
    }
    press_key (fixture, window, GDK_KEY_Return);
    /* A second press in the rest does nothing. */
    g_assert_true (cw_window_test_offer_key (window, GDK_KEY_Return));
    if (set % 2 == 0) {
      assert_shows (window, "Skin colour and feeling");
      cw_window_test_picture (window, "walk-check");
      press_key (fixture, window, GDK_KEY_c);
    }
    cw_window_test_picture (window, "walk-rest");
    advance (fixture, 31);
  }
  press_key (fixture, window, GDK_KEY_d);
  g_assert_cmpint (fixture->n_keys, ==, 6 + 3);
  assert_shows (window, "Session over");
  check_after (fixture, window);
  copy_note (window);
  press_key (fixture, window, GDK_KEY_Return);
  g_assert_null (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));

  session =
    cw_clinic_load_last_session (fixture->clinic, patient_id, NULL);
  g_assert_nonnull (session);
  g_assert_cmpint (session->state, ==, CW_SESSION_COMPLETED);
  g_assert_cmpuint (session->sets->len, ==, 4);
  for (guint i = 0; i < 4; i++) {
    const CwSetEntry *entry = g_ptr_array_index (session->sets, i);

    g_assert_cmpint (entry->reps, ==, reps[i]);
  }
  g_assert_cmpuint (session->cuff_events->len, ==, 2);
  g_assert_cmpuint (session->checks->len, ==, 5);
}

static void
test_whole_way (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id = add_patient (fixture);
  g_autoptr (GPtrArray) progress = NULL;

  screen (fixture, patient_id);
  prescribe (fixture, patient_id);
  run_session (fixture, patient_id);

  /* Every logged set ends in the drop-off chart. */
  assert_shows (fixture->window, "67 of 75 repetitions");
  assert_shows (fixture->window, "Start session 2");
  progress = cw_clinic_load_progress (fixture->clinic, patient_id, 0, NULL);
  g_assert_cmpuint (progress->len, ==, 1);
  cw_window_test_picture (fixture->window, "walk-overview");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page",
                              "s", "documents");
  cw_window_test_spin ();
  g_assert_nonnull (
    cw_window_test_find_type (fixture->window, CW_TYPE_PAPER_VIEW));
  g_assert_true (gtk_widget_is_sensitive (
    cw_window_test_find (fixture->window, "print_button")));
  cw_window_test_picture (fixture->window, "walk-documents");
}

/* STOP: stamped at once, saved with its rule, and the patient's record says
 * so. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id = add_patient (fixture);
  GtkWindow *window;
  GtkWindow *stop;
  g_autoptr (CwSession) session = NULL;

  screen (fixture, patient_id);
  prescribe (fixture, patient_id);
  click_next_step (fixture, "Start session 1");
  window = cw_window_test_get_window (CW_TYPE_SESSION_WINDOW);
  check_same_day (fixture, window);
  press_key (fixture, window, GDK_KEY_i);
  advance (fixture, 40);
  fixture->n_keys = 0;
  press_key (fixture, window, GDK_KEY_s);
  stop = cw_window_test_get_window (CW_TYPE_STOP_WINDOW);
  g_assert_nonnull (stop);
  assert_shows (stop, "Let the cuff down now");
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (stop, "save_button")));
  press_key (fixture, stop, GDK_KEY_1);
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (stop, "save_button")));
  press_key (fixture, stop, GDK_KEY_d);
  cw_window_test_picture (stop, "walk-stop");
  cw_window_test_click (cw_window_test_find (stop, "save_button"));
  fixture->n_keys++;
  g_assert_cmpint (fixture->n_keys, ==, 4);
  assert_shows (window, "Session over");
  cw_window_test_close (window);

  session =
    cw_clinic_load_last_session (fixture->clinic, patient_id, NULL);
  g_assert_cmpint (session->state, ==, CW_SESSION_STOPPED);
  g_assert_cmpstr (session->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpint (session->stopped.utc_s, ==, session->started_at + 40);
  /* Nobody has counted the set that was broken off: that is not none. */
  g_assert_cmpuint (session->sets->len, ==, 0);
}

/* What was typed of the set, or is typed when the cuff is down, is kept. */
static void
test_stop_counted (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id = add_patient (fixture);
  GtkWindow *window;
  GtkWindow *stop;
  g_autoptr (CwSession) session = NULL;
  const CwSetEntry *entry;

  screen (fixture, patient_id);
  prescribe (fixture, patient_id);
  click_next_step (fixture, "Start session 1");
  window = cw_window_test_get_window (CW_TYPE_SESSION_WINDOW);
  check_same_day (fixture, window);
  press_key (fixture, window, GDK_KEY_i);
  advance (fixture, 40);
  press_key (fixture, window, GDK_KEY_9);
  press_key (fixture, window, GDK_KEY_s);
  stop = cw_window_test_get_window (CW_TYPE_STOP_WINDOW);
  press_key (fixture, stop, GDK_KEY_1);
  press_key (fixture, stop, GDK_KEY_n);
  /* A rule by its letter, and a digit behind the one that was typed. */
  press_key (fixture, stop, GDK_KEY_d);
  press_key (fixture, stop, GDK_KEY_9);
  press_key (fixture, stop, GDK_KEY_9);
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (stop, "save_button")));
  cw_window_test_type (cw_window_test_find (stop, "stop_reps"), "11");
  cw_window_test_picture (stop, "walk-stop-counted");
  cw_window_test_click (cw_window_test_find (stop, "save_button"));
  cw_window_test_close (window);
  session =
    cw_clinic_load_last_session (fixture->clinic, patient_id, NULL);
  g_assert_cmpstr (session->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpuint (session->sets->len, ==, 1);
  entry = session->sets->pdata[0];
  g_assert_cmpint (entry->reps, ==, 11);
  g_assert_cmpint (entry->end, ==, CW_SET_END_STOPPED);
}

/* Ten minutes: nothing but deflating goes on, and the set under way is kept. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id = add_patient (fixture);
  GtkWindow *window;
  g_autoptr (CwSession) session = NULL;
  const CwSetEntry *entry;

  screen (fixture, patient_id);
  prescribe (fixture, patient_id);
  click_next_step (fixture, "Start session 1");
  window = cw_window_test_get_window (CW_TYPE_SESSION_WINDOW);
  check_same_day (fixture, window);
  press_key (fixture, window, GDK_KEY_i);
  advance (fixture, 481);
  g_assert_true (gtk_widget_has_css_class (
    cw_window_test_find (window, "session_page"), "cw-near-limit"));
  cw_window_test_picture (window, "walk-near-limit");
  advance (fixture, 118);
  assert_shows (window, "Set 1 of 4");
  advance (fixture, 1);
  assert_shows (window, "Let the air out now");
  g_assert_true (gtk_widget_has_css_class (
    cw_window_test_find (window, "session_page"), "cw-limit"));
  cw_window_test_picture (window, "walk-limit");
  press_key (fixture, window, GDK_KEY_Return);
  press_key (fixture, window, GDK_KEY_space);
  assert_shows (window, "Let the air out now");
  press_key (fixture, window, GDK_KEY_d);
  type_digits (fixture, window, "21");
  press_key (fixture, window, GDK_KEY_Return);
  /* Nothing is left to be done: with that set the session is over. */
  assert_shows (window, "Session over");
  cw_window_test_close (window);

  session =
    cw_clinic_load_last_session (fixture->clinic, patient_id, NULL);
  g_assert_nonnull (session);
  g_assert_cmpint (session->state, ==, CW_SESSION_COMPLETED);
  g_assert_cmpuint (session->sets->len, ==, 1);
  entry = g_ptr_array_index (session->sets, 0);
  g_assert_cmpint (entry->reps, ==, 21);
  g_assert_cmpuint (session->cuff_events->len, ==, 2);
}

/* A draft survives its window, and an answer that blocks a limb closes it. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id = add_patient (fixture);
  GtkWindow *wizard;
  g_autoptr (CwScreeningRecord) draft = NULL;

  click_next_step (fixture, "Start screening");
  wizard = cw_window_test_get_window (CW_TYPE_SCREENING_WINDOW);
  press_key (fixture, wizard, GDK_KEY_n);
  press_key (fixture, wizard, GDK_KEY_u);
  assert_shows (wizard, "2 of 5 answered");
  assert_shows (wizard, "Blocked until somebody finds out.");
  gtk_window_close (wizard);
  cw_window_test_spin ();
  draft = cw_clinic_open_screening (fixture->clinic, patient_id, NULL);
  g_assert_cmpuint (g_hash_table_size (draft->facts->answers), ==, 2);

  click_next_step (fixture, "Finish screening");
  wizard = cw_window_test_get_window (CW_TYPE_SCREENING_WINDOW);
  assert_shows (wizard, "2 of 5 answered");
  cw_window_test_close (wizard);
}

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  g_test_add ("/walk/whole-way", Fixture, NULL, set_up, test_whole_way,
              tear_down);
  g_test_add ("/walk/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/walk/stop-counted", Fixture, NULL, set_up, test_stop_counted,
              tear_down);
  g_test_add ("/walk/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/walk/draft", Fixture, NULL, set_up, test_draft, tear_down);

  return g_test_run ();
}
