/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "screening-fixture.h"

#include "base/quantity.h"

CwQuestionnaire *
fixture_questionnaire (void)
{
  g_autoptr (GError) error = NULL;
  CwQuestionnaire *questionnaire = cw_questionnaire_load (&error);

  g_assert_no_error (error);
  return questionnaire;
}

CwScreeningFacts *
fixture_facts (const CwQuestionnaire *questionnaire)
{
  CwScreeningFacts *facts = cw_screening_facts_new ();

  facts->date = cw_date_new (2026, 11, 21);
  facts->birth_date = cw_date_new (1998, 3, 2);
  facts->sex = CW_SEX_MALE;
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  fixture_answer (facts, "CONSENT", CW_ANSWER_YES, "choice=signed");
  cw_screening_fill_measurements (questionnaire, facts);
  return facts;
}

gboolean
fixture_read_detail (CwAnswer *answer, const char *key, const char *value)
{
  if (g_str_equal (key, "date"))
    return cw_date_parse (value, &answer->date);
  if (g_str_equal (key, "limbs"))
    return cw_limb_set_from_ids (value, &answer->limbs);
  if (g_str_equal (key, "count"))
    return cw_number_parse_ascii (value, &answer->count);
  if (g_str_equal (key, "value"))
    return cw_number_parse_ascii (value, &answer->number);
  if (!g_str_equal (key, "choice"))
    return FALSE;
  g_free (answer->choice);
  answer->choice = g_strdup (value);
  return TRUE;
}

void
fixture_answer (CwScreeningFacts *facts,
                const char *id,
                CwAnswerValue value,
                const char *details)
{
  g_autoptr (CwAnswer) answer = cw_answer_new (value);
  g_auto (GStrv) parts = g_strsplit (details != NULL ? details : "", " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++) {
    char *equals = strchr (parts[i], '=');

    g_assert_nonnull (equals);
    *equals = '\0';
    g_assert_true (fixture_read_detail (answer, parts[i], equals + 1));
  }
  cw_screening_facts_set_answer (facts, id, answer);
}

static gboolean
read_answer (const CwQuestionnaire *questionnaire,
             CwScreeningFacts *facts,
             const char *key,
             const char *value)
{
  g_auto (GStrv) parts = g_strsplit (key, ".", 2);
  const CwAnswer *given = cw_screening_facts_get_answer (facts, parts[0]);
  g_autoptr (CwAnswer) answer = given != NULL ? cw_answer_copy (given)
                                              : cw_answer_new (CW_ANSWER_NONE);
  gboolean read;

  if (cw_questionnaire_find_question (questionnaire, parts[0]) == NULL)
    return FALSE;
  read = parts[1] == NULL ? cw_answer_value_from_id (value, &answer->value)
                          : fixture_read_detail (answer, parts[1], value);
  cw_screening_facts_set_answer (facts, parts[0], answer);
  return read;
}

gboolean
fixture_read_fact (const CwQuestionnaire *questionnaire,
                   CwScreeningFacts *facts,
                   const char *key,
                   const char *value)
{
  double number;

  if (g_str_equal (key, "birth_date"))
    return cw_date_parse (value, &facts->birth_date);
  if (g_str_equal (key, "date"))
    return cw_date_parse (value, &facts->date);
  if (g_str_equal (key, "sex"))
    return cw_sex_from_id (value, &facts->sex);
  if (cw_questionnaire_find_measurement (questionnaire, key) == NULL)
    return read_answer (questionnaire, facts, key, value);
  if (!cw_number_parse_ascii (value, &number))
    return FALSE;
  cw_screening_facts_set_measurement (facts, key, number);
  return TRUE;
}

void
fixture_set_age (CwScreeningFacts *facts, int years)
{
  facts->birth_date = cw_date_add_months (facts->date, -12 * years) - 1;
}

CwClearance *
fixture_clear (CwScreeningFacts *facts, const char *finding_id)
{
  CwClearance *clearance = cw_clearance_new ();

  clearance->finding_ids = g_strsplit (finding_id, ";", -1);
  clearance->name = g_strdup ("A. Surgeon");
  clearance->role = g_strdup ("surgeon");
  clearance->date = facts->date - 1;
  g_ptr_array_add (facts->clearances, clearance);
  return clearance;
}

CwJustification *
fixture_justify (CwScreeningFacts *facts,
                 const char *finding_id,
                 const char *text)
{
  CwJustification *justification = cw_justification_new ();

  justification->finding_ids = g_strsplit (finding_id, ";", -1);
  justification->clinician = g_strdup ("Anna Berg");
  justification->date = facts->date;
  justification->text = g_strdup (text);
  g_ptr_array_add (facts->justifications, justification);
  return justification;
}

const CwFinding *
fixture_find (const CwVerdict *verdict, const char *id)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (g_str_equal (finding->rule_id, id))
      return finding;
  }
  return NULL;
}

CwLevel
fixture_level (const CwVerdict *verdict, const char *id)
{
  const CwFinding *finding = fixture_find (verdict, id);

  return finding != NULL ? finding->level : CW_LEVEL_NONE;
}

CwLimbSet
fixture_limbs_in (const CwVerdict *verdict, CwLimbState state)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (verdict->limbs[limb].state == state)
      limbs |= CW_LIMB_BIT (limb);
  return limbs;
}
