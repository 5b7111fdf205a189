/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents/drop-off-data.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drop-off-data/planned", test_planned);
  g_test_add_func ("/drop-off-data/names", test_names);
  return g_test_run ();
}
