/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "clinical/verdict-steps.h"
#include "screening-fixture.h"

/* What the verdict page says to do next, for every kind of outcome. */

static CwQuestionnaire *questionnaire;

/* The steps as lines "KIND title | detail". */
static char *
describe (const CwScreeningFacts *facts)
{
  static const char *const kinds[]
      = { "ANSWER",    "CLEARANCE", "JUSTIFICATION", "SIGN",
          "OCCLUSION", "PRESCRIBE", "AGAIN",         "WITHOUT" };
  g_autoptr (CwVerdict) verdict = cw_screening_evaluate (questionnaire, facts);
  g_autoptr (GPtrArray) steps = cw_verdict_get_steps (verdict, facts->date);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++) {
    const CwVerdictStep *step = steps->pdata[i];

    g_assert_cmpint ((int)(step->kind == CW_VERDICT_STEP_CLEARANCE
                           || step->kind == CW_VERDICT_STEP_JUSTIFICATION),
                     ==, step->finding != NULL);
    g_string_append_printf (text, "%s%s %s | %s", i > 0 ? "\n" : "",
                            kinds[step->kind], step->title, step->detail);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_steps (const CwScreeningFacts *facts, const char *expected)
{
  g_autofree char *steps = describe (facts);

  g_assert_cmpstr (steps, ==, expected);
}

#define PLAN                                                                   \
  "OCCLUSION Measure the occlusion pressure | On each limb that trains, with " \
  "its own cuff.\n"

static void
test_cleared (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  assert_steps (facts,
                "SIGN Sign the screening | Valid until 19 February 2027, 90 "
                "days\n" PLAN "PRESCRIBE Write the plan | Opens when signed.");

  fixture_answer (facts, "LYMPHOEDEMA", CW_ANSWER_YES, "limbs=LEFT_ARM");
  assert_steps (facts,
                "SIGN Sign the screening | Valid until 19 February 2027, 90 "
                "days\n" PLAN "PRESCRIBE Write the plan | Opens when signed. "
                "Only: Right arm, both legs");
}

/* A limb that waits is asked for before anything is signed; a limb that is
 * blocked for a time comes back on its day. */
static void
test_some_limbs (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  fixture_answer (facts, "PHLEBITIS_SUPERFICIAL", CW_ANSWER_YES,
                  "limbs=LEFT_LEG date=2026-11-02");
  fixture_answer (facts, "NERVE_INJURY", CW_ANSWER_YES, "limbs=RIGHT_ARM");
  assert_steps (
      facts,
      "CLEARANCE If wanted, first enter a clearance | Nerve injury: Right "
      "arm\n"
      "SIGN Sign the screening | Valid until 2 January 2027, 42 days\n" PLAN
      "PRESCRIBE Write the plan | Opens when signed. Only: Left arm, right "
      "leg\n"
      "AGAIN Screen again on 14 December 2026 | Painful surface vein: Left "
      "leg");
}

static void
test_waiting (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  const char *sign = "SIGN Then sign the screening | Wait with it until they "
                     "are here: Escape keeps the draft. Nothing is added to "
                     "what is signed.";
  g_autofree char *clearance = NULL;
  g_autofree char *justification = NULL;

  cw_screening_facts_set_measurement (facts, "heart_rate_bpm", 104);
  justification = g_strconcat (
      "JUSTIFICATION Justify it, or enter a clearance | Fast resting pulse\n",
      sign, NULL);
  assert_steps (facts, justification);

  cw_screening_facts_set_measurement (facts, "heart_rate_bpm", 66);
  cw_screening_facts_set_measurement (facts, "sbp_mmhg", 168);
  clearance = g_strconcat (
      "CLEARANCE Enter a clearance | Uncontrolled high blood pressure\n", sign,
      NULL);
  assert_steps (facts, clearance);
}

/* Of many open findings the first three are steps, the last one counts the
 * rest. */
static void
test_many_waiting (void)
{
  static const char *const ids[]
      = { "CORONARY_STABLE", "HTN_UNCONTROLLED", "SICKLE_TRAIT", "EPILEPSY",
          "EYE_VESSELS" };
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const CwVerdictStep *third;
  int n_open = 0;
  g_autofree char *more = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    fixture_answer (facts, ids[i], CW_ANSWER_YES, NULL);
  verdict = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    n_open += finding->level == CW_LEVEL_RELATIVE_M;
  }
  g_assert_cmpint (n_open, >, 3);
  steps = cw_verdict_get_steps (verdict, facts->date);
  g_assert_cmpuint (steps->len, ==, 4);
  third = steps->pdata[2];
  more = g_strdup_printf (n_open == 4 ? "%d more stands" : "%d more stand",
                          n_open - 3);
  g_assert_nonnull (strstr (third->detail, more));
}

static void
test_deferred (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  fixture_answer (facts, "MI_RECENT", CW_ANSWER_YES, "date=2026-10-02");
  assert_steps (
      facts,
      "SIGN Sign, to keep this result | Nothing can be prescribed from it.\n"
      "AGAIN Screen again on 25 December 2026 | In 34 days, or later.\n"
      "WITHOUT Until then, train without a cuff | ");

  fixture_answer (facts, "MI_RECENT", CW_ANSWER_NO, NULL);
  cw_screening_facts_set_measurement (facts, "sbp_mmhg", 190);
  assert_steps (
      facts,
      "SIGN Sign, to keep this result | Nothing can be prescribed from it.\n"
      "AGAIN Screen again once this is settled | Very high blood pressure\n"
      "WITHOUT Until then, train without a cuff | ");
}

static void
test_refused (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  fixture_answer (facts, "SICKLE_DISEASE", CW_ANSWER_YES, NULL);
  assert_steps (
      facts,
      "SIGN Sign, to keep this result | Nothing can be prescribed from it.\n"
      "WITHOUT Choose exercise without a cuff | ");
}

static void
test_incomplete (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  cw_screening_facts_set_answer (facts, "RAYNAUD", NULL);
  cw_screening_facts_set_measurement (facts, "height_cm", NAN);
  assert_steps (facts,
                "ANSWER Give the 2 answers that are missing | “Don’t know” is "
                "an answer, too: it counts as the strictest case.\n"
                "SIGN Sign the screening | Opens when nothing is missing.");
}

/* What a finding rests on. */
static void
test_basis (void)
{
  g_auto (GStrv) pressure
      = cw_questionnaire_get_basis (questionnaire, "BP_CRISIS");
  g_auto (GStrv) points
      = cw_questionnaire_get_basis (questionnaire, "VTE_POINTS");
  g_auto (GStrv) asked
      = cw_questionnaire_get_basis (questionnaire, "SURG_MAJOR_7_41");
  g_auto (GStrv) none = cw_questionnaire_get_basis (questionnaire, "NOBODY");
  g_autofree char *joined = g_strjoinv (" ", pressure);

  g_assert_cmpstr (joined, ==,
                   "sbp_mmhg sbp_2_mmhg sbp_3_mmhg dbp_mmhg dbp_2_mmhg "
                   "dbp_3_mmhg");
  g_assert_true (
      g_strv_contains ((const char *const *)points, "VARICOSE_VEINS"));
  g_assert_true (g_strv_contains ((const char *const *)points, "height_cm"));
  g_assert_cmpstr (asked[0], ==, "SURG_MAJOR");
  g_assert_null (none[0]);
  g_assert_cmpstr (cw_questionnaire_find_marks (questionnaire, "HR_HIGH"), ==,
                   "V 100; J 120");
  g_assert_null (cw_questionnaire_find_marks (questionnaire, "NOBODY"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  questionnaire = fixture_questionnaire ();
  g_test_add_func ("/verdict-steps/cleared", test_cleared);
  g_test_add_func ("/verdict-steps/some-limbs", test_some_limbs);
  g_test_add_func ("/verdict-steps/waiting", test_waiting);
  g_test_add_func ("/verdict-steps/many-waiting", test_many_waiting);
  g_test_add_func ("/verdict-steps/deferred", test_deferred);
  g_test_add_func ("/verdict-steps/refused", test_refused);
  g_test_add_func ("/verdict-steps/incomplete", test_incomplete);
  g_test_add_func ("/verdict-steps/basis", test_basis);
  status = g_test_run ();
  cw_questionnaire_unref (questionnaire);
  return status;
}
