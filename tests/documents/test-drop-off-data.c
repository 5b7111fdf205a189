/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents/drop-off-data.h"

#include <math.h>

#define N_SESSIONS 20

static CwExerciseSession *
create_session (CwDate day, int n_sets)
{
  CwExerciseSession *session = cw_exercise_session_new ();

  session->date = day;
  session->scheme = *cw_set_scheme_find ("FIXED_30_15_15_15");
  session->n_sets = n_sets;
  session->load_kg = 15;
  for (int i = 0; i < n_sets; i++) {
    session->targets[i] = session->scheme.target_reps[i];
    session->reps[i] = session->targets[i];
  }
  return session;
}

/* A session that was stopped shows the sets that were planned and never begun. */
static void
test_planned (void)
{
  CwExerciseSession *session = create_session (739000, 2);
  g_autoptr (CwDropOffData) data = cw_drop_off_data_new_of_session (session);
  const CwDropOffSession *drawn
      = &cw_drop_off_data_get_chart (data)->sessions[0];

  g_assert_cmpint (drawn->n_sets, ==, 2);
  g_assert_cmpint (cw_drop_off_session_get_n_places (drawn), ==, 4);
  g_assert_cmpint (drawn->targets[0], ==, 30);
  g_assert_cmpint (drawn->targets[3], ==, 15);
  cw_exercise_session_free (session);
}

/* Sessions that are lines have names, and only they. */
static void
test_names (void)
{
  g_autoptr (CwExerciseProgress) progress = cw_exercise_progress_new ();
  g_autoptr (CwDropOffData) data = NULL;
  const CwDropOffChart *chart;

  for (int i = 0; i < N_SESSIONS; i++)
    g_ptr_array_add (progress->sessions, create_session (739000 + i, 4));
  data = cw_drop_off_data_new (progress, 0, FALSE);
  chart = cw_drop_off_data_get_chart (data);
  g_assert_cmpuint (chart->n_sessions, ==, N_SESSIONS);
  for (gsize i = N_SESSIONS - CW_DROP_OFF_MOST_LINES; i < N_SESSIONS; i++) {
    g_assert_nonnull (chart->sessions[i].label);
    g_assert_cmpstr (chart->sessions[i].load_label, ==, "15");
  }
  g_assert_null (chart->sessions[0].label);
}

/* Each reason of a short set has its mark, and is told beside the number. */
static void
test_reasons (void)
{
  static const struct {
    CwSetEnd end;
    CwShortReason reason;
    CwDropOffEnd mark;
    const char *words;
  } cases[] = {
    { CW_SET_END_TARGET, CW_SHORT_UNSAID, CW_DROP_OFF_DONE,
      "30 of 30 · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_UNSAID, CW_DROP_OFF_SHORT,
      "30 of 30 · Short · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_FATIGUE, CW_DROP_OFF_SHORT_FATIGUE,
      "30 of 30 · Short: Fatigue · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_PAIN, CW_DROP_OFF_SHORT_PAIN,
      "30 of 30 · Short: Pain · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_CUFF, CW_DROP_OFF_SHORT_CUFF,
      "30 of 30 · Short: Cuff · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_FORM, CW_DROP_OFF_SHORT_FORM,
      "30 of 30 · Short: Form · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_TOLD, CW_DROP_OFF_SHORT_TOLD,
      "30 of 30 · Short: As told · 15 kg · at home" },
    { CW_SET_END_SHORT, CW_SHORT_OTHER, CW_DROP_OFF_SHORT_OTHER,
      "30 of 30 · Short: Other · 15 kg · at home" },
    { CW_SET_END_FAILURE, CW_SHORT_UNSAID, CW_DROP_OFF_FAILURE,
      "30 of 30 · To failure · 15 kg · at home" },
    { CW_SET_END_TIME, CW_SHORT_UNSAID, CW_DROP_OFF_TIME,
      "30 of 30 · Time limit · 15 kg · at home" },
    { CW_SET_END_STOPPED, CW_SHORT_UNSAID, CW_DROP_OFF_STOPPED,
      "30 of 30 · Stopped · 15 kg · at home" },
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, CW_N_DROP_OFF_ENDS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwExerciseSession *session = create_session (739000, 1);
    g_autoptr (CwDropOffData) data = NULL;
    g_autofree char *words = NULL;

    session->from_paper = TRUE;
    session->details[0] = (CwSetDetail){ .load_kg = 15,
                                         .pressure_mmhg = NAN,
                                         .effort = NAN,
                                         .pain = NAN,
                                         .end = cases[i].end,
                                         .short_reason = cases[i].reason };
    session->pressure_mmhg = session->effort = session->pain = NAN;
    data = cw_drop_off_data_new_of_session (session);
    g_assert_cmpint (cw_drop_off_data_get_chart (data)->sessions[0].ends[0], ==,
                     cases[i].mark);
    g_assert_true (cw_drop_off_data_get_chart (data)->sessions[0].at_home);
    words = cw_drop_off_data_describe_set (data, 0, 0);
    g_assert_true (g_str_has_suffix (words, cases[i].words));
    cw_exercise_session_free (session);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drop-off-data/planned", test_planned);
  g_test_add_func ("/drop-off-data/names", test_names);
  g_test_add_func ("/drop-off-data/reasons", test_reasons);
  return g_test_run ();
}
