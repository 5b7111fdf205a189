/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Aerobic and passive exercise in a running session: the clock measures. */

#include <math.h>

#include "model/plan-default.h"
#include "runner-fixture.h"

static void
set_intervals (RunnerFixture *fixture, const char *id, int n, int on, int off)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();

  cw_plan_set_exercise (fixture->plan, 0, cw_exercise_find (id), screening);
  cw_prescription_set_intervals (fixture_get (fixture->plan, 0), n, on, off);
  runner_fixture_start (fixture);
}

static void
assert_same_after_crash (RunnerFixture *fixture)
{
  g_autoptr (CwSessionRunner) again = runner_fixture_rebuild (fixture);
  g_autofree char *before = runner_describe (fixture->runner);
  g_autofree char *after = runner_describe (again);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (cw_session_runner_get_interval_s (fixture->runner), ==,
                   cw_session_runner_get_interval_s (again));
}

static const CwSetEntry *
logged (RunnerFixture *fixture, guint index)
{
  g_assert_cmpuint (index, <, fixture->file.sets->len);
  return fixture->file.sets->pdata[index];
}

static gboolean
try_inflate (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);

  return cw_session_runner_inflate (fixture->runner, &now, NULL);
}

/* Inflate, walk, deflate, five times: nothing else is to be pressed. */
static void
test_all_intervals (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  set_intervals (fixture, "WALK", 5, 180, 60);
  for (int i = 1; i <= 5; i++) {
    runner_assert_phase (fixture, CW_RUNNER_READY, 0, i);
    runner_inflate (fixture);
    runner_fixture_wait (fixture, 100);
    runner_assert_phase (fixture, CW_RUNNER_SET, 0, i);
    g_assert_cmpint (cw_session_runner_get_interval_s (fixture->runner), ==,
                     100);
    assert_same_after_crash (fixture);
    runner_fixture_wait (fixture, 82);
    runner_deflate (fixture);
    g_assert_cmpint (logged (fixture, (guint)i - 1)->done_s, ==, 182);
    g_assert_cmpint (logged (fixture, (guint)i - 1)->target_s, ==, 180);
    g_assert_cmpint (logged (fixture, (guint)i - 1)->end, ==,
                     CW_SET_END_TARGET);
    g_assert_cmpint (logged (fixture, (guint)i - 1)->reps, ==, 0);
    if (i == 5)
      break;
    runner_assert_phase (fixture, CW_RUNNER_REST, 0, i + 1);
    runner_fixture_wait (fixture, 30);
    assert_same_after_crash (fixture);
    runner_fixture_wait (fixture, 31);
  }
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 0, 5);
  now = runner_fixture_now (fixture);
  cw_session_runner_rate (fixture->runner, 4, NAN, NAN, &error);
  g_assert_no_error (error);
  cw_session_runner_complete (fixture->runner, &now, &error);
  g_assert_no_error (error);
}

/* Five minutes are the limit of one passive inflation and its length: the alarm
 * sounds, the interval is whole, and the others follow. */
static void
test_passive (RunnerFixture *fixture, gconstpointer data)
{
  set_intervals (fixture, "REST_LEG", 5, 300, 300);
  for (int i = 1; i <= 5; i++) {
    runner_inflate (fixture);
    runner_fixture_wait (fixture, 299);
    g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), !=,
                     CW_CUFF_ALARM_RED);
    runner_fixture_wait (fixture, 1);
    g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), ==,
                     CW_CUFF_ALARM_RED);
    runner_assert_phase (fixture, CW_RUNNER_SET, 0, i);
    runner_deflate (fixture);
    g_assert_cmpint (logged (fixture, (guint)i - 1)->end, ==,
                     CW_SET_END_TARGET);
    runner_fixture_wait (fixture, 300);
  }
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 0, 5);
}

/* The time of all inflations ends the exercise, and what was done stays. */
static void
test_cumulative_limit (RunnerFixture *fixture, gconstpointer data)
{
  set_intervals (fixture, "WALK", 3, 390, 60);
  for (int i = 0; i < 2; i++) {
    runner_inflate (fixture);
    runner_fixture_wait (fixture, 500);
    runner_deflate (fixture);
    runner_fixture_wait (fixture, 61);
  }
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 200);
  g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), ==,
                   CW_CUFF_ALARM_RED);
  runner_deflate (fixture);
  g_assert_cmpint (logged (fixture, 2)->end, ==, CW_SET_END_TIME);
  g_assert_cmpint (logged (fixture, 2)->done_s, ==, 200);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 0, 3);
}

/* A pause that is cut would make one long inflation of two. */
static void
test_pause (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;

  set_intervals (fixture, "WALK", 3, 120, 90);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  runner_deflate (fixture);
  g_assert_cmpint (logged (fixture, 0)->end, ==, CW_SET_END_SHORT);
  runner_fixture_wait (fixture, 30);
  g_assert_false (try_inflate (fixture));
  now = runner_fixture_now (fixture);
  cw_session_runner_start_set (fixture->runner, &now, NULL);
  g_assert_false (try_inflate (fixture));
  runner_fixture_wait (fixture, 30);
  g_assert_true (try_inflate (fixture));
}

/* The cuff came down and the disk was full: the interval waits to be kept. */
static void
test_failed_log (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  set_intervals (fixture, "WALK", 2, 120, 60);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 121);
  fixture->file.fail_in = 2;
  now = runner_fixture_now (fixture);
  g_assert_false (cw_session_runner_deflate (fixture->runner, &now, &error));
  g_assert_nonnull (error);
  g_assert_false (cw_session_runner_is_inflated (fixture->runner));
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 1);
  runner_fixture_wait (fixture, 20);
  assert_same_after_crash (fixture);
  g_assert_cmpint (cw_session_runner_get_interval_s (fixture->runner), ==, 121);
  runner_log_set (fixture, cw_session_runner_get_interval_s (fixture->runner));
  g_assert_cmpint (logged (fixture, 0)->done_s, ==, 121);
}

/* STOP keeps the seconds until it was pressed; measured time is not corrected.
 */
static void
test_stop (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  set_intervals (fixture, "WALK", 5, 180, 60);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 180);
  runner_deflate (fixture);
  g_assert_false (cw_session_runner_correct_set (fixture->runner, 20, NULL));
  runner_fixture_wait (fixture, 60);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 50);
  now = runner_fixture_now (fixture);
  cw_session_runner_stop (fixture->runner, &now, &error);
  g_assert_no_error (error);
  runner_fixture_wait (fixture, 7);
  g_assert_cmpint (cw_session_runner_get_interval_s (fixture->runner), ==, 50);
  runner_deflate (fixture);
  g_assert_cmpuint (fixture->file.sets->len, ==, 1);
  now = runner_fixture_now (fixture);
  cw_session_runner_finish_stop (
      fixture->runner, "STOP_NUMB", NULL,
      cw_session_runner_get_interval_s (fixture->runner), &now, &error);
  g_assert_no_error (error);
  g_assert_cmpint (logged (fixture, 1)->done_s, ==, 50);
  g_assert_cmpint (logged (fixture, 1)->end, ==, CW_SET_END_STOPPED);
}

#define ADD(name)                                                              \
  g_test_add ("/session-intervals/" #name, RunnerFixture, NULL,                \
              runner_fixture_set_up, test_##name, runner_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (all_intervals);
  ADD (passive);
  ADD (cumulative_limit);
  ADD (pause);
  ADD (failed_log);
  ADD (stop);
  return g_test_run ();
}
