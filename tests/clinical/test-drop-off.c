/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/drop-off.h"

#include <math.h>

/* CLINICAL 3.4, golden vectors. */
static void
test_golden (void)
{
  static const struct {
    double reps[4], total, drop[4], slope, log_slope, loss, fatigue_index;
  } cases[] = {
    { { 36.0, 14.7, 11.5, 10.4 }, 72.6, { 0, 59.2, 68.1, 71.1 },
      -8.000, -0.3971, 32.8, 49.6 },
    { { 30, 20, 15, 12 }, 77, { 0, 33.3, 50.0, 60.0 },
      -5.900, -0.3037, 26.2, 35.8 },
    { { 30, 20, 17, 15 }, 82, { 0, 33.3, 43.3, 50.0 },
      -4.800, -0.2242, 20.1, 31.7 },
    { { 30, 15, 15, 15 }, 75, { 0, 50, 50, 50 }, -4.500, -0.2079, 18.8, 37.5 },
    { { 42, 36, 33, 30 }, 141, { 0, 14.3, 21.4, 28.6 },
      -3.900, -0.1096, 10.4, 16.1 },
    { { 18, 9, 6, 4 }, 37, { 0, 50.0, 66.7, 77.8 },
      -4.500, -0.4918, 38.8, 48.6 },
    { { 30, 7, 5, 4 }, 46, { 0, 76.7, 83.3, 86.7 },
      -8.000, -0.6381, 47.2, 61.7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwDropOff measured;

    cw_drop_off_measure (cases[i].reps, 4, NULL, &measured);
    g_assert_cmpfloat_with_epsilon (measured.total_reps, cases[i].total, 1e-9);
    for (int k = 0; k < 4; k++)
      g_assert_cmpfloat_with_epsilon (measured.drop_percent[k],
                                      cases[i].drop[k], 0.051);
    g_assert_cmpfloat_with_epsilon (measured.slope, cases[i].slope, 5e-4);
    g_assert_cmpfloat_with_epsilon (measured.log_slope, cases[i].log_slope,
                                    5.1e-5);
    g_assert_cmpfloat_with_epsilon (measured.loss_per_set_percent,
                                    cases[i].loss, 0.051);
    g_assert_cmpfloat_with_epsilon (measured.fatigue_index_percent,
                                    cases[i].fatigue_index, 0.051);
    g_assert_cmpfloat_with_epsilon (
      measured.retention, cases[i].reps[3] / cases[i].reps[0], 1e-9);
    g_assert_true (isnan (measured.completion_percent));
    g_assert_true (isnan (measured.scheme_gap_percent[0]));
  }
}

/* A complete fixed scheme has dropped by half and has no gap. */
static void
test_targets (void)
{
  static const int fixed[] = { 30, 15, 15, 15 };
  static const int last_open[] = { 30, 15, 15, 0 };
  static const double complete[] = { 30, 15, 15, 15 };
  static const double short_of[] = { 30, 15, 12, 9 };
  CwDropOff measured;

  cw_drop_off_measure (complete, 4, fixed, &measured);
  g_assert_cmpfloat (measured.completion_percent, ==, 100);
  for (int k = 0; k < 4; k++)
    g_assert_cmpfloat (measured.scheme_gap_percent[k], ==, 0);

  cw_drop_off_measure (short_of, 4, fixed, &measured);
  g_assert_cmpfloat_with_epsilon (measured.completion_percent, 88, 1e-9);
  g_assert_cmpfloat_with_epsilon (measured.scheme_gap_percent[2], 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (measured.scheme_gap_percent[3], 40, 1e-9);

  cw_drop_off_measure (short_of, 4, last_open, &measured);
  g_assert_cmpfloat_with_epsilon (measured.completion_percent, 95, 1e-9);
  g_assert_true (isnan (measured.scheme_gap_percent[3]));
}

static void
test_edges (void)
{
  static const double one[] = { 30 };
  static const double none[] = { 0, 0 };
  static const double stops[] = { 30, 10, 0 };
  CwDropOff measured;

  cw_drop_off_measure (one, 1, NULL, &measured);
  g_assert_cmpfloat (measured.drop_percent[0], ==, 0);
  g_assert_cmpfloat (measured.retention, ==, 1);
  g_assert_true (isnan (measured.slope));
  g_assert_true (isnan (measured.log_slope));
  g_assert_true (isnan (measured.loss_per_set_percent));

  cw_drop_off_measure (none, 2, NULL, &measured);
  g_assert_true (isnan (measured.drop_percent[1]));
  g_assert_true (isnan (measured.retention));
  g_assert_true (isnan (measured.fatigue_index_percent));
  g_assert_cmpfloat (measured.slope, ==, 0);

  cw_drop_off_measure (stops, 3, NULL, &measured);
  g_assert_cmpfloat (measured.drop_percent[2], ==, 100);
  g_assert_true (isnan (measured.log_slope));
  g_assert_cmpfloat (measured.slope, ==, -15);
}

typedef struct {
  double reps[CW_MAX_SETS];
  int n_sets;
  double effort;
  CwPattern expected;
} PatternCase;

static void
assert_patterns (const char *scheme_id, const PatternCase *cases, gsize n_cases)
{
  const CwSetScheme *scheme = cw_set_scheme_find (scheme_id);

  for (gsize i = 0; i < n_cases; i++) {
    CwPattern read = cw_pattern_read (cases[i].reps, cases[i].n_sets, scheme,
                                      cases[i].effort, FALSE);

    if (read != cases[i].expected)
      g_error ("%s, case %" G_GSIZE_FORMAT ": %s, not %s", scheme_id, i,
               cw_pattern_to_id (read),
               cw_pattern_to_id (cases[i].expected));
    g_assert_cmpint (cw_pattern_read (cases[i].reps, cases[i].n_sets, scheme,
                                      cases[i].effort, TRUE),
                     ==, CW_PATTERN_NONE);
  }
}

static void
test_fatigue_patterns (void)
{
  static const PatternCase cases[] = {
    /* The vectors of CLINICAL 3.4.  The published mean starts above 35. */
    { { 36, 14.7, 11.5, 10.4 }, 4, 8, CW_PATTERN_NONE },
    { { 30, 20, 15, 12 }, 4, 8, CW_PATTERN_SEED_BAND },
    { { 30, 20, 17, 15 }, 4, 8, CW_PATTERN_SEED_BAND },
    { { 42, 36, 33, 30 }, 4, 8, CW_PATTERN_TOO_LIGHT },
    { { 18, 9, 6, 4 }, 4, 8, CW_PATTERN_TOO_HEAVY },
    { { 30, 7, 5, 4 }, 4, 8, CW_PATTERN_CLIFF },
    /* On target, and just outside. */
    { { 34, 18, 13, 11 }, 4, NAN, CW_PATTERN_ON_TARGET },
    { { 35, 20, 16, 14 }, 4, NAN, CW_PATTERN_ON_TARGET },
    { { 35, 20, 17, 14 }, 4, NAN, CW_PATTERN_NONE },
    { { 25, 15, 12, 10 }, 4, NAN, CW_PATTERN_ON_TARGET },
    { { 24, 15, 12, 11 }, 4, NAN, CW_PATTERN_NONE },
    /* Too light: by the first set, by the last, by the sum. */
    { { 41, 25, 18, 14 }, 4, NAN, CW_PATTERN_TOO_LIGHT },
    { { 40, 24, 18, 15 }, 4, NAN, CW_PATTERN_NONE },
    { { 25, 22, 18, 16 }, 4, NAN, CW_PATTERN_TOO_LIGHT },
    { { 39, 30, 20, 12 }, 4, NAN, CW_PATTERN_TOO_LIGHT },
    /* Too heavy needs both. */
    { { 19, 12, 10, 8 }, 4, NAN, CW_PATTERN_TOO_HEAVY },
    { { 19, 14, 10, 7 }, 4, NAN, CW_PATTERN_NONE },
    /* A cliff needs a full first set; 70 % is none yet. */
    { { 25, 7, 6, 5 }, 4, NAN, CW_PATTERN_CLIFF },
    { { 24, 7, 6, 5 }, 4, NAN, CW_PATTERN_NONE },
    { { 30, 9, 8, 7 }, 4, NAN, CW_PATTERN_NONE },
    { { 30, 28, 27, 14 }, 4, NAN, CW_PATTERN_FLAT_THEN_DROP },
    { { 30, 18, 12, 14 }, 4, NAN, CW_PATTERN_RISING },
    { { 30, 18, 19, 12 }, 4, NAN, CW_PATTERN_SEED_BAND },
    { { 30, 18, 20, 12 }, 4, NAN, CW_PATTERN_ERRATIC },
    { { 30, 12, 20, 8 }, 4, NAN, CW_PATTERN_ERRATIC },
    { { 20, 16, 18, 12 }, 4, NAN, CW_PATTERN_RISING },
    /* The bands are those of four sets. */
    { { 30, 20, 15 }, 3, NAN, CW_PATTERN_NONE },
    { { 30, 20, 15, 12, 10 }, 5, NAN, CW_PATTERN_NONE },
    { { 0 }, 0, NAN, CW_PATTERN_NONE },
  };

  assert_patterns ("FATIGUE_15_30", cases, G_N_ELEMENTS (cases));
  assert_patterns ("FAILURE_4", cases, G_N_ELEMENTS (cases));
}

static void
test_fixed_patterns (void)
{
  static const PatternCase cases[] = {
    { { 30, 15, 15, 15 }, 4, 5, CW_PATTERN_TOO_LIGHT },
    { { 30, 15, 15, 15 }, 4, 6, CW_PATTERN_ON_TARGET },
    { { 30, 15, 15, 15 }, 4, 8, CW_PATTERN_ON_TARGET },
    { { 30, 15, 15, 15 }, 4, 9, CW_PATTERN_NONE },
    { { 30, 15, 15, 15 }, 4, NAN, CW_PATTERN_NONE },
    { { 29, 15, 15, 15 }, 4, 7, CW_PATTERN_TOO_HEAVY },
    { { 30, 8, 15, 15 }, 4, 7, CW_PATTERN_CLIFF },
    { { 30, 9, 15, 15 }, 4, 7, CW_PATTERN_NONE },
    { { 30, 15, 15, 16 }, 4, 7, CW_PATTERN_RISING },
    { { 30, 15, 15, 10 }, 4, 7, CW_PATTERN_FLAT_THEN_DROP },
    { { 30, 15, 15, 11 }, 4, 7, CW_PATTERN_NONE },
    { { 30, 15, 14, 10 }, 4, 7, CW_PATTERN_NONE },
    { { 30, 15, 15 }, 3, 7, CW_PATTERN_NONE },
  };
  static const PatternCase last_open[] = {
    { { 30, 15, 15, 9 }, 4, 7, CW_PATTERN_ON_TARGET },
    { { 30, 15, 15, 18 }, 4, 7, CW_PATTERN_ON_TARGET },
    { { 20, 15, 15, 18 }, 4, 7, CW_PATTERN_TOO_HEAVY },
  };

  assert_patterns ("FIXED_30_15_15_15", cases, G_N_ELEMENTS (cases));
  assert_patterns ("EXKNEE", last_open, G_N_ELEMENTS (last_open));
}

/* A session of which it is not known what was planned has no pattern. */
static void
test_no_scheme (void)
{
  static const double reps[] = { 30, 15, 15, 15 };
  const CwSetScheme none = { 0 };

  g_assert_cmpint (cw_pattern_read (reps, 4, &none, 7, FALSE), ==,
                   CW_PATTERN_NONE);
}

static void
test_pattern_words (void)
{
  for (int pattern = CW_PATTERN_NONE; pattern <= CW_PATTERN_ERRATIC;
       pattern++) {
    g_assert_nonnull (cw_pattern_to_id (pattern));
    g_assert_cmpstr (cw_pattern_get_name (pattern), !=, "");
    g_assert_cmpstr (cw_pattern_get_reading (pattern), !=, "");
    g_assert_cmpstr (cw_pattern_get_message (pattern), !=, "");
  }
}

static void
test_reference (void)
{
  static const double expected[4][3] = { { 36.0, 30.5, 41.4 },
                                         { 14.7, 12.2, 17.1 },
                                         { 11.5, 9.2, 13.8 },
                                         { 10.4, 8.1, 12.7 } };
  const CwReferenceCurve *curve = cw_drop_off_get_reference ();

  g_assert_cmpint (curve->n_sets, ==, 4);
  for (int i = 0; i < 4; i++) {
    g_assert_cmpfloat (curve->mean[i], ==, expected[i][0]);
    g_assert_cmpfloat (curve->low[i], ==, expected[i][1]);
    g_assert_cmpfloat (curve->high[i], ==, expected[i][2]);
  }
  g_assert_cmpstr (curve->label, ==, "Published mean, four sets to failure");
  g_assert_cmpstr (curve->source, ==, "ROL25");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drop-off/golden", test_golden);
  g_test_add_func ("/drop-off/targets", test_targets);
  g_test_add_func ("/drop-off/edges", test_edges);
  g_test_add_func ("/drop-off/reference", test_reference);
  g_test_add_func ("/pattern/fatigue", test_fatigue_patterns);
  g_test_add_func ("/pattern/fixed", test_fixed_patterns);
  g_test_add_func ("/pattern/no-scheme", test_no_scheme);
  g_test_add_func ("/pattern/words", test_pattern_words);

  return g_test_run ();
}
