/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/session-cue.h"
#include "runner-fixture.h"

/* One letter for each cue that is heard while the seconds go by, `.` for a
 * second without. */
static char *
listen (RunnerFixture *fixture, CwCueMoment *heard, int seconds)
{
  static const char letters[] = ".rsoaR";
  GString *cues = g_string_new (NULL);

  for (int i = 0; i < seconds; i++) {
    CwCueMoment moment;

    runner_fixture_wait (fixture, 1);
    moment = cw_cue_moment_read (fixture->runner);
    g_string_append_c (cues, letters[cw_cue_find (heard, &moment)]);
    *heard = moment;
  }
  return g_string_free (cues, FALSE);
}

#define assert_hears(fixture, heard, seconds, expected)                        \
  G_STMT_START                                                                 \
  {                                                                            \
    g_autofree char *cues = listen (fixture, heard, seconds);                  \
                                                                               \
    g_assert_cmpstr (cues, ==, expected);                                      \
  }                                                                            \
  G_STMT_END

/* Three, two, one, and the set starts by itself; not in a pause. */
static void
test_rest (RunnerFixture *fixture, gconstpointer data)
{
  CwCueMoment heard;
  CwInstant now;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  heard = cw_cue_moment_read (fixture->runner);
  assert_hears (fixture, &heard, 27, "..........................r");
  now = runner_fixture_now (fixture);
  g_assert_true (
      cw_session_runner_pause_rest (fixture->runner, TRUE, &now, NULL));
  assert_hears (fixture, &heard, 4, "....");
  now = runner_fixture_now (fixture);
  g_assert_true (
      cw_session_runner_pause_rest (fixture->runner, FALSE, &now, NULL));
  assert_hears (fixture, &heard, 4, "rrs.");
}

/* Where the cuff came down in the rest nothing starts by itself. */
static void
test_rest_over (RunnerFixture *fixture, gconstpointer data)
{
  CwCueMoment heard;

  fixture_get (fixture->plan, 0)->intermittent = TRUE;
  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_log_set (fixture, 30);
  runner_deflate (fixture);
  heard = cw_cue_moment_read (fixture->runner);
  runner_fixture_wait (fixture, 26);
  heard = cw_cue_moment_read (fixture->runner);
  assert_hears (fixture, &heard, 6, "rrro..");
}

/* Once at 8 minutes, and from 10 on until the cuff is down (CLINICAL 2.6). */
static void
test_limits (RunnerFixture *fixture, gconstpointer data)
{
  CwCueMoment heard;

  runner_fixture_start (fixture);
  runner_inflate (fixture);
  runner_fixture_wait (fixture, 478);
  heard = cw_cue_moment_read (fixture->runner);
  assert_hears (fixture, &heard, 4, ".a..");
  runner_fixture_wait (fixture, 117);
  heard = cw_cue_moment_read (fixture->runner);
  assert_hears (fixture, &heard, 5, "R.R.R");
  runner_deflate (fixture);
  assert_hears (fixture, &heard, 3, "...");
}

#define ADD(name, test)                                                        \
  g_test_add ("/session-cue/" name, RunnerFixture, NULL,                       \
              runner_fixture_set_up, test, runner_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rest", test_rest);
  ADD ("rest-over", test_rest_over);
  ADD ("limits", test_limits);

  return g_test_run ();
}
