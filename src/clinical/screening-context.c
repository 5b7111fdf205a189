/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/screening-context.h"

#include <math.h>

static const CwAnswer not_answered
    = { CW_ANSWER_NONE, CW_DATE_NONE, CW_LIMBS_NONE, NAN, NAN, NULL };

static CwRuleNumber
known (double number)
{
  return (CwRuleNumber){ CW_TRUTH_TRUE, number };
}

static CwRuleNumber
without (CwTruth why)
{
  return (CwRuleNumber){ why, NAN };
}

/* The stricter of two answers to one question.  Of several events the last one
 * counts, and one without a date may have been today. */
static CwAnswer
stricter_answer (CwAnswer a, CwAnswer b)
{
  if (a.value == CW_ANSWER_YES && b.value == CW_ANSWER_YES)
    return a.date == CW_DATE_NONE || (b.date != CW_DATE_NONE && a.date > b.date)
               ? a
               : b;
  if (a.value == CW_ANSWER_YES || b.value == CW_ANSWER_YES) {
    CwAnswer yes = a.value == CW_ANSWER_YES ? a : b;
    CwAnswer other = a.value == CW_ANSWER_YES ? b : a;

    if (other.value == CW_ANSWER_UNKNOWN)
      yes.date = CW_DATE_NONE;
    return yes;
  }
  if (a.value == CW_ANSWER_UNKNOWN || b.value == CW_ANSWER_UNKNOWN)
    return a.value == CW_ANSWER_UNKNOWN ? a : b;
  return a.value == CW_ANSWER_NONE ? a : b;
}

/* The answer under the identifier of an outcome, which says how long ago it was
 * even when no date does. */
static CwAnswer
find_alias (const CwScreeningContext *self, const CwRuleOutcome *outcome)
{
  const CwAnswer *given
      = cw_screening_facts_get_answer (self->facts, outcome->id);
  CwAnswer answer = given != NULL ? *given : not_answered;

  if (answer.value == CW_ANSWER_YES && answer.date == CW_DATE_NONE
      && self->facts->date != CW_DATE_NONE)
    answer.date = self->facts->date - outcome->assumed_days;
  return answer;
}

/* Which answer counts for a rule: its own, or those to its rows of CLINICAL
 * 1.2, all of which have to be no for a no. */
static CwAnswer
find_answer (const CwScreeningContext *self, const CwRule *rule)
{
  const CwAnswer *own
      = cw_screening_facts_get_answer (self->facts, rule->question.id);
  CwAnswer rows = not_answered;
  gboolean has_rows = FALSE;

  for (guint i = 0; i < rule->outcomes->len; i++) {
    const CwRuleOutcome *outcome = rule->outcomes->pdata[i];

    if (!cw_rule_outcome_is_alias (outcome))
      continue;
    rows = has_rows ? stricter_answer (rows, find_alias (self, outcome))
                    : find_alias (self, outcome);
    has_rows = TRUE;
  }
  if (own == NULL)
    return rows;
  return rows.value == CW_ANSWER_NONE ? *own : stricter_answer (*own, rows);
}

void
cw_screening_context_init (CwScreeningContext *self,
                           const CwQuestionnaire *questionnaire,
                           const CwScreeningFacts *facts)
{
  gsize n_rules = questionnaire->rules->len;
  gsize n_values = questionnaire->values->len;

  self->questionnaire = questionnaire;
  self->facts = facts;
  self->limb = CW_LIMB_LEFT_ARM;
  self->answers = g_new (CwAnswer, n_rules);
  self->truths = g_new0 (guint8, n_rules);
  self->values = g_new0 (CwRuleNumber, n_values);
  self->value_truths = g_new0 (CwTruth, n_values);
  self->values_known = g_new0 (guint8, n_values);
  for (gsize i = 0; i < n_rules; i++) {
    const CwRule *rule = questionnaire->rules->pdata[i];

    self->answers[i]
        = cw_rule_is_asked_for (rule) ? find_answer (self, rule) : not_answered;
  }
}

void
cw_screening_context_clear (CwScreeningContext *self)
{
  g_clear_pointer (&self->answers, g_free);
  g_clear_pointer (&self->truths, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->value_truths, g_free);
  g_clear_pointer (&self->values_known, g_free);
}

static CwRuleNumber
get_measurement (const CwScreeningContext *self, gsize index)
{
  const CwMeasurementRule *rule
      = self->questionnaire->measurements->pdata[index];
  double value
      = cw_screening_facts_get_measurement (self->facts, rule->measurement.id);

  return isnan (value) ? without (CW_TRUTH_PENDING) : known (value);
}

static CwRuleNumber
get_of_limb (const CwScreeningContext *self, gsize family, CwLimb limb)
{
  const char *name = self->questionnaire->families->pdata[family];

  for (guint i = 0; i < self->questionnaire->measurements->len; i++) {
    const CwMeasurementRule *rule = self->questionnaire->measurements->pdata[i];

    if (rule->family != NULL && rule->limb == limb
        && strcmp (rule->family, name) == 0)
      return get_measurement (self, i);
  }
  return without (CW_TRUTH_PENDING);
}

static CwLimb
opposite (CwLimb limb)
{
  switch (limb) {
  case CW_LIMB_LEFT_ARM:
    return CW_LIMB_RIGHT_ARM;
  case CW_LIMB_RIGHT_ARM:
    return CW_LIMB_LEFT_ARM;
  case CW_LIMB_LEFT_LEG:
    return CW_LIMB_RIGHT_LEG;
  case CW_LIMB_RIGHT_LEG:
  default:
    return CW_LIMB_LEFT_LEG;
  }
}

static CwRuleNumber
get_choice (const CwRule *rule, const CwAnswer *answer)
{
  for (guint i = 0; answer->choice != NULL && i < rule->choice_ids->len; i++)
    if (strcmp (rule->choice_ids->pdata[i], answer->choice) == 0)
      return known (i);
  return without (CW_TRUTH_UNKNOWN);
}

static CwRuleNumber
get_detail (const CwScreeningContext *self, const CwRuleSymbol *symbol)
{
  const CwAnswer *answer = &self->answers[symbol->index];
  double number;

  if (answer->value == CW_ANSWER_NONE)
    return without (CW_TRUTH_PENDING);
  if (answer->value != CW_ANSWER_YES)
    return without (CW_TRUTH_UNKNOWN);
  if (symbol->kind == CW_SYMBOL_CHOICE)
    return get_choice (self->questionnaire->rules->pdata[symbol->index],
                       answer);
  if (symbol->kind == CW_SYMBOL_COUNT)
    number = answer->count;
  else if (symbol->kind == CW_SYMBOL_NUMBER)
    number = answer->number;
  else if (answer->date == CW_DATE_NONE || self->facts->date == CW_DATE_NONE)
    number = NAN;
  else
    number = (double)(self->facts->date - answer->date);
  return isnan (number) ? without (CW_TRUTH_UNKNOWN) : known (number);
}

static CwRuleNumber
get_tally (CwScreeningContext *self, const CwRuleSymbol *symbol)
{
  const CwTally *tally = self->questionnaire->tallies->pdata[symbol->index];
  int largest;
  int points = cw_screening_context_add_up (self, tally, &largest);

  if (points == G_MININT)
    return without (CW_TRUTH_PENDING);
  return known (symbol->kind == CW_SYMBOL_TALLY ? points : largest);
}

static CwRuleNumber
get_number (const CwRuleSymbol *symbol, gpointer user_data)
{
  CwScreeningContext *self = user_data;
  int age;

  switch ((CwSymbolKind)symbol->kind) {
  case CW_SYMBOL_SEX:
    return self->facts->sex == CW_SEX_UNKNOWN ? without (CW_TRUTH_UNKNOWN)
                                              : known (self->facts->sex);
  case CW_SYMBOL_AGE:
    age = cw_date_years_between (self->facts->birth_date, self->facts->date);
    return age < 0 ? without (CW_TRUTH_PENDING) : known (age);
  case CW_SYMBOL_MEASUREMENT:
    return get_measurement (self, symbol->index);
  case CW_SYMBOL_FAMILY:
    return get_of_limb (self, symbol->index, self->limb);
  case CW_SYMBOL_FAMILY_OTHER:
    return get_of_limb (self, symbol->index, opposite (self->limb));
  case CW_SYMBOL_VALUE:
    return cw_screening_context_get_value (self, symbol->index);
  case CW_SYMBOL_TALLY:
  case CW_SYMBOL_TALLY_LARGEST:
    return get_tally (self, symbol);
  case CW_SYMBOL_DAYS:
  case CW_SYMBOL_COUNT:
  case CW_SYMBOL_NUMBER:
  case CW_SYMBOL_CHOICE:
    return get_detail (self, symbol);
  case CW_SYMBOL_RULE:
  default:
    g_return_val_if_reached (without (CW_TRUTH_UNKNOWN));
  }
}

static void
work_out (CwScreeningContext *self, gsize index)
{
  const CwRuleValue *value = self->questionnaire->values->pdata[index];

  if (self->values_known[index])
    return;
  if (cw_rule_expression_is_truth (value->expression))
    self->value_truths[index]
        = cw_screening_context_check (self, value->expression);
  else
    self->values[index]
        = cw_screening_context_calculate (self, value->expression);
  self->values_known[index] = TRUE;
}

CwRuleNumber
cw_screening_context_get_value (CwScreeningContext *self, gsize value)
{
  work_out (self, value);
  return self->values[value];
}

static CwTruth
get_truth (const CwRuleSymbol *symbol, gpointer user_data)
{
  CwScreeningContext *self = user_data;

  if (symbol->kind == CW_SYMBOL_RULE)
    return cw_screening_context_get_truth (self, symbol->index);
  work_out (self, symbol->index);
  return self->value_truths[symbol->index];
}

static const CwRuleLookup lookup = { get_truth, get_number };

CwTruth
cw_screening_context_check (CwScreeningContext *self,
                            const CwRuleExpression *condition)
{
  return condition == NULL
             ? CW_TRUTH_TRUE
             : cw_rule_expression_get_truth (condition, &lookup, self);
}

CwRuleNumber
cw_screening_context_calculate (CwScreeningContext *self,
                                const CwRuleExpression *expression)
{
  return cw_rule_expression_get_number (expression, &lookup, self);
}

gboolean
cw_screening_context_is_asked (CwScreeningContext *self, gsize rule)
{
  const CwRule *asked = self->questionnaire->rules->pdata[rule];

  return cw_rule_is_asked_for (asked)
         && cw_screening_context_check (self, asked->asked_if)
                >= CW_TRUTH_UNKNOWN;
}

static CwTruth
truth_of_answer (CwScreeningContext *self, gsize index)
{
  const CwRule *rule = self->questionnaire->rules->pdata[index];
  CwAnswerValue value = self->answers[index].value;

  if (!cw_rule_is_asked_for (rule))
    return rule->implied_if != NULL ? CW_TRUTH_FALSE : CW_TRUTH_TRUE;
  switch (value) {
  case CW_ANSWER_YES:
  case CW_ANSWER_NO:
    return (value == CW_ANSWER_NO) == rule->question.yes_is_good
               ? CW_TRUTH_TRUE
               : CW_TRUTH_FALSE;
  case CW_ANSWER_UNKNOWN:
    return CW_TRUTH_UNKNOWN;
  case CW_ANSWER_NONE:
  default:
    return cw_screening_context_is_asked (self, index) ? CW_TRUTH_PENDING
                                                       : CW_TRUTH_FALSE;
  }
}

CwTruth
cw_screening_context_get_truth (CwScreeningContext *self, gsize rule)
{
  const CwRule *wanted = self->questionnaire->rules->pdata[rule];
  CwTruth truth, implied;

  if (self->truths[rule] != 0)
    return (CwTruth)(self->truths[rule] - 1);
  truth = truth_of_answer (self, rule);
  if (wanted->implied_if != NULL) {
    implied = cw_screening_context_check (self, wanted->implied_if);
    truth = MAX (truth, implied);
  }
  self->truths[rule] = (guint8)(truth + 1);
  return truth;
}

int
cw_screening_context_add_up (CwScreeningContext *self,
                             const CwTally *tally,
                             int *largest)
{
  int points = 0;

  *largest = 0;
  if (cw_screening_context_check (self, tally->applies_if) < CW_TRUTH_UNKNOWN)
    return G_MININT;
  for (guint i = 0; i < tally->items->len; i++) {
    const CwTallyItem *item = tally->items->pdata[i];
    CwTruth truth = cw_screening_context_check (self, item->condition);

    if (truth == CW_TRUTH_TRUE
        || (truth == CW_TRUTH_UNKNOWN && item->points > 0)) {
      points += item->points;
      *largest = MAX (*largest, item->points);
    }
  }
  return points;
}
