/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "screening-fixture.h"

/* What closes the gate, and what opens it again (CLINICAL 1.1 and 1.4). */

#define REASON "Watched by a second person, light load, stop at any symptom."

static CwQuestionnaire *questionnaire;

static CwVerdict *
evaluate (const CwScreeningFacts *facts)
{
  return cw_screening_evaluate (questionnaire, facts);
}

static CwOutcome
outcome_of (const CwScreeningFacts *facts)
{
  g_autoptr (CwVerdict) verdict = evaluate (facts);

  return verdict->outcome;
}

static CwDoseClass
class_of (const CwScreeningFacts *facts)
{
  g_autoptr (CwVerdict) verdict = evaluate (facts);

  return verdict->dose_class;
}

static void
assert_headline (const CwVerdict *verdict, const char *expected)
{
  g_autofree char *headline = cw_verdict_get_headline (verdict);

  g_assert_cmpstr (headline, ==, expected);
}

static void
test_incomplete (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;

  cw_screening_facts_set_answer (facts, "SICKLE_TRAIT", NULL);
  cw_screening_facts_set_answer (facts, "VTE_ACTIVE", NULL);
  cw_screening_facts_set_measurement (facts, "heart_rate_bpm", NAN);
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_INCOMPLETE);
  g_assert_cmpint (verdict->dose_class, ==, CW_DOSE_CLASS_NONE);
  g_assert_cmpint (verdict->valid_days, ==, 0);
  g_assert_cmpuint (fixture_limbs_in (verdict, CW_LIMB_STATE_NOT_SCREENED), ==,
                    CW_LIMBS_ALL);
  g_assert_cmpuint (cw_verdict_get_permitted_limbs (verdict), ==,
                    CW_LIMBS_NONE);
  /* in the order in which they are asked */
  g_assert_cmpuint (g_strv_length (verdict->missing), ==, 3);
  g_assert_cmpstr (verdict->missing[0], ==, "VTE_ACTIVE");
  g_assert_cmpstr (verdict->missing[1], ==, "SICKLE_TRAIT");
  g_assert_cmpstr (verdict->missing[2], ==, "heart_rate_bpm");
  assert_headline (verdict, "Not finished: 3 answers missing");
}

/* What is certain is said before all is answered. */
static void
test_incomplete_but_certain (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) limb = NULL;
  g_autoptr (CwVerdict) verdict = NULL;

  cw_screening_facts_set_answer (facts, "SICKLE_TRAIT", NULL);
  fixture_answer (facts, "AV_FISTULA", CW_ANSWER_YES, "limbs=LEFT_ARM");
  limb = evaluate (facts);
  g_assert_cmpint (limb->outcome, ==, CW_OUTCOME_INCOMPLETE);
  g_assert_cmpint (limb->limbs[CW_LIMB_LEFT_ARM].state, ==,
                   CW_LIMB_STATE_BLOCKED);
  g_assert_cmpint (limb->limbs[CW_LIMB_RIGHT_ARM].state, ==,
                   CW_LIMB_STATE_NOT_SCREENED);

  fixture_answer (facts, "ACIDOSIS", CW_ANSWER_YES, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_DEFERRED);
  fixture_answer (facts, "SICKLE_DISEASE", CW_ANSWER_YES, NULL);
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_REFUSED);
  g_assert_cmpuint (g_strv_length (verdict->missing), ==, 1);
  assert_headline (verdict, "No. Refused: Sickle cell disease");
}

static void
test_birth_date (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;

  facts->birth_date = CW_DATE_NONE;
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_INCOMPLETE);
  g_assert_cmpstr (verdict->missing[0], ==, "birth_date");
}

/* Don't know is never no: every question closes something. */
static void
test_unknown_everywhere (void)
{
  g_auto (GStrv) ids = cw_questionnaire_get_answer_ids (questionnaire);
  int n_silent = 0;

  for (gsize i = 0; ids[i] != NULL; i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;

    facts->sex = CW_SEX_FEMALE;
    cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
    fixture_answer (facts, ids[i], CW_ANSWER_UNKNOWN, NULL);
    cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
    cw_screening_fill_measurements (questionnaire, facts);
    verdict = evaluate (facts);
    for (guint j = 0; j < verdict->findings->len; j++) {
      const CwFinding *finding = verdict->findings->pdata[j];

      /* Points are a sum: they do not say which of them nobody knows. */
      g_assert_true (finding->from_unknown
                     || g_str_equal (finding->rule_id, "VTE_POINTS"));
      g_assert_cmpint (finding->level, <=, CW_LEVEL_ABSOLUTE_T);
    }
    n_silent += verdict->findings->len == 0;
    if (verdict->findings->len == 0)
      g_test_message ("%s has no level of its own", ids[i]);
  }
  /* The six items of the Wells score, which count only with signs of a clot,
   * migraine, which counts only with oestrogen, and wounds of the foot, which
   * ask for a measurement. */
  g_assert_cmpint (n_silent, ==, 8);
}

static void
test_unknown (void)
{
  static const struct {
    const char *id;
    CwLevel level;
    CwLimbSet limbs;
    CwOutcome outcome;
  } cases[] = {
    { "VTE_RECURRENT", CW_LEVEL_ABSOLUTE_T, CW_LIMBS_ALL, CW_OUTCOME_DEFERRED },
    { "ACIDOSIS", CW_LEVEL_ABSOLUTE_T, CW_LIMBS_ALL, CW_OUTCOME_DEFERRED },
    { "AV_FISTULA", CW_LEVEL_ABSOLUTE_T, CW_LIMBS_ALL, CW_OUTCOME_DEFERRED },
    { "THORACIC_OUTLET", CW_LEVEL_ABSOLUTE_T, CW_LIMBS_ARMS,
      CW_OUTCOME_CLEARED },
    { "VENOUS_INSUFF", CW_LEVEL_ABSOLUTE_T, CW_LIMBS_LEGS, CW_OUTCOME_CLEARED },
    { "SICKLE_TRAIT", CW_LEVEL_RELATIVE_M, CW_LIMBS_ALL,
      CW_OUTCOME_CLEARANCE_REQUIRED },
    { "PAIN_REST_HIGH", CW_LEVEL_RELATIVE_J, CW_LIMBS_ALL,
      CW_OUTCOME_CLEARANCE_REQUIRED },
    { "SMOKER", CW_LEVEL_CAUTION, CW_LIMBS_ALL, CW_OUTCOME_CLEARED },
    { "CONSENT", CW_LEVEL_ABSOLUTE_T, CW_LIMBS_ALL, CW_OUTCOME_DEFERRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;
    const CwFinding *finding;

    g_test_message ("%s", cases[i].id);
    fixture_answer (facts, cases[i].id, CW_ANSWER_UNKNOWN, NULL);
    verdict = evaluate (facts);
    finding = fixture_find (verdict, cases[i].id);
    g_assert_nonnull (finding);
    g_assert_true (finding->from_unknown);
    g_assert_cmpint (finding->level, ==, cases[i].level);
    g_assert_cmpuint (finding->limbs, ==, cases[i].limbs);
    g_assert_cmpint (verdict->outcome, ==, cases[i].outcome);
    g_assert_cmpint (verdict->deferred_until, ==, CW_DATE_NONE);
    if (finding->level == CW_LEVEL_ABSOLUTE_T)
      g_assert_cmpstr (finding->effect, ==,
                       "Blocked until somebody finds out.");
  }
}

/* Only the arm of the device, and only at first. */
static void
test_device (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) fresh = NULL;
  g_autoptr (CwVerdict) healed = NULL;

  fixture_clear (facts, "CARDIAC_DEVICE");
  fixture_answer (facts, "CARDIAC_DEVICE", CW_ANSWER_YES,
                  "date=2026-10-11 limbs=LEFT_ARM");
  fresh = evaluate (facts);
  g_assert_cmpint (fresh->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpuint (fixture_limbs_in (fresh, CW_LIMB_STATE_BLOCKED), ==,
                    CW_LIMB_BIT (CW_LIMB_LEFT_ARM));
  fixture_answer (facts, "CARDIAC_DEVICE", CW_ANSWER_YES,
                  "date=2026-10-10 limbs=LEFT_ARM");
  healed = evaluate (facts);
  g_assert_cmpuint (cw_verdict_get_permitted_limbs (healed), ==, CW_LIMBS_ALL);
}

static void
test_letters (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  CwClearance *letter;

  fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  fixture_justify (facts, "SICKLE_TRAIT", REASON);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);

  letter = fixture_clear (facts, "EPILEPSY;SICKLE_TRAIT");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (class_of (facts), ==, CW_DOSE_CLASS_C);

  g_free (g_steal_pointer (&letter->name));
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  letter->name = g_strdup (" ");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  g_free (letter->name);
  letter->name = g_strdup ("A. Doctor");
  g_free (letter->role);
  letter->role = g_strdup ("");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  g_free (letter->role);
  letter->role = g_strdup ("haematologist");

  letter->date = CW_DATE_NONE;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  letter->date = facts->date + 1;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  letter->date = facts->date;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  letter->date = facts->date - 90;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  letter->date = facts->date - 91;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);

  g_strfreev (letter->finding_ids);
  letter->finding_ids = g_strsplit ("EPILEPSY", ";", -1);
  letter->date = facts->date;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
}

static void
test_letter_expiry (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  CwClearance *letter = fixture_clear (facts, "SICKLE_TRAIT");
  CwClearance *unused = fixture_clear (facts, "EPILEPSY");
  g_autoptr (CwVerdict) open = NULL;
  g_autoptr (CwVerdict) last_day = NULL;

  unused->expiry = facts->date;
  fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
  letter->expiry = facts->date + 10;
  open = evaluate (facts);
  g_assert_cmpint (open->valid_days, ==, 42);
  g_assert_cmpint (open->valid_until, ==, facts->date + 10);

  letter->expiry = facts->date;
  last_day = evaluate (facts);
  g_assert_cmpint (last_day->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (last_day->valid_until, ==, facts->date);

  letter->expiry = facts->date - 1;
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
}

static void
test_letter_limbs (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  CwClearance *letter = fixture_clear (facts, "SICKLE_TRAIT");
  g_autoptr (CwVerdict) verdict = NULL;
  const CwFinding *finding;

  fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
  letter->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  letter->max_aop_percent = 60;
  letter->max_load_percent_1rm = 25;
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpuint (cw_verdict_get_permitted_limbs (verdict), ==,
                    letter->limbs);
  g_assert_cmpint (verdict->limbs[CW_LIMB_LEFT_LEG].state, ==,
                   CW_LIMB_STATE_NEEDS_CLEARANCE);
  g_assert_cmpint (verdict->limbs[CW_LIMB_LEFT_LEG].dose_class, ==,
                   CW_DOSE_CLASS_NONE);
  g_assert_cmpfloat (verdict->limbs[CW_LIMB_RIGHT_LEG].max_aop_percent, ==, 60);
  g_assert_cmpfloat (verdict->limbs[CW_LIMB_RIGHT_LEG].cleared_aop_percent, ==,
                     60);
  g_assert_cmpfloat (verdict->limbs[CW_LIMB_RIGHT_LEG].max_load_percent_1rm, ==,
                     25);
  g_assert_true (isnan (verdict->limbs[CW_LIMB_LEFT_LEG].max_aop_percent));
  finding = fixture_find (verdict, "SICKLE_TRAIT");
  g_assert_false (finding->lifted);
  g_assert_cmpuint (finding->lifted_limbs, ==, letter->limbs);
}

/* Two letters for different limbs do not open one limb together. */
static void
test_letters_apart (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;

  fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
  fixture_answer (facts, "EPILEPSY", CW_ANSWER_YES, NULL);
  fixture_clear (facts, "SICKLE_TRAIT")->limbs = CW_LIMBS_ARMS;
  fixture_clear (facts, "EPILEPSY")->limbs = CW_LIMBS_LEGS;
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  g_assert_cmpuint (fixture_limbs_in (verdict, CW_LIMB_STATE_NEEDS_CLEARANCE),
                    ==, CW_LIMBS_ALL);
  assert_headline (verdict, "Not yet: 2 clearances missing");
}

/* Caps: the lowest counts, and only letters that all speak raise class C. */
static void
test_caps (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) silent = NULL;
  g_autoptr (CwVerdict) both = NULL;
  g_autoptr (CwVerdict) too_high = NULL;
  g_autoptr (CwVerdict) rules = NULL;
  CwClearance *one, *two;

  fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
  fixture_answer (facts, "EPILEPSY", CW_ANSWER_YES, NULL);
  one = fixture_clear (facts, "SICKLE_TRAIT");
  two = fixture_clear (facts, "EPILEPSY");
  one->max_aop_percent = 70;
  silent = evaluate (facts);
  g_assert_true (isnan (silent->limbs[CW_LIMB_LEFT_LEG].cleared_aop_percent));
  two->max_aop_percent = 60;
  both = evaluate (facts);
  g_assert_cmpfloat (both->limbs[CW_LIMB_LEFT_LEG].cleared_aop_percent, ==, 60);
  g_assert_cmpfloat (both->limbs[CW_LIMB_LEFT_LEG].max_aop_percent, ==, 60);
  one->max_aop_percent = 95;
  two->max_aop_percent = 90;
  too_high = evaluate (facts);
  g_assert_cmpfloat (too_high->limbs[CW_LIMB_LEFT_LEG].cleared_aop_percent, ==,
                     80);

  fixture_answer (facts, "RAYNAUD", CW_ANSWER_YES, "choice=simple");
  fixture_answer (facts, "VARICOSE_VEINS", CW_ANSWER_YES,
                  "choice=mild limbs=LEFT_LEG");
  rules = evaluate (facts);
  g_assert_cmpfloat (rules->limbs[CW_LIMB_LEFT_ARM].max_aop_percent, ==, 40);
  g_assert_cmpfloat (rules->limbs[CW_LIMB_LEFT_LEG].max_aop_percent, ==, 60);
  g_assert_cmpfloat (rules->limbs[CW_LIMB_RIGHT_LEG].max_aop_percent, ==, 80);
}

static void
test_justifications (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;
  CwJustification *reason;

  fixture_answer (facts, "PAIN_REST_HIGH", CW_ANSWER_YES, "limbs=LEFT_LEG");
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (verdict->limbs[CW_LIMB_LEFT_LEG].state, ==,
                   CW_LIMB_STATE_NEEDS_CLEARANCE);

  fixture_answer (facts, "SURG_MAJOR", CW_ANSWER_YES, "date=2026-10-01");
  reason = fixture_justify (facts, "SURG_MAJOR_42_84",
                            "                                              ");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  g_free (reason->text);
  /* 39 characters, though more bytes */
  reason->text = g_strdup ("ääääääääääääääääääääääääääääääääääääääA");
  g_assert_cmpint (g_utf8_strlen (reason->text, -1), ==, 39);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  g_free (reason->text);
  reason->text = g_strdup ("ääääääääääääääääääääääääääääääääääääääAB");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (class_of (facts), ==, CW_DOSE_CLASS_B);
}

/* A row may ask for class C though a justification suffices. */
static void
test_class_by_row (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;

  fixture_answer (facts, "NEUROPATHY", CW_ANSWER_YES, "limbs=LEFT_LEG count=1");
  fixture_justify (facts, "NEUROPATHY", REASON);
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (verdict->dose_class, ==, CW_DOSE_CLASS_A);
  g_assert_cmpint (verdict->limbs[CW_LIMB_LEFT_LEG].dose_class, ==,
                   CW_DOSE_CLASS_C);
  g_assert_cmpint (verdict->limbs[CW_LIMB_RIGHT_LEG].dose_class, ==,
                   CW_DOSE_CLASS_A);
  g_assert_cmpint (verdict->valid_days, ==, 42);
}

static void
test_nothing_lifts_absolute (void)
{
  static const struct {
    const char *id, *details;
    CwOutcome outcome;
  } cases[] = {
    { "SICKLE_DISEASE", NULL, CW_OUTCOME_REFUSED },
    { "ACIDOSIS", NULL, CW_OUTCOME_DEFERRED },
    { "VTE_HISTORY_12M", "date=2026-06-20", CW_OUTCOME_DEFERRED },
    { "AV_FISTULA", "limbs=LEFT_ARM;RIGHT_ARM;LEFT_LEG;RIGHT_LEG",
      CW_OUTCOME_REFUSED },
    { "CONSENT", NULL, CW_OUTCOME_DEFERRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

    fixture_answer (facts, cases[i].id,
                    g_str_equal (cases[i].id, "CONSENT") ? CW_ANSWER_NO
                                                         : CW_ANSWER_YES,
                    cases[i].details);
    fixture_clear (facts, cases[i].id);
    fixture_justify (facts, cases[i].id, REASON);
    g_assert_cmpint (outcome_of (facts), ==, cases[i].outcome);
  }
}

/* Three relative findings make every justification a clearance. */
static void
test_escalation (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) two = NULL;
  g_autoptr (CwVerdict) three = NULL;

  fixture_answer (facts, "PAIN_REST_HIGH", CW_ANSWER_YES, "limbs=LEFT_LEG");
  fixture_answer (facts, "ORTHOSTATIC", CW_ANSWER_YES, NULL);
  fixture_justify (facts, "PAIN_REST_HIGH;ORTHOSTATIC;RADICULAR_ACUTE", REASON);
  two = evaluate (facts);
  g_assert_cmpint (two->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (fixture_level (two, "ORTHOSTATIC"), ==, CW_LEVEL_RELATIVE_J);

  fixture_answer (facts, "RADICULAR_ACUTE", CW_ANSWER_YES, "limbs=LEFT_ARM");
  three = evaluate (facts);
  g_assert_cmpint (three->outcome, ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  g_assert_cmpint (fixture_level (three, "ORTHOSTATIC"), ==,
                   CW_LEVEL_RELATIVE_M);
  g_assert_cmpint (fixture_level (three, "RADICULAR_ACUTE"), ==,
                   CW_LEVEL_RELATIVE_M);
  fixture_clear (facts, "PAIN_REST_HIGH;ORTHOSTATIC;RADICULAR_ACUTE");
  g_assert_cmpint (class_of (facts), ==, CW_DOSE_CLASS_C);
}

/* A close relative's clot counts as one of the three with oestrogen. */
static void
test_family_counts (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) without = NULL;
  g_autoptr (CwVerdict) with = NULL;

  fixture_answer (facts, "FAMILY_VTE", CW_ANSWER_YES, NULL);
  fixture_answer (facts, "ORTHOSTATIC", CW_ANSWER_YES, NULL);
  fixture_answer (facts, "PAIN_REST_HIGH", CW_ANSWER_YES, "limbs=LEFT_LEG");
  without = evaluate (facts);
  g_assert_cmpint (fixture_level (without, "ORTHOSTATIC"), ==,
                   CW_LEVEL_RELATIVE_J);
  fixture_answer (facts, "MED_OESTROGEN", CW_ANSWER_YES, "choice=tablets");
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  with = evaluate (facts);
  g_assert_cmpint (fixture_level (with, "ORTHOSTATIC"), ==,
                   CW_LEVEL_RELATIVE_M);
  g_assert_cmpint (fixture_level (with, "FAMILY_VTE"), ==, CW_LEVEL_CAUTION);
}

static void
test_ankle_index_by_leg (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;

  cw_screening_facts_set_measurement (facts, "abi_left", 0.95);
  cw_screening_facts_set_measurement (facts, "abi_right", 1.45);
  verdict = evaluate (facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARED);
  g_assert_cmpint (verdict->dose_class, ==, CW_DOSE_CLASS_A);
  g_assert_cmpint (verdict->limbs[CW_LIMB_LEFT_LEG].state, ==,
                   CW_LIMB_STATE_NEEDS_CLEARANCE);
  g_assert_cmpint (verdict->limbs[CW_LIMB_RIGHT_LEG].state, ==,
                   CW_LIMB_STATE_BLOCKED);
  g_assert_cmpuint (cw_verdict_get_permitted_limbs (verdict), ==,
                    CW_LIMBS_ARMS);
  /* an arm limb finding never touches the legs, nor the other way round */
  g_assert_cmpint (verdict->valid_days, ==, 42);
  assert_headline (verdict, "Yes, on both arms");
}

static void
test_asked (void)
{
  static const struct {
    CwSex sex;
    int age;
    gboolean asked;
  } cases[] = {
    { CW_SEX_MALE, 30, FALSE },   { CW_SEX_FEMALE, 11, FALSE },
    { CW_SEX_FEMALE, 12, TRUE },  { CW_SEX_FEMALE, 59, TRUE },
    { CW_SEX_FEMALE, 60, FALSE }, { CW_SEX_OTHER, 30, TRUE },
    { CW_SEX_UNKNOWN, 30, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

    facts->sex = cases[i].sex;
    fixture_set_age (facts, cases[i].age);
    g_assert_cmpint (cw_screening_is_asked (questionnaire, facts, "PREGNANT"),
                     ==, cases[i].asked);
    g_assert_false (cw_screening_is_asked (questionnaire, facts, "BMI_HIGH"));
    g_assert_false (cw_screening_is_asked (questionnaire, facts, "NOTHING"));
  }
}

/* Who was asked and said yes is heard even when the question is no longer
 * put. */
static void
test_answer_outlives_question (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  fixture_answer (facts, "PREGNANT", CW_ANSWER_YES, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_DEFERRED);
}

/* A yes of which nobody can say how it was given is none (CONSENT). */
static void
test_consent_record (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;

  fixture_answer (facts, "CONSENT", CW_ANSWER_YES, NULL);
  verdict = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_DEFERRED);
  g_assert_cmpuint (verdict->findings->len, ==, 1);
  g_assert_cmpstr (((CwFinding *)verdict->findings->pdata[0])->rule_id, ==,
                   "CONSENT_RECORD");
  fixture_answer (facts, "CONSENT", CW_ANSWER_YES, "choice=read_out");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  fixture_answer (facts, "CONSENT", CW_ANSWER_YES,
                  "choice=guardian date=2026-11-20");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  /* What is not answered is missing, and no finding. */
  cw_screening_facts_set_answer (facts, "CONSENT", NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_INCOMPLETE);
}

static void
test_aliases (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  cw_screening_facts_set_answer (facts, "SURG_MAJOR", NULL);
  fixture_answer (facts, "SURG_MAJOR_0_6", CW_ANSWER_NO, NULL);
  fixture_answer (facts, "SURG_MAJOR_7_41", CW_ANSWER_NO, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_INCOMPLETE);
  fixture_answer (facts, "SURG_MAJOR_42_84", CW_ANSWER_NO, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARED);
  fixture_answer (facts, "SURG_MAJOR_42_84", CW_ANSWER_UNKNOWN, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_DEFERRED);
  fixture_answer (facts, "SURG_MAJOR_42_84", CW_ANSWER_YES, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  /* nobody knows whether there was a later one */
  fixture_answer (facts, "SURG_MAJOR_0_6", CW_ANSWER_UNKNOWN, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_DEFERRED);
  fixture_answer (facts, "SURG_MAJOR_0_6", CW_ANSWER_NO, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_CLEARANCE_REQUIRED);
  /* of two operations the last one counts */
  fixture_answer (facts, "SURG_MAJOR", CW_ANSWER_YES, "date=2026-11-20");
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_DEFERRED);
  /* and one without a date may have been today */
  fixture_answer (facts, "SURG_MAJOR", CW_ANSWER_YES, NULL);
  g_assert_cmpint (outcome_of (facts), ==, CW_OUTCOME_DEFERRED);
}

static void
test_validity (void)
{
  static const struct {
    const char *id, *details;
    int days;
  } cases[] = {
    { "SMOKER", NULL, 90 },
    { "SURG_MAJOR", "date=2026-10-01", 42 },
    { "SURG_MAJOR", "date=2026-08-28", 90 },
    { "CENTRAL_LINE_LIMB", "limbs=LEFT_ARM", 42 },
    { "AV_FISTULA", "limbs=LEFT_ARM", 90 },
    { "SICKLE_TRAIT", NULL, 42 },
    { "NERVE_INJURY", "limbs=LEFT_LEG", 42 }, /* waits for its letter */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;

    g_test_message ("%s", cases[i].id);
    fixture_answer (facts, cases[i].id, CW_ANSWER_YES, cases[i].details);
    fixture_clear (facts, "SICKLE_TRAIT");
    fixture_justify (facts, "SURG_MAJOR_42_84", REASON);
    verdict = evaluate (facts);
    g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_CLEARED);
    g_assert_cmpint (verdict->valid_days, ==, cases[i].days);
    g_assert_cmpint (verdict->valid_until, ==, facts->date + cases[i].days);
  }
}

static void
test_copies (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwScreeningFacts) copy = NULL;
  g_autoptr (CwVerdict) verdict = NULL;
  g_autoptr (CwVerdict) verdict_copy = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  fixture_answer (facts, "AV_FISTULA", CW_ANSWER_YES, "limbs=LEFT_ARM");
  fixture_answer (facts, "PAIN_REST_HIGH", CW_ANSWER_YES, "limbs=RIGHT_ARM");
  fixture_clear (facts, "SICKLE_TRAIT");
  fixture_justify (facts, "ORTHOSTATIC", REASON);
  verdict = evaluate (facts);
  copy = cw_screening_facts_copy (facts);
  g_clear_pointer (&facts, cw_screening_facts_free);
  verdict_copy = evaluate (copy);
  one = cw_verdict_get_detail (verdict);
  two = cw_verdict_get_detail (verdict_copy);
  g_assert_cmpstr (one, ==,
                   "Not on the left arm. The right arm waits for a clearance.");
  g_assert_cmpstr (two, ==, one);
  g_clear_pointer (&verdict_copy, cw_verdict_free);
  verdict_copy = cw_verdict_copy (verdict);
  g_assert_cmpuint (verdict_copy->findings->len, ==, verdict->findings->len);
  assert_headline (verdict_copy, "Yes, on both legs");
}

/* What to watch follows the limb that the cuff is on, and its class. */
static void
test_monitoring (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;
  g_auto (GStrv) arms = NULL;
  g_auto (GStrv) legs = NULL;
  g_auto (GStrv) nothing = NULL;

  fixture_answer (facts, "RAYNAUD", CW_ANSWER_YES, "choice=simple");
  verdict = evaluate (facts);
  nothing = cw_verdict_get_monitoring (verdict, CW_LIMBS_LEGS);
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  arms = cw_verdict_get_monitoring (verdict, CW_LIMBS_ARMS);
  g_assert_cmpuint (g_strv_length (arms), ==, 2);
  g_assert_cmpstr (arms[0], ==,
                   "Warm room, warm hands; look at the colour of the fingers.");
  g_assert_cmpstr (arms[1], ==, "Blood pressure and pulse: before and after.");

  g_clear_pointer (&verdict, cw_verdict_free);
  fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
  fixture_clear (facts, "SICKLE_TRAIT");
  verdict = evaluate (facts);
  legs = cw_verdict_get_monitoring (verdict, CW_LIMBS_LEGS);
  g_assert_cmpuint (g_strv_length (legs), ==, 1);
  g_assert_nonnull (strstr (legs[0], "after set 2"));
}

/* What a row asks for beyond its class holds for its limbs. */
static void
test_restrictions (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) verdict = NULL;
  const CwLimbVerdict *leg;

  cw_screening_facts_set_measurement (facts, "height_cm", 200);
  cw_screening_facts_set_measurement (facts, "mass_kg", 124);
  fixture_answer (facts, "MED_STATIN", CW_ANSWER_YES, "choice=no_symptoms");
  fixture_answer (facts, "ORTHOSTATIC", CW_ANSWER_YES, "value=25");
  fixture_justify (facts, "ORTHOSTATIC", REASON);
  verdict = evaluate (facts);
  leg = &verdict->limbs[CW_LIMB_LEFT_LEG];
  g_assert_cmpint (leg->state, ==, CW_LIMB_STATE_PERMITTED);
  g_assert_true (leg->measured_aop_only);
  g_assert_true (leg->seated_only);
  g_assert_cmpint (leg->no_failure_sessions, ==, 4);
}

/* Permission needs everything at once. */
static void
test_permission_is_consistent (void)
{
  g_auto (GStrv) ids = cw_questionnaire_get_answer_ids (questionnaire);

  for (gsize i = 0; ids[i] != NULL; i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;
    CwLimbSet permitted;

    fixture_answer (facts, ids[i], CW_ANSWER_YES, NULL);
    verdict = evaluate (facts);
    permitted = fixture_limbs_in (verdict, CW_LIMB_STATE_PERMITTED);
    g_assert_cmpint (permitted != CW_LIMBS_NONE, ==,
                     verdict->outcome == CW_OUTCOME_CLEARED);
    g_assert_cmpint (permitted != CW_LIMBS_NONE, ==, verdict->valid_days > 0);
    g_assert_cmpint (permitted != CW_LIMBS_NONE, ==,
                     verdict->dose_class != CW_DOSE_CLASS_NONE);
    for (int limb = 0; limb < CW_N_LIMBS; limb++)
      g_assert_cmpint (cw_verdict_permits (verdict, (CwLimb)limb), ==,
                       verdict->limbs[limb].dose_class != CW_DOSE_CLASS_NONE);
    for (guint j = 0; j < verdict->findings->len; j++) {
      const CwFinding *finding = verdict->findings->pdata[j];

      g_assert_cmpstr (finding->title, !=, "");
      g_assert_cmpstr (finding->effect, !=, "");
      g_assert_cmpuint (finding->limbs, !=, CW_LIMBS_NONE);
    }
  }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  questionnaire = fixture_questionnaire ();
  g_test_add_func ("/gate/incomplete", test_incomplete);
  g_test_add_func ("/gate/incomplete-but-certain", test_incomplete_but_certain);
  g_test_add_func ("/gate/birth-date", test_birth_date);
  g_test_add_func ("/gate/unknown", test_unknown);
  g_test_add_func ("/gate/unknown-everywhere", test_unknown_everywhere);
  g_test_add_func ("/gate/device", test_device);
  g_test_add_func ("/gate/letters", test_letters);
  g_test_add_func ("/gate/letter-expiry", test_letter_expiry);
  g_test_add_func ("/gate/letter-limbs", test_letter_limbs);
  g_test_add_func ("/gate/letters-apart", test_letters_apart);
  g_test_add_func ("/gate/caps", test_caps);
  g_test_add_func ("/gate/justifications", test_justifications);
  g_test_add_func ("/gate/class-by-row", test_class_by_row);
  g_test_add_func ("/gate/nothing-lifts-absolute", test_nothing_lifts_absolute);
  g_test_add_func ("/gate/escalation", test_escalation);
  g_test_add_func ("/gate/family-counts", test_family_counts);
  g_test_add_func ("/gate/ankle-index-by-leg", test_ankle_index_by_leg);
  g_test_add_func ("/gate/asked", test_asked);
  g_test_add_func ("/gate/answer-outlives-question",
                   test_answer_outlives_question);
  g_test_add_func ("/gate/aliases", test_aliases);
  g_test_add_func ("/gate/consent-record", test_consent_record);
  g_test_add_func ("/gate/validity", test_validity);
  g_test_add_func ("/gate/monitoring", test_monitoring);
  g_test_add_func ("/gate/restrictions", test_restrictions);
  g_test_add_func ("/gate/copies", test_copies);
  g_test_add_func ("/gate/permission-is-consistent",
                   test_permission_is_consistent);
  result = g_test_run ();
  cw_questionnaire_unref (questionnaire);
  return result;
}
