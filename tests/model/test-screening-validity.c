/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model-fixture.h"

/* The gate of the model when something has ended a screening before its time:
 * for plans and sessions alike. */

static void
add_lapse (CwScreeningRecord *screening, const char *rule_id)
{
  CwLapse *lapse = cw_lapse_new ();

  lapse->screening_id = screening->id;
  lapse->rule_id = g_strdup (rule_id);
  lapse->day = fixture_today ();
  g_ptr_array_add (screening->lapses, lapse);
}

static void
assert_lapsed (const CwScreeningRecord *screening,
               CwDate today,
               const char *part)
{
  g_autoptr (CwPlan) plan = fixture_plan ();
  g_autoptr (CwSameDayCheck) check = fixture_check ();
  g_autoptr (GError) plan_error = NULL;
  g_autoptr (GError) session_error = NULL;

  g_assert_false (cw_plan_check (plan, screening, 1, today, &plan_error));
  g_assert_error (plan_error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  g_assert_nonnull (strstr (plan_error->message, part));
  g_assert_false (
      cw_session_check_start (plan, screening, NULL, check, today,
                              &session_error));
  g_assert_error (session_error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  g_assert_cmpint (
      cw_session_review_start (plan, screening, NULL, check, today, NULL), ==,
      CW_CHECK_RED);
}

static void
assert_permitted (const CwScreeningRecord *screening, CwDate today)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_screening_record_permits (screening, screening->patient_id,
                                              CW_LIMBS_LEGS, today, &error));
  g_assert_no_error (error);
}

static void
test_events (void)
{
  gsize n_rules;
  const CwRescreenRule *const *rules = cw_rescreen_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++) {
    g_autoptr (CwScreeningRecord) screening = fixture_screening ();

    assert_permitted (screening, fixture_today ());
    add_lapse (screening, rules[i]->id);
    if (cw_rescreen_rule_can_be_reported (rules[i]))
      assert_lapsed (screening, fixture_today (), ".");
  }
}

static void
test_pause (void)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();

  screening->last_session = fixture_today ();
  assert_permitted (screening, fixture_today () + 21);
  assert_lapsed (screening, fixture_today () + 22, "22 days ago");
}

static void
test_birthday (void)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();

  screening->facts->birth_date = cw_date_new (1961, 11, 25);
  assert_permitted (screening, cw_date_new (2026, 11, 24));
  assert_lapsed (screening, cw_date_new (2026, 11, 25), "65");
}

/* One visit before, and the reading of today. */
static void
test_pressure (void)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();
  g_autoptr (CwPlan) plan = fixture_plan ();
  g_autoptr (CwSameDayCheck) check = fixture_check ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) lapses = NULL;
  g_autofree char *reason = NULL;
  CwPressureReading reading = { fixture_today (), 150, 80 };
  CwDate today = fixture_today () + 2;

  screening->sbp_mmhg = 120;
  screening->dbp_mmhg = 80;
  check->sbp_mmhg = 141;
  check->note = g_strdup ("Watched.");
  before = cw_same_day_check_find_lapses (check, screening, today);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (cw_session_check_start (plan, screening, NULL, check, today, NULL));
  g_array_append_val (screening->pressures, reading);
  lapses = cw_same_day_check_find_lapses (check, screening, today);
  g_assert_cmpuint (lapses->len, ==, 1);
  g_assert_cmpint (
      cw_session_review_start (plan, screening, NULL, check, today, &reason), ==,
      CW_CHECK_RED);
  g_assert_nonnull (strstr (reason, "higher band"));
  g_assert_false (cw_session_check_start (plan, screening, NULL, check, today, NULL));
}

/* What a red answer reports, and what none does. */
static void
test_check (void)
{
  static const struct {
    const char *item, *rule;
  } cases[] = {
    { "NEW_SYMPTOMS", "NEW_SYMPTOM" },
    { "CHANGES", "SAME_DAY_CHANGE" },
    { "AFTER_EFFECTS", "ADVERSE_EVENT" },
    { "PAIN", NULL },
    { "CUFF", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int result = CW_CHECK_GREEN; result <= CW_CHECK_RED; result++) {
      g_autoptr (CwScreeningRecord) screening = fixture_screening ();
      g_autoptr (CwSameDayCheck) check = fixture_check ();
      g_autoptr (GPtrArray) lapses = NULL;

      g_hash_table_insert (check->results, g_strdup (cases[i].item),
                           GINT_TO_POINTER (result + 1));
      lapses
          = cw_same_day_check_find_lapses (check, screening, fixture_today ());
      if (result != CW_CHECK_RED || cases[i].rule == NULL) {
        g_assert_cmpuint (lapses->len, ==, 0);
        continue;
      }
      g_assert_cmpuint (lapses->len, ==, 1);
      g_assert_cmpstr (((const CwRescreenRule *)lapses->pdata[0])->id, ==,
                       cases[i].rule);
    }
}

/* The first plan may have the cuff anywhere; a later one is asked about. */
static void
test_first_use (void)
{
  g_autoptr (CwScreeningRecord) screening = fixture_screening ();
  g_autoptr (CwPlan) plan = fixture_plan ();
  g_autoptr (GError) error = NULL;
  CwDate later = fixture_today () + 3;

  g_assert_true (cw_plan_check (plan, screening, 1, later, NULL));
  screening->used_limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  g_assert_true (cw_plan_check (plan, screening, 1, later, NULL));
  screening->used_limbs = CW_LIMB_BIT (CW_LIMB_LEFT_ARM);
  g_assert_false (cw_plan_check (plan, screening, 1, later, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  g_assert_nonnull (strstr (error->message, "Right leg"));
  g_assert_true (cw_plan_check (plan, screening, 1, fixture_today (), NULL));
}

static void
test_lapse (void)
{
  g_autoptr (CwLapse) lapse = cw_lapse_new ();
  g_autoptr (CwLapse) copy = NULL;
  CwDate today = fixture_today ();

  g_assert_false (cw_lapse_validate (lapse, today, NULL));
  lapse->rule_id = g_strdup ("OPERATION");
  g_assert_false (cw_lapse_validate (lapse, today, NULL));
  lapse->day = today;
  g_assert_true (cw_lapse_validate (lapse, today, NULL));
  g_assert_false (cw_lapse_validate (lapse, today - 1, NULL));
  copy = cw_lapse_copy (lapse);
  g_assert_cmpstr (copy->rule_id, ==, "OPERATION");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screening-validity/events", test_events);
  g_test_add_func ("/screening-validity/pause", test_pause);
  g_test_add_func ("/screening-validity/birthday", test_birthday);
  g_test_add_func ("/screening-validity/pressure", test_pressure);
  g_test_add_func ("/screening-validity/check", test_check);
  g_test_add_func ("/screening-validity/first-use", test_first_use);
  g_test_add_func ("/screening-validity/lapse", test_lapse);
  return g_test_run ();
}
