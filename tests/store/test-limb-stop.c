/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "model/adverse-event-record.h"
#include "model/session-text.h"
#include "store-test.h"

#define LEFT_LEG CW_LIMB_BIT (CW_LIMB_LEFT_LEG)
#define RIGHT_LEG CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)

/* A session of the right and the left leg, with its runner. */
static CwSessionRunner *
start (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPlan) plan = NULL;
  CwPrescription *left;
  CwInstant now = cw_clock_now (test->clock);

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_make_plan (test, test->patient_id);
  left = cw_prescription_copy (plan->prescriptions->pdata[0]);
  left->limbs = LEFT_LEG;
  left->reperfusion_s = 180;
  g_ptr_array_add (plan->prescriptions, left);
  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
  return cw_session_runner_new (cw_plan_copy (plan),
                                store_test_start_session (test, plan->id),
                                NULL, cw_clinic_get_session_log (),
                                test->clinic, &now);
}

static CwInstant
wait (StoreTest *test, int seconds)
{
  cw_clock_manual_advance (test->clock, seconds * (gint64)G_USEC_PER_SEC);
  return cw_clock_now (test->clock);
}

/* A set and a half of the right leg, then it is numb. */
static void
stop_right (StoreTest *test, CwSessionRunner *runner)
{
  CwInstant now = wait (test, 5);
  g_autoptr (GError) error = NULL;

  cw_session_runner_inflate (runner, &now, &error);
  g_assert_no_error (error);
  now = wait (test, 120);
  cw_session_runner_log_set (runner, 30, &now, &error);
  g_assert_no_error (error);
  now = wait (test, 45);
  cw_session_runner_stop (runner, &now, &error);
  g_assert_no_error (error);
  now = wait (test, 3);
  cw_session_runner_deflate (runner, &now, &error);
  g_assert_no_error (error);
  now = wait (test, 20);
  cw_session_runner_finish_limb_stop (runner, "STOP_NUMB", "Numb", 7, &now,
                                      &error);
  g_assert_no_error (error);
}

static void
do_left (StoreTest *test, CwSessionRunner *runner)
{
  CwInstant now = wait (test, 5);
  g_autoptr (GError) error = NULL;

  cw_session_runner_inflate (runner, &now, &error);
  g_assert_no_error (error);
  for (int set = 1; set <= 4; set++) {
    now = wait (test, 90);
    cw_session_runner_log_set (runner, set == 1 ? 30 : 15, &now, &error);
    g_assert_no_error (error);
  }
  now = wait (test, 2);
  cw_session_runner_deflate (runner, &now, &error);
  g_assert_no_error (error);
  cw_session_runner_complete (runner, &now, &error);
  g_assert_no_error (error);
}

static void
assert_sound (StoreTest *test)
{
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound = cw_clinic_check (test->clinic, &problems, &error);

  g_assert_no_error (error);
  if (!sound)
    g_error ("%s", problems[0]);
}

/* The stop, its event and what was done after it are kept, and each exercise is
 * read for itself. */
static void
test_kept (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSessionRunner) runner = start (test);
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  const CwLimbStop *stop;
  const CwAdverseEvent *event;
  g_autofree char *words = NULL;

  stop_right (test, runner);
  do_left (test, runner);
  session = cw_clinic_load_last_session (test->clinic, test->patient_id,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpint (session->state, ==, CW_SESSION_COMPLETED);
  g_assert_cmpuint (session->limb_stops->len, ==, 1);
  stop = session->limb_stops->pdata[0];
  g_assert_cmpint (stop->limbs, ==, RIGHT_LEG);
  words = cw_limb_stop_describe (stop);
  g_assert_cmpstr (words, ==, "Right leg: Numb");
  events = cw_clinic_load_adverse_events (test->clinic, test->patient_id,
                                          &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  event = events->pdata[0];
  g_assert_cmpstr (event->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpint (event->limbs, ==, RIGHT_LEG);
  g_assert_cmpint (event->happened_at, ==, stop->stopped.utc_s);
  g_assert_cmpfloat (event->since_inflation_s, ==, 165);
  progress = cw_clinic_load_progress (test->clinic, test->patient_id, 0,
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress->len, ==, 2);
  for (guint i = 0; i < progress->len; i++) {
    const CwExerciseProgress *exercise = progress->pdata[i];
    const CwExerciseSession *last = exercise->sessions->pdata[0];
    gboolean is_right = exercise->limbs == RIGHT_LEG;

    g_assert_cmpint (last->stopped_by_symptom, ==, is_right);
    g_assert_cmpstr (last->stop_rule_id, ==, is_right ? "STOP_NUMB" : NULL);
  }
  assert_sound (test);
}

/* What comes next says that the limb is stopped, with the day on which it is not
 * any more: the plan has that limb, too. */
static void
test_next_step (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSessionRunner) runner = start (test);
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (CwNextStep) reviewed = NULL;
  g_autoptr (CwNextStep) tomorrow = NULL;
  CwDate today = cw_clinic_get_today (test->clinic);
  g_autofree char *day = cw_date_format_short (today + 1);

  stop_right (test, runner);
  do_left (test, runner);
  overview = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overview->state.stopped_on, ==, today);
  g_assert_cmpint (overview->state.stopped_limbs, ==, RIGHT_LEG);
  g_assert_nonnull (
      cw_adverse_events_find_stop (overview->events, RIGHT_LEG, today));
  g_assert_null (
      cw_adverse_events_find_stop (overview->events, LEFT_LEG, today));
  g_assert_null (
      cw_adverse_events_find_stop (overview->events, RIGHT_LEG, today + 1));

  /* Its review opens the way for the other days only. */
  overview->state.event_waits = FALSE;
  overview->state.unchecked_session_id = 0;
  overview->state.review_due = FALSE;
  reviewed = cw_next_step_compute (&overview->state, today);
  g_assert_cmpint (reviewed->kind, ==, CW_NEXT_STEP_NONE);
  g_assert_cmpint (reviewed->status, ==, CW_STATUS_BLOCKED);
  g_assert_cmpstr (reviewed->status_line, ==, "Stopped today: Right leg");
  g_assert_nonnull (strstr (reviewed->explanation, day));
  tomorrow = cw_next_step_compute (&overview->state, today + 1);
  g_assert_cmpint (tomorrow->kind, ==, CW_NEXT_STEP_START_SESSION);
}

/* A second stop ends the session and opens an event of its own. */
static void
test_two_stops (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSessionRunner) runner = start (test);
  g_autoptr (GPtrArray) events = NULL;
  CwInstant now;

  stop_right (test, runner);
  now = wait (test, 30);
  cw_session_runner_inflate (runner, &now, &error);
  g_assert_no_error (error);
  now = wait (test, 30);
  cw_session_runner_stop (runner, &now, &error);
  cw_session_runner_deflate (runner, &now, &error);
  cw_session_runner_finish_stop (runner, "STOP_FAINT", "Dizzy", 3, &now,
                                 &error);
  g_assert_no_error (error);
  events = cw_clinic_load_adverse_events (test->clinic, test->patient_id,
                                          &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  assert_sound (test);
}

#define INFLATE                                                                \
  "INSERT INTO cuff_event (session_id, prescription_id, kind, limbs, at,"      \
  " boot_us, boot_id) SELECT session_id, prescription_id, 'inflate', "
#define STOP                                                                   \
  "INSERT INTO limb_stop (session_id, prescription_id, limbs, stop_rule_id,"   \
  " stopped_at) SELECT s.id, p.id, 'LEFT_LEG', 'STOP_COLD', "

static void
test_attacks (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwSessionRunner) runner = start (test);

  stop_right (test, runner);
  /* No cuff on the stopped limb, by whatever exercise, alone or with another. */
  store_test_attack (test,
                     INFLATE "'RIGHT_LEG', :now, 1, '' FROM cuff_event LIMIT 1",
                     FALSE);
  store_test_attack (test,
                     INFLATE "'LEFT_LEG;RIGHT_LEG', :now, 1, '' FROM cuff_event"
                             " LIMIT 1",
                     FALSE);
  store_test_attack (test, "UPDATE limb_stop SET limbs = 'LEFT_ARM'", FALSE);
  store_test_attack (test, "DELETE FROM limb_stop", FALSE);
  store_test_attack (test,
                     "INSERT OR REPLACE INTO limb_stop SELECT id, session_id,"
                     " prescription_id, 'LEFT_ARM', stop_rule_id, note,"
                     " stopped_at, boot_us, boot_id FROM limb_stop",
                     FALSE);
  /* STOP was not pressed then. */
  store_test_attack (test,
                     STOP "'2026-11-21T09:00:01Z' FROM session s"
                          " JOIN prescription p ON p.plan_id = s.plan_id"
                          " WHERE p.limbs = 'LEFT_LEG'",
                     FALSE);
  /* The controls. */
  store_test_attack (test,
                     INFLATE "'LEFT_LEG', :now, 1, '' FROM cuff_event LIMIT 1",
                     TRUE);
  store_test_attack (test,
                     STOP "s.stopped_at FROM session s"
                          " JOIN prescription p ON p.plan_id = s.plan_id"
                          " WHERE p.limbs = 'LEFT_LEG'",
                     TRUE);
}

/* When a set was logged is told by two clocks, and neither is changed. */
static void
test_moment (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwSessionRunner) runner = start (test);

  stop_right (test, runner);
  store_test_attack (test, "UPDATE set_entry SET boot_us = boot_us + 1", FALSE);
  store_test_attack (test, "UPDATE set_entry SET boot_id = 'other'", FALSE);
  store_test_attack (test, "UPDATE set_entry SET effort = 4", TRUE);
}

/* After how many inflations and deflations a set was stored is counted. */
static void
test_order (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwSessionRunner) runner = start (test);
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  stop_right (test, runner);
  session = cw_clinic_load_session (
      test->clinic, cw_session_runner_get_session (runner)->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((CwSetEntry *)session->sets->pdata[0])->n_cuff_events, ==,
                   1);
  g_assert_cmpint (((CwSetEntry *)session->sets->pdata[1])->n_cuff_events, ==,
                   2);
  g_assert_cmpint (session->stopped_n_events, ==, 1);
  g_assert_cmpint (session->stopped.boot_us, >, 0);
#define LOG(count)                                                             \
  "INSERT INTO set_entry (session_id, prescription_id, set_number,"            \
  " target_reps, reps, ending, logged_at, cuff_event_count) SELECT session_id," \
  " prescription_id, 3, 15, 15, 'target', :now, " count                        \
  " FROM set_entry LIMIT 1"
  store_test_attack (test, LOG ("1"), FALSE);
  store_test_attack (test, LOG ("3"), FALSE);
  store_test_attack (test, LOG ("2"), TRUE);
  store_test_attack (test, "UPDATE set_entry SET cuff_event_count = 0", FALSE);
  store_test_attack (test, "UPDATE set_entry SET cuff_event_count = NULL",
                     FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                            \
  g_test_add ("/limb-stop/" name, StoreTest, NULL, set_up, function,           \
              store_test_tear_down)

  ADD ("kept", store_test_set_up_in_memory, test_kept);
  ADD ("next-step", store_test_set_up_in_memory, test_next_step);
  ADD ("two-stops", store_test_set_up_in_memory, test_two_stops);
  ADD ("attacks", store_test_set_up_file, test_attacks);
  ADD ("moment", store_test_set_up_file, test_moment);
  ADD ("order", store_test_set_up_file, test_order);
  return g_test_run ();
}
