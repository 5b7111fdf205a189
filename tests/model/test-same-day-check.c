/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model-fixture.h"

static CwCheckResult
evaluate (const CwSameDayCheck *check, const char *part)
{
  g_autofree char *reason = NULL;
  CwCheckResult result = cw_same_day_check_evaluate (check, &reason);

  g_assert_cmpint (cw_same_day_check_evaluate (check, NULL), ==, result);
  if (result == CW_CHECK_GREEN)
    g_assert_null (reason);
  else
    g_assert_nonnull (reason);
  if (part != NULL && (reason == NULL || strstr (reason, part) == NULL))
    g_error ("%s: %s", part, reason);
  return result;
}

static void
answer (CwSameDayCheck *check, const char *id, CwCheckResult result)
{
  g_hash_table_insert (check->results, g_strdup (id),
                       GINT_TO_POINTER (result + 1));
}

/* CLINICAL 7.1, each band from both sides. */
static void
test_blood_pressure (void)
{
  static const struct {
    double sbp, dbp;
    CwCheckResult result, after_clearance;
  } cases[] = {
    { 89, 60, CW_CHECK_RED, CW_CHECK_RED },
    { 90, 60, CW_CHECK_GREEN, CW_CHECK_GREEN },
    { 139, 89, CW_CHECK_GREEN, CW_CHECK_GREEN },
    { 140, 89, CW_CHECK_AMBER, CW_CHECK_AMBER },
    { 139, 90, CW_CHECK_AMBER, CW_CHECK_AMBER },
    { 159, 99, CW_CHECK_AMBER, CW_CHECK_AMBER },
    { 160, 99, CW_CHECK_RED, CW_CHECK_AMBER },
    { 159, 100, CW_CHECK_RED, CW_CHECK_AMBER },
    { 179, 109, CW_CHECK_RED, CW_CHECK_AMBER },
    { 180, 109, CW_CHECK_RED, CW_CHECK_RED },
    { 179, 110, CW_CHECK_RED, CW_CHECK_RED },
    { 120, 120, CW_CHECK_RED, CW_CHECK_RED },
    { NAN, 80, CW_CHECK_RED, CW_CHECK_RED },
    { 120, NAN, CW_CHECK_RED, CW_CHECK_RED },
  };
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();
  CwFinding *finding = cw_finding_new ();

  finding->rule_id = g_strdup ("HTN_UNCONTROLLED");
  g_ptr_array_add (screening->verdict->findings, finding);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwSameDayCheck) check = fixture_check ();

    check->sbp_mmhg = cases[i].sbp;
    check->dbp_mmhg = cases[i].dbp;
    g_assert_cmpint (evaluate (check, NULL), ==, cases[i].result);
    finding->lifted = FALSE;
    g_assert_cmpint (cw_same_day_check_evaluate_after (check, screening, NULL),
                     ==, cases[i].result);
    finding->lifted = TRUE;
    g_assert_cmpint (cw_same_day_check_evaluate_after (check, screening, NULL),
                     ==, cases[i].after_clearance);
  }
}

static void
test_heart_rate (void)
{
  static const struct {
    double rate;
    CwCheckResult result;
  } cases[] = {
    { 49, CW_CHECK_AMBER },  { 50, CW_CHECK_GREEN },  { 100, CW_CHECK_GREEN },
    { 101, CW_CHECK_AMBER }, { 120, CW_CHECK_AMBER }, { 121, CW_CHECK_RED },
    { NAN, CW_CHECK_RED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwSameDayCheck) check = fixture_check ();

    check->heart_rate_bpm = cases[i].rate;
    g_assert_cmpint (evaluate (check, NULL), ==, cases[i].result);
  }
}

/* Every item may be the one thing that is not green, and none may be left
 * out. */
static void
test_items (void)
{
  gsize n_items;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  g_assert_cmpuint (n_items, ==, 7);
  for (gsize i = 0; i < n_items; i++) {
    g_autoptr (CwSameDayCheck) check = fixture_check ();

    g_assert_cmpint (evaluate (check, NULL), ==, CW_CHECK_GREEN);
    answer (check, items[i]->id, CW_CHECK_RED);
    g_assert_cmpint (evaluate (check, items[i]->red_advice), ==, CW_CHECK_RED);
    answer (check, items[i]->id, CW_CHECK_AMBER);
    if (items[i]->amber != NULL)
      g_assert_cmpint (evaluate (check, items[i]->amber_advice), ==,
                       CW_CHECK_AMBER);
    else
      g_assert_cmpint (evaluate (check, "not finished"), ==, CW_CHECK_RED);
    g_hash_table_remove (check->results, items[i]->id);
    g_assert_cmpint (evaluate (check, "not finished"), ==, CW_CHECK_RED);
    g_assert_cmpstr (items[i]->source, !=, "");
  }
}

/* The worst speaks, alone; a real red before an unfinished check. */
static void
test_reasons (void)
{
  g_autoptr (CwSameDayCheck) check = fixture_check ();
  g_autofree char *ambers = NULL;
  g_autofree char *red = NULL;

  check->sbp_mmhg = 145;
  answer (check, "PAIN", CW_CHECK_AMBER);
  cw_same_day_check_evaluate (check, &ambers);
  g_assert_cmpstr (ambers, ==,
                   "Blood pressure 145/80 is raised. The limb hurts more than "
                   "a little.");
  answer (check, "CUFF", CW_CHECK_RED);
  check->heart_rate_bpm = NAN;
  cw_same_day_check_evaluate (check, &red);
  g_assert_cmpstr (red, ==,
                   "The cuff is not fit for use: take another one of the right "
                   "size.");
}

static void
test_copy (void)
{
  g_autoptr (CwSameDayCheck) check = fixture_check ();
  g_autoptr (CwSameDayCheck) copy = NULL;

  check->note = g_strdup ("Watched closely.");
  answer (check, "PAIN", CW_CHECK_AMBER);
  copy = cw_same_day_check_copy (check);
  answer (check, "PAIN", CW_CHECK_RED);
  g_assert_cmpint (evaluate (copy, NULL), ==, CW_CHECK_AMBER);
  g_assert_cmpstr (copy->note, ==, "Watched closely.");
  g_assert_cmpfloat (copy->sbp_mmhg, ==, 120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/same-day-check/blood-pressure", test_blood_pressure);
  g_test_add_func ("/same-day-check/heart-rate", test_heart_rate);
  g_test_add_func ("/same-day-check/items", test_items);
  g_test_add_func ("/same-day-check/reasons", test_reasons);
  g_test_add_func ("/same-day-check/copy", test_copy);
  return g_test_run ();
}
