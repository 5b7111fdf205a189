/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/occlusion-pressure.h"

#include <math.h>

/* CLINICAL 3.1, golden values. */
static void
test_golden (void)
{
  static const struct {
    const char *formula;
    CwAopEstimateInput input; /* leg, girth, width, SBP, DBP, age, sex */
    double expected;
    double tolerance;
  } cases[] = {
    { "E1", { TRUE, 56, 18, 120, 75, 25, CW_SEX_MALE }, 169.651, 5e-4 },
    { "E1", { TRUE, 56, 18, 120, 75, 25, CW_SEX_FEMALE }, 161.667, 5e-4 },
    { "E1", { TRUE, 50, 18, 110, 75, 22, CW_SEX_FEMALE }, 149.768, 5e-4 },
    { "E1", { TRUE, 62, 18, 135, 75, 35, CW_SEX_MALE }, 190.511, 5e-4 },
    { "E2", { TRUE, 50, 5, 120, 75, 25, CW_SEX_MALE }, 239.094, 5e-4 },
    { "E2", { TRUE, 56, 5, 120, 70, 25, CW_SEX_MALE }, 270.782, 5e-4 },
    { "E3", { TRUE, 56, 18, 120, 75, 25, CW_SEX_MALE }, 118.86, 5e-3 },
    { "E3", { TRUE, 56, 13.5, 120, 75, 25, CW_SEX_MALE }, 136.15, 5e-3 },
    { "E3", { TRUE, 56, 11, 120, 75, 25, CW_SEX_MALE }, 151.87, 5e-3 },
    { "E3", { TRUE, 56, 5, 120, 75, 25, CW_SEX_MALE }, 253.70, 5e-3 },
    { "E3", { FALSE, 32, 12, 120, 75, 25, CW_SEX_MALE }, 111.45, 5e-3 },
    { "E3", { FALSE, 32, 10, 120, 75, 25, CW_SEX_MALE }, 120.34, 5e-3 },
    { "E3", { FALSE, 32, 5, 120, 75, 25, CW_SEX_MALE }, 173.69, 5e-3 },
    { "E4", { TRUE, 56, 18, 120, 75, 25, CW_SEX_MALE }, 121.67, 5e-3 },
    { "E4", { TRUE, 56, 13.5, 120, 75, 25, CW_SEX_MALE }, 137.22, 5e-3 },
    { "E4", { TRUE, 56, 11, 120, 75, 25, CW_SEX_MALE }, 151.36, 5e-3 },
    { "E4", { TRUE, 56, 5, 120, 75, 25, CW_SEX_MALE }, 243.00, 5e-3 },
    { "E4_PP", { FALSE, 32, 12, 120, 75, NAN, CW_SEX_UNKNOWN }, 115, 5e-3 },
    { "E4_PP", { FALSE, 32, 10, 120, 75, NAN, CW_SEX_UNKNOWN }, 123, 5e-3 },
    { "E4_PP", { FALSE, 32, 5, 120, 75, NAN, CW_SEX_UNKNOWN }, 171, 5e-3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
      cw_aop_formula (cases[i].formula, &cases[i].input), cases[i].expected,
      cases[i].tolerance);
}

/* E1 may not be stretched beyond the people it was made from. */
static void
test_e1_range (void)
{
  static const struct {
    CwAopEstimateInput input;
    gboolean applies;
  } cases[] = {
    { { TRUE, 40, 18, 90, 60, 18, CW_SEX_MALE }, TRUE },
    { { TRUE, 75, 18, 150, 90, 40, CW_SEX_FEMALE }, TRUE },
    { { FALSE, 56, 18, 120, 75, 25, CW_SEX_MALE }, FALSE },
    { { TRUE, 39.9, 18, 120, 75, 25, CW_SEX_MALE }, FALSE },
    { { TRUE, 75.1, 18, 120, 75, 25, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 13.5, 120, 75, 25, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 18, 89, 60, 25, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 18, 151, 75, 25, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 18, 120, 75, 17, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 18, 120, 75, 41, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 18, 120, 75, NAN, CW_SEX_MALE }, FALSE },
    { { TRUE, 56, 18, 120, 75, 25, CW_SEX_UNKNOWN }, FALSE },
    { { TRUE, 56, 18, 120, 75, 25, CW_SEX_OTHER }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (!isnan (cw_aop_formula ("E1_BR19", &cases[i].input)), ==,
                     cases[i].applies);
  g_assert_true (isnan (cw_aop_formula ("E2", &cases[0].input)));
  g_assert_true (isnan (cw_aop_formula ("E9_WED25", &cases[0].input)));
  g_assert_true (isnan (cw_aop_formula ("E", &cases[0].input)));
}

static void
test_estimate (void)
{
  CwAopEstimateInput both = { TRUE, 56, 18, 120, 75, 25, CW_SEX_MALE };
  CwAopEstimateInput e1_lower = { TRUE, 75, 18, 150, 30, 18, CW_SEX_FEMALE };
  CwAopEstimateInput arm = { FALSE, 32, 12, 120, 75, 25, CW_SEX_MALE };
  CwAopEstimate estimates[2];
  int n_estimates;

  g_assert_true (cw_aop_estimate (&both, estimates, &n_estimates, NULL));
  g_assert_cmpint (n_estimates, ==, 2);
  g_assert_cmpstr (estimates[0].formula_id, ==, "E4_PP");
  g_assert_cmpfloat_with_epsilon (estimates[0].low_mmhg, 91.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimates[0].high_mmhg, 152.083333, 1e-5);
  g_assert_cmpstr (estimates[1].formula_id, ==, "E1_BR19");
  g_assert_cmpfloat_with_epsilon (estimates[1].low_mmhg, 138.651, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimates[1].high_mmhg, 200.651, 1e-9);
  g_assert_nonnull (estimates[1].source);

  g_assert_true (cw_aop_estimate (&e1_lower, estimates, &n_estimates, NULL));
  g_assert_cmpint (n_estimates, ==, 2);
  g_assert_cmpfloat (estimates[0].aop_mmhg, <=, estimates[1].aop_mmhg);

  g_assert_true (cw_aop_estimate (&arm, estimates, &n_estimates, NULL));
  g_assert_cmpint (n_estimates, ==, 1);
  g_assert_cmpfloat_with_epsilon (estimates[0].aop_mmhg, 115, 1e-9);
}

static void
test_estimate_refuses (void)
{
  static const CwAopEstimateInput bad[] = {
    { TRUE, 56, 6.9, 120, 75, 25, CW_SEX_MALE },
    { FALSE, 14.9, 12, 120, 75, 25, CW_SEX_MALE },
    { FALSE, 100.1, 12, 120, 75, 25, CW_SEX_MALE },
    { FALSE, NAN, 12, 120, 75, 25, CW_SEX_MALE },
    { FALSE, 32, 0, 120, 75, 25, CW_SEX_MALE },
    { FALSE, 32, NAN, 120, 75, 25, CW_SEX_MALE },
    { FALSE, 32, 12, 59, 40, 25, CW_SEX_MALE },
    { FALSE, 32, 12, 261, 75, 25, CW_SEX_MALE },
    { FALSE, 32, 12, 120, 29, 25, CW_SEX_MALE },
    { FALSE, 32, 12, 120, 120, 25, CW_SEX_MALE },
  };
  CwAopEstimateInput narrow = { TRUE, 56, 7, 120, 75, 25, CW_SEX_MALE };
  CwAopEstimate estimates[2];
  int n_estimates;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (cw_aop_estimate (&bad[i], estimates, &n_estimates, &error));
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE);
  }
  g_assert_true (cw_aop_estimate (&narrow, estimates, &n_estimates, NULL));
}

static void
test_target (void)
{
  g_assert_cmpfloat (cw_target_pressure_mmhg (190, 80, 1), ==, 152);
  g_assert_cmpfloat (cw_target_pressure_mmhg (190, 80, 5), ==, 150);
  g_assert_cmpfloat (cw_target_pressure_mmhg (187, 60, 1), ==, 112);
  g_assert_cmpfloat (cw_target_pressure_mmhg (187, 60, 5), ==, 110);

  /* Never above the share asked for. */
  for (int aop = 80; aop <= 400; aop++)
    for (int percent = 40; percent <= 80; percent++)
      for (int step = 1; step <= 5; step += 4)
        g_assert_cmpfloat (cw_target_pressure_mmhg (aop, percent, step) * 100,
                           <=, aop * percent + 1e-6);
}

static void
test_ids (void)
{
  for (int i = 0; i < 3; i++) {
    CwPosture posture;
    CwAopMethod method;

    g_assert_true (cw_posture_from_id (cw_posture_to_id (i), &posture));
    g_assert_cmpint (posture, ==, i);
    g_assert_nonnull (cw_posture_get_name (i));
    g_assert_true (cw_aop_method_from_id (cw_aop_method_to_id (i), &method));
    g_assert_cmpint (method, ==, i);
    g_assert_nonnull (cw_aop_method_get_name (i));
  }
  g_assert_cmpint (cw_aop_fresh_days (), ==, 14);
  g_assert_cmpint (cw_aop_maximum_days (), ==, 28);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/occlusion-pressure/golden", test_golden);
  g_test_add_func ("/occlusion-pressure/e1-range", test_e1_range);
  g_test_add_func ("/occlusion-pressure/estimate", test_estimate);
  g_test_add_func ("/occlusion-pressure/refuses", test_estimate_refuses);
  g_test_add_func ("/occlusion-pressure/target", test_target);
  g_test_add_func ("/occlusion-pressure/ids", test_ids);

  return g_test_run ();
}
