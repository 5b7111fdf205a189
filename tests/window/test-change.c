/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/common/date-entry.h"
#include "window/common/signature-box.h"
#include "window/main-window.h"
#include "window/patients/change-window.h"
#include "window/screening/question-row.h"
#include "window/screening/screening-window.h"
#include "window/session/session-window.h"

/* What happens between visits, from where it is told to where it shows. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define N_PATIENTS 12

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  gint64 patient_id; /* somebody whose next step is a session */
} Fixture;

static CwPatientOverview *
load (Fixture *fixture, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  CwPatientOverview *overview
      = cw_clinic_load_overview (fixture->clinic, patient_id, &error);

  g_assert_no_error (error);
  return overview;
}

static void
find_patient (Fixture *fixture)
{
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (CwPatientOverview) overview = load (fixture, id);

    if (overview->next_step->kind == CW_NEXT_STEP_START_SESSION) {
      fixture->patient_id = id;
      return;
    }
  }
  g_assert_not_reached ();
}

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
  find_patient (fixture);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window),
                               fixture->patient_id);
  cw_window_test_spin ();
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
assert_lapsed (Fixture *fixture, const char *rule_id)
{
  g_autoptr (CwPatientOverview) overview = load (fixture, fixture->patient_id);
  const CwLapse *lapse;

  g_assert_cmpuint (overview->screening->lapses->len, ==, 1);
  lapse = overview->screening->lapses->pdata[0];
  g_assert_cmpstr (lapse->rule_id, ==, rule_id);
  g_assert_cmpint (lapse->day, ==, cw_clinic_get_today (fixture->clinic));
  g_assert_cmpint (overview->next_step->kind, ==, CW_NEXT_STEP_RESCREEN);
}

static void
choose_clinician (GtkWidget *box)
{
  GtkWidget *row = cw_window_test_find_type (box, ADW_TYPE_COMBO_ROW);
  GtkWidget *check = cw_window_test_find_type (box, GTK_TYPE_CHECK_BUTTON);

  adw_combo_row_set_selected (
      ADW_COMBO_ROW (row),
      g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row)))
          - 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

/* From the patient's page; nothing is chosen beforehand. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *day;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.report-change", NULL));
  window = cw_window_test_get_window (CW_TYPE_CHANGE_WINDOW);
  g_assert_nonnull (window);
  cw_window_test_assert_text (window, "Choose what has happened.");
  g_assert_false (
      gtk_widget_is_sensitive (cw_window_test_find (window, "record_button")));
  cw_window_test_click (cw_window_test_find_text (window, "An operation"));
  cw_window_test_assert_text (window, "Enter the day on which it happened.");
  day = cw_window_test_find_type (window, CW_TYPE_DATE_ENTRY);
  cw_window_test_type (day, "22.11.2026");
  cw_window_test_assert_text (window, "Enter the day on which it happened.");
  cw_window_test_type (day, "21.11.2026");
  cw_window_test_assert_text (window, "Say who records it");
  choose_clinician (cw_window_test_find_type (window, CW_TYPE_SIGNATURE_BOX));
  cw_window_test_picture (window, "change");
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  cw_window_test_spin ();
  assert_lapsed (fixture, "OPERATION");
  cw_window_test_assert_text (fixture->window, "Screen again: operation");
  cw_window_test_assert_text (fixture->window, "Screening no longer valid");
  cw_window_test_assert_text (fixture->window, "Re-screen: operation");
  cw_window_test_picture (fixture->window, "changed");
}

static GtkWindow *
open_check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_session_window_start (
      fixture->clinic, fixture->patient_id, fixture->window, &error);

  g_assert_no_error (error);
  cw_window_test_present (window);
  return window;
}

/* A red answer offers to record it in place of the session. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_check (fixture);

  g_assert_false (
      gtk_widget_get_visible (cw_window_test_find (window, "record_button")));
  cw_window_test_click (cw_window_test_find_text (window, "Other"));
  cw_window_test_picture (window, "check-lapse");
  g_assert_false (
      gtk_widget_get_visible (cw_window_test_find (window, "start_button")));
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
  assert_lapsed (fixture, "SAME_DAY_CHANGE");
}

/* What was said is not lost by closing the window, and a slip is taken back. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_check (fixture);
  g_autoptr (CwPatientOverview) overview = NULL;

  cw_window_test_click (cw_window_test_find_text (window, "Other"));
  gtk_window_close (window);
  cw_window_test_spin ();
  g_assert_nonnull (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
  cw_window_test_respond ("cancel");
  cw_window_test_click (cw_window_test_find_text (window, "Long journey"));
  g_assert_true (
      gtk_widget_get_visible (cw_window_test_find (window, "start_button")));
  gtk_window_close (window);
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
  overview = load (fixture, fixture->patient_id);
  g_assert_cmpuint (overview->screening->lapses->len, ==, 0);
}

/* The rows of the group that is shown. */
static CwQuestionRow *
get_row (GtkWindow *window, guint index)
{
  GtkWidget *box = cw_window_test_find (window, "question_box");
  GtkWidget *row = gtk_widget_get_first_child (box);

  for (guint i = 0; i < index; i++)
    row = gtk_widget_get_next_sibling (row);
  return CW_QUESTION_ROW (row);
}

/* What was said last time stands there, and nothing is answered by it. */
static void
test_earlier (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwScreeningRecord) draft = NULL;
  GtkWindow *window = cw_screening_window_new (
      fixture->clinic, fixture->patient_id, fixture->window, &error);

  g_assert_no_error (error);
  cw_window_test_present (window);
  cw_window_test_assert_text (window, "Last time, ");
  g_assert_null (cw_question_row_get_answer (get_row (window, 0)));
  cw_window_test_click (cw_window_test_find (window, "earlier_button"));
  cw_window_test_assert_text (window, ": Yes · Left arm");
  cw_window_test_assert_text (window, "Arms and legs");
  draft
      = cw_clinic_open_screening (fixture->clinic, fixture->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (draft->facts->answers), ==, 0);
  g_assert_cmpuint (g_hash_table_size (draft->facts->measurements), ==, 0);
  cw_window_test_close (window);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
  add ("/change/report", test_report);
  add ("/change/check", test_check);
  add ("/change/leave", test_leave);
  add ("/change/earlier", test_earlier);
  return g_test_run ();
}
