/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan.h"
#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/common/date-entry.h"
#include "window/session/paper-log-window.h"

/* Home sessions typed in from the patient's paper log, by keys alone. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define N_PATIENTS 18
/* What four sets of one exercise may take, the day included. */
#define MOST_KEYS 20

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  CwPatient *patient; /* with a plan for home */
  GtkWindow *window;
  int n_keys;
} Fixture;

static CwPatient *
find_home_patient (CwClinic *clinic)
{
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (CwPatientOverview) overview =
      cw_clinic_load_overview (clinic, id, NULL);

    if (overview->plan != NULL && overview->plan->home)
      return cw_clinic_load_patient (clinic, id, NULL);
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
  fixture->patient = find_home_patient (fixture->clinic);
  fixture->application = cw_window_test_new_application ();
  fixture->window =
    cw_paper_log_window_new (fixture->clinic, fixture->patient, NULL);
  gtk_window_set_modal (fixture->window, FALSE);
  cw_window_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  cw_patient_free (fixture->patient);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static void
press (Fixture *fixture, guint keyval)
{
  fixture->n_keys++;
  cw_window_test_press_key (fixture->window, keyval);
}

static void
save (Fixture *fixture)
{
  fixture->n_keys++;
  g_assert_true (cw_window_test_press (fixture->window, "<Control>Return"));
  cw_window_test_spin ();
}

/* Digits, each followed by Enter but the last. */
static void
type (Fixture *fixture, const char *numbers)
{
  for (; *numbers != '\0'; numbers++)
    press (fixture, *numbers == ' ' ? GDK_KEY_Return : (guint) *numbers);
}

static guint
count_sessions (Fixture *fixture)
{
  g_autoptr (GPtrArray) sessions =
    cw_clinic_load_sessions (fixture->clinic, fixture->patient->id, 0, NULL);

  return sessions->len;
}

static CwSession *
load_newest_typed (Fixture *fixture)
{
  g_autoptr (GPtrArray) sessions =
    cw_clinic_load_sessions (fixture->clinic, fixture->patient->id, 0, NULL);

  for (guint i = 0; i < sessions->len; i++)
    if (((CwSession *) sessions->pdata[i])->entered_at != 0)
      return g_ptr_array_steal_index (sessions, i);
  return NULL;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  guint before = count_sessions (fixture);
  g_autoptr (CwSession) session = NULL;
  static const int reps[] = { 30, 15, 15, 12 };
  const CwSetEntry *last;

  press (fixture, GDK_KEY_Down); /* yesterday */
  press (fixture, GDK_KEY_Return);
  type (fixture, "30 15 15 12 7 2 6");
  save (fixture);
  cw_window_test_assert_text (fixture->window, "is saved");
  g_test_message ("%d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, MOST_KEYS);
  g_assert_cmpuint (count_sessions (fixture), ==, before + 1);
  session = load_newest_typed (fixture);
  g_assert_cmpint (cw_time_local_date (session->started_at), ==,
                   cw_clinic_get_today (fixture->clinic) - 1);
  g_assert_cmpuint (session->sets->len, ==, G_N_ELEMENTS (reps));
  for (guint i = 0; i < session->sets->len; i++)
    g_assert_cmpint (((CwSetEntry *) session->sets->pdata[i])->reps, ==,
                     reps[i]);
  last = session->sets->pdata[3];
  g_assert_cmpfloat (last->effort, ==, 7);
  g_assert_cmpfloat (last->pain, ==, 2);
  g_assert_cmpfloat (
    cw_session_get_paper_minutes (session, last->prescription_id), ==, 6);
  cw_window_test_picture (fixture->window, "paper-log-saved");

  /* The next one without leaving the grid. */
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Return);
  type (fixture, "28 14");
  save (fixture);
  g_assert_cmpuint (count_sessions (fixture), ==, before + 2);
}

/* What cannot be right is said, stays, and is not saved. */
static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  guint before = count_sessions (fixture);
  GtkEditable *focus;

  save (fixture);
  cw_window_test_assert_text (fixture->window, "Type the day of the session.");
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Return);
  save (fixture);
  cw_window_test_assert_text (fixture->window,
                              "Type in what was done of at least one");
  type (fixture, "130 15");
  save (fixture);
  cw_window_test_assert_text (fixture->window, "Not stored: 0 to 100");
  focus = GTK_EDITABLE (gtk_window_get_focus (fixture->window));
  g_assert_cmpstr (gtk_editable_get_text (focus), ==, "130");
  cw_window_test_picture (fixture->window, "paper-log-problem");
  gtk_editable_set_text (focus, "");
  save (fixture);
  cw_window_test_assert_text (fixture->window, "type in the first set");
  press (fixture, GDK_KEY_3);
  press (fixture, GDK_KEY_0);
  press (fixture, GDK_KEY_Return);
  focus = GTK_EDITABLE (gtk_window_get_focus (fixture->window));
  g_assert_cmpstr (gtk_editable_get_text (focus), ==, "15");
  g_assert_cmpuint (count_sessions (fixture), ==, before);
  save (fixture);
  g_assert_cmpuint (count_sessions (fixture), ==, before + 1);
}

/* A day before the plan was for home, and a cuff that was up for too long. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  GtkWidget *day = cw_window_test_find_type (fixture->window,
                                             CW_TYPE_DATE_ENTRY);
  guint before = count_sessions (fixture);

  cw_date_entry_set_date (CW_DATE_ENTRY (day), cw_date_new (2026, 11, 1));
  cw_window_test_assert_text (fixture->window, "for the clinic only");
  press (fixture, GDK_KEY_Return);
  type (fixture, "30 15 15 12 7 2 25");
  cw_window_test_assert_text (fixture->window, "The cuff was up for 25 min");
  save (fixture);
  g_assert_cmpuint (count_sessions (fixture), ==, before);
  cw_window_test_picture (fixture->window, "paper-log-refused");
  cw_date_entry_set_date (CW_DATE_ENTRY (day), cw_date_new (2026, 11, 20));
  save (fixture);
  g_assert_cmpuint (count_sessions (fixture), ==, before + 1);
}

/* Something odd needs an answer, and a symptom becomes an adverse event. */
static void
test_symptom (Fixture *fixture, gconstpointer data)
{
  GtkWidget *odd = cw_window_test_find (fixture->window, "odd_entry");
  GtkWidget *symptom = cw_window_test_find (fixture->window,
                                            "symptom_drop_down");
  guint before = count_sessions (fixture);
  g_autoptr (GPtrArray) events = NULL;

  g_assert_false (gtk_widget_get_mapped (symptom));
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Return);
  type (fixture, "30 10");
  cw_window_test_type (odd, "Foot went numb");
  save (fixture);
  cw_window_test_assert_text (fixture->window, "say whether it was one of");
  g_assert_cmpuint (count_sessions (fixture), ==, before);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (symptom), 2);
  cw_window_test_picture (fixture->window, "paper-log-symptom");
  save (fixture);
  g_assert_cmpuint (count_sessions (fixture), ==, before + 1);
  cw_window_test_assert_text (fixture->window, "an adverse event waits");
  events = cw_clinic_load_adverse_events (fixture->clinic, fixture->patient->id,
                                          NULL);
  g_assert_cmpuint (events->len, ==, 1);
}

/* Nothing that was typed goes without a question. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Return);
  type (fixture, "30");
  gtk_window_close (fixture->window);
  cw_window_test_spin ();
  g_assert_nonnull (cw_window_test_get_window (CW_TYPE_PAPER_LOG_WINDOW));
  cw_window_test_respond ("accept");
  g_assert_null (cw_window_test_get_window (CW_TYPE_PAPER_LOG_WINDOW));
  fixture->window = NULL;
}

#define ADD(name, function)                                                    \
  g_test_add ("/paper-log/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
  ADD ("keys", test_keys);
  ADD ("bad-input", test_bad_input);
  ADD ("sentences", test_sentences);
  ADD ("symptom", test_symptom);
  ADD ("close", test_close);
  return g_test_run ();
}
