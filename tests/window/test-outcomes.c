/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "window-test.h"
#include "window/common/text-entry.h"
#include "window/outcomes/outcome-activities-row.h"
#include "window/outcomes/outcome-girth-row.h"
#include "window/outcomes/outcome-number-row.h"
#include "window/outcomes/outcome-total-row.h"
#include "window/outcomes/outcome-window.h"
#include "window/plan/measurements-window.h"

/* Outcome measures, asked as a clinician would. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
/* The goal for a re-evaluation of both sides. */
#define MOST_KEYS 45

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  gint64 patient_id;
  int n_keys;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  cw_clinic_save_clinician (fixture->clinic, clinician, &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("Okafor <b>");
  patient->given_names = g_strdup ("Margaret");
  patient->birth_date = cw_date_new (1971, 4, 17);
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  fixture->patient_id = patient->id;
  fixture->application = cw_window_test_new_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *scores = cw_clinic_load_outcome_scores (
      fixture->clinic, fixture->patient_id, &error);

  g_assert_no_error (error);
  return scores;
}

static GtkWindow *
open_form (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_outcome_window_new (fixture->clinic,
                                             fixture->patient_id, NULL, &error);

  g_assert_no_error (error);
  cw_window_test_present (window);
  return window;
}

/* The n-th entry below a row, from 0, in order of what is seen. */
static GtkWidget *
find_entry (GtkWidget *widget, int *n)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_ENTRY (widget) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, n);
  return found;
}

static void
type_into (GtkWindow *window, GType row, int n, const char *text)
{
  GtkWidget *entry = find_entry (cw_window_test_find_type (window, row), &n);

  g_assert_nonnull (entry);
  cw_window_test_type (entry, text);
}

static gboolean
may_record (GtkWindow *window)
{
  return gtk_widget_is_sensitive (
      cw_window_test_find (window, "record_button"));
}

/* All measures, for the first time. */
static void
fill_first (GtkWindow *window)
{
  type_into (window, CW_TYPE_OUTCOME_NUMBER_ROW, 0, "6");
  for (int i = 0; i < 3; i++) {
    static const char *const names[] = { "Stairs", "Kneeling", "Running" };

    type_into (window, CW_TYPE_OUTCOME_ACTIVITIES_ROW, 2 * i, names[i]);
    type_into (window, CW_TYPE_OUTCOME_ACTIVITIES_ROW, 2 * i + 1, "3");
  }
  type_into (window, CW_TYPE_OUTCOME_GIRTH_ROW, 0, "15");
  type_into (window, CW_TYPE_OUTCOME_GIRTH_ROW, 1, "49.5");
  type_into (window, CW_TYPE_OUTCOME_GIRTH_ROW, 2, "52.5");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 0, "KOOS");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 1, "2012");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 2, "0");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 3, "100");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 4, "55");
}

static void
test_first (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_form (fixture);
  g_autoptr (GPtrArray) scores = NULL;
  const CwOutcomeScore *score;

  cw_window_test_assert_text (window, "Margaret Okafor <b>");
  cw_window_test_assert_text (window, "Fill in what was asked or measured");
  g_assert_false (may_record (window));
  fill_first (window);
  cw_window_test_assert_text (window, "5 scores to record");
  cw_window_test_picture (window, "outcomes-first");
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_OUTCOME_WINDOW));

  scores = load (fixture);
  g_assert_cmpuint (scores->len, ==, 5);
  score = cw_outcome_scores_find_last (scores, "PSFS");
  g_assert_cmpint (cw_outcome_score_count_activities (score), ==, 3);
  g_assert_cmpfloat (score->value, ==, 3);
  score = cw_outcome_scores_find_last (scores, "GIRTH");
  g_assert_cmpfloat (score->distance_cm, ==, 15);
  g_assert_cmpstr (score->landmark_id, ==, "THIGH");
  g_assert_cmpuint (score->limb, ==, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  score = cw_outcome_scores_find_last (scores, "OTHER");
  g_assert_cmpstr (score->version, ==, "2012");
  g_assert_cmpfloat (score->highest, ==, 100);
}

/* What cannot be right is said, and neither left out nor changed. */
static void
test_problems (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_form (fixture);
  g_autoptr (GPtrArray) scores = NULL;

  type_into (window, CW_TYPE_OUTCOME_NUMBER_ROW, 0, "11");
  cw_window_test_assert_text (window, "Pain (NPRS): Not stored: 0 to 10");
  g_assert_false (may_record (window));
  type_into (window, CW_TYPE_OUTCOME_NUMBER_ROW, 0, "3.5");
  cw_window_test_assert_text (window, "enter a whole number from 0 to 10");
  type_into (window, CW_TYPE_OUTCOME_NUMBER_ROW, 0, "3");
  g_assert_true (may_record (window));
  type_into (window, CW_TYPE_OUTCOME_ACTIVITIES_ROW, 0, "Stairs");
  cw_window_test_assert_text (window, "name and rate 3 to 5 activities");
  g_assert_false (may_record (window));
  type_into (window, CW_TYPE_OUTCOME_ACTIVITIES_ROW, 0, "");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 4, "55");
  cw_window_test_assert_text (window, "Questionnaire: enter its name");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 0, "KOOS");
  cw_window_test_assert_text (window, "enter the lowest and the highest total");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 2, "0");
  type_into (window, CW_TYPE_OUTCOME_TOTAL_ROW, 3, "48");
  cw_window_test_assert_text (window, "KOOS: enter a number from 0 to 48");
  g_assert_false (may_record (window));
  scores = load (fixture);
  g_assert_cmpuint (scores->len, ==, 0);
  cw_window_test_close (window);
}

static void
press (Fixture *fixture, GtkWindow *window, const char *keys)
{
  for (const char *p = keys; *p != '\0'; p++) {
    fixture->n_keys++;
    cw_window_test_press_key (window, *p == '\t'   ? GDK_KEY_Tab
                                      : *p == '\n' ? GDK_KEY_Return
                                      : *p == '\f' ? GDK_KEY_Page_Down
                                                   : (guint)*p);
  }
}

/* PEERS, part 4, step 17: with both sides, from the patient to the record. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_form (fixture);
  g_autoptr (GPtrArray) scores = NULL;

  fill_first (window);
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  cw_clock_manual_advance (fixture->clock,
                           G_GINT64_CONSTANT (30) * 24 * 3600 * G_USEC_PER_SEC);

  window = open_form (fixture);
  fixture->n_keys = 1; /* the shortcut that opens it */
  cw_window_test_assert_text (window, "Last on 21 November 2026: 6 of 10");
  cw_window_test_assert_text (window, "Thigh, 15 cm above the upper edge");
  press (fixture, window, "3\t");
  cw_window_test_assert_text (window, "6 to 3: improved, by more than 1");
  press (fixture, window, "7\t6\t8\t");
  press (fixture, window, "5\t");
  press (fixture, window, "14\t\t");
  press (fixture, window, "51.5\t52.5\t");
  cw_window_test_assert_text (window,
                              "Right leg: 49.5 to 51.5: changed by more");
  press (fixture, window, "78");
  cw_window_test_assert_text (window,
                              "55 to 78; which change counts is not known");
  cw_window_test_picture (window, "outcomes-again");
  press (fixture, window, "\n");
  g_assert_null (cw_window_test_get_window (CW_TYPE_OUTCOME_WINDOW));
  g_test_message ("a re-evaluation: %d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, MOST_KEYS);

  scores = load (fixture);
  g_assert_cmpuint (scores->len, ==, 5 + 7);
  g_assert_cmpfloat (cw_outcome_scores_find_last (scores, "PSFS")->value, ==,
                     7);
  g_assert_cmpfloat (cw_outcome_scores_find_last (scores, "GROC")->value, ==,
                     5);
  g_assert_cmpfloat (cw_outcome_scores_find_last (scores, "CHAIR_STAND")->value,
                     ==, 14);
  g_assert_cmpstr (cw_outcome_scores_find_last (scores, "OTHER")->version, ==,
                   "2012");
}

/* What that step names and nothing else: pain, the girth of both sides, and the
 * total of a questionnaire.  With 22 keys for both sides measured
 * (measurements/both-sides) it stays below 45. */
static void
test_some (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_form (fixture);
  g_autoptr (GPtrArray) scores = NULL;

  fill_first (window);
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  cw_clock_manual_advance (fixture->clock,
                           G_GINT64_CONSTANT (30) * 24 * 3600 * G_USEC_PER_SEC);

  window = open_form (fixture);
  fixture->n_keys = 1; /* the shortcut that opens it */
  press (fixture, window, "3\f\f\f\f51.5\t52.5\f78\n");
  g_assert_null (cw_window_test_get_window (CW_TYPE_OUTCOME_WINDOW));
  g_test_message ("pain, girth and a total: %d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, 19);
  scores = load (fixture);
  g_assert_cmpuint (scores->len, ==, 5 + 7 - 3);
  g_assert_cmpfloat (cw_outcome_scores_find_last (scores, "NPRS")->value, ==,
                     3);
  g_assert_cmpfloat (cw_outcome_scores_find_last (scores, "OTHER")->value, ==,
                     78);
}

/* On a small display, with all that can be edited. */
static void
assert_narrow (GtkWindow *window)
{
  int width = 0;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1,
                      &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 480);
}

/* Other activities and another place than the last time. */
static void
test_other (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_form (fixture);
  g_autoptr (GPtrArray) scores = NULL;
  const CwOutcomeScore *score;

  fill_first (window);
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  window = open_form (fixture);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (cw_window_test_find (window, "edit_check")), TRUE);
  cw_window_test_spin ();
  type_into (window, CW_TYPE_OUTCOME_ACTIVITIES_ROW, 4, "Gardening");
  for (int i = 0; i < 3; i++)
    type_into (window, CW_TYPE_OUTCOME_ACTIVITIES_ROW, 2 * i + 1, "9");
  /* Nothing to compare it with. */
  cw_window_test_assert_text (window, "Last on 21 November 2026: 3 of 10");
  type_into (window, CW_TYPE_OUTCOME_GIRTH_ROW, 0, "10");
  type_into (window, CW_TYPE_OUTCOME_GIRTH_ROW, 1, "48");
  cw_window_test_picture (window, "outcomes-other");
  assert_narrow (window);
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  scores = load (fixture);
  g_assert_cmpuint (scores->len, ==, 5 + 2);
  score = cw_outcome_scores_find_last (scores, "PSFS");
  g_assert_cmpstr (score->activities[2].name, ==, "Gardening");
  score = cw_outcome_scores_find_last (scores, "GIRTH");
  g_assert_cmpfloat (score->distance_cm, ==, 10);
}

/* They stand among the measurements, and are struck out there. */
static void
test_strike (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *measurements = cw_measurements_window_new (
      fixture->clinic, fixture->patient_id, NULL, &error);
  GtkWindow *window;
  GtkWindow *dialog;
  g_autoptr (GPtrArray) scores = NULL;

  g_assert_no_error (error);
  cw_window_test_present (measurements);
  cw_window_test_click (cw_window_test_find (measurements, "outcome_button"));
  window = cw_window_test_get_window (CW_TYPE_OUTCOME_WINDOW);
  g_assert_nonnull (window);
  type_into (window, CW_TYPE_OUTCOME_NUMBER_ROW, 0, "6");
  cw_window_test_click (cw_window_test_find (window, "record_button"));
  cw_window_test_assert_text (measurements, "Pain (NPRS): 6 of 10");
  assert_narrow (measurements);
  cw_window_test_click (cw_window_test_find_text (measurements, "Strike Out…"));
  dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
  cw_window_test_type (cw_window_test_find_type (dialog, CW_TYPE_TEXT_ENTRY),
                       "Of another patient.");
  cw_window_test_respond ("accept");
  cw_window_test_assert_text (
      measurements, "Struck out by Anna Berg, physiotherapist: Of another");
  scores = load (fixture);
  g_assert_null (cw_outcome_scores_find_last (scores, "NPRS"));
  cw_window_test_close (measurements);
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(path, function)                                                    \
  g_test_add ("/outcomes/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("first", test_first);
  ADD ("problems", test_problems);
  ADD ("again", test_again);
  ADD ("some", test_some);
  ADD ("other", test_other);
  ADD ("strike", test_strike);
#undef ADD

  return g_test_run ();
}
