/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "clinical/stop-rule.h"
#include "model/after-check.h"
#include "model/screening-record.h"
#include "runner-fixture.h"

static void
start_in_class (RunnerFixture *fixture, CwDoseClass dose_class)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();

  fixture_set_class (screening, dose_class);
  fixture->verdict = cw_verdict_copy (screening->verdict);
  runner_fixture_start (fixture);
}

/* Whether the next check is that one, due in so many seconds; `id` NULL for
 * none. */
static void
assert_next (RunnerFixture *fixture, const char *id, double due_in_s)
{
  const CwDueCheck *due = cw_session_runner_get_due_check (fixture->runner);
  g_autoptr (CwSessionRunner) rebuilt = NULL;

  if (id == NULL) {
    g_assert_null (due);
    return;
  }
  g_assert_nonnull (due);
  g_assert_cmpstr (due->check->id, ==, id);
  g_assert_cmpfloat (due->due_in_s, ==, due_in_s);
  /* A crash forgets none. */
  rebuilt = runner_fixture_rebuild (fixture);
  due = cw_session_runner_get_due_check (rebuilt);
  g_assert_nonnull (due);
  g_assert_cmpstr (due->check->id, ==, id);
  g_assert_cmpfloat (due->due_in_s, ==, due_in_s);
}

static void
answer (RunnerFixture *fixture, gboolean is_well)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_answer_check (fixture->runner, is_well, &now, &error);
  g_assert_no_error (error);
}

static void
measure (RunnerFixture *fixture, double sbp, double dbp)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_measure_check (fixture->runner, sbp, dbp, 80, &now, &error);
  g_assert_no_error (error);
}

static void
complete (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_complete (fixture->runner, &now, &error);
  g_assert_no_error (error);
}

/* Class A: 30 s after inflation, after sets 1 and 3, two minutes after. */
static void
test_class_a (RunnerFixture *fixture, gconstpointer data)
{
  start_in_class (fixture, CW_DOSE_CLASS_A);
  assert_next (fixture, NULL, 0);
  runner_inflate (fixture);
  assert_next (fixture, "CHECK_INFLATED", 30);
  fixture->n_changed = 0;
  runner_fixture_wait (fixture, 30);
  g_assert_cmpint (fixture->n_changed, ==, 30);
  assert_next (fixture, "CHECK_INFLATED", 0);
  answer (fixture, TRUE);
  assert_next (fixture, NULL, 0);
  for (int set = 1; set <= 4; set++) {
    runner_log_set (fixture, set == 1 ? 30 : 15);
    assert_next (fixture, set % 2 == 1 ? "CHECK_SKIN" : NULL, 0);
    if (set == 1)
      answer (fixture, TRUE);
    runner_fixture_wait (fixture, 31);
  }
  /* That after set 3 was not answered, and its moment is over. */
  g_assert_cmpuint (fixture->file.checks->len, ==, 2);
  runner_deflate (fixture);
  assert_next (fixture, NULL, 0);
  complete (fixture);
  assert_next (fixture, "CHECK_AFTER", 120);
  runner_fixture_wait (fixture, 121);
  assert_next (fixture, "CHECK_AFTER", -1);
  answer (fixture, TRUE);
  assert_next (fixture, "CHECK_EFFORT", 479);
}

static void
do_sets (RunnerFixture *fixture)
{
  runner_inflate (fixture);
  for (int set = 1; set <= 4; set++) {
    runner_log_set (fixture, set == 1 ? 30 : 15);
    runner_fixture_wait (fixture, 31);
  }
  runner_deflate (fixture);
  complete (fixture);
}

static gboolean
is_missing (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);

  return cw_session_is_check_missing (
      cw_session_runner_get_session (fixture->runner), fixture->plan,
      fixture->verdict, &now);
}

/* The check after the session stands open for twelve hours, through any crash,
 * and knows from the fifth minute on that it is late. */
static void
test_late (RunnerFixture *fixture, gconstpointer data)
{
  const CwCheckEntry *entry;
  int minutes = 0;

  start_in_class (fixture, CW_DOSE_CLASS_A);
  g_assert_false (is_missing (fixture));
  do_sets (fixture);
  g_assert_true (is_missing (fixture));
  runner_fixture_wait (fixture, 300);
  assert_next (fixture, "CHECK_AFTER", -180);
  g_assert_false (cw_session_runner_get_due_check (fixture->runner)->late);
  runner_fixture_wait (fixture, 1);
  g_assert_true (cw_session_runner_get_due_check (fixture->runner)->late);
  cw_clock_manual_advance (fixture->clock, 3600 * (gint64)G_USEC_PER_SEC);
  g_object_unref (fixture->runner);
  fixture->runner = runner_fixture_rebuild (fixture);
  assert_next (fixture, "CHECK_AFTER", -3781);
  g_assert_true (is_missing (fixture));
  answer (fixture, TRUE);
  g_assert_false (is_missing (fixture));
  entry = fixture->file.checks->pdata[0];
  g_assert_true (cw_session_is_check_late (
      cw_session_runner_get_session (fixture->runner), entry, &minutes));
  g_assert_cmpint (minutes, ==, 65);
  /* The effort is late after half an hour. */
  g_assert_true (cw_session_runner_get_due_check (fixture->runner)->late);
}

static void
test_in_time (RunnerFixture *fixture, gconstpointer data)
{
  start_in_class (fixture, CW_DOSE_CLASS_B);
  do_sets (fixture);
  runner_fixture_wait (fixture, 120);
  answer (fixture, TRUE);
  g_assert_false (cw_session_is_check_late (
      cw_session_runner_get_session (fixture->runner),
      fixture->file.checks->pdata[0], NULL));
  /* In class B the pressure is missing as well. */
  g_assert_true (is_missing (fixture));
  measure (fixture, 130, 80);
  g_assert_false (is_missing (fixture));
}

/* After that nobody can know any more how the limb was. */
static void
test_too_late (RunnerFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwInstant now;

  start_in_class (fixture, CW_DOSE_CLASS_A);
  do_sets (fixture);
  cw_clock_manual_advance (fixture->clock, 43199 * (gint64)G_USEC_PER_SEC);
  runner_fixture_wait (fixture, 0);
  g_assert_true (is_missing (fixture));
  runner_fixture_wait (fixture, 1);
  g_assert_false (is_missing (fixture));
  g_assert_null (cw_session_runner_get_due_check (fixture->runner));
  now = runner_fixture_now (fixture);
  g_assert_false (
      cw_session_runner_answer_check (fixture->runner, TRUE, &now, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW);
}

/* Class C: after every set, pressure after set 2 and after the end. */
static void
test_class_c (RunnerFixture *fixture, gconstpointer data)
{
  start_in_class (fixture, CW_DOSE_CLASS_C);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 60);
  answer (fixture, TRUE);
  for (int set = 1; set <= 4; set++) {
    runner_log_set (fixture, set == 1 ? 30 : 15);
    assert_next (fixture, "CHECK_SKIN", 0);
    answer (fixture, TRUE);
    assert_next (fixture, set == 2 ? "CHECK_PRESSURE" : NULL, 0);
    if (set == 2)
      measure (fixture, 150, 90);
    assert_next (fixture, NULL, 0);
    runner_fixture_wait (fixture, 31);
  }
  runner_deflate (fixture);
  complete (fixture);
  runner_fixture_wait (fixture, 120);
  assert_next (fixture, "CHECK_AFTER", 0);
  answer (fixture, TRUE);
  assert_next (fixture, "CHECK_PRESSURE_AFTER", 0);
  measure (fixture, 140, 90);
  assert_next (fixture, "CHECK_EFFORT", 480);
}

/* What is wrong is written, and STOP is pressed with it. */
static void
test_wrong (RunnerFixture *fixture, gconstpointer data)
{
  const CwCheckEntry *entry;
  g_autoptr (GError) error = NULL;
  CwInstant now;

  start_in_class (fixture, CW_DOSE_CLASS_A);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 40);
  answer (fixture, FALSE);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 1);
  g_assert_cmpint (fixture->file.session->stopped.utc_s, ==,
                   runner_fixture_now (fixture).utc_s);
  entry = fixture->file.checks->pdata[0];
  g_assert_cmpint (entry->result, ==, CW_CHECK_RED);
  g_assert_cmpint (entry->checked_at, ==, runner_fixture_now (fixture).utc_s);
  assert_next (fixture, NULL, 0);
  runner_deflate (fixture);
  now = runner_fixture_now (fixture);
  cw_session_runner_finish_stop (fixture->runner, "STOP_PULSE", NULL, 4, &now,
                                 &error);
  g_assert_no_error (error);
  /* Whoever was stopped is looked at as well. */
  assert_next (fixture, "CHECK_AFTER", 120);
}

/* A pressure that falls under effort says by itself that it is wrong. */
static void
test_falling_pressure (RunnerFixture *fixture, gconstpointer data)
{
  fixture->same_day = fixture_check ();
  fixture->same_day->sbp_mmhg = 130;
  start_in_class (fixture, CW_DOSE_CLASS_C);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 31);
  answer (fixture, TRUE); /* at inflation */
  runner_log_set (fixture, 15);
  answer (fixture, TRUE);
  measure (fixture, 119, 70);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 3);
}

/* The rule that what was measured or said fulfils; NULL for none. */
static void
assert_reached (RunnerFixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) rules
      = cw_session_runner_find_stop_rules (fixture->runner);
  g_autoptr (CwSessionRunner) rebuilt = runner_fixture_rebuild (fixture);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (rules->len, ==, id != NULL);
  if (id != NULL)
    g_assert_cmpstr (((const CwStopRule *)rules->pdata[0])->id, ==, id);
  cw_session_runner_set_age (rebuilt, 60);
  after = cw_session_runner_find_stop_rules (rebuilt);
  g_assert_cmpuint (after->len, ==, rules->len);
}

/* Two sets, and what a monitor says of the pulse after them. */
static void
measure_pulse (RunnerFixture *fixture, double heart_rate)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 31);
  answer (fixture, TRUE);
  runner_log_set (fixture, 15);
  answer (fixture, TRUE);
  now = runner_fixture_now (fixture);
  cw_session_runner_measure_check (fixture->runner, 150, 90, heart_rate, &now,
                                   &error);
  g_assert_no_error (error);
}

/* 85 % of the maximum at 60 is 141.1: at 142 STOP is pressed, and its reason is
 * known. */
static void
test_fast_pulse (RunnerFixture *fixture, gconstpointer data)
{
  start_in_class (fixture, CW_DOSE_CLASS_C);
  cw_session_runner_set_age (fixture->runner, 60);
  g_assert_cmpfloat_with_epsilon (
      cw_session_runner_get_heart_rate_limit (fixture->runner), 141.1, 1e-9);
  measure_pulse (fixture, 142);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 3);
  assert_reached (fixture, "STOP_HR");
}

static void
test_slow_pulse (RunnerFixture *fixture, gconstpointer data)
{
  start_in_class (fixture, CW_DOSE_CLASS_C);
  cw_session_runner_set_age (fixture->runner, 60);
  measure_pulse (fixture, 141);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 3);
  assert_reached (fixture, NULL);
}

/* Of whom the age is not known no pulse is judged: the clinician does. */
static void
test_unknown_age (RunnerFixture *fixture, gconstpointer data)
{
  start_in_class (fixture, CW_DOSE_CLASS_C);
  cw_session_runner_set_age (fixture->runner, -1);
  g_assert_true (
      isnan (cw_session_runner_get_heart_rate_limit (fixture->runner)));
  measure_pulse (fixture, 190);
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 3);
}

/* A rating names its rule, until the next set is done. */
static void
test_cuff_pain (RunnerFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start_in_class (fixture, CW_DOSE_CLASS_A);
  g_assert_true (
      isnan (cw_session_runner_get_heart_rate_limit (fixture->runner)));
  runner_inflate (fixture);
  assert_reached (fixture, NULL);
  runner_log_set (fixture, 30);
  cw_session_runner_rate (fixture->runner, 10, 6, 7, &error);
  g_assert_no_error (error);
  assert_reached (fixture, "STOP_CUFF_PAIN");
  runner_assert_phase (fixture, CW_RUNNER_REST, 0, 2);
  runner_fixture_wait (fixture, 31);
  runner_log_set (fixture, 15);
  assert_reached (fixture, NULL);
}

/* An amber same-day check makes it class B for the day. */
static void
test_amber_day (RunnerFixture *fixture, gconstpointer data)
{
  fixture->same_day = fixture_check ();
  fixture->same_day->sbp_mmhg = 145;
  start_in_class (fixture, CW_DOSE_CLASS_A);
  runner_inflate (fixture);
  for (int set = 1; set <= 4; set++) {
    runner_log_set (fixture, set == 1 ? 30 : 15);
    runner_fixture_wait (fixture, 31);
  }
  runner_deflate (fixture);
  complete (fixture);
  runner_fixture_wait (fixture, 120);
  answer (fixture, TRUE);
  assert_next (fixture, "CHECK_PRESSURE_AFTER", 0);
}

static void
test_refused (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  start_in_class (fixture, CW_DOSE_CLASS_A);
  runner_inflate (fixture);
  now = runner_fixture_now (fixture);
  g_assert_false (
      cw_session_runner_answer_check (fixture->runner, TRUE, &now, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW);
  g_clear_error (&error);
  runner_fixture_wait (fixture, 30);
  now = runner_fixture_now (fixture);
  g_assert_false (cw_session_runner_measure_check (fixture->runner, 120, 80, 70,
                                                   &now, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW);
  g_clear_error (&error);
  fixture->file.fail_in = 1;
  g_assert_false (
      cw_session_runner_answer_check (fixture->runner, TRUE, &now, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (fixture->file.checks->len, ==, 0);
  assert_next (fixture, "CHECK_INFLATED", 0);
}

/* The effort may be told before its ten minutes, and 0 is a value. */
static void
test_effort (RunnerFixture *fixture, gconstpointer data)
{
  const CwCheckEntry *entry;
  CwInstant now;
  g_autoptr (GError) error = NULL;

  start_in_class (fixture, CW_DOSE_CLASS_A);
  runner_inflate (fixture);
  for (int set = 1; set <= 4; set++) {
    runner_log_set (fixture, set == 1 ? 30 : 15);
    runner_fixture_wait (fixture, 31);
  }
  runner_deflate (fixture);
  complete (fixture);
  runner_fixture_wait (fixture, 120);
  answer (fixture, TRUE);
  now = runner_fixture_now (fixture);
  g_assert_false (
      cw_session_runner_rate_session (fixture->runner, 11, &now, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  cw_session_runner_rate_session (fixture->runner, 0, &now, &error);
  g_assert_no_error (error);
  entry = fixture->file.checks->pdata[fixture->file.checks->len - 1];
  g_assert_cmpfloat (entry->effort, ==, 0);
  g_assert_cmpint (entry->prescription_id, ==, 0);
  assert_next (fixture, NULL, 0);
}

#define ADD(name, test)                                                        \
  g_test_add ("/session-checks/" name, RunnerFixture, NULL,                    \
              runner_fixture_set_up, test, runner_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("class-a", test_class_a);
  ADD ("late", test_late);
  ADD ("in-time", test_in_time);
  ADD ("too-late", test_too_late);
  ADD ("class-c", test_class_c);
  ADD ("wrong", test_wrong);
  ADD ("falling-pressure", test_falling_pressure);
  ADD ("fast-pulse", test_fast_pulse);
  ADD ("slow-pulse", test_slow_pulse);
  ADD ("unknown-age", test_unknown_age);
  ADD ("cuff-pain", test_cuff_pain);
  ADD ("amber-day", test_amber_day);
  ADD ("refused", test_refused);
  ADD ("effort", test_effort);

  return g_test_run ();
}
