/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model/lane.h"
#include "model/plan-default.h"
#include "runner-fixture.h"

static void
assert_due (RunnerFixture *fixture,
            CwLaneDue due,
            CwLaneUrgency urgency,
            double due_in_s)
{
  CwLaneState state = cw_lane_state_read (fixture->runner);

  g_assert_cmpint (state.due, ==, due);
  g_assert_cmpint (state.urgency, ==, urgency);
  g_assert_cmpfloat (state.due_in_s, ==, due_in_s);
}

static void
assert_says (RunnerFixture *fixture, const char *state, const char *due)
{
  CwLaneState lane = cw_lane_state_read (fixture->runner);
  g_autofree char *state_now = cw_lane_describe (fixture->runner);
  g_autofree char *due_now = cw_lane_state_describe_due (&lane);

  g_assert_cmpstr (state_now, ==, state);
  g_assert_cmpstr (due_now, ==, due);
}

static void
answer (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_answer_check (fixture->runner, TRUE, &now, &error);
  g_assert_no_error (error);
}

static void
pause_rest (RunnerFixture *fixture, gboolean paused)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_pause_rest (fixture->runner, paused, &now, &error);
  g_assert_no_error (error);
}

/* 30 repetitions of 4 s; half a minute after inflation the first check. */
static void
test_set (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  assert_due (fixture, CW_LANE_DUE_INFLATE, CW_LANE_URGENCY_WAITS, 0);
  assert_says (fixture, "Ready to inflate · Right leg", "Inflate");
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 12);
  assert_due (fixture, CW_LANE_DUE_CHECK, CW_LANE_URGENCY_LATER, 18);
  assert_says (fixture, "Set 1 of 4 · Right leg", "Check in 0:18");
  runner_fixture_wait (fixture, 18);
  assert_due (fixture, CW_LANE_DUE_CHECK, CW_LANE_URGENCY_NOW, 0);
  answer (fixture);
  assert_due (fixture, CW_LANE_DUE_SET_END, CW_LANE_URGENCY_LATER, 90);
  assert_says (fixture, "Set 1 of 4 · Right leg", "Set done in about 1:30");
  runner_fixture_wait (fixture, 100);
  assert_due (fixture, CW_LANE_DUE_SET_END, CW_LANE_URGENCY_LATER, 0);
  assert_says (fixture, "Set 1 of 4 · Right leg", "Set done");
}

/* The rest runs; the set after it began when it was over, also for one that is
 * made anew after a crash. */
static void
test_rest (RunnerFixture *fixture, gconstpointer data)
{
  g_autoptr (CwSessionRunner) rebuilt = NULL;
  CwLaneState state;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 30);
  answer (fixture);
  runner_fixture_wait (fixture, 90);
  runner_log_set (fixture, 30);
  answer (fixture);
  runner_fixture_wait (fixture, 16);
  assert_due (fixture, CW_LANE_DUE_SET_START, CW_LANE_URGENCY_LATER, 14);
  assert_says (fixture, "Rest 0:14 · Right leg", "Set starts in 0:14");
  pause_rest (fixture, TRUE);
  runner_fixture_wait (fixture, 5);
  assert_due (fixture, CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_LATER, 600 - 141);
  assert_says (fixture, "Rest 0:14, paused · Right leg",
               "Let the cuff down in 7:39");
  pause_rest (fixture, FALSE);
  runner_fixture_wait (fixture, 24);
  assert_due (fixture, CW_LANE_DUE_SET_END, CW_LANE_URGENCY_LATER, 50);
  rebuilt = runner_fixture_rebuild (fixture);
  state = cw_lane_state_read (rebuilt);
  g_assert_cmpfloat (state.due_in_s, ==, 50);
  g_assert_cmpfloat (state.inflated_s, ==, 165);
}

/* The limit comes before what would be done later, and red before all. */
static void
test_limit (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 30);
  answer (fixture);
  runner_fixture_wait (fixture, 569);
  g_assert_cmpint (cw_lane_state_read (fixture->runner).alarm, ==,
                   CW_CUFF_ALARM_AMBER);
  g_assert_cmpfloat (cw_session_runner_get_limit_left_s (fixture->runner), ==,
                     1);
  runner_fixture_wait (fixture, 1);
  assert_due (fixture, CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_RED, 0);
  assert_says (fixture, "Limit reached · Right leg", "Let the cuff down");
  runner_deflate (fixture);
  g_assert_cmpfloat (cw_session_runner_get_limit_left_s (fixture->runner), ==,
                     INFINITY);
  /* The repetitions of the set that it cut off can wait. */
  assert_due (fixture, CW_LANE_DUE_SET_END, CW_LANE_URGENCY_WAITS, 0);
}

/* STOP: first the cuff, then the reason, which is not urgent. */
static void
test_stop (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 40);
  now = runner_fixture_now (fixture);
  g_assert_true (cw_session_runner_stop (fixture->runner, &now, NULL));
  assert_due (fixture, CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_NOW, 0);
  assert_says (fixture, "Stopped · Right leg", "Let the cuff down");
  runner_deflate (fixture);
  assert_due (fixture, CW_LANE_DUE_REASON, CW_LANE_URGENCY_WAITS, 0);
}

/* When a set to failure ends nobody knows. */
static void
test_failure (RunnerFixture *fixture, gconstpointer data)
{
  cw_prescription_set_scheme (fixture_get (fixture->plan, 0),
                              cw_set_scheme_find ("FAILURE_4"));
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 30);
  answer (fixture);
  runner_fixture_wait (fixture, 10);
  assert_due (fixture, CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_LATER, 560);
}

/* An interval ends by the clock, with the cuff. */
static void
test_interval (RunnerFixture *fixture, gconstpointer data)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();

  cw_plan_set_exercise (fixture->plan, 0, cw_exercise_find ("WALK"), screening);
  cw_prescription_set_intervals (fixture_get (fixture->plan, 0), 5, 180, 60);
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 30);
  answer (fixture);
  runner_fixture_wait (fixture, 70);
  assert_due (fixture, CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_LATER, 80);
  runner_fixture_wait (fixture, 80);
  assert_due (fixture, CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_NOW, 0);
}

static void
assert_order (const CwLaneState *first, const CwLaneState *second)
{
  const CwLaneState lanes[] = { *second, *first };

  g_assert_cmpint (cw_lane_state_compare (first, second), <, 0);
  g_assert_cmpint (cw_lane_state_compare (second, first), >, 0);
  g_assert_cmpint (cw_lane_state_compare (first, first), ==, 0);
  g_assert_cmpint (cw_lanes_find_next (lanes, 2), ==, 1);
}

static void
test_order (void)
{
  static const CwLaneState states[] = {
    { .urgency = CW_LANE_URGENCY_RED, .inflated_s = 640, .alarm = 2 },
    { .urgency = CW_LANE_URGENCY_RED, .inflated_s = 610, .alarm = 2 },
    { .urgency = CW_LANE_URGENCY_NOW, .inflated_s = 500, .alarm = 1 },
    { .urgency = CW_LANE_URGENCY_NOW, .inflated_s = 300 },
    { .urgency = CW_LANE_URGENCY_NOW, .inflated_s = 30 },
    { .urgency = CW_LANE_URGENCY_LATER, .due_in_s = 3, .inflated_s = 90 },
    { .urgency = CW_LANE_URGENCY_LATER, .due_in_s = 14, .inflated_s = 490 },
    { .urgency = CW_LANE_URGENCY_LATER, .due_in_s = INFINITY },
    { .urgency = CW_LANE_URGENCY_WAITS },
    { .urgency = CW_LANE_URGENCY_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    for (gsize j = i + 1; j < G_N_ELEMENTS (states); j++)
      assert_order (&states[i], &states[j]);
}

/* Of equals the first; of those with nothing due none. */
static void
test_next (void)
{
  static const CwLaneState equal[] = {
    { .urgency = CW_LANE_URGENCY_NONE },
    { .urgency = CW_LANE_URGENCY_WAITS },
    { .urgency = CW_LANE_URGENCY_WAITS },
  };
  CwLaneState asked = cw_lane_state_read (NULL);
  g_autofree char *text = cw_lane_describe (NULL);

  g_assert_cmpint (cw_lanes_find_next (equal, 3), ==, 1);
  g_assert_cmpint (cw_lanes_find_next (equal, 1), ==, -1);
  g_assert_cmpint (cw_lanes_find_next (NULL, 0), ==, -1);
  g_assert_cmpint (cw_lanes_find_next (&asked, 1), ==, -1);
  g_assert_cmpstr (text, ==, "Questions of the day");
  g_assert_null (cw_lane_state_describe_due (&asked));
}

#define ADD(name, test)                                                        \
  g_test_add ("/lane/" name, RunnerFixture, NULL, runner_fixture_set_up, test, \
              runner_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("set", test_set);
  ADD ("rest", test_rest);
  ADD ("limit", test_limit);
  ADD ("stop", test_stop);
  ADD ("failure", test_failure);
  ADD ("interval", test_interval);
  g_test_add_func ("/lane/order", test_order);
  g_test_add_func ("/lane/next", test_next);

  return g_test_run ();
}
