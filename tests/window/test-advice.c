/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The advice card with its keys, and the comparison of versions. */

#include "config.h"

#include "store/demo-clinic.h"
#include "store-test.h"
#include "window-test.h"
#include "window/common/confirm-dialog.h"
#include "window/main-window.h"
#include "window/plan/plan-window.h"
#include "window/progress/advice-card.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define N_PATIENTS 20

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (fixture->clinic, N_PATIENTS, 1, NULL, NULL, NULL,
                       &error);
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

static void
show (Fixture *fixture, gint64 patient_id, const char *page)
{
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.show-page", "s", page));
  cw_window_test_wait_ms (20);
}

static CwPatientOverview *
load (Fixture *fixture, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  CwPatientOverview *overview
      = cw_clinic_load_overview (fixture->clinic, patient_id, &error);

  g_assert_no_error (error);
  return overview;
}

/* Somebody whose advice is by that rule, and waits. */
static gint64
find_patient (Fixture *fixture, const char *rule_id)
{
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (CwPatientOverview) overview = load (fixture, id);

    for (guint i = 0; overview->advice != NULL && i < overview->advice->len;
         i++) {
      const CwExerciseAdvice *advice = overview->advice->pdata[i];

      if (cw_exercise_advice_waits (advice)
          && g_strcmp0 (advice->advice->rule_id, rule_id) == 0)
        return id;
    }
  }
  g_error ("Nobody waits with %s", rule_id);
}

static const CwExerciseAdvice *
get_first (const CwPatientOverview *overview)
{
  return overview->advice->pdata[0];
}

static GtkWidget *
find_card (Fixture *fixture)
{
  GtkWidget *card
      = cw_window_test_find_type (fixture->window, CW_TYPE_ADVICE_CARD);

  g_assert_nonnull (card);
  g_assert_true (gtk_widget_get_visible (card));
  return card;
}

/* A key, while the page has the focus. */
static void
press (Fixture *fixture, const char *key)
{
  GtkWidget *card = find_card (fixture);

  gtk_widget_grab_focus (cw_window_test_find (card, "accept_button"));
  g_assert_true (cw_window_test_press (fixture->window, key));
  cw_window_test_spin ();
}

static void
sign (void)
{
  GtkWindow *dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *check = cw_window_test_find_type (dialog, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  cw_window_test_respond ("sign");
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, "P1_LOAD_UP");
  g_autoptr (CwPatientOverview) before = load (fixture, id);
  g_autoptr (CwPatientOverview) after = NULL;
  const CwPrescription *old = before->plan->prescriptions->pdata[0];
  const CwPrescription *dose;
  g_autofree char *attention = g_strdup_printf (
      "Advice waiting: %s", get_first (before)->advice->headline);

  show (fixture, id, "overview");
  cw_window_test_assert_text (fixture->window, attention);
  show (fixture, id, "progress");
  cw_window_test_assert_text (fixture->window,
                              get_first (before)->advice->headline);
  cw_window_test_assert_text (fixture->window, get_first (before)->advice->why);
  press (fixture, "a");
  sign ();
  after = load (fixture, id);
  g_assert_cmpint (after->plan->version, ==, before->plan->version + 1);
  dose = after->plan->prescriptions->pdata[0];
  g_assert_cmpfloat (dose->load_kg, ==, get_first (before)->advice->new_value);
  g_assert_cmpfloat (dose->pressure_percent, ==, old->pressure_percent);
  g_assert_cmpint (after->plan->origin_session_id, ==,
                   get_first (before)->session_id);
  cw_window_test_assert_text (fixture->window, "No change advised");
}

static gboolean
is_confirmed (gpointer data)
{
  return cw_window_test_get_window (CW_TYPE_CONFIRM_DIALOG) == NULL;
}

/* Where somebody has to sign in, the signature takes the PIN, and is that
 * person's. */
static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code
      = store_test_set_secret (fixture->clinic, 1, "280674", NULL);
  gint64 id = find_patient (fixture, "P1_LOAD_UP");
  g_autoptr (CwPatientOverview) before = load (fixture, id);
  g_autoptr (CwPatientOverview) between = NULL;
  g_autoptr (CwPatientOverview) after = NULL;
  GtkWindow *confirm;

  show (fixture, id, "progress");
  press (fixture, "a");
  sign ();
  between = load (fixture, id);
  g_assert_cmpint (between->plan->id, ==, before->plan->id);
  confirm = cw_window_test_get_window (CW_TYPE_CONFIRM_DIALOG);
  g_assert_nonnull (confirm);
  for (const char *c = "280674"; *c != '\0'; c++)
    cw_window_test_press_key (confirm, (guint)*c);
  cw_window_test_press_key (confirm, GDK_KEY_Return);
  cw_window_test_wait (is_confirmed, NULL);
  cw_window_test_spin ();
  after = load (fixture, id);
  g_assert_cmpint (after->plan->version, ==, before->plan->version + 1);
  g_assert_cmpint (after->plan->clinician_id, ==, 1);
}

/* R, a digit: that is all where one clinician works alone. */
static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, "P1_LOAD_UP");
  g_autoptr (CwPatientOverview) after = NULL;
  GtkWindow *dialog;

  show (fixture, id, "progress");
  press (fixture, "r");
  dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (cw_window_test_press (dialog, "2"));
  cw_window_test_spin ();
  after = load (fixture, id);
  g_assert_false (cw_exercise_advice_waits (get_first (after)));
  g_assert_cmpstr (get_first (after)->decision->reason, ==,
                   "The patient does not feel ready for it");
  cw_window_test_assert_text (fixture->window,
                              "The patient does not feel ready for it");
  g_assert_false (gtk_widget_get_mapped (
      cw_window_test_find (find_card (fixture), "accept_button")));
}

/* A reason of one's own has to say something. */
static void
test_refuse_in_words (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, "P1_LOAD_UP");
  g_autoptr (CwPatientOverview) after = NULL;
  GtkWindow *dialog;
  GtkWidget *entry;

  show (fixture, id, "progress");
  press (fixture, "r");
  dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
  entry = cw_window_test_find_type (dialog, GTK_TYPE_ENTRY);
  cw_window_test_type (entry, "No");
  g_assert_false (adw_message_dialog_get_response_enabled (
      ADW_MESSAGE_DIALOG (dialog), "refuse"));
  cw_window_test_type (entry, "The knee was warm yesterday");
  cw_window_test_respond ("refuse");
  after = load (fixture, id);
  g_assert_cmpstr (get_first (after)->decision->reason, ==,
                   "The knee was warm yesterday");
}

/* The editor opens with the change in it, and says where it comes from. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, "P1_LOAD_UP");
  g_autoptr (CwPatientOverview) before = load (fixture, id);
  g_autoptr (CwPatientOverview) after = NULL;
  g_autofree char *origin = g_strdup_printf (
      "After session %d", get_first (before)->session_number);
  g_autoptr (GPtrArray) decisions = NULL;
  const CwAdviceDecision *decision;
  GtkWindow *window;

  show (fixture, id, "progress");
  press (fixture, "e");
  window = cw_window_test_get_window (CW_TYPE_PLAN_WINDOW);
  g_assert_nonnull (window);
  cw_window_test_assert_text (window, origin);
  cw_window_test_assert_text (window, get_first (before)->advice->old_text);
  cw_window_test_assert_text (window, "P1_LOAD_UP");
  /* Another change in its place. */
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (cw_window_test_find (window, "home_check")),
      !before->plan->home);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (cw_window_test_find (window, "home_check")),
      before->plan->home);
  cw_window_test_type (cw_window_test_find (window, "goal_entry"),
                       "Walk to the lake");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (window), "plan.sign", NULL));
  cw_window_test_spin ();
  sign ();
  after = load (fixture, id);
  g_assert_cmpint (after->plan->version, ==, before->plan->version + 1);
  decisions = cw_clinic_load_advice_decisions (fixture->clinic, id, 1, NULL);
  g_assert_cmpuint (decisions->len, ==, 1);
  decision = decisions->pdata[0];
  g_assert_cmpint (decision->outcome, ==, CW_ADVICE_EDITED);
  g_assert_cmpint (decision->new_plan_id, ==, after->plan->id);
}

/* A dose that has to come down is the next step. */
static void
test_urgent (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, "R1_LOAD_DOWN");

  show (fixture, id, "overview");
  cw_window_test_assert_text (fixture->window, "Review progress");
  show (fixture, id, "progress");
  cw_window_test_assert_text (fixture->window, "Lower the load to");
}

/* Any two versions, equal ones too. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, "R1_LOAD_DOWN");
  g_autoptr (GPtrArray) plans
      = cw_clinic_load_plans (fixture->clinic, id, NULL);
  const CwPlan *newest = plans->pdata[0];
  GtkWindow *window;
  GtkDropDown *before, *after;

  g_assert_cmpuint (plans->len, ==, 3);
  show (fixture, id, "plan");
  cw_window_test_assert_text (fixture->window, "Plan v2: ");
  cw_window_test_assert_text (fixture->window, "After session ");
  g_assert_true (gtk_widget_activate_action (
      cw_window_test_find (cw_window_test_find (fixture->window, "plan_page"),
                           "history_section"),
      "plan.compare", "x", newest->id));
  cw_window_test_spin ();
  window = GTK_WINDOW (gtk_widget_get_root (cw_window_test_find (
      cw_window_test_get_window (ADW_TYPE_WINDOW), "comparison")));
  cw_window_test_assert_text (window, "Load");
  cw_window_test_assert_text (window, "≠");
  before = GTK_DROP_DOWN (cw_window_test_find (window, "before_drop_down"));
  after = GTK_DROP_DOWN (cw_window_test_find (window, "after_drop_down"));
  g_assert_cmpuint (gtk_drop_down_get_selected (before), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (after), ==, 0);
  gtk_drop_down_set_selected (before, 0);
  cw_window_test_assert_text (window, "The two versions are equal.");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (cw_window_test_find (window, "same_check")), TRUE);
  cw_window_test_assert_text (window, "Tempo");
  cw_window_test_close (window);
}

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                    \
  g_test_add ("/advice/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("accept", test_accept);
  ADD ("confirm", test_confirm);
  ADD ("refuse", test_refuse);
  ADD ("refuse-in-words", test_refuse_in_words);
  ADD ("edit", test_edit);
  ADD ("urgent", test_urgent);
  ADD ("compare", test_compare);
#undef ADD
  return g_test_run ();
}
