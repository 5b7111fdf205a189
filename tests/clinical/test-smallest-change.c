/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "clinical/smallest-change.h"

/* CLINICAL 3.6: what is not more than the smallest change is none. */
static void
test_judge (void)
{
  static const struct {
    const char *id;
    double before, after, step;
    CwChange change;
  } cases[] = {
    { "PAIN", 3, 2, NAN, CW_CHANGE_NONE }, /* 1 point is not beyond it */
    { "PAIN", 3, 1, NAN, CW_CHANGE_BETTER },
    { "PAIN", 1, 3, NAN, CW_CHANGE_WORSE },
    { "PAIN", 0, 0, NAN, CW_CHANGE_NONE },
    { "PAIN", 8, 6.8, NAN, CW_CHANGE_NONE }, /* 15 % are 1.2 */
    { "PAIN", 8, 6.7, NAN, CW_CHANGE_BETTER },
    { "GIRTH", 50, 51.5, NAN, CW_CHANGE_NONE },
    { "GIRTH", 50, 51.6, NAN, CW_CHANGE_REAL },
    { "GIRTH", 50, 48, NAN, CW_CHANGE_REAL },
    { "ONE_RM", 50, 55, NAN, CW_CHANGE_NONE },
    { "ONE_RM", 50, 55.1, NAN, CW_CHANGE_BETTER },
    { "ONE_RM", 50, 44, NAN, CW_CHANGE_WORSE },
    { "ONE_RM", 20, 25, 5, CW_CHANGE_NONE }, /* one plate is larger */
    { "ONE_RM", 20, 26, 5, CW_CHANGE_BETTER },
    { "AOP_ARM", 130, 138, NAN, CW_CHANGE_NONE },
    { "AOP_ARM", 130, 139, NAN, CW_CHANGE_REAL },
    { "AOP_LEG", 190, 175, NAN, CW_CHANGE_NONE },
    { "AOP_LEG", 190, 174, NAN, CW_CHANGE_REAL },
    { "PAIN", NAN, 1, NAN, CW_CHANGE_NONE },
    { "PAIN", 5, NAN, NAN, CW_CHANGE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CwSmallestChange *smallest = cw_smallest_change_find (cases[i].id);

    g_assert_nonnull (smallest);
    g_test_message ("%s: %g to %g", cases[i].id, cases[i].before,
                    cases[i].after);
    g_assert_cmpint (cw_smallest_change_judge (smallest, cases[i].before,
                                               cases[i].after, cases[i].step),
                     ==, cases[i].change);
  }
  g_assert_null (cw_smallest_change_find ("EFFORT"));
}

static void
test_symmetry (void)
{
  g_assert_cmpfloat (cw_symmetry_percent (40, 50), ==, 80);
  g_assert_cmpfloat (cw_symmetry_percent (50, 40), ==, 80);
  g_assert_cmpfloat (cw_symmetry_percent (50, 50), ==, 100);
  g_assert_cmpfloat (cw_symmetry_percent (0, 50), ==, 0);
  g_assert_true (isnan (cw_symmetry_percent (0, 0)));
  g_assert_true (isnan (cw_symmetry_percent (NAN, 50)));
  g_assert_true (isnan (cw_symmetry_percent (50, NAN)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smallest-change/judge", test_judge);
  g_test_add_func ("/smallest-change/symmetry", test_symmetry);
  return g_test_run ();
}
