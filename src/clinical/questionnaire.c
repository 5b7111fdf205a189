/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire-private.h"

static void
outcome_free (CwRuleOutcome *outcome)
{
  cw_rule_expression_free (outcome->condition);
  g_free (outcome);
}

static void
follow_up_clear (CwFollowUp *follow_up)
{
  g_free ((CwChoice *)follow_up->choices);
}

static void
rule_free (CwRule *rule)
{
  cw_rule_expression_free (rule->asked_if);
  cw_rule_expression_free (rule->implied_if);
  g_ptr_array_unref (rule->outcomes);
  g_array_unref (rule->follow_ups);
  g_ptr_array_unref (rule->choice_ids);
  g_free (rule);
}

static void
measurement_free (CwMeasurementRule *measurement)
{
  for (int i = 0; i < CW_MAX_REQUIREMENTS; i++)
    cw_rule_expression_free (measurement->required_if[i]);
  cw_rule_expression_free (measurement->normal);
  g_free (measurement);
}

static void
value_free (CwRuleValue *value)
{
  cw_rule_expression_free (value->expression);
  g_free (value);
}

static void
tally_item_free (CwTallyItem *item)
{
  cw_rule_expression_free (item->condition);
  g_free (item);
}

static void
tally_free (CwTally *tally)
{
  cw_rule_expression_free (tally->applies_if);
  g_ptr_array_unref (tally->items);
  g_free (tally);
}

static void
page_free (CwQuestionPage *page)
{
  g_free ((gpointer)page->groups);
  g_free (page);
}

static void
group_free (CwQuestionGroup *group)
{
  g_free ((gpointer)group->questions);
  g_free (group);
}

static GPtrArray *
array_of (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)free_func);
}

CwQuestionnaire *
cw_questionnaire_alloc (void)
{
  CwQuestionnaire *self = g_new0 (CwQuestionnaire, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = array_of (rule_free);
  self->measurements = array_of (measurement_free);
  self->values = array_of (value_free);
  self->tallies = array_of (tally_free);
  self->families = g_ptr_array_new ();
  self->pages = array_of (page_free);
  self->groups = array_of (group_free);
  self->measurement_views = g_ptr_array_new ();
  self->rules_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

CwRule *
cw_rule_new (const char *id)
{
  CwRule *rule = g_new0 (CwRule, 1);

  rule->question.id = id;
  rule->outcomes = array_of (outcome_free);
  rule->follow_ups = g_array_new (FALSE, TRUE, sizeof (CwFollowUp));
  rule->choice_ids = g_ptr_array_new ();
  g_array_set_clear_func (rule->follow_ups, (GDestroyNotify)follow_up_clear);
  return rule;
}

CwTally *
cw_tally_new (const char *id)
{
  CwTally *tally = g_new0 (CwTally, 1);

  tally->id = id;
  tally->items = array_of (tally_item_free);
  return tally;
}

CwQuestionnaire *
cw_questionnaire_ref (CwQuestionnaire *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cw_questionnaire_unref (CwQuestionnaire *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->rules_by_id);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->measurement_views);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->measurements);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->tallies);
  g_ptr_array_unref (self->families);
  cw_rule_expression_free (self->short_validity_if);
  g_free (self);
}

const char *
cw_questionnaire_get_version (const CwQuestionnaire *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->version;
}

const CwQuestionPage *const *
cw_questionnaire_get_pages (const CwQuestionnaire *self, gsize *n_pages)
{
  g_return_val_if_fail (self != NULL && n_pages != NULL, NULL);

  *n_pages = self->pages->len;
  return (const CwQuestionPage *const *)self->pages->pdata;
}

const CwMeasurement *const *
cw_questionnaire_get_measurements (const CwQuestionnaire *self,
                                   gsize *n_measurements)
{
  g_return_val_if_fail (self != NULL && n_measurements != NULL, NULL);

  *n_measurements = self->measurement_views->len;
  return (const CwMeasurement *const *)self->measurement_views->pdata;
}

const CwRule *
cw_questionnaire_find_rule (const CwQuestionnaire *self, const char *id)
{
  return g_hash_table_lookup (self->rules_by_id, id);
}

gboolean
cw_rule_is_asked_for (const CwRule *rule)
{
  return rule->question.text != NULL;
}

CwLimbSet
cw_rule_scope_limbs (CwRuleScope scope)
{
  switch (scope) {
  case CW_RULE_SCOPE_ARMS:
    return CW_LIMBS_ARMS;
  case CW_RULE_SCOPE_LEGS:
    return CW_LIMBS_LEGS;
  case CW_RULE_SCOPE_PATIENT:
  case CW_RULE_SCOPE_LIMB:
  default:
    return CW_LIMBS_ALL;
  }
}

gboolean
cw_rule_outcome_is_alias (const CwRuleOutcome *outcome)
{
  return outcome->assumed_days >= 0;
}

const CwFollowUp *
cw_rule_find_follow_up (const CwRule *rule, CwFollowUpKind kind)
{
  for (gsize i = 0; i < rule->question.n_follow_ups; i++)
    if (rule->question.follow_ups[i].kind == kind)
      return &rule->question.follow_ups[i];
  return NULL;
}

const CwQuestion *
cw_questionnaire_find_question (const CwQuestionnaire *self, const char *id)
{
  const CwRule *rule;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  rule = cw_questionnaire_find_rule (self, id);
  return rule != NULL && cw_rule_is_asked_for (rule) ? &rule->question : NULL;
}

const char *
cw_questionnaire_find_marks (const CwQuestionnaire *self,
                             const char *finding_id)
{
  const CwRule *rule;

  g_return_val_if_fail (self != NULL && finding_id != NULL, NULL);

  rule = cw_questionnaire_find_rule (self, finding_id);
  return rule != NULL ? rule->question.mark : NULL;
}

const CwMeasurement *
cw_questionnaire_find_measurement (const CwQuestionnaire *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->measurement_views->len; i++) {
    const CwMeasurement *measurement = self->measurement_views->pdata[i];

    if (strcmp (measurement->id, id) == 0)
      return measurement;
  }
  return NULL;
}

gsize
cw_questionnaire_count_questions (const CwQuestionnaire *self)
{
  gsize n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->groups->len; i++)
    n += ((const CwQuestionGroup *)self->groups->pdata[i])->n_questions;
  return n;
}

GStrv
cw_questionnaire_get_answer_ids (const CwQuestionnaire *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++) {
    const CwRule *rule = self->rules->pdata[i];

    if (!cw_rule_is_asked_for (rule))
      continue;
    g_strv_builder_add (ids, rule->question.id);
    for (guint j = 0; j < rule->outcomes->len; j++) {
      const CwRuleOutcome *outcome = rule->outcomes->pdata[j];

      if (cw_rule_outcome_is_alias (outcome))
        g_strv_builder_add (ids, outcome->id);
    }
  }
  return g_strv_builder_end (ids);
}
