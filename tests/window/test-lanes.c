/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-clinic.h"
#include "store-test.h"
#include "window-test.h"
#include "window/main-window.h"
#include "window/patients/unfinished-sessions.h"
#include "window/session/cue-player.h"
#include "window/session/patient-chooser.h"
#include "window/session/session-window.h"
#include "window/session/stop-window.h"

/* Patients side by side: each with its own clock, alarms that reach the one who
 * looks at somebody else. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define N_PATIENTS 40
#define N_STARTED 5

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *main_window;
  GtkWindow *window; /* of the sessions */
  gint64 sessions[N_STARTED];
  gint64 patients[N_STARTED];
  char *names[N_STARTED];
  int n_started;
} Fixture;

/* FALSE where the rules of the day let no session start. */
static gboolean
start_session (Fixture *fixture, gint64 patient_id)
{
  g_autoptr (CwSameDayCheck) check = cw_same_day_check_new ();
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (fixture->clinic, patient_id, NULL);
  g_autoptr (CwSession) session = NULL;
  gsize n_items = 0;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);
  int i = fixture->n_started;

  if (overview->next_step->kind != CW_NEXT_STEP_START_SESSION)
    return FALSE;
  check->sbp_mmhg = 122;
  check->dbp_mmhg = 78;
  check->heart_rate_bpm = 66;
  check->note = g_strdup ("All as last time, and measured again.");
  for (gsize k = 0; k < n_items; k++)
    g_hash_table_insert (check->results, g_strdup (items[k]->id),
                         GINT_TO_POINTER (CW_CHECK_GREEN + 1));
  session = cw_clinic_start_session (fixture->clinic, overview->plan->id, check,
                                     1, NULL);
  if (session == NULL)
    return FALSE;
  fixture->sessions[i] = session->id;
  fixture->patients[i] = patient_id;
  fixture->names[i] = cw_patient_get_display_name (overview->patient);
  fixture->n_started++;
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  *fixture = (Fixture){ .clock = cw_clock_manual_new (NOW) };
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (fixture->clinic, N_PATIENTS, 1, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id <= N_PATIENTS && fixture->n_started < N_STARTED; id++)
    start_session (fixture, id);
  g_assert_cmpint (fixture->n_started, ==, N_STARTED);
  fixture->application = cw_window_test_new_application ();
  fixture->main_window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->main_window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    cw_window_test_close (fixture->window);
  cw_window_test_close (fixture->main_window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
  for (int i = 0; i < fixture->n_started; i++)
    g_free (fixture->names[i]);
}

/* Shows that session beside those that are there. */
static void
open_lane (Fixture *fixture, int i)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_session_window_resume (
      fixture->clinic, fixture->sessions[i], fixture->main_window, &error);

  g_assert_no_error (error);
  g_assert_true (fixture->window == NULL || fixture->window == window);
  fixture->window = window;
  cw_window_test_present (window);
}

/* The clock runs, and each tick is taken. */
static void
advance (Fixture *fixture, int seconds)
{
  cw_clock_manual_advance (fixture->clock, seconds * G_USEC_PER_SEC);
  cw_window_test_wait_ms (250);
}

static void
press (Fixture *fixture, const char *keys)
{
  for (const char *key = keys; *key != '\0'; key++)
    cw_window_test_press_key (fixture->window,
                              *key == '\n' ? GDK_KEY_Return : (guint)*key);
}

static void
assert_title (Fixture *fixture, int i)
{
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (
                       cw_window_test_find (fixture->window, "title"))),
                   ==, fixture->names[i]);
}

static gboolean
has_text (gpointer root, const char *words)
{
  g_autofree char *text = cw_window_test_get_text (root);

  return strstr (text, words) != NULL;
}

static GtkWidget *
get_tile (Fixture *fixture, int number)
{
  GtkWidget *tile = gtk_widget_get_first_child (
      cw_window_test_find (fixture->window, "strip"));

  for (int i = 1; i < number; i++)
    tile = gtk_widget_get_next_sibling (tile);
  return tile;
}

static CwSession *
load (Fixture *fixture, int i)
{
  g_autoptr (GError) error = NULL;
  CwSession *session
      = cw_clinic_load_session (fixture->clinic, fixture->sessions[i], &error);

  g_assert_no_error (error);
  return session;
}

/* Two lanes by keys: what is typed goes to the one that is shown, and the clock
 * of the other one runs. */
static void
test_two (Fixture *fixture, gconstpointer data)
{
  GtkWindow *chooser;
  g_autoptr (CwSession) first = NULL;
  g_autoptr (CwSession) second = NULL;

  open_lane (fixture, 0);
  g_assert_false (
      gtk_widget_get_visible (cw_window_test_find (fixture->window, "strip")));
  press (fixture, "i");
  advance (fixture, 20);

  g_assert_true (cw_window_test_press (fixture->window, "<Control>t"));
  chooser = cw_window_test_get_window (CW_TYPE_PATIENT_CHOOSER);
  g_assert_nonnull (chooser);
  cw_window_test_type (cw_window_test_find (chooser, "search_entry"),
                       fixture->names[1]);
  g_signal_emit_by_name (cw_window_test_find (chooser, "search_entry"),
                         "activate");
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_PATIENT_CHOOSER));
  assert_title (fixture, 1);
  press (fixture, "i");
  advance (fixture, 10);
  /* The first one's check is due: it is next. */
  g_assert_true (has_text (get_tile (fixture, 1), "0:30"));
  g_assert_true (has_text (get_tile (fixture, 1), "Check"));
  g_assert_true (has_text (get_tile (fixture, 2), "0:10"));
  g_assert_false (has_text (get_tile (fixture, 2), "Check"));
  cw_window_test_picture (fixture->window, "lanes-two");

  g_assert_true (cw_window_test_press (fixture->window, "<Alt>1"));
  assert_title (fixture, 0);
  press (fixture, "c21\n");
  advance (fixture, 5);
  g_assert_true (has_text (get_tile (fixture, 1), "Rest 0:25"));
  g_assert_true (cw_window_test_press (fixture->window, "<Alt>2"));
  assert_title (fixture, 1);
  press (fixture, "c17\n");
  /* There is no third one. */
  cw_window_test_press (fixture->window, "<Alt>3");
  assert_title (fixture, 1);

  first = load (fixture, 0);
  second = load (fixture, 1);
  g_assert_cmpuint (first->sets->len, ==, 1);
  g_assert_cmpuint (second->sets->len, ==, 1);
  g_assert_cmpint (((CwSetEntry *)first->sets->pdata[0])->reps, ==, 21);
  g_assert_cmpint (((CwSetEntry *)second->sets->pdata[0])->reps, ==, 17);
  g_assert_cmpint (
      ((CwCuffEvent *)second->cuff_events->pdata[0])->at.utc_s
          - ((CwCuffEvent *)first->cuff_events->pdata[0])->at.utc_s,
      ==, 20);
}

/* Ten minutes of a lane that nobody looks at: it is told wherever somebody
 * looks, and only its own lane lets the air out. */
static void
test_alarm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *near = g_strdup_printf (
      "1 · %s: the limit of the cuff is near", fixture->names[0]);
  g_autofree char *red
      = g_strdup_printf ("1 · %s: let the air out now", fixture->names[0]);
  GtkWidget *alarm;
  GtkWindow *stop;
  g_autoptr (CwSession) session = NULL;

  open_lane (fixture, 0);
  alarm = cw_window_test_find (fixture->window, "alarm");
  press (fixture, "i");
  open_lane (fixture, 1);
  advance (fixture, 470);
  g_assert_false (gtk_widget_get_visible (alarm));
  advance (fixture, 11);
  g_assert_true (has_text (alarm, near));
  advance (fixture, 120);
  g_assert_true (has_text (alarm, red));
  g_assert_true (has_text (get_tile (fixture, 1), "Limit reached"));
  cw_window_test_picture (fixture->window, "lanes-alarm");

  /* Nothing that is pressed here puts it away. */
  press (fixture, "d\nm");
  g_assert_true (gtk_widget_get_visible (alarm));

  /* It stands above STOP, too. */
  press (fixture, "is");
  stop = cw_window_test_get_window (CW_TYPE_STOP_WINDOW);
  g_assert_nonnull (stop);
  advance (fixture, 1);
  g_assert_true (has_text (stop, red));
  cw_window_test_picture (stop, "lanes-alarm-stop");
  g_assert_true (cw_window_test_offer_key (stop, GDK_KEY_g));
  cw_window_test_spin ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (stop)));
  assert_title (fixture, 0);
  g_assert_true (has_text (fixture->window, "Let the air out now"));
  /* Now the other one is told about: its cuff is up, and it was stopped. */
  g_assert_true (has_text (alarm, "stopped, the cuff is still up"));
  press (fixture, "d");
  session = load (fixture, 0);
  g_assert_cmpuint (session->cuff_events->len, ==, 2);

  press (fixture, "g");
  assert_title (fixture, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (stop)));
  g_assert_false (gtk_widget_get_visible (alarm));
}

static gboolean
stroke_cb (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer n_strokes)
{
  ++*(guint *)n_strokes;
  return TRUE;
}

static gboolean
is_enough (gpointer data)
{
  const guint *strokes = data;

  return strokes[0] >= strokes[1];
}

/* The key that tries the sounds out: so many strokes, and no more. */
static void
assert_strokes (Fixture *fixture, guint n_strokes)
{
  guint strokes[] = { 0, n_strokes };
  guint signal = 0;
  gulong hook = 0;

  g_type_class_unref (g_type_class_ref (CW_TYPE_CUE_PLAYER));
  signal = g_signal_lookup ("beep", CW_TYPE_CUE_PLAYER);
  hook = g_signal_add_emission_hook (signal, 0, stroke_cb, strokes, NULL);
  press (fixture, "t");
  cw_window_test_wait (is_enough, strokes);
  cw_window_test_wait_ms (600);
  g_signal_remove_emission_hook (signal, hook);
  g_assert_cmpuint (strokes[0], ==, n_strokes);
}

/* Sounds tell the number of their lane, once there is another one. */
static void
test_sounds (Fixture *fixture, gconstpointer data)
{
  open_lane (fixture, 0);
  assert_strokes (fixture, 2);
  open_lane (fixture, 1);
  assert_strokes (fixture, 2 + 2);
  cw_window_test_press (fixture->window, "<Alt>1");
  assert_strokes (fixture, 1 + 2);
  /* Who is silenced is one of them, not all. */
  press (fixture, "m");
  assert_strokes (fixture, 0);
  cw_window_test_press (fixture->window, "<Alt>2");
  assert_strokes (fixture, 2 + 2);
}

/* Nobody is there twice, and not more than four are. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4; i++)
    open_lane (fixture, i);
  cw_window_test_picture (fixture->window, "lanes-four");
  open_lane (fixture, 1);
  assert_title (fixture, 1);
  g_assert_true (cw_session_window_start (fixture->clinic, fixture->patients[2],
                                          NULL, &error)
                 == fixture->window);
  assert_title (fixture, 2);
  g_assert_null (cw_session_window_resume (fixture->clinic,
                                           fixture->sessions[4], NULL, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW);
  g_assert_cmpstr (error->message, ==,
                   "4 sessions at once are the most. End one of them first.");
  cw_window_test_press (fixture->window, "<Control>t");
  g_assert_null (cw_window_test_get_window (CW_TYPE_PATIENT_CHOOSER));
  cw_window_test_respond ("close");

  /* The place of one who leaves is free, and the others keep their numbers. */
  g_assert_true (cw_window_test_press (fixture->window, "<Alt>2"));
  g_assert_true (cw_window_test_press (fixture->window, "<Alt>Left"));
  cw_window_test_respond ("accept");
  g_assert_false (gtk_widget_get_visible (get_tile (fixture, 2)));
  g_assert_true (cw_window_test_press (fixture->window, "<Alt>3"));
  assert_title (fixture, 2);
  open_lane (fixture, 4);
  g_assert_true (has_text (get_tile (fixture, 2), fixture->names[4]));
}

static void
assert_asks (Fixture *fixture, int i)
{
  GtkWindow *dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_true (has_text (dialog, fixture->names[i]));
}

/* Each that runs is asked about; afterwards all come back, at their true age.
 */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  open_lane (fixture, 0);
  press (fixture, "i");
  open_lane (fixture, 1);
  advance (fixture, 40);
  gtk_window_close (fixture->window);
  cw_window_test_spin ();
  assert_asks (fixture, 0);
  assert_title (fixture, 0);
  cw_window_test_respond ("accept");
  assert_asks (fixture, 1);
  cw_window_test_respond ("cancel");
  /* Whoever goes on and leaves later is asked again. */
  gtk_window_close (fixture->window);
  cw_window_test_spin ();
  assert_asks (fixture, 0);
  cw_window_test_respond ("accept");
  assert_asks (fixture, 1);
  cw_window_test_respond ("accept");
  g_assert_null (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
  fixture->window = NULL;

  cw_clock_manual_advance (fixture->clock, 25 * G_USEC_PER_SEC);
  open_lane (fixture, 1);
  open_lane (fixture, 0);
  advance (fixture, 0);
  g_assert_true (has_text (get_tile (fixture, 2), "1:05"));
}

/* Ctrl+W and Alt+Left ask the same, and Ctrl+W takes the question back. */
static void
test_close_keys (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "<Control>w", "<Alt>Left" };
  static const char *const close_keys[] = { "<Control>w", NULL };

  gtk_application_set_accels_for_action (
      GTK_APPLICATION (fixture->application), "window.close", close_keys);
  open_lane (fixture, 0);
  press (fixture, "i");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_assert_true (cw_window_test_press (fixture->window, keys[i]));
    assert_asks (fixture, 0);
    g_assert_true (cw_window_test_press (
        cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG), "<Control>w"));
    g_assert_null (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));
    assert_title (fixture, 0);
  }
  g_assert_true (cw_window_test_press (fixture->window, "<Control>w"));
  cw_window_test_respond ("accept");
  g_assert_null (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
  fixture->window = NULL;
}

/* All that were never ended come back beside each other. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  cw_unfinished_sessions_offer (fixture->clinic, fixture->main_window);
  cw_window_test_respond ("accept");
  fixture->window = cw_window_test_get_window (CW_TYPE_SESSION_WINDOW);
  g_assert_nonnull (fixture->window);
  for (int i = 1; i <= CW_MAX_LANES; i++)
    g_assert_true (gtk_widget_get_visible (get_tile (fixture, i)));
  g_assert_null (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* Nobody is named before somebody has signed in. */
static void
test_unfinished_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code
      = store_test_set_secret (fixture->clinic, 1, "280674", NULL);

  cw_clinic_sign_out (fixture->clinic);
  cw_unfinished_sessions_offer (fixture->clinic, fixture->main_window);
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));
  store_test_sign_in (fixture->clinic, 1, "280674");
  cw_window_test_spin ();
  g_assert_nonnull (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));
  cw_window_test_respond ("cancel");
}

/* The clinic is locked: nobody's name, but the cuff, STOP and the sets go on, and are
 * those of the one who started the session. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code
      = store_test_set_secret (fixture->clinic, 1, "280674", NULL);
  g_autoptr (CwSession) session = NULL;
  GtkWindow *chooser, *stop;

  open_lane (fixture, 0);
  press (fixture, "i");
  advance (fixture, 5);
  g_assert_true (cw_window_test_press (fixture->window, "<Control>t"));
  chooser = cw_window_test_get_window (CW_TYPE_PATIENT_CHOOSER);
  g_assert_nonnull (chooser);

  cw_clinic_sign_out (fixture->clinic);
  advance (fixture, 5);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chooser)));
  g_assert_false (has_text (fixture->window, fixture->names[0]));
  g_assert_true (has_text (fixture->window, "Name hidden"));
  cw_window_test_picture (fixture->window, "lanes-locked");
  press (fixture, "c21\n");
  press (fixture, "s");
  stop = cw_window_test_get_window (CW_TYPE_STOP_WINDOW);
  g_assert_nonnull (stop);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (stop)));
  g_assert_false (has_text (stop, fixture->names[0]));
  cw_window_test_picture (stop, "lanes-locked-stop");
  /* Nor is there anybody to be added. */
  g_assert_true (cw_window_test_press (fixture->window, "<Control>t"));
  g_assert_false (has_text (fixture->window, "No session may start"));

  store_test_sign_in (fixture->clinic, 1, "280674");
  cw_window_test_spin ();
  assert_title (fixture, 0);
  g_assert_true (has_text (stop, fixture->names[0]));
  session = load (fixture, 0);
  g_assert_cmpuint (session->sets->len, ==, 1);
  g_assert_cmpint (session->clinician_id, ==, 1);
}

#define ADD(path, function)                                                    \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  ADD ("/lanes/two", test_two);
  ADD ("/lanes/alarm", test_alarm);
  ADD ("/lanes/sounds", test_sounds);
  ADD ("/lanes/full", test_full);
  ADD ("/lanes/close", test_close);
  ADD ("/lanes/close-keys", test_close_keys);
  ADD ("/lanes/unfinished", test_unfinished);
  ADD ("/lanes/unfinished-locked", test_unfinished_locked);
  ADD ("/lanes/locked", test_locked);
  return g_test_run ();
}
