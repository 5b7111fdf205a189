/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "clinical/screening-context.h"

/* What still has to be asked or measured. */

/* The first of the conditions that require it; -1 when none does. */
static int
find_requirement (CwScreeningContext *context, const CwMeasurementRule *rule)
{
  for (int i = 0; i < CW_MAX_REQUIREMENTS && rule->required_if[i] != NULL; i++)
    if (cw_screening_context_check (context, rule->required_if[i])
        >= CW_TRUTH_UNKNOWN)
      return i;
  return -1;
}

static gboolean
is_required (CwScreeningContext *context, const CwMeasurementRule *rule)
{
  return find_requirement (context, rule) >= 0;
}

static void
add_open_questions (CwScreeningContext *context,
                    const CwQuestionPage *page,
                    GStrvBuilder *missing)
{
  for (gsize i = 0; i < page->n_groups; i++)
    for (gsize j = 0; j < page->groups[i]->n_questions; j++) {
      const char *id = page->groups[i]->questions[j]->id;
      guint index
          = cw_questionnaire_find_rule (context->questionnaire, id)->index;

      if (context->answers[index].value == CW_ANSWER_NONE
          && cw_screening_context_is_asked (context, index))
        g_strv_builder_add (missing, id);
    }
}

GStrv
cw_screening_find_missing (CwScreeningContext *context)
{
  const CwQuestionnaire *questionnaire = context->questionnaire;
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  /* Without the age half of the rules cannot be judged. */
  if (cw_date_years_between (context->facts->birth_date, context->facts->date)
      < 0)
    g_strv_builder_add (missing, "birth_date");
  for (guint i = 0; i < questionnaire->pages->len; i++)
    add_open_questions (context, questionnaire->pages->pdata[i], missing);
  for (guint i = 0; i < questionnaire->measurements->len; i++) {
    const CwMeasurementRule *rule = questionnaire->measurements->pdata[i];

    if (is_required (context, rule)
        && isnan (cw_screening_facts_get_measurement (context->facts,
                                                      rule->measurement.id)))
      g_strv_builder_add (missing, rule->measurement.id);
  }
  return g_strv_builder_end (missing);
}

/* Single questions to the same rules. */

gboolean
cw_screening_is_asked (const CwQuestionnaire *questionnaire,
                       const CwScreeningFacts *facts,
                       const char *question_id)
{
  g_auto (CwScreeningContext) context = { 0 };
  const CwRule *rule;

  g_return_val_if_fail (questionnaire != NULL && facts != NULL, FALSE);
  g_return_val_if_fail (question_id != NULL, FALSE);

  rule = cw_questionnaire_find_rule (questionnaire, question_id);
  if (rule == NULL)
    return FALSE;
  cw_screening_context_init (&context, questionnaire, facts);
  return cw_screening_context_is_asked (&context, rule->index);
}

gboolean
cw_screening_is_required (const CwQuestionnaire *questionnaire,
                          const CwScreeningFacts *facts,
                          const char *measurement_id,
                          const char **why)
{
  g_auto (CwScreeningContext) context = { 0 };

  g_return_val_if_fail (questionnaire != NULL && facts != NULL, FALSE);
  g_return_val_if_fail (measurement_id != NULL, FALSE);

  if (why != NULL)
    *why = NULL;
  cw_screening_context_init (&context, questionnaire, facts);
  for (guint i = 0; i < questionnaire->measurements->len; i++) {
    const CwMeasurementRule *rule = questionnaire->measurements->pdata[i];

    if (strcmp (rule->measurement.id, measurement_id) == 0) {
      int requirement = find_requirement (&context, rule);

      if (why != NULL && requirement >= 0)
        *why = rule->required_why[requirement];
      return requirement >= 0;
    }
  }
  return FALSE;
}

double
cw_screening_get_value (const CwQuestionnaire *questionnaire,
                        const CwScreeningFacts *facts,
                        const char *id)
{
  g_auto (CwScreeningContext) context = { 0 };

  g_return_val_if_fail (questionnaire != NULL && facts != NULL, NAN);
  g_return_val_if_fail (id != NULL, NAN);

  cw_screening_context_init (&context, questionnaire, facts);
  for (guint i = 0; i < questionnaire->values->len; i++) {
    const CwRuleValue *value = questionnaire->values->pdata[i];

    if (strcmp (value->id, id) == 0
        && !cw_rule_expression_is_truth (value->expression))
      return cw_screening_context_get_value (&context, i).number;
  }
  return NAN;
}

void
cw_screening_fill_answers (const CwQuestionnaire *questionnaire,
                           CwScreeningFacts *facts,
                           CwAnswerValue value)
{
  g_autoptr (CwAnswer) answer = cw_answer_new (value);
  gboolean more = TRUE;

  g_return_if_fail (questionnaire != NULL && facts != NULL);
  g_return_if_fail (value != CW_ANSWER_NONE);

  /* An answer may lead to another question. */
  while (more) {
    g_auto (CwScreeningContext) context = { 0 };

    cw_screening_context_init (&context, questionnaire, facts);
    more = FALSE;
    for (guint i = 0; i < questionnaire->rules->len; i++) {
      const CwQuestion *question
          = &((const CwRule *)questionnaire->rules->pdata[i])->question;

      if (context.answers[i].value != CW_ANSWER_NONE || question->yes_is_good
          || !cw_screening_context_is_asked (&context, i))
        continue;
      cw_screening_facts_set_answer (facts, question->id, answer);
      more = TRUE;
    }
  }
}

void
cw_screening_fill_measurements (const CwQuestionnaire *questionnaire,
                                CwScreeningFacts *facts)
{
  g_return_if_fail (questionnaire != NULL && facts != NULL);

  for (guint i = 0; i < questionnaire->measurements->len; i++) {
    const CwMeasurementRule *rule = questionnaire->measurements->pdata[i];
    g_auto (CwScreeningContext) context = { 0 };

    /* One after the other, as a normal weight follows from the height. */
    cw_screening_context_init (&context, questionnaire, facts);
    if (is_required (&context, rule)
        && isnan (
            cw_screening_facts_get_measurement (facts, rule->measurement.id)))
      cw_screening_facts_set_measurement (
          facts, rule->measurement.id,
          cw_screening_context_calculate (&context, rule->normal).number);
  }
}
