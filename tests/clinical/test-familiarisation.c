/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/familiarisation.h"

#include <math.h>

#include "clinical/heart-rate.h"

#define TODAY 10000
#define MOST 8

/* Sessions as days before today, oldest first; a negative one was followed by
 * after-effects. */
static void
assert_step (const int *days_ago,
             gsize n,
             gboolean used_before,
             int step,
             CwFamiliarisationReason reason)
{
  CwFamiliarisationSession sessions[MOST];
  CwFamiliarisationReason found;

  for (gsize i = 0; i < n; i++)
    sessions[i] = (CwFamiliarisationSession){ TODAY - ABS (days_ago[i]),
                                              days_ago[i] < 0 };
  g_assert_cmpint (
      cw_familiarisation_find_step (sessions, n, used_before, TODAY, &found),
      ==, step);
  g_assert_cmpint (found, ==, reason);
}

#define ASSERT_STEP(step, reason, ...)                                         \
  G_STMT_START                                                                 \
  {                                                                            \
    const int days[] = { __VA_ARGS__ };                                        \
    assert_step (days, G_N_ELEMENTS (days), FALSE, step,                       \
                 CW_FAMILIARISATION_##reason);                                 \
  }                                                                            \
  G_STMT_END

static void
test_climb (void)
{
  assert_step (NULL, 0, FALSE, 1, CW_FAMILIARISATION_FIRST);
  assert_step (NULL, 0, TRUE, 3, CW_FAMILIARISATION_SKIPPED);
  ASSERT_STEP (2, NEXT, 2);
  ASSERT_STEP (3, NEXT, 4, 2);
  ASSERT_STEP (4, NEXT, 6, 4, 2);
  ASSERT_STEP (4, DONE, 8, 6, 4, 2);
}

/* More than 21 days: one back; more than 56: from the first step. */
static void
test_pauses (void)
{
  ASSERT_STEP (3, NEXT, 30, 21);
  ASSERT_STEP (2, STEPPED_BACK, 30, 22);
  ASSERT_STEP (1, STEPPED_BACK, 22);
  ASSERT_STEP (3, STEPPED_BACK, 62, 60, 58, 56);
  ASSERT_STEP (1, RESTARTED, 63, 61, 59, 57);
  /* A pause between two sessions, then one up again. */
  ASSERT_STEP (3, NEXT, 40, 38, 4);
  ASSERT_STEP (2, NEXT, 90, 88, 86, 4);
}

/* Soreness or dark urine keep the patient on the step. */
static void
test_held (void)
{
  ASSERT_STEP (1, HELD, -2);
  ASSERT_STEP (2, NEXT, -4, 2);
  ASSERT_STEP (2, HELD, 4, -2);
  g_assert_false (cw_familiarisation_holds (5, FALSE));
  g_assert_true (cw_familiarisation_holds (5.5, FALSE));
  g_assert_true (cw_familiarisation_holds (0, TRUE));
  g_assert_false (cw_familiarisation_holds (NAN, FALSE));
}

/* No step asks for more than it allows, and none for less than the one before.
 */
static void
test_steps (void)
{
  g_assert_null (cw_familiarisation_get_step (-1));
  g_assert_null (cw_familiarisation_get_step (CW_N_FAMILIARISATION_STEPS));
  for (int i = 0; i < CW_N_FAMILIARISATION_STEPS; i++) {
    const CwFamiliarisationStep *step = cw_familiarisation_get_step (i);

    g_assert_nonnull (step->title);
    g_assert_true (g_str_has_suffix (step->content, "."));
    g_assert_cmpint (step->at_rest, ==, i == 0);
    g_assert_cmpint (step->plan_dose, ==, i == 4);
    if (step->plan_dose)
      continue;
    g_assert_cmpfloat (step->aop_percent, <=, step->aop_percent_max);
    if (step->at_rest)
      continue;
    g_assert_cmpfloat (step->load_percent, <=, step->load_percent_max);
    g_assert_cmpfloat (cw_set_scheme_total_reps (step->scheme), <=,
                       step->reps_max);
    for (int set = 0; set < step->scheme->n_sets; set++)
      g_assert_false (step->scheme->to_failure[set]);
  }
  g_assert_true (cw_familiarisation_is_forced_by ("UNACCUSTOMED"));
  g_assert_false (cw_familiarisation_is_forced_by ("SMOKER"));
}

/* CLINICAL 2.2: rest + share × (208 − 0.7 × age − rest). */
static void
test_heart_rate (void)
{
  g_assert_cmpfloat (cw_heart_rate_target_bpm (40, 70, 60), ==, 108);
  g_assert_cmpfloat (cw_heart_rate_target_bpm (50, 60, 40), ==, 120);
  g_assert_cmpfloat (cw_heart_rate_maximum_bpm (40), ==, 180);
  g_assert_true (isnan (cw_heart_rate_target_bpm (NAN, 70, 60)));
  g_assert_true (isnan (cw_heart_rate_target_bpm (40, NAN, 60)));
  g_assert_true (isnan (cw_heart_rate_target_bpm (40, 70, NAN)));
  g_assert_true (isnan (cw_heart_rate_target_bpm (40, 200, 60)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/familiarisation/climb", test_climb);
  g_test_add_func ("/familiarisation/pauses", test_pauses);
  g_test_add_func ("/familiarisation/held", test_held);
  g_test_add_func ("/familiarisation/steps", test_steps);
  g_test_add_func ("/familiarisation/heart-rate", test_heart_rate);
  return g_test_run ();
}
