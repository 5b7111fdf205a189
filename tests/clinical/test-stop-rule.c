/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "clinical/rating-scale.h"
#include "clinical/stop-rule.h"

/* CLINICAL 2.10: which stops end what. */
static void
test_consequences (void)
{
  static const struct {
    const char *id;
    CwStopConsequence consequence;
  } expected[] = {
    { "STOP_NUMB", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_TINGLE", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_PALLOR", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_PULSE", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_COLD", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_CAPREFILL", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_PAIN", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_CUFF_PAIN", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_WEAK", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_HR", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_HEADACHE", CW_STOP_CONSEQUENCE_LIMB },
    { "STOP_FAINT", CW_STOP_CONSEQUENCE_SESSION },
    { "STOP_CHEST", CW_STOP_CONSEQUENCE_SESSION },
    { "STOP_BP", CW_STOP_CONSEQUENCE_SESSION },
    { "STOP_SWELL", CW_STOP_CONSEQUENCE_SESSION },
    { "STOP_REQUEST", CW_STOP_CONSEQUENCE_NONE },
    { "STOP_DEVICE", CW_STOP_CONSEQUENCE_NONE },
  };
  gsize n_rules;

  cw_stop_rules_get (&n_rules);
  g_assert_cmpuint (n_rules, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    const CwStopRule *rule = cw_stop_rule_find (expected[i].id);

    g_assert_nonnull (rule);
    g_assert_cmpint (rule->consequence, ==, expected[i].consequence);
    g_assert_cmpint (cw_stop_rule_is_symptom (rule), ==, i < 15);
  }
  g_assert_null (cw_stop_rule_find ("STOP"));
}

/* Two rules on one key would log the wrong reason; S, D, G and L are
 * taken by the page itself. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  g_hash_table_add (keys, (char *) "S");
  g_hash_table_add (keys, (char *) "D");
  g_hash_table_add (keys, (char *) "G");
  g_hash_table_add (keys, (char *) "L");
  for (gsize i = 0; i < n_rules; i++)
    g_assert_true (g_hash_table_add (keys, (char *) rules[i]->key));
}

static CwStopReading
reading_of (CwDoseClass dose_class)
{
  return (CwStopReading){ dose_class, 60, 130, NAN, NAN, NAN, NAN, NAN };
}

/* The one rule that a reading fulfils; NULL for none. */
static const char *
find_reached (const CwStopReading *reading)
{
  const char *reached = NULL;
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (cw_stop_rule_is_reached (rules[i], reading)) {
      g_assert_null (reached);
      reached = rules[i]->id;
    }
  return reached;
}

static void
test_pressure (void)
{
  static const struct {
    double before, sbp, dbp;
    const char *reached;
  } cases[] = {
    { 130, 220, 115, NULL },
    { 130, 221, 80, "STOP_BP" },
    { 130, 180, 116, "STOP_BP" },
    { 130, 120, 80, NULL },
    { 130, 119, 80, "STOP_BP" },
    { NAN, 100, 80, NULL },
    { NAN, 221, 80, "STOP_BP" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwStopReading reading = reading_of (CW_DOSE_CLASS_A);

    reading.sbp_before_mmhg = cases[i].before;
    reading.sbp_mmhg = cases[i].sbp;
    reading.dbp_mmhg = cases[i].dbp;
    g_assert_cmpstr (find_reached (&reading), ==, cases[i].reached);
  }
}

/* 85 % of 208 - 0.7 x age, in classes B and C alone; at 60 that is 141.1. */
static void
test_heart_rate (void)
{
  static const struct {
    CwDoseClass dose_class;
    double age, heart_rate, limit;
    const char *reached;
  } cases[] = {
    { CW_DOSE_CLASS_A, 60, 200, NAN, NULL },
    { CW_DOSE_CLASS_B, 60, 141, 141.1, NULL },
    { CW_DOSE_CLASS_B, 60, 142, 141.1, "STOP_HR" },
    { CW_DOSE_CLASS_C, 60, 142, 141.1, "STOP_HR" },
    { CW_DOSE_CLASS_B, 20, 164, 164.9, NULL },
    { CW_DOSE_CLASS_B, 20, 165, 164.9, "STOP_HR" },
    { CW_DOSE_CLASS_B, 80, 130, 129.2, "STOP_HR" },
    { CW_DOSE_CLASS_C, NAN, 200, NAN, NULL },
  };
  const CwStopRule *rule = cw_stop_rule_find ("STOP_HR");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwStopReading reading = reading_of (cases[i].dose_class);
    double limit = cw_stop_rule_get_heart_rate_limit (
        rule, cases[i].dose_class, cases[i].age);

    reading.age_years = cases[i].age;
    reading.heart_rate_bpm = cases[i].heart_rate;
    g_assert_cmpstr (find_reached (&reading), ==, cases[i].reached);
    if (isnan (cases[i].limit))
      g_assert_true (isnan (limit));
    else
      g_assert_cmpfloat_with_epsilon (limit, cases[i].limit, 1e-9);
  }
  g_assert_true (isnan (cw_stop_rule_get_heart_rate_limit (
      cw_stop_rule_find ("STOP_BP"), CW_DOSE_CLASS_C, 60)));
}

static void
test_pain (void)
{
  CwStopReading reading = reading_of (CW_DOSE_CLASS_A);

  g_assert_null (find_reached (&reading));
  reading.pain = 6;
  reading.discomfort = 6;
  g_assert_null (find_reached (&reading));
  reading.pain = 7;
  g_assert_cmpstr (find_reached (&reading), ==, "STOP_PAIN");
  reading.pain = 0;
  reading.discomfort = 7;
  g_assert_cmpstr (find_reached (&reading), ==, "STOP_CUFF_PAIN");
}

static void
test_ratings (void)
{
  gsize n_anchors;
  const CwRatingAnchor *anchors = cw_rating_anchors_get (&n_anchors);

  g_assert_cmpuint (n_anchors, ==, 8);
  g_assert_cmpstr (anchors[4].label, ==, "Moderate");
  g_assert_cmpfloat (anchors[7].rating, ==, 10);
  for (gsize i = 1; i < n_anchors; i++)
    g_assert_cmpfloat (anchors[i - 1].rating, <, anchors[i].rating);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stop-rule/consequences", test_consequences);
  g_test_add_func ("/stop-rule/keys", test_keys);
  g_test_add_func ("/stop-rule/pressure", test_pressure);
  g_test_add_func ("/stop-rule/heart-rate", test_heart_rate);
  g_test_add_func ("/stop-rule/pain", test_pain);
  g_test_add_func ("/rating-scale/anchors", test_ratings);

  return g_test_run ();
}
