/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/one-rep-max.h"

#include <math.h>

/* CLINICAL 3.2, golden table for 20 kg, in the order of CwOneRepMaxFormula. */
static const struct {
  int reps;
  double by_formula_kg[CW_N_ONE_REP_MAX_FORMULAS];
  double median_kg;
} golden[] = {
  { 5, { 23.333, 22.500, 23.492, 22.500, 23.317, 23.802, 22.742 }, 23.317 },
  { 8, { 25.333, 24.828, 24.623, 24.000, 25.534, 25.257, 25.022 }, 25.022 },
  { 10, { 26.667, 26.667, 25.179, 25.000, 26.949, 26.187, 26.814 }, 26.667 },
  { 12, { 28.000, 28.800, 25.642, 26.000, 28.299, 27.080, 28.883 }, 28.000 },
  { 15, { 30.000, 32.727, 26.220, 27.500, 30.181, 28.344, 32.663 }, 30.000 },
  { 20, { 33.333, 42.353, 26.986, 30.000, 32.892, 30.236, 41.775 }, 32.892 },
};

static void
test_golden (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++) {
    CwOneRepMaxEstimate estimate;

    g_assert_true (
      cw_one_rep_max_estimate (20, golden[i].reps, &estimate, NULL));
    for (int formula = 0; formula < CW_N_ONE_REP_MAX_FORMULAS; formula++)
      g_assert_cmpfloat_with_epsilon (estimate.by_formula_kg[formula],
                                      golden[i].by_formula_kg[formula], 5e-4);
    g_assert_cmpfloat_with_epsilon (estimate.one_rm_kg, golden[i].median_kg,
                                    5e-4);
    g_assert_cmpint (estimate.inaccurate, ==, golden[i].reps > 10);
  }
}

static void
test_one_repetition (void)
{
  CwOneRepMaxEstimate estimate;

  g_assert_true (cw_one_rep_max_estimate (42.5, 1, &estimate, NULL));
  for (int formula = 0; formula < CW_N_ONE_REP_MAX_FORMULAS; formula++)
    g_assert_cmpfloat (estimate.by_formula_kg[formula], ==, 42.5);
  g_assert_cmpfloat (estimate.low_kg, ==, 42.5);
  g_assert_cmpfloat (estimate.high_kg, ==, 42.5);
}

static void
test_band (void)
{
  CwOneRepMaxEstimate estimate;

  g_assert_true (cw_one_rep_max_estimate (20, 20, &estimate, NULL));
  g_assert_cmpfloat_with_epsilon (estimate.low_kg, 26.986, 5e-4);
  g_assert_cmpfloat_with_epsilon (estimate.high_kg, 42.353, 5e-4);
  g_assert_cmpfloat_with_epsilon (
    cw_one_rep_max_by (CW_ONE_REP_MAX_EPLEY, 30, 10),
    cw_one_rep_max_by (CW_ONE_REP_MAX_BRZYCKI, 30, 10), 1e-9);
}

static void
test_refuses (void)
{
  static const struct {
    double load_kg;
    int reps;
  } bad[] = { { 20, 0 },  { 20, 21 }, { 20, -1 },     { 20, 37 },
              { 0, 10 },  { -5, 10 }, { NAN, 10 },    { INFINITY, 10 } };
  CwOneRepMaxEstimate estimate;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (cw_one_rep_max_estimate (bad[i].load_kg, bad[i].reps,
                                             &estimate, &error));
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE);
  }
}

static void
test_calibration (void)
{
  int minimum = 0, maximum = 0;

  cw_calibration_get_reps (&minimum, &maximum);
  g_assert_cmpint (minimum, ==, 25);
  g_assert_cmpint (maximum, ==, 35);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/one-rep-max/golden", test_golden);
  g_test_add_func ("/one-rep-max/calibration", test_calibration);
  g_test_add_func ("/one-rep-max/one-repetition", test_one_repetition);
  g_test_add_func ("/one-rep-max/band", test_band);
  g_test_add_func ("/one-rep-max/refuses", test_refuses);

  return g_test_run ();
}
