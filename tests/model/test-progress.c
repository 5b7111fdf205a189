/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "model/progress.h"

static CwExerciseSession *
make_session (const char *scheme_id, const double reps[4], double effort)
{
  CwExerciseSession *session = cw_exercise_session_new ();

  session->scheme = *cw_set_scheme_find (scheme_id);
  session->n_sets = 4;
  memcpy (session->reps, reps, 4 * sizeof *reps);
  memcpy (session->targets, session->scheme.target_reps,
          sizeof session->targets);
  session->effort = effort;
  return session;
}

/* CLINICAL 3.4, golden vectors. */
static void
test_measures (void)
{
  static const double reps[] = { 30, 20, 15, 12 };
  CwExerciseSession *session = make_session ("FAILURE_4", reps, 8);

  cw_exercise_session_measure (session);
  g_assert_cmpint (session->drop_off.n_sets, ==, 4);
  g_assert_cmpfloat (session->drop_off.total_reps, ==, 77);
  g_assert_cmpfloat_with_epsilon (session->drop_off.drop_percent[3], 60, 0.05);
  g_assert_cmpfloat_with_epsilon (session->drop_off.slope, -5.9, 0.0005);
  g_assert_true (isnan (session->drop_off.completion_percent));
  cw_exercise_session_free (session);
}

static void
test_pattern (void)
{
  static const double complete[] = { 30, 15, 15, 15 };
  static const double short_first[] = { 24, 15, 15, 15 };
  CwExerciseSession *session = make_session ("FIXED_30_15_15_15", complete, 7);

  cw_exercise_session_measure (session);
  g_assert_cmpint (session->pattern, ==, CW_PATTERN_ON_TARGET);
  g_assert_cmpfloat (session->drop_off.completion_percent, ==, 100);
  session->effort = 5;
  cw_exercise_session_measure (session);
  g_assert_cmpint (session->pattern, ==, CW_PATTERN_TOO_LIGHT);
  session->stopped_by_symptom = TRUE;
  cw_exercise_session_measure (session);
  g_assert_cmpint (session->pattern, ==, CW_PATTERN_NONE);
  cw_exercise_session_free (session);

  session = make_session ("FIXED_30_15_15_15", short_first, 9);
  cw_exercise_session_measure (session);
  g_assert_cmpint (session->pattern, ==, CW_PATTERN_TOO_HEAVY);
  cw_exercise_session_free (session);
}

static void
test_ownership (void)
{
  g_autoptr (CwExerciseProgress) progress = cw_exercise_progress_new ();

  progress->exercise_id = g_strdup ("LEG_EXT");
  progress->title = g_strdup ("Knee extension, right leg");
  g_ptr_array_add (progress->sessions, cw_exercise_session_new ());
  g_assert_cmpuint (progress->sessions->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/measures", test_measures);
  g_test_add_func ("/progress/pattern", test_pattern);
  g_test_add_func ("/progress/ownership", test_ownership);
  return g_test_run ();
}
