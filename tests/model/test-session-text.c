/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "model/session-text.h"

static CwExerciseSession *
create_session (const char *scheme, const double reps[4])
{
  CwExerciseSession *session = cw_exercise_session_new ();
  CwDate day = CW_DATE_NONE;

  g_assert_true (cw_date_parse ("2026-11-18", &day));
  session->date = day;
  session->session_number = 5;
  session->plan_version = 2;
  session->scheme = *cw_set_scheme_find (scheme);
  session->n_sets = 4;
  for (int i = 0; i < 4; i++) {
    session->reps[i] = reps[i];
    session->targets[i] = session->scheme.target_reps[i];
    session->details[i] = (CwSetDetail){
      .load_kg = 15,
      .pressure_mmhg = 114,
      .effort = i == 3 ? 7 : NAN,
      .discomfort = NAN,
      .pain = i == 3 ? 0 : NAN,
      .rest_s = i > 0 ? 30 : NAN,
      .end = i < 3 ? CW_SET_END_TARGET : CW_SET_END_SHORT,
    };
  }
  session->effort = 7;
  cw_exercise_session_measure (session);
  return session;
}

static void
assert_rows (GPtrArray *rows, const char *const *lines)
{
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *line = g_strjoinv ("|", rows->pdata[i]);

    g_assert_cmpstr (line, ==, lines[i]);
  }
  g_assert_null (lines[rows->len]);
  g_ptr_array_unref (rows);
}

static const double complete[] = { 30, 15, 15, 12 };
static const double fatigue[] = { 30, 20, 15, 12 };

/* What nobody was asked has no line, and what is 0 has one. */
static void
test_sets (void)
{
  static const char *const lines[] = { "|Set 1|Set 2|Set 3|Set 4",
                                       "Target|30|15|15|15",
                                       "Repetitions|30|15|15|12",
                                       "Load, kg|15|15|15|15",
                                       "Pressure, mmHg|114|114|114|114",
                                       "Rest before, s||30|30|30",
                                       "Effort||||7",
                                       "Pain||||0",
                                       "Ended|All done|All done|All done|Short",
                                       NULL };
  CwExerciseSession *session = create_session ("FIXED_30_15_15_15", complete);

  assert_rows (cw_exercise_session_tabulate_sets (session), lines);
  cw_exercise_session_free (session);
}

/* A fixed scheme has a completion and no drop-off, sets to failure have a
 * drop-off (CLINICAL 3.4, golden vectors). */
static void
test_measures (void)
{
  static const char *const fixed[]
      = { "Measure|Value|Formula",
          "Total|72|sum of the repetitions",
          "Completion|96 %|100 × repetitions done ÷ repetitions planned",
          "Gap, set by set|0 / 0 / 0 / 20 %|100 × (target − set) ÷ target",
          "Volume load, kg|1080|sum of repetitions × load",
          "Minutes inflated|6|from inflating to letting down",
          "Density, kg per minute|180|volume load ÷ minutes inflated",
          NULL };
  static const char *const failure[]
      = { "Measure|Value|Formula",
          "Total|77|sum of the repetitions",
          "Drop-off, set by set|33 / 50 / 60 %|100 × (first set − set) ÷ "
          "first set",
          "Retention|0.4|last set ÷ first set",
          "Fatigue index|36 %|100 × (1 − total ÷ (sets × best set))",
          "Slope|-5.9|least-squares line, repetitions per set",
          "Loss per set|26 %|100 × (1 − e^slope), slope of the line through "
          "the logarithms",
          "Volume load, kg|1155|sum of repetitions × load",
          NULL };
  CwExerciseSession *session = create_session ("FIXED_30_15_15_15", complete);

  session->inflated_s = 360;
  assert_rows (cw_exercise_session_tabulate_measures (session), fixed);
  cw_exercise_session_free (session);
  session = create_session ("FAILURE_4", fatigue);
  assert_rows (cw_exercise_session_tabulate_measures (session), failure);
  cw_exercise_session_free (session);
}

static void
test_words (void)
{
  CwExerciseSession *session = create_session ("FAILURE_4", fatigue);
  g_autofree char *title = cw_exercise_session_get_title (session);
  g_autofree char *reading = cw_exercise_session_describe_reading (session);
  g_autofree char *stopped = NULL;
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (title, ==, "18 November · session 5 · plan v2");
  g_assert_cmpstr (reading, ==,
                   "As expected: About 30 repetitions first and 12 to 15 "
                   "last, as expected.");
  session->stopped_by_symptom = TRUE;
  session->stop_rule_id = "STOP_NUMB";
  stopped = cw_exercise_session_describe_reading (session);
  g_assert_cmpstr (stopped, ==, "Stopped: not read. Numb.");
  session->stop_rule_id = NULL;
  unknown = cw_exercise_session_describe_reading (session);
  g_assert_cmpstr (unknown, ==, "Stopped: not read.");
  cw_exercise_session_free (session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-text/sets", test_sets);
  g_test_add_func ("/session-text/measures", test_measures);
  g_test_add_func ("/session-text/words", test_words);
  return g_test_run ();
}
