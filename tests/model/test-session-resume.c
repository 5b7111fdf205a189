/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <math.h>

#include "runner-fixture.h"

/* A runner that a crash interrupts and one that runs through tell the same. */
static void
assert_resumes (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autofree char *running = NULL;
  g_autofree char *resumed = NULL;
  g_autoptr (CwSessionRunner) runner = NULL;

  cw_session_runner_tick (fixture->runner, &now);
  running = runner_describe (fixture->runner);
  runner = runner_fixture_rebuild (fixture);
  resumed = runner_describe (runner);
  g_assert_cmpstr (resumed, ==, running);
}

static void
wait_and_resume (RunnerFixture *fixture, int seconds)
{
  for (int i = 0; i < seconds; i++) {
    runner_fixture_wait (fixture, 1);
    assert_resumes (fixture);
  }
}

/* Each second of a whole session of two exercises. */
static void
do_session (RunnerFixture *fixture)
{
  static const int reps[] = { 30, 15, 15, 12 };

  for (int exercise = 0; exercise < 2; exercise++) {
    gboolean intermittent
        = fixture_get (fixture->plan, exercise)->intermittent;

    for (int i = 0; i < 4; i++) {
      if (i == 0 || intermittent)
        runner_inflate (fixture);
      assert_resumes (fixture);
      wait_and_resume (fixture, 4 * reps[i]);
      runner_log_set (fixture, reps[i]);
      assert_resumes (fixture);
      if (i == 3 || intermittent) {
        wait_and_resume (fixture, 2);
        runner_deflate (fixture);
        assert_resumes (fixture);
      }
      g_assert_true (
          cw_session_runner_rate (fixture->runner, 5, NAN, i, NULL));
      assert_resumes (fixture);
      if (i < 3)
        wait_and_resume (fixture, 30);
    }
    if (exercise == 0)
      wait_and_resume (fixture, 190);
  }
}

static void
test_whole_session (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;

  fixture_add_exercise (fixture->plan, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG))
      ->intermittent
      = TRUE;
  runner_fixture_start (fixture);
  do_session (fixture);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 1, 4);
  now = runner_fixture_now (fixture);
  g_assert_true (cw_session_runner_complete (fixture->runner, &now, NULL));
  assert_resumes (fixture);
}

/* Somebody sets the time of day, back and forth, before each thing that is done:
 * a session that a crash interrupts then is still the one that runs through. */
static void
test_time_set (RunnerFixture *fixture, gconstpointer data)
{
  static const int jumps_s[] = { -3600, 7200, -86400, 40, -40, 3600, -7200 };
  guint n = 0;

#define JUMP()                                                                 \
  cw_clock_manual_set_utc (                                                    \
      fixture->clock, runner_fixture_now (fixture).utc_s                       \
                          + jumps_s[n++ % G_N_ELEMENTS (jumps_s)])

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  for (int set = 1; set <= 4; set++) {
    wait_and_resume (fixture, 60);
    JUMP ();
    assert_resumes (fixture);
    runner_log_set (fixture, 15);
    assert_resumes (fixture);
    JUMP ();
    wait_and_resume (fixture, set < 4 ? 31 : 5);
  }
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 4);
  JUMP ();
  runner_deflate (fixture);
  assert_resumes (fixture);
  g_assert_cmpfloat (cw_session_runner_get_cumulative_s (fixture->runner), ==,
                     4 * 60 + 3 * 31 + 5);
}

/* A restart with a clock that is slow: how long the cuff has been up is not known,
 * and so it has to come down. */
static void
test_slow_clock (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 20);
  cw_clock_manual_set_utc (fixture->clock,
                           runner_fixture_now (fixture).utc_s - 3600);
  cw_clock_manual_reboot (fixture->clock);
  g_clear_object (&fixture->runner);
  runner_fixture_start (fixture);
  g_assert_false (
      cw_session_runner_is_inflated_time_known (fixture->runner));
  g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), ==,
                   CW_CUFF_ALARM_RED);
  runner_deflate (fixture);
  g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), ==,
                   CW_CUFF_ALARM_NONE);
}

/* Starts the machine and the program anew, with another time of day. */
static void
restart_at (RunnerFixture *fixture, gint64 utc_s)
{
  cw_clock_manual_set_utc (fixture->clock, utc_s);
  cw_clock_manual_reboot (fixture->clock);
  g_clear_object (&fixture->runner);
  runner_fixture_start (fixture);
}

/* A set was logged while the time of day was an hour fast, and the machine has
 * restarted since with the right one: the rest counts from the restart on, and
 * does not stand still for an hour. */
static void
test_fast_clock (RunnerFixture *fixture, gconstpointer data)
{
  gint64 utc_s;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  utc_s = runner_fixture_now (fixture).utc_s;
  cw_clock_manual_set_utc (fixture->clock, utc_s + 3600);
  runner_log_set (fixture, 30);
  restart_at (fixture, utc_s + 10);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     30);
  runner_fixture_wait (fixture, 10);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     20);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     80);
  runner_fixture_wait (fixture, 20);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  runner_log_set (fixture, 15);
  assert_resumes (fixture);
}

/* The cuff came down, and after the restart it went up for the next set: that set
 * is under way, also when the program is interrupted once more.  By the times of
 * day its inflation was before the set that it follows. */
static void
test_fast_clock_order (RunnerFixture *fixture, gconstpointer data)
{
  gint64 utc_s;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  utc_s = runner_fixture_now (fixture).utc_s;
  cw_clock_manual_set_utc (fixture->clock, utc_s + 3600);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 5);
  runner_deflate (fixture);
  restart_at (fixture, utc_s + 10);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  runner_fixture_wait (fixture, 31);
  runner_assert_phase (fixture, CW_RUNNER_READY, 0, 2);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 20);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     20);
  assert_resumes (fixture);
}

/* STOP was pressed while the time of day was slow: what it came after is counted,
 * and the set that it broke off is logged once. */
static void
test_stop_order (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 40);
  cw_clock_manual_set_utc (fixture->clock,
                           runner_fixture_now (fixture).utc_s - 3600);
  now = runner_fixture_now (fixture);
  cw_session_runner_stop (fixture->runner, &now, &error);
  g_assert_no_error (error);
  restart_at (fixture, now.utc_s + 3610);
  g_assert_true (cw_session_runner_is_set_under_way (fixture->runner));
  runner_deflate (fixture);
  now = runner_fixture_now (fixture);
  cw_session_runner_finish_stop (fixture->runner, "STOP_NUMB", "Numb", 9, &now,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->file.sets->len, ==, 1);
}

/* The machine restarts in the middle: the cuff clock keeps its age. */
static void
test_reboot (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 120);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 10);
  cw_clock_manual_reboot (fixture->clock);
  runner_fixture_wait (fixture, 15);
  assert_resumes (fixture);
  g_clear_object (&fixture->runner);
  runner_fixture_start (fixture);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     5);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     145);
  runner_fixture_wait (fixture, 5);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  cw_clock_manual_advance (fixture->clock, 460 * (gint64)G_USEC_PER_SEC);
  g_clear_object (&fixture->runner);
  runner_fixture_start (fixture);
  g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), ==,
                   CW_CUFF_ALARM_RED);
}

/* Within one second only what is possible can have come first. */
static void
test_same_second (RunnerFixture *fixture, gconstpointer data)
{
  fixture_get (fixture->plan, 0)->intermittent = TRUE;
  runner_fixture_start (fixture);
  for (int i = 0; i < 3; i++) {
    runner_inflate (fixture);
    assert_resumes (fixture);
    runner_log_set (fixture, 15);
    assert_resumes (fixture);
    runner_deflate (fixture);
    assert_resumes (fixture);
    runner_fixture_wait (fixture, 30);
    assert_resumes (fixture);
  }
}

typedef enum {
  ACT_INFLATE,
  ACT_DEFLATE,
  ACT_LOG,
  ACT_CORRECT,
  ACT_RATE,
  ACT_STOP,
  ACT_CANCEL_STOP,
  ACT_FINISH_STOP,
  ACT_COMPLETE,
  N_ACTS,
} Act;

static gboolean
do_act (RunnerFixture *fixture, Act act, int number, GError **error)
{
  CwSessionRunner *runner = fixture->runner;
  CwInstant now = runner_fixture_now (fixture);

  switch (act) {
  case ACT_INFLATE:
    return cw_session_runner_inflate (runner, &now, error);
  case ACT_DEFLATE:
    return cw_session_runner_deflate (runner, &now, error);
  case ACT_LOG:
    return cw_session_runner_log_set (runner, number, &now, error);
  case ACT_CORRECT:
    return cw_session_runner_correct_set (runner, number, error);
  case ACT_RATE:
    return cw_session_runner_rate (runner, number % 11, NAN, 1, error);
  case ACT_STOP:
    return cw_session_runner_stop (runner, &now, error);
  case ACT_CANCEL_STOP:
    return cw_session_runner_cancel_stop (runner, error);
  case ACT_FINISH_STOP:
    return cw_session_runner_finish_stop (
        runner, "STOP_REQUEST", NULL,
        cw_session_runner_is_set_under_way (runner) ? number : -1, &now,
        error);
  case ACT_COMPLETE:
    return cw_session_runner_complete (runner, &now, error);
  case N_ACTS:
  default:
    g_assert_not_reached ();
  }
}

/* Rare acts end sessions, so that most walks are long. */
static Act
random_act (void)
{
  return g_test_rand_int_range (0, 40) == 0
             ? g_test_rand_int_range (ACT_STOP, N_ACTS)
             : g_test_rand_int_range (ACT_INFLATE, ACT_STOP);
}

/* What may never be, whatever is pressed when. */
static void
assert_sound (RunnerFixture *fixture)
{
  CwSessionRunner *runner = fixture->runner;
  gboolean inflated = cw_session_runner_is_inflated (runner);

  switch (cw_session_runner_get_phase (runner)) {
  case CW_RUNNER_READY:
  case CW_RUNNER_REPERFUSION:
  case CW_RUNNER_FINISHED:
    g_assert_false (inflated);
    break;
  case CW_RUNNER_DEFLATE:
    g_assert_true (inflated);
    break;
  case CW_RUNNER_SET:
    g_assert_true (cw_session_runner_is_set_under_way (runner));
    break;
  case CW_RUNNER_REST:
    if (inflated)
      g_assert_cmpint (cw_session_runner_get_alarm (runner), !=,
                       CW_CUFF_ALARM_RED);
    break;
  case CW_RUNNER_STOPPING:
  default:
    break;
  }
  if (!inflated)
    g_assert_cmpfloat (cw_session_runner_get_inflated_s (runner), ==, 0);
}

static void
make_random_plan (RunnerFixture *fixture)
{
  static const CwLimbSet limbs[]
      = { CW_LIMB_BIT (CW_LIMB_RIGHT_LEG), CW_LIMB_BIT (CW_LIMB_LEFT_LEG),
          CW_LIMBS_LEGS };
  int n = g_test_rand_int_range (0, 3);

  fixture_get (fixture->plan, 0)->intermittent = g_test_rand_bit ();
  for (int i = 0; i < n; i++) {
    CwPrescription *p = fixture_add_exercise (
        fixture->plan, limbs[g_test_rand_int_range (0, 3)]);

    p->intermittent = g_test_rand_bit ();
    p->reperfusion_s = g_test_rand_bit () ? 180 : NAN;
  }
}

/* Never nothing: the order of two opposite acts within one second is lost with
 * a crash. */
static int
random_wait (void)
{
  switch (g_test_rand_int_range (0, 3)) {
  case 0:
    return g_test_rand_int_range (1, 10);
  case 1:
    return g_test_rand_int_range (20, 70);
  default:
    return g_test_rand_int_range (1, 700);
  }
}

/* An act that a full disk refuses leaves nothing behind, and goes through when
 * there is room again. */
static void
do_act_at_random (RunnerFixture *fixture)
{
  Act act = random_act ();
  int number = g_test_rand_int_range (0, 40);
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cw_session_runner_tick (fixture->runner, &now);
  before = runner_describe (fixture->runner);
  fixture->file.fail_in = g_test_rand_int_range (1, 4);
  if (!do_act (fixture, act, number, &error)) {
    g_assert_nonnull (error);
    after = runner_describe (fixture->runner);
    if (act != ACT_FINISH_STOP) /* of two writes the first may have been done */
      g_assert_cmpstr (after, ==, before);
    if (error->domain == G_IO_ERROR) {
      fixture->file.fail_in = 0;
      assert_resumes (fixture);
      g_clear_error (&error);
      g_assert_true (do_act (fixture, act, number, &error));
    }
  }
  fixture->file.fail_in = 0;
}

static void
walk_at_random (RunnerFixture *fixture)
{
  make_random_plan (fixture);
  runner_fixture_start (fixture);
  for (int i = 0; i < 60; i++) {
    do_act_at_random (fixture);
    assert_sound (fixture);
    assert_resumes (fixture);
    cw_clock_manual_advance (fixture->clock,
                             random_wait () * (gint64)G_USEC_PER_SEC);
    assert_resumes (fixture);
    assert_sound (fixture);
  }
}

static void
test_random_walks (void)
{
  for (int i = 0; i < 300; i++) {
    RunnerFixture fixture;

    runner_fixture_set_up (&fixture, NULL);
    walk_at_random (&fixture);
    runner_fixture_tear_down (&fixture, NULL);
  }
}

#define ADD(name)                                                              \
  g_test_add ("/session-resume/" #name, RunnerFixture, NULL,                   \
              runner_fixture_set_up, test_##name, runner_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (whole_session);
  ADD (time_set);
  ADD (slow_clock);
  ADD (fast_clock);
  ADD (fast_clock_order);
  ADD (stop_order);
  ADD (reboot);
  ADD (same_second);
  g_test_add_func ("/session-resume/random-walks", test_random_walks);
  return g_test_run ();
}
