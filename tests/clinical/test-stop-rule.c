/* SPDX-License-Identifier: GPL-3.0-or-later */

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

/* Two rules on one key would log the wrong reason; S and D are taken by the
 * page itself. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  g_hash_table_add (keys, (char *) "S");
  g_hash_table_add (keys, (char *) "D");
  for (gsize i = 0; i < n_rules; i++)
    g_assert_true (g_hash_table_add (keys, (char *) rules[i]->key));
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
  g_test_add_func ("/rating-scale/anchors", test_ratings);

  return g_test_run ();
}
