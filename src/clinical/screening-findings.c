/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/screening-context.h"
#include "clinical/screening-text.h"

/* What the rules find, each rule by itself. */

static void
add_finding (CwScreeningContext *context,
             gsize index,
             const CwRuleOutcome *outcome,
             CwLimbSet limbs,
             gboolean from_unknown,
             CwVerdict *verdict)
{
  const CwRule *rule = context->questionnaire->rules->pdata[index];
  const CwAnswer *answer = &context->answers[index];
  CwFinding *finding = cw_finding_new ();

  finding->rule_id = g_strdup (outcome->id);
  finding->title = g_strdup (outcome->title);
  finding->rationale = g_strdup (rule->question.rationale);
  finding->source = g_strdup (rule->question.source);
  /* Whoever finds out ends it, so it is never for good. */
  finding->level = from_unknown ? MIN (outcome->level, CW_LEVEL_ABSOLUTE_T)
                                : outcome->level;
  finding->whole_patient = outcome->scope == CW_RULE_SCOPE_PATIENT;
  finding->limbs = finding->whole_patient ? CW_LIMBS_ALL : limbs;
  finding->from_unknown = from_unknown;
  finding->counts_as_relative = outcome->counts_as_relative;
  finding->forces_class_c = outcome->class_c;
  finding->max_aop_percent = outcome->max_aop_percent;
  finding->measured_aop_only = outcome->measured_aop_only;
  finding->seated_only = outcome->seated_only;
  finding->no_failure_sessions = outcome->no_failure_sessions;
  finding->monitoring = g_strdup (outcome->monitoring);
  if (outcome->until_days >= 0 && answer->value == CW_ANSWER_YES
      && answer->date != CW_DATE_NONE)
    finding->until = answer->date + outcome->until_days;
  finding->effect = cw_finding_make_effect (finding, outcome->effect);
  g_ptr_array_add (verdict->findings, finding);
}

/* The limbs that an outcome is about; all that it may be about when nobody said
 * which. */
static CwLimbSet
find_limbs (const CwScreeningContext *context,
            gsize index,
            const CwRuleOutcome *outcome,
            gboolean *from_unknown)
{
  const CwRule *rule = context->questionnaire->rules->pdata[index];
  const CwFollowUp *asked = cw_rule_find_follow_up (rule, CW_FOLLOW_UP_LIMBS);
  CwLimbSet offered = cw_rule_scope_limbs (outcome->scope);
  CwLimbSet limbs;

  if (asked == NULL || outcome->scope == CW_RULE_SCOPE_PATIENT)
    return offered;
  offered &= asked->limbs;
  limbs = context->answers[index].limbs & offered;
  if (limbs != CW_LIMBS_NONE)
    return limbs;
  *from_unknown = TRUE;
  return offered;
}

static void
find_by_answer (CwScreeningContext *context, gsize index, CwVerdict *verdict)
{
  const CwRule *rule = context->questionnaire->rules->pdata[index];
  CwTruth truth = cw_screening_context_get_truth (context, index);
  gboolean found = FALSE;

  if (truth < CW_TRUTH_UNKNOWN)
    return;
  for (guint i = 0; i < rule->outcomes->len; i++) {
    const CwRuleOutcome *outcome = rule->outcomes->pdata[i];
    CwTruth applies;
    gboolean from_unknown;
    CwLimbSet limbs;

    if (found && !outcome->also)
      continue;
    applies = cw_screening_context_check (context, outcome->condition);
    if (applies < CW_TRUTH_UNKNOWN)
      continue;
    from_unknown = MIN (truth, applies) == CW_TRUTH_UNKNOWN;
    limbs = find_limbs (context, index, outcome, &from_unknown);
    add_finding (context, index, outcome, limbs, from_unknown, verdict);
    found = TRUE;
  }
}

/* For rules about measurements of single limbs: on each limb the first outcome
 * that applies. */
static void
find_by_limb (CwScreeningContext *context, gsize index, CwVerdict *verdict)
{
  const CwRule *rule = context->questionnaire->rules->pdata[index];
  CwLimbSet open = cw_rule_scope_limbs (rule->scope);

  if (cw_screening_context_get_truth (context, index) < CW_TRUTH_UNKNOWN)
    return;
  for (guint i = 0; i < rule->outcomes->len; i++) {
    const CwRuleOutcome *outcome = rule->outcomes->pdata[i];
    CwLimbSet limbs = CW_LIMBS_NONE;
    gboolean from_unknown = FALSE;

    for (int limb = 0; limb < CW_N_LIMBS; limb++) {
      CwTruth applies;

      if (!(open & CW_LIMB_BIT (limb)))
        continue;
      context->limb = (CwLimb)limb;
      applies = cw_screening_context_check (context, outcome->condition);
      if (applies < CW_TRUTH_UNKNOWN)
        continue;
      limbs |= CW_LIMB_BIT (limb);
      from_unknown |= applies == CW_TRUTH_UNKNOWN;
    }
    open &= ~limbs;
    if (limbs != CW_LIMBS_NONE)
      add_finding (context, index, outcome, limbs, from_unknown, verdict);
  }
}

void
cw_screening_find_all (CwScreeningContext *context, CwVerdict *verdict)
{
  const CwQuestionnaire *questionnaire = context->questionnaire;

  for (guint i = 0; i < questionnaire->rules->len; i++) {
    if (((const CwRule *)questionnaire->rules->pdata[i])->per_limb)
      find_by_limb (context, i, verdict);
    else
      find_by_answer (context, i, verdict);
  }
}
