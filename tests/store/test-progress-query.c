/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-test.h"
#include "store/demo-clinic.h"

#define N_PATIENTS 60
/* Of the patient's own, for each that is wanted of an exercise. */
#define SESSIONS_FOR_ONE 4

static CwClinic *
make_demo (CwClock *clock)
{
  g_autoptr (GError) error = NULL;
  CwClinic *clinic = cw_clinic_new_in_memory (clock, &error);

  g_assert_no_error (error);
  cw_demo_clinic_fill (clinic, N_PATIENTS, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return clinic;
}

static GPtrArray *
load (CwClinic *clinic, gint64 patient_id, guint max_sessions)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *progress
      = cw_clinic_load_progress (clinic, patient_id, max_sessions, &error);

  g_assert_no_error (error);
  return progress;
}

/* When the patient's last sessions begin: theirs, not those of an exercise. */
static CwDate
find_first_day (CwClinic *clinic, gint64 patient_id, guint n_sessions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions
      = cw_clinic_load_sessions (clinic, patient_id, 0, &error);
  CwDate first = CW_DATE_NONE;

  g_assert_no_error (error);
  for (guint i = 0; i < sessions->len && n_sessions > 0; i++) {
    const CwSession *session = sessions->pdata[i];

    if (session->state == CW_SESSION_RUNNING)
      continue;
    first = cw_time_local_date (session->started_at);
    n_sessions--;
  }
  return first;
}

static void
assert_same (const CwExerciseSession *a, const CwExerciseSession *b)
{
  g_assert_cmpint (a->session_id, ==, b->session_id);
  g_assert_cmpint (a->prescription_id, ==, b->prescription_id);
  g_assert_cmpint (a->plan_version, ==, b->plan_version);
  g_assert_cmpint (a->n_sets, ==, b->n_sets);
  g_assert_cmpfloat (a->inflated_s, ==, b->inflated_s);
  g_assert_cmpfloat (a->drop_off.total_reps, ==, b->drop_off.total_reps);
}

/* Of an exercise the newest ones, and no others. */
static void
assert_is_end (const CwExerciseProgress *some,
               const CwExerciseProgress *all,
               guint max_sessions,
               CwDate first)
{
  guint n = some->sessions->len;

  g_assert_cmpstr (some->exercise_id, ==, all->exercise_id);
  g_assert_cmpuint (some->limbs, ==, all->limbs);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, max_sessions);
  for (guint i = 0; i < n; i++)
    assert_same (some->sessions->pdata[i],
                 all->sessions->pdata[all->sessions->len - n + i]);
  if (n < MIN (max_sessions, all->sessions->len)) {
    const CwExerciseSession *before
        = all->sessions->pdata[all->sessions->len - n - 1];

    g_assert_cmpint (before->date, <, first);
  }
}

/* A limit changes how far back it goes, and nothing else. */
static void
test_limit (void)
{
  static const guint limits[] = { 1, 2, 5, 60 };
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (CwClinic) clinic = make_demo (clock);
  guint n_shorter = 0;

  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (GPtrArray) all = load (clinic, id, 0);

    for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
      g_autoptr (GPtrArray) some = load (clinic, id, limits[i]);
      CwDate first = find_first_day (clinic, id, limits[i] * SESSIONS_FOR_ONE);

      g_assert_cmpuint (some->len, <=, all->len);
      g_assert_cmpint (some->len > 0, ==, all->len > 0);
      for (guint k = 0; k < some->len; k++)
        assert_is_end (some->pdata[k], all->pdata[k], limits[i], first);
      n_shorter
          += some->len > 0
             && ((CwExerciseProgress *)some->pdata[0])->sessions->len
                    < ((CwExerciseProgress *)all->pdata[0])->sessions->len;
    }
  }
  g_assert_cmpuint (n_shorter, >, 10); /* or it proves nothing */
}

/* The exercises of the newest session lead, as its plan has them in order. */
static void
test_order (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (CwClinic) clinic = make_demo (clock);
  guint n_compared = 0;

  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (GPtrArray) all = load (clinic, id, 0);

    for (guint i = 1; i < all->len; i++) {
      const CwExerciseProgress *before = all->pdata[i - 1];
      const CwExerciseProgress *exercise = all->pdata[i];
      const CwExerciseSession *a
          = before->sessions->pdata[before->sessions->len - 1];
      const CwExerciseSession *b
          = exercise->sessions->pdata[exercise->sessions->len - 1];

      g_assert_cmpint (a->session_id, >=, b->session_id);
      if (a->session_id == b->session_id)
        g_assert_cmpint (a->prescription_id, <, b->prescription_id);
      n_compared++;
    }
    for (guint i = 0; i < all->len; i++) {
      const CwExerciseProgress *exercise = all->pdata[i];

      for (guint k = 1; k < exercise->sessions->len; k++)
        g_assert_cmpint (
            ((CwExerciseSession *)exercise->sessions->pdata[k - 1])->session_id,
            <, ((CwExerciseSession *)exercise->sessions->pdata[k])->session_id);
    }
  }
  g_assert_cmpuint (n_compared, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress-query/limit", test_limit);
  g_test_add_func ("/progress-query/order", test_order);
  return g_test_run ();
}
