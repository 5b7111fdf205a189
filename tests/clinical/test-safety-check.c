/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "clinical/safety-check.h"

/* CLINICAL 7.2, 7.3 and 1.1: who is asked what, and when. */
static void
test_who_is_asked (void)
{
  static const struct {
    const char *id;
    CwDoseClass dose_class;
    int exercise, set;
    gboolean applies;
  } cases[] = {
    { "CHECK_INFLATED", CW_DOSE_CLASS_A, 1, 0, TRUE },
    { "CHECK_INFLATED", CW_DOSE_CLASS_C, 2, 0, TRUE },
    { "CHECK_SKIN", CW_DOSE_CLASS_A, 1, 1, TRUE },
    { "CHECK_SKIN", CW_DOSE_CLASS_A, 1, 2, FALSE },
    { "CHECK_SKIN", CW_DOSE_CLASS_B, 2, 3, TRUE },
    { "CHECK_SKIN", CW_DOSE_CLASS_B, 2, 4, FALSE },
    { "CHECK_SKIN", CW_DOSE_CLASS_C, 1, 2, TRUE },
    { "CHECK_SKIN", CW_DOSE_CLASS_C, 1, 4, TRUE },
    { "CHECK_PRESSURE", CW_DOSE_CLASS_B, 1, 2, FALSE },
    { "CHECK_PRESSURE", CW_DOSE_CLASS_C, 1, 2, TRUE },
    { "CHECK_PRESSURE", CW_DOSE_CLASS_C, 1, 1, FALSE },
    { "CHECK_PRESSURE", CW_DOSE_CLASS_C, 2, 2, FALSE },
    { "CHECK_AFTER", CW_DOSE_CLASS_A, 1, 0, TRUE },
    { "CHECK_PRESSURE_AFTER", CW_DOSE_CLASS_A, 1, 0, FALSE },
    { "CHECK_PRESSURE_AFTER", CW_DOSE_CLASS_B, 1, 0, TRUE },
    { "CHECK_PRESSURE_AFTER", CW_DOSE_CLASS_C, 1, 0, TRUE },
    { "CHECK_EFFORT", CW_DOSE_CLASS_A, 1, 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CwSafetyCheck *check = cw_safety_check_find (cases[i].id);

    g_assert_nonnull (check);
    g_assert_cmpint (cw_safety_check_applies (check, cases[i].dose_class,
                                              cases[i].exercise, cases[i].set),
                     ==, cases[i].applies);
  }
  g_assert_null (cw_safety_check_find ("CHECK"));
}

/* The boundaries of 7.3. */
static void
test_pressure (void)
{
  static const struct {
    const char *id;
    double before, sbp;
    gboolean is_well;
  } cases[] = {
    { "CHECK_PRESSURE_AFTER", 120, 159, TRUE },
    { "CHECK_PRESSURE_AFTER", 120, 160, FALSE },
    { "CHECK_PRESSURE_AFTER", 150, 170, TRUE },
    { "CHECK_PRESSURE_AFTER", 150, 171, FALSE },
    { "CHECK_PRESSURE_AFTER", 150, 100, TRUE },
    { "CHECK_PRESSURE_AFTER", NAN, 165, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cw_safety_check_is_pressure_well (
                         cw_safety_check_find (cases[i].id), cases[i].before,
                         cases[i].sbp),
                     ==, cases[i].is_well);
}

/* What is wrong during a session leads to STOP; after it, only an event keeps
 * the next session waiting. */
static void
test_what_follows (void)
{
  gsize n_checks;
  const CwSafetyCheck *const *checks = cw_safety_checks_get (&n_checks);

  g_assert_cmpuint (n_checks, ==, 6);
  for (gsize i = 0; i < n_checks; i++) {
    gboolean can_be_wrong = checks[i]->measure != CW_SAFETY_EFFORT;

    g_assert_cmpint (checks[i]->red_advice != NULL, ==, can_be_wrong);
    g_assert_cmpint (checks[i]->event != NULL, ==,
                     can_be_wrong && checks[i]->moment == CW_SAFETY_AT_END);
    if (checks[i]->event != NULL)
      g_assert_cmpint (checks[i]->event_grade, !=, CW_EVENT_EXPECTED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safety-check/who-is-asked", test_who_is_asked);
  g_test_add_func ("/safety-check/pressure", test_pressure);
  g_test_add_func ("/safety-check/what-follows", test_what_follows);

  return g_test_run ();
}
