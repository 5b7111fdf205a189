/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/adverse-event.h"
#include "clinical/stop-rule.h"

/* CLINICAL 5.2: E expected, N notable, S serious. */
static void
test_grades (void)
{
  static const struct {
    const char *id;
    const char *grades;
  } expected[] = {
    { "AE_BURN", "E" },
    { "AE_CUFF_DISCOMFORT", "EN" },
    { "AE_DOMS", "EN" },
    { "AE_REDNESS", "E" },
    { "AE_ITCH", "E" },
    { "AE_BRUISE", "EN" },
    { "AE_SWELL_TEMP", "EN" },
    { "AE_HEADED", "N" },
    { "AE_FAINT", "S" },
    { "AE_NAUSEA", "N" },
    { "AE_TINGLE", "N" },
    { "AE_NUMB_PERSIST", "S" },
    { "AE_PALLOR", "NS" },
    { "AE_SKIN", "N" },
    { "AE_JOINT_PAIN", "N" },
    { "AE_EFFUSION", "N" },
    { "AE_BP_HIGH", "NS" },
    { "AE_CHEST", "S" },
    { "AE_DVT_SUSPECT", "S" },
    { "AE_PE_SUSPECT", "S" },
    { "AE_RHABDO_SUSPECT", "S" },
    { "AE_COMPARTMENT", "S" },
    { "AE_STROKE", "S" },
    { "AE_RETINAL", "S" },
    { "AE_TENDON_MUSCLE_TEAR", "S" },
    { "AE_INFECTION", "NS" },
    { "AE_DEVICE", "NS" },
    { "AE_OTHER", "ENS" },
  };
  static const char letters[] = "ENS";
  gsize n_kinds;

  cw_event_kinds_get (&n_kinds);
  g_assert_cmpuint (n_kinds, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    const CwEventKind *kind = cw_event_kind_find (expected[i].id);
    g_autoptr (GString) grades = g_string_new (NULL);

    g_assert_nonnull (kind);
    for (gsize j = 0; j < kind->n_outcomes; j++) {
      g_string_append_c (grades, letters[kind->outcomes[j].grade]);
      g_assert_cmpstr (kind->outcomes[j].advice, !=, "");
    }
    g_test_message ("%s", kind->id);
    g_assert_cmpstr (grades->str, ==, expected[i].grades);
  }
  g_assert_null (cw_event_kind_find ("AE_NONE"));
}

/* A symptom never goes unrecorded; what is none opens nothing. */
static void
test_stops (void)
{
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++) {
    g_test_message ("%s", rules[i]->id);
    g_assert_cmpint (rules[i]->event != NULL, ==,
                     cw_stop_rule_is_symptom (rules[i]));
    if (rules[i]->event == NULL)
      continue;
    g_assert_cmpint (rules[i]->event_grade, !=, CW_EVENT_EXPECTED);
    g_assert_nonnull (
        cw_event_kind_find_outcome (rules[i]->event, rules[i]->event_grade));
  }
  g_assert_cmpstr (cw_stop_rule_find ("STOP_CHEST")->event->id, ==, "AE_CHEST");
  g_assert_cmpstr (cw_stop_rule_find ("STOP_SWELL")->event->id, ==,
                   "AE_DVT_SUSPECT");
}

static void
test_scales (void)
{
  g_assert_cmpstr (cw_event_severity_get_name (1), ==, "Mild");
  g_assert_cmpstr (cw_event_severity_get_name (5), ==, "Death");
  g_assert_cmpstr (cw_event_relatedness_get_name (1), ==, "Unrelated");
  g_assert_cmpstr (cw_event_relatedness_get_name (4), ==, "Definite");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adverse-event/grades", test_grades);
  g_test_add_func ("/adverse-event/stops", test_stops);
  g_test_add_func ("/adverse-event/scales", test_scales);
  return g_test_run ();
}
