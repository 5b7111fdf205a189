/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "runner-fixture.h"

#define LEFT_LEG CW_LIMB_BIT (CW_LIMB_LEFT_LEG)
#define RIGHT_LEG CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)

/* A stop that ends one limb (CLINICAL 2.10), in a plan that has right, left and
 * right leg. */

static void
start (RunnerFixture *fixture)
{
  fixture_add_exercise (fixture->plan, LEFT_LEG);
  fixture_add_exercise (fixture->plan, RIGHT_LEG);
  runner_fixture_start (fixture);
}

static void
stop (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_stop (fixture->runner, &now, &error);
  g_assert_no_error (error);
  if (cw_session_runner_is_inflated (fixture->runner))
    runner_deflate (fixture);
}

static gboolean
go_on (RunnerFixture *fixture, const char *rule_id, int done, GError **error)
{
  CwInstant now = runner_fixture_now (fixture);

  return cw_session_runner_finish_limb_stop (fixture->runner, rule_id, " Numb ",
                                             done, &now, error);
}

static void
assert_refused (RunnerFixture *fixture, const char *rule_id, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (go_on (fixture, rule_id, -1, &error));
  g_assert_error (error, CW_MODEL_ERROR, code);
  g_assert_cmpint (cw_session_runner_get_phase (fixture->runner), ==,
                   CW_RUNNER_STOPPING);
  g_assert_cmpuint (fixture->file.session->limb_stops->len, ==, 0);
}

static void
assert_resumes (RunnerFixture *fixture)
{
  g_autoptr (CwSessionRunner) rebuilt = runner_fixture_rebuild (fixture);
  g_autofree char *running = runner_describe (fixture->runner);
  g_autofree char *resumed = runner_describe (rebuilt);

  g_assert_cmpstr (resumed, ==, running);
}

static void
do_exercise (RunnerFixture *fixture)
{
  runner_inflate (fixture);
  for (int set = 1; set <= 4; set++) {
    runner_log_set (fixture, set == 1 ? 30 : 15);
    runner_fixture_wait (fixture, 31);
  }
  runner_deflate (fixture);
}

/* In the second set of the right leg: the left one is done, the right one is not
 * touched again. */
static void
test_goes_on (RunnerFixture *fixture, gconstpointer data)
{
  const CwLimbStop *kept;
  const CwSetEntry *set;
  CwInstant now;
  gint64 stopped_at;
  g_autoptr (GError) error = NULL;

  start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  runner_fixture_wait (fixture, 40);
  stopped_at = runner_fixture_now (fixture).utc_s;
  stop (fixture);
  runner_fixture_wait (fixture, 7);
  g_assert_cmpint (cw_session_runner_get_stop_limbs (fixture->runner), ==,
                   RIGHT_LEG);
  g_assert_cmpint (cw_session_runner_get_other_limbs (fixture->runner), ==,
                   LEFT_LEG);
  g_assert_true (go_on (fixture, "STOP_NUMB", 6, &error));
  g_assert_no_error (error);

  kept = fixture->file.session->limb_stops->pdata[0];
  g_assert_cmpint (kept->limbs, ==, RIGHT_LEG);
  g_assert_cmpint (kept->prescription_id, ==,
                   fixture_get (fixture->plan, 0)->id);
  g_assert_cmpstr (kept->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpstr (kept->note, ==, "Numb");
  g_assert_cmpint (kept->stopped.utc_s, ==, stopped_at);
  set = fixture->file.sets->pdata[1];
  g_assert_cmpint (set->reps, ==, 6);
  g_assert_cmpint (set->end, ==, CW_SET_END_STOPPED);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
  assert_resumes (fixture);

  do_exercise (fixture);
  assert_resumes (fixture);
  runner_fixture_wait (fixture, 600);
  runner_assert_phase (fixture, CW_RUNNER_FINISHED, 2, 1);
  now = runner_fixture_now (fixture);
  g_assert_false (cw_session_runner_inflate (fixture->runner, &now, NULL));
  cw_session_runner_complete (fixture->runner, &now, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_COMPLETED);
  g_assert_null (fixture->file.session->stop_rule_id);
}

/* Between two exercises it is about the limb that had the cuff. */
static void
test_between (RunnerFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (fixture);
  do_exercise (fixture);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
  stop (fixture);
  g_assert_cmpint (cw_session_runner_get_stop_limbs (fixture->runner), ==,
                   RIGHT_LEG);
  g_assert_true (go_on (fixture, "STOP_TINGLE", -1, &error));
  g_assert_no_error (error);
  runner_assert_phase (fixture, CW_RUNNER_READY, 1, 1);
  assert_resumes (fixture);
  /* The same limb again is a reason to end. */
  stop (fixture);
  g_assert_cmpint (cw_session_runner_get_other_limbs (fixture->runner), ==,
                   CW_LIMBS_NONE);
}

/* A second stop, of the other limb, ends the session: nothing is left. */
static void
test_both (RunnerFixture *fixture, gconstpointer data)
{
  CwInstant now;
  g_autoptr (GError) error = NULL;

  start (fixture);
  runner_inflate (fixture);
  stop (fixture);
  g_assert_true (go_on (fixture, "STOP_PALLOR", 0, &error));
  runner_inflate (fixture);
  stop (fixture);
  g_assert_cmpint (cw_session_runner_get_stop_limbs (fixture->runner), ==,
                   LEFT_LEG);
  g_assert_false (go_on (fixture, "STOP_PALLOR", 0, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW);
  g_clear_error (&error);
  now = runner_fixture_now (fixture);
  cw_session_runner_finish_stop (fixture->runner, "STOP_PALLOR", "White", 0,
                                 &now, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture->file.session->state, ==, CW_SESSION_STOPPED);
  g_assert_cmpuint (fixture->file.session->limb_stops->len, ==, 1);
}

/* What concerns the whole patient ends the session, and what is no symptom stops
 * no limb. */
static void
test_refused (RunnerFixture *fixture, gconstpointer data)
{
  static const char *const whole[]
      = { "STOP_FAINT", "STOP_CHEST", "STOP_BP", "STOP_SWELL" };
  g_autoptr (GError) error = NULL;

  start (fixture);
  g_assert_false (go_on (fixture, "STOP_NUMB", -1, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW);
  g_clear_error (&error);
  runner_inflate (fixture);
  stop (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    assert_refused (fixture, whole[i], CW_MODEL_ERROR_INVALID);
  assert_refused (fixture, "STOP_REQUEST", CW_MODEL_ERROR_INVALID);
  assert_refused (fixture, "STOP_DEVICE", CW_MODEL_ERROR_INVALID);
  assert_refused (fixture, "STOP_NOTHING", CW_MODEL_ERROR_INVALID);
  /* What cannot be written leaves it waiting for its reason. */
  fixture->file.fail_in = 1;
  g_assert_false (go_on (fixture, "STOP_COLD", -1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  runner_assert_phase (fixture, CW_RUNNER_STOPPING, 0, 1);
  assert_resumes (fixture);
}

/* An exercise of both legs leaves none. */
static void
test_both_legs (RunnerFixture *fixture, gconstpointer data)
{
  fixture_get (fixture->plan, 0)->limbs = LEFT_LEG | RIGHT_LEG;
  start (fixture);
  runner_inflate (fixture);
  stop (fixture);
  g_assert_cmpint (cw_session_runner_get_other_limbs (fixture->runner), ==,
                   CW_LIMBS_NONE);
  assert_refused (fixture, "STOP_NUMB", CW_MODEL_ERROR_NOT_NOW);
}

#define ADD(name)                                                              \
  g_test_add ("/session-stops/" #name, RunnerFixture, NULL,                    \
              runner_fixture_set_up, test_##name, runner_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (goes_on);
  ADD (between);
  ADD (both);
  ADD (refused);
  ADD (both_legs);
  return g_test_run ();
}
