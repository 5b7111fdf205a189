/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <math.h>

#include "runner-fixture.h"

#define RIGHT_LEG CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)
#define LEFT_LEG CW_LIMB_BIT (CW_LIMB_LEFT_LEG)

static const CwSetEntry *
last_set (RunnerFixture *fixture)
{
  return fixture->file.sets->pdata[fixture->file.sets->len - 1];
}

/* The act has to fail so, and has to leave everything as it was. */
#define assert_fails(fixture, act, error_code)                                 \
  G_STMT_START                                                                 \
  {                                                                            \
    CwInstant now = runner_fixture_now (fixture);                              \
    g_autoptr (GError) error = NULL;                                           \
    g_autofree char *before = NULL;                                            \
    g_autofree char *after = NULL;                                             \
    int n_writes = (fixture)->file.n_writes;                                   \
                                                                               \
    cw_session_runner_tick ((fixture)->runner, &now);                          \
    before = runner_describe ((fixture)->runner);                              \
    (fixture)->n_changed = 0;                                                  \
    g_assert_false (act);                                                      \
    g_assert_error (error, CW_MODEL_ERROR, error_code);                        \
    after = runner_describe ((fixture)->runner);                               \
    g_assert_cmpstr (after, ==, before);                                       \
    g_assert_cmpint ((fixture)->n_changed, ==, 0);                             \
    g_assert_cmpint ((fixture)->file.n_writes, ==, n_writes);                  \
  }                                                                            \
  G_STMT_END

#define assert_not_now(fixture, act)                                           \
  assert_fails (fixture, act, CW_MODEL_ERROR_NOT_NOW)
#define assert_invalid(fixture, act)                                           \
  assert_fails (fixture, act, CW_MODEL_ERROR_INVALID)

#define INFLATE(f) cw_session_runner_inflate ((f)->runner, &now, &error)
#define DEFLATE(f) cw_session_runner_deflate ((f)->runner, &now, &error)
#define LOG(f, reps) cw_session_runner_log_set ((f)->runner, reps, &now, &error)
#define START_SET(f) cw_session_runner_start_set ((f)->runner, &now, &error)
#define LENGTHEN(f, seconds)                                                   \
  cw_session_runner_lengthen_rest ((f)->runner, seconds, &now, &error)
#define PAUSE(f, paused)                                                       \
  cw_session_runner_pause_rest ((f)->runner, paused, &now, &error)
#define STOP(f) cw_session_runner_stop ((f)->runner, &now, &error)
#define SKIP(f) cw_session_runner_skip_exercise ((f)->runner, &now, &error)
#define COMPLETE(f) cw_session_runner_complete ((f)->runner, &now, &error)
#define FINISH(f, id, reps)                                                    \
  cw_session_runner_finish_stop ((f)->runner, id, " Said so. ", reps, &now,    \
                                 &error)

/* An act that has to succeed. */
#define assert_done(fixture, act)                                              \
  G_STMT_START                                                                 \
  {                                                                            \
    CwInstant now = runner_fixture_now (fixture);                              \
    g_autoptr (GError) error = NULL;                                           \
                                                                               \
    (fixture)->n_changed = 0;                                                  \
    act;                                                                       \
    g_assert_no_error (error);                                                 \
    g_assert_cmpint ((fixture)->n_changed, ==, 1);                             \
    (void)now;                                                                 \
  }                                                                            \
  G_STMT_END

/* 30 / 15 / 15 / 15 as prescribed: six keys. */
static void
test_whole_session (RunnerFixture *fixture, gconstpointer data)
{
  static const int reps[] = { 30, 15, 15, 12 };

  runner_fixture_start (fixture);
  runner_assert_phase (fixture, CW_RUNNER_READY, 0, 1);
  g_assert_cmpint (cw_session_runner_get_target_reps (fixture->runner), ==, 30);
  runner_inflate (fixture);
  for (int i = 0; i < 4; i++) {
    runner_assert_phase (fixture, CW_RUNNER_SET, 0, i + 1);
    runner_fixture_wait (fixture, 4 * reps[i]);
    runner_log_set (fixture, reps[i]);
    g_assert_cmpint (last_set (fixture)->set_number, ==, i + 1);
    if (i == 0)
      g_assert_true (isnan (last_set (fixture)->rest_s));
    else
      g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 30);
    if (i == 3)
      break;
    runner_assert_phase (fixture, CW_RUNNER_REST, 0, i + 2);
    runner_fixture_wait (fixture, 29);
    runner_assert_phase (fixture, CW_RUNNER_REST, 0, i + 2);
    runner_fixture_wait (fixture, 1);
  }
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 4);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     378);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_SHORT);
  g_assert_cmpint (
      cw_session_runner_get_set (fixture->runner, 3)->end, ==,
      CW_SET_END_TARGET);
  g_assert_cmpfloat (last_set (fixture)->load_kg, ==, 18);
  g_assert_cmpfloat (last_set (fixture)->pressure_mmhg, ==, 114);
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 0, 4);
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_RUNNING);
  assert_done (fixture, COMPLETE (fixture));
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_COMPLETED);
  g_assert_cmpint (fixture->file.session->ended_at, ==,
                   runner_fixture_now (fixture).utc_s);
  g_assert_cmpint (fixture->file.n_writes, ==, 7);
  assert_not_now (fixture, COMPLETE (fixture));
  assert_not_now (fixture, INFLATE (fixture));
  assert_not_now (fixture, STOP (fixture));
  assert_not_now (fixture, cw_session_runner_correct_set (fixture->runner, 9,
                                                          &error));
}

static void
test_not_now (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  assert_not_now (fixture, LOG (fixture, 30));
  assert_not_now (fixture, DEFLATE (fixture));
  assert_not_now (fixture, START_SET (fixture));
  assert_not_now (fixture, COMPLETE (fixture));
  assert_not_now (
      fixture, cw_session_runner_rate (fixture->runner, 1, 1, 1, &error));
  assert_not_now (
      fixture, cw_session_runner_correct_set (fixture->runner, 1, &error));
  assert_not_now (fixture,
                  cw_session_runner_cancel_stop (fixture->runner, &error));
  assert_not_now (fixture, FINISH (fixture, "STOP_NUMB", -1));
  runner_inflate (fixture);
  assert_not_now (fixture, INFLATE (fixture));
  assert_not_now (fixture, SKIP (fixture));
  assert_not_now (fixture, START_SET (fixture));
  runner_log_set (fixture, 30);
  assert_not_now (fixture, LOG (fixture, 30)); /* a double press */
  assert_not_now (fixture, COMPLETE (fixture));
}

static void
test_reps (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  assert_invalid (fixture, LOG (fixture, -1));
  assert_invalid (fixture, LOG (fixture, 101));
  runner_log_set (fixture, 0);
  g_assert_cmpint (last_set (fixture)->reps, ==, 0);
  assert_invalid (
      fixture, cw_session_runner_correct_set (fixture->runner, 101, &error));
  assert_done (fixture,
               cw_session_runner_correct_set (fixture->runner, 100, &error));
  g_assert_cmpint (last_set (fixture)->reps, ==, 100);
}

static void
test_correct (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  g_assert_cmpint (last_set (fixture)->first_reps, ==, -1);
  g_assert_true (cw_session_runner_correct_set (fixture->runner, 30, NULL));
  g_assert_cmpint (last_set (fixture)->first_reps, ==, -1);
  assert_done (fixture,
               cw_session_runner_correct_set (fixture->runner, 28, &error));
  g_assert_cmpint (last_set (fixture)->reps, ==, 28);
  g_assert_cmpint (last_set (fixture)->first_reps, ==, 30);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_SHORT);
  assert_done (fixture,
               cw_session_runner_correct_set (fixture->runner, 31, &error));
  g_assert_cmpint (last_set (fixture)->first_reps, ==, 30);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_TARGET);
  g_assert_cmpuint (fixture->file.sets->len, ==, 1);
}

/* Asked of a short set alone; the last word counts, and goes with the target. */
static void
test_short_reason (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  assert_not_now (fixture, cw_session_runner_explain_set (
                               fixture->runner, CW_SHORT_PAIN, &error));
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  assert_not_now (fixture, cw_session_runner_explain_set (
                               fixture->runner, CW_SHORT_PAIN, &error));
  g_assert_true (cw_session_runner_correct_set (fixture->runner, 28, NULL));
  g_assert_cmpint (last_set (fixture)->short_reason, ==, CW_SHORT_UNSAID);
  assert_done (fixture, cw_session_runner_explain_set (
                            fixture->runner, CW_SHORT_PAIN, &error));
  assert_done (fixture, cw_session_runner_explain_set (
                            fixture->runner, CW_SHORT_CUFF, &error));
  g_assert_true (cw_session_runner_correct_set (fixture->runner, 27, NULL));
  g_assert_cmpint (last_set (fixture)->short_reason, ==, CW_SHORT_CUFF);
  g_assert_true (cw_session_runner_correct_set (fixture->runner, 30, NULL));
  g_assert_cmpint (last_set (fixture)->short_reason, ==, CW_SHORT_UNSAID);
}

static void
test_rate (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  g_assert_true (isnan (last_set (fixture)->effort));
  assert_invalid (fixture, cw_session_runner_rate (fixture->runner, 10.5, NAN,
                                                   NAN, &error));
  assert_invalid (fixture, cw_session_runner_rate (fixture->runner, NAN, -1,
                                                   NAN, &error));
  assert_done (fixture, cw_session_runner_rate (fixture->runner, 6, 0, NAN,
                                                &error));
  assert_done (fixture, cw_session_runner_rate (fixture->runner, NAN, NAN, 10,
                                                &error));
  g_assert_cmpfloat (last_set (fixture)->effort, ==, 6);
  g_assert_cmpfloat (last_set (fixture)->pain, ==, 0);
  g_assert_cmpfloat (last_set (fixture)->discomfort, ==, 10);
}

static void
test_rest (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 12);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     18);
  assert_done (fixture, LENGTHEN (fixture, 15));
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     33);
  g_assert_cmpfloat (cw_session_runner_get_rest_length_s (fixture->runner), ==,
                     45);
  runner_fixture_wait (fixture, 32);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  runner_fixture_wait (fixture, 1);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  runner_log_set (fixture, 15);
  g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 45);
  g_assert_cmpfloat (cw_session_runner_get_rest_length_s (fixture->runner), ==,
                     30);
  runner_fixture_wait (fixture, 20);
  assert_done (fixture, START_SET (fixture));
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 3);
  runner_fixture_wait (fixture, 60);
  runner_log_set (fixture, 15);
  g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 20);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 4);
}

/* Whether a crash now would change anything. */
static void
assert_survives (RunnerFixture *fixture)
{
  g_autoptr (CwSessionRunner) rebuilt = runner_fixture_rebuild (fixture);
  g_autofree char *before = runner_describe (fixture->runner);
  g_autofree char *after = runner_describe (rebuilt);

  g_assert_cmpstr (after, ==, before);
}

/* A pause holds the countdown and never the cuff clock; all of it is written. */
static void
test_pause (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  assert_not_now (fixture, PAUSE (fixture, TRUE));
  runner_inflate (fixture);
  assert_not_now (fixture, PAUSE (fixture, TRUE));
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 10);
  assert_done (fixture, PAUSE (fixture, TRUE));
  g_assert_true (cw_session_runner_is_rest_paused (fixture->runner));
  runner_fixture_wait (fixture, 100);
  assert_survives (fixture);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     20);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     110);
  assert_done (fixture, PAUSE (fixture, FALSE));
  assert_survives (fixture);
  runner_fixture_wait (fixture, 20);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  runner_log_set (fixture, 15);
  g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 130);
  /* Paused, and then started at once. */
  runner_fixture_wait (fixture, 10);
  assert_done (fixture, PAUSE (fixture, TRUE));
  runner_fixture_wait (fixture, 5);
  assert_done (fixture, START_SET (fixture));
  assert_survives (fixture);
  runner_fixture_wait (fixture, 5);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 3);
  runner_log_set (fixture, 15);
  g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 15);
}

/* No shorter than a rest may be (CLINICAL 2.6: 15 s). */
static void
test_shorter_rest (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  assert_done (fixture, LENGTHEN (fixture, -15));
  g_assert_cmpfloat (cw_session_runner_get_rest_length_s (fixture->runner), ==,
                     15);
  assert_not_now (fixture, LENGTHEN (fixture, -15));
  runner_fixture_wait (fixture, 14);
  assert_survives (fixture);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  runner_fixture_wait (fixture, 1);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  assert_survives (fixture);
}

/* An exercise that was left out stays so after a crash. */
static void
test_skip_survives (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG);
  runner_fixture_start (fixture);
  assert_done (fixture, SKIP (fixture));
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
  assert_survives (fixture);
}

/* Class C: the cuff comes down in every rest and the rest begins with that. */
static void
test_intermittent (RunnerFixture *fixture, gconstpointer data)
{
  fixture_get (fixture->plan, 0)->intermittent = TRUE;
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 120);
  runner_log_set (fixture, 30);
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 2);
  runner_fixture_wait (fixture, 5);
  assert_not_now (fixture, LOG (fixture, 15));
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     30);
  assert_not_now (fixture, LOG (fixture, 15));
  runner_fixture_wait (fixture, 30);
  runner_assert_phase (fixture, CW_RUNNER_READY, 0, 2);
  runner_fixture_wait (fixture, 4);
  runner_inflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 2);
  runner_log_set (fixture, 15);
  g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 39);
  runner_deflate (fixture);
  runner_fixture_wait (fixture, 3);
  assert_done (fixture, START_SET (fixture));
  runner_assert_phase (fixture, CW_RUNNER_READY, 0, 3);
  runner_inflate (fixture);
  runner_log_set (fixture, 15);
  g_assert_cmpfloat (last_set (fixture)->rest_s, ==, 3);
  g_assert_cmpfloat (cw_session_runner_get_cumulative_s (fixture->runner), ==,
                     125);
}

/* The air may be let out before the repetitions are typed. */
static void
test_deflate_first (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 1);
  g_assert_false (cw_session_runner_is_inflated (fixture->runner));
  runner_inflate (fixture); /* it had slipped */
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 1);
  runner_fixture_wait (fixture, 60);
  runner_deflate (fixture);
  runner_log_set (fixture, 30);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  runner_fixture_wait (fixture, 30);
  runner_assert_phase (fixture, CW_RUNNER_READY, 0, 2);
  runner_inflate (fixture);
  runner_log_set (fixture, 15);
  runner_fixture_wait (fixture, 10);
  runner_deflate (fixture); /* in a rest no set is under way */
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 3);
  assert_not_now (fixture, LOG (fixture, 15));
  g_assert_cmpfloat (cw_session_runner_get_cumulative_s (fixture->runner), ==,
                     130);
}

static void
do_exercise (RunnerFixture *fixture)
{
  static const int reps[] = { 30, 15, 15, 15 };

  runner_inflate (fixture);
  for (int i = 0; i < 4; i++) {
    runner_fixture_wait (fixture, 60);
    runner_log_set (fixture, reps[i]);
    if (i < 3)
      runner_fixture_wait (fixture, 30);
  }
  runner_deflate (fixture);
}

static void
test_reperfusion (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  runner_fixture_start (fixture);
  do_exercise (fixture);
  runner_assert_phase (fixture, CW_RUNNER_REPERFUSION, 1, 1);
  g_assert_cmpfloat (cw_session_runner_get_rest_length_s (fixture->runner), ==,
                     180);
  runner_fixture_wait (fixture, 59);
  assert_not_now (fixture, INFLATE (fixture));
  runner_fixture_wait (fixture, 131);
  runner_assert_phase (fixture, CW_RUNNER_REPERFUSION, 1, 1);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     -10);
  do_exercise (fixture);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 1, 4);
  g_assert_cmpfloat (cw_session_runner_get_cumulative_s (fixture->runner), ==,
                     660);
  assert_done (fixture, COMPLETE (fixture));
}

/* 60 seconds are the least; the plan's 180 are not waited for. */
static void
test_reperfusion_early (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  runner_fixture_start (fixture);
  do_exercise (fixture);
  runner_fixture_wait (fixture, 60);
  runner_inflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_SET, 1, 1);
}

/* Another limb is ready at once, and the first one again when it has had its
 * time. */
static void
test_other_limb (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG)->reperfusion_s = NAN;
  fixture_add_exercise (fixture->plan, RIGHT_LEG)->reperfusion_s = NAN;
  runner_fixture_start (fixture);
  do_exercise (fixture);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
  g_assert_cmpfloat (cw_session_runner_get_cumulative_s (fixture->runner), ==,
                     0);
  assert_done (fixture, SKIP (fixture));
  runner_assert_phase (fixture, CW_RUNNER_REPERFUSION, 2, 1);
  assert_not_now (fixture, INFLATE (fixture));
  runner_fixture_wait (fixture, 60);
  runner_assert_phase (fixture, CW_RUNNER_READY, 2, 1);
  do_exercise (fixture);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 2, 4);
  assert_done (fixture, COMPLETE (fixture));
}

static void
test_skip (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG);
  runner_fixture_start (fixture);
  assert_done (fixture, SKIP (fixture));
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
  assert_done (fixture, SKIP (fixture));
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 1, 1);
  assert_not_now (fixture, SKIP (fixture));
  assert_not_now (fixture, COMPLETE (fixture)); /* nothing was done */
}

static void
assert_alarm (RunnerFixture *fixture, CwCuffAlarm alarm)
{
  g_assert_cmpint (cw_session_runner_get_alarm (fixture->runner), ==, alarm);
}

/* CLINICAL 8, S6: amber at 8:00, red at 10:00; the set keeps its repetitions
 * and is the last one. */
static void
test_limit_in_set (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG);
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 479);
  assert_alarm (fixture, CW_CUFF_ALARM_NONE);
  runner_fixture_wait (fixture, 1);
  assert_alarm (fixture, CW_CUFF_ALARM_AMBER);
  runner_fixture_wait (fixture, 119);
  assert_alarm (fixture, CW_CUFF_ALARM_AMBER);
  runner_fixture_wait (fixture, 1);
  assert_alarm (fixture, CW_CUFF_ALARM_RED);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 1);
  runner_log_set (fixture, 30);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_TIME);
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 2);
  runner_fixture_wait (fixture, 60);
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 2);
  assert_not_now (fixture, LOG (fixture, 15));
  assert_not_now (fixture, START_SET (fixture));
  assert_not_now (fixture, SKIP (fixture));
  runner_deflate (fixture);
  assert_alarm (fixture, CW_CUFF_ALARM_NONE);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
}

static void
test_limit_deflate_first (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG);
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 604);
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 1);
  assert_not_now (fixture, INFLATE (fixture));
  runner_log_set (fixture, 9);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_TIME);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
}

/* In a rest the limit leaves nothing to do but deflate. */
static void
test_limit_in_rest (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG);
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 580);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 19);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  runner_fixture_wait (fixture, 1);
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 2);
  runner_fixture_wait (fixture, 60);
  runner_assert_phase (fixture, CW_RUNNER_DEFLATE, 0, 2);
  assert_not_now (fixture, LOG (fixture, 15));
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
}

/* LIM_CUM: 20 minutes for a limb, over all exercises. */
static void
test_cumulative_limit (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  runner_fixture_start (fixture);
  for (int i = 0; i < 2; i++) {
    runner_inflate (fixture);
    runner_fixture_wait (fixture, 598);
    runner_deflate (fixture);
    runner_log_set (fixture, 30);
    assert_done (fixture, SKIP (fixture));
    runner_fixture_wait (fixture, 180);
  }
  runner_inflate (fixture);
  assert_alarm (fixture, CW_CUFF_ALARM_AMBER);
  runner_fixture_wait (fixture, 4);
  assert_alarm (fixture, CW_CUFF_ALARM_RED);
  runner_log_set (fixture, 1);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_TIME);
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 2, 2);
}

static void
test_used_up_limb (RunnerFixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  runner_fixture_start (fixture);
  for (int i = 0; i < 2; i++) {
    runner_inflate (fixture);
    runner_fixture_wait (fixture, 601);
    runner_deflate (fixture);
    runner_log_set (fixture, 30);
    runner_fixture_wait (fixture, 180);
  }
  runner_assert_phase (fixture, CW_RUNNER_REPERFUSION, 2, 1);
  assert_not_now (fixture, INFLATE (fixture));
  assert_done (fixture, SKIP (fixture));
  assert_done (fixture, COMPLETE (fixture));
}

/* Setting the clock back or forth moves no limit of the cuff. */
static void
test_time_set (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 100);
  cw_clock_manual_set_utc (fixture->clock,
                           runner_fixture_now (fixture).utc_s - 3600);
  runner_fixture_wait (fixture, 100);
  runner_log_set (fixture, 30);
  cw_clock_manual_set_utc (fixture->clock,
                           runner_fixture_now (fixture).utc_s + 7200);
  runner_fixture_wait (fixture, 10);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  g_assert_cmpfloat (cw_session_runner_get_rest_left_s (fixture->runner), ==,
                     20);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     210);
  runner_deflate (fixture);
  runner_fixture_wait (fixture, 20);
  runner_assert_phase (fixture, CW_RUNNER_READY, 0, 2);
}

static void
test_failure_sets (RunnerFixture *fixture, gconstpointer data)
{
  cw_prescription_set_scheme (fixture_get (fixture->plan, 0),
                              cw_set_scheme_find ("FAILURE_4"));
  runner_fixture_start (fixture);
  g_assert_cmpint (cw_session_runner_get_target_reps (fixture->runner), ==, 0);
  runner_inflate (fixture);
  runner_log_set (fixture, 33);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_FAILURE);
  assert_done (fixture,
               cw_session_runner_correct_set (fixture->runner, 34, &error));
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_FAILURE);
}

static void
test_stop (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  assert_done (fixture, STOP (fixture));
  g_assert_cmpint (fixture->file.session->stopped.utc_s, ==,
                   runner_fixture_now (fixture).utc_s);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 1);
  assert_not_now (fixture, STOP (fixture));
  assert_not_now (fixture, LOG (fixture, 9));
  assert_not_now (fixture, COMPLETE (fixture));
  assert_not_now (fixture, FINISH (fixture, "STOP_NUMB", 9)); /* cuff is up */
  runner_fixture_wait (fixture, 5);
  g_assert_cmpfloat (cw_session_runner_get_inflated_s (fixture->runner), ==,
                     65);
  runner_deflate (fixture);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 1);
  assert_not_now (fixture, INFLATE (fixture));
  assert_invalid (fixture, FINISH (fixture, "STOP_NOTHING", 9));
  assert_invalid (fixture, FINISH (fixture, NULL, 9));
  assert_invalid (fixture, FINISH (fixture, "STOP_NUMB", 101));
  assert_done (fixture, FINISH (fixture, "STOP_NUMB", 9));
  g_assert_cmpint (last_set (fixture)->reps, ==, 9);
  g_assert_cmpint (last_set (fixture)->end, ==, CW_SET_END_STOPPED);
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_STOPPED);
  g_assert_cmpstr (fixture->file.session->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpstr (fixture->file.session->stop_note, ==, "Said so.");
  g_assert_cmpint (fixture->file.session->ended_at, !=, 0);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 0, 2);
  assert_not_now (fixture, INFLATE (fixture)); /* nobody goes on today */
  assert_done (fixture,
               cw_session_runner_rate (fixture->runner, 5, 7, 8, &error));
}

/* The set is written and the end is not: the next try ends the session and
 * writes no set twice. */
static void
test_stop_twice (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  now = runner_fixture_now (fixture);
  g_assert_true (STOP (fixture));
  g_assert_true (DEFLATE (fixture));
  fixture->file.fail_in = 2;
  g_assert_false (FINISH (fixture, "STOP_NUMB", 9));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 2);
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_RUNNING);
  g_assert_true (FINISH (fixture, "STOP_NUMB", 9));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->file.sets->len, ==, 1);
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_STOPPED);
}

static void
test_stop_in_rest (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 20);
  assert_done (fixture, STOP (fixture));
  /* The rest goes by meanwhile, but no set begins by that. */
  runner_fixture_wait (fixture, 60);
  g_assert_false (cw_session_runner_is_set_under_way (fixture->runner));
  runner_deflate (fixture);
  assert_not_now (fixture, FINISH (fixture, "STOP_FAINT", 0));
  assert_done (fixture, FINISH (fixture, "STOP_FAINT", -1));
  g_assert_cmpuint (fixture->file.sets->len, ==, 1);
}

static void
test_cancel_stop (RunnerFixture *fixture, gconstpointer data)
{
  gint64 stamp;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  assert_done (fixture, STOP (fixture));
  stamp = fixture->file.session->stopped.utc_s;
  runner_fixture_wait (fixture, 3);
  assert_done (fixture,
               cw_session_runner_cancel_stop (fixture->runner, &error));
  runner_assert_phase (fixture, CW_RUNNER_SET, 0, 1);
  g_assert_cmpint (fixture->file.session->stopped.utc_s, ==, stamp);
  g_assert_nonnull (fixture->file.session->stop_note);
  runner_log_set (fixture, 30);
  assert_done (fixture, STOP (fixture));
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 2);
  g_assert_null (fixture->file.session->stop_note);
}

/* Nothing is told that nobody can see. */
static void
test_signals (RunnerFixture *fixture, gconstpointer data)
{
  runner_fixture_start (fixture);
  runner_fixture_wait (fixture, 10);
  g_assert_cmpint (fixture->n_changed, ==, 0);
  assert_done (fixture, INFLATE (fixture));
  fixture->n_changed = 0;
  for (int i = 0; i < 20; i++) {
    CwInstant now;

    cw_clock_manual_advance (fixture->clock, G_USEC_PER_SEC / 10);
    now = runner_fixture_now (fixture);
    cw_session_runner_tick (fixture->runner, &now);
  }
  g_assert_cmpint (fixture->n_changed, ==, 2);
  assert_done (fixture, LOG (fixture, 30));
  assert_done (fixture, LENGTHEN (fixture, 15));
}

static void
test_previous (RunnerFixture *fixture, gconstpointer data)
{
  CwSession *previous = cw_session_new ();
  CwSetEntry *entry = cw_set_entry_new ();
  CwInstant now = runner_fixture_now (fixture);
  CwPlan *plan = cw_plan_copy (fixture->plan);

  entry->prescription_id = fixture_get (plan, 0)->id;
  entry->set_number = 2;
  entry->reps = 14;
  g_ptr_array_add (previous->sets, entry);
  runner_fixture_start (fixture);
  g_assert_null (
      cw_session_runner_get_previous_set (fixture->runner, 2));
  {
    static const CwSessionLog no_log;
    g_autoptr (CwSessionRunner) runner = cw_session_runner_new (
        plan, cw_session_new (), previous, &no_log, NULL, &now);

    g_assert_null (cw_session_runner_get_previous_set (runner, 1));
    g_assert_cmpint (cw_session_runner_get_previous_set (runner, 2)->reps, ==,
                     14);
    g_assert_true (cw_session_runner_get_plan (runner) == plan);
  }
}

#define ADD(name)                                                              \
  g_test_add ("/session-runner/" #name, RunnerFixture, NULL,                   \
              runner_fixture_set_up, test_##name, runner_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (whole_session);
  ADD (not_now);
  ADD (reps);
  ADD (correct);
  ADD (short_reason);
  ADD (rate);
  ADD (rest);
  ADD (intermittent);
  ADD (deflate_first);
  ADD (reperfusion);
  ADD (reperfusion_early);
  ADD (other_limb);
  ADD (skip);
  ADD (pause);
  ADD (shorter_rest);
  ADD (skip_survives);
  ADD (limit_in_set);
  ADD (limit_deflate_first);
  ADD (limit_in_rest);
  ADD (cumulative_limit);
  ADD (used_up_limb);
  ADD (time_set);
  ADD (failure_sets);
  ADD (stop);
  ADD (stop_twice);
  ADD (stop_in_rest);
  ADD (cancel_stop);
  ADD (signals);
  ADD (previous);
  return g_test_run ();
}
