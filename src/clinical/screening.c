/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/screening.h"

#include <math.h>

#include "base/text.h"
#include "clinical/screening-context.h"
#include "clinical/screening-text.h"

/* CLINICAL 1.4 [J]. */
#define VALID_DAYS 90
#define VALID_DAYS_SHORT 42
#define LETTER_DAYS 90
/* CLINICAL 1.1, rule 6. */
#define RELATIVES_THAT_ESCALATE 3
/* Above this no letter goes (CLINICAL 1.1). */
#define MAX_AOP_PERCENT 80.0

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

static void
find_all (CwScreeningContext *context, CwVerdict *verdict)
{
  const CwQuestionnaire *questionnaire = context->questionnaire;

  for (guint i = 0; i < questionnaire->rules->len; i++) {
    if (((const CwRule *)questionnaire->rules->pdata[i])->per_limb)
      find_by_limb (context, i, verdict);
    else
      find_by_answer (context, i, verdict);
  }
}

/* What still has to be asked or measured. */

static gboolean
is_required (CwScreeningContext *context, const CwMeasurementRule *rule)
{
  return rule->required_if != NULL
         && cw_screening_context_check (context, rule->required_if)
                >= CW_TRUTH_UNKNOWN;
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

static GStrv
find_missing (CwScreeningContext *context)
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

/* What the findings come to together (CLINICAL 1.1). */

static gboolean
is_relative (const CwFinding *finding)
{
  return finding->level == CW_LEVEL_RELATIVE_J
         || finding->level == CW_LEVEL_RELATIVE_M;
}

static gboolean
is_absolute (const CwFinding *finding)
{
  return finding->level >= CW_LEVEL_ABSOLUTE_T;
}

static void
escalate (CwVerdict *verdict)
{
  g_autoptr (GHashTable) relatives = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < verdict->findings->len; i++) {
    CwFinding *finding = verdict->findings->pdata[i];

    if (is_relative (finding) || finding->counts_as_relative)
      g_hash_table_add (relatives, finding->rule_id);
  }
  if (g_hash_table_size (relatives) < RELATIVES_THAT_ESCALATE)
    return;
  for (guint i = 0; i < verdict->findings->len; i++) {
    CwFinding *finding = verdict->findings->pdata[i];

    if (finding->level == CW_LEVEL_RELATIVE_J) {
      finding->level = CW_LEVEL_RELATIVE_M;
      cw_finding_say_escalated (finding);
    }
  }
}

static gboolean
covers (GStrv finding_ids, const CwFinding *finding)
{
  return finding_ids != NULL
         && g_strv_contains ((const char *const *)finding_ids,
                             finding->rule_id);
}

CwDate
cw_clearance_get_end (const CwClearance *clearance)
{
  CwDate end;

  g_return_val_if_fail (clearance != NULL, CW_DATE_NONE);

  if (clearance->date == CW_DATE_NONE)
    return CW_DATE_NONE;
  end = clearance->date + LETTER_DAYS;
  return clearance->expiry == CW_DATE_NONE ? end : MIN (end, clearance->expiry);
}

gboolean
cw_clearance_is_valid (const CwClearance *clearance, CwDate on)
{
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  g_return_val_if_fail (clearance != NULL, FALSE);

  name = cw_text_trim (clearance->name);
  role = cw_text_trim (clearance->role);
  return name != NULL && role != NULL && clearance->date != CW_DATE_NONE
         && on != CW_DATE_NONE && clearance->date <= on
         && on <= cw_clearance_get_end (clearance);
}

static gboolean
clearance_lifts (const CwClearance *clearance,
                 const CwFinding *finding,
                 CwDate on)
{
  return is_relative (finding) && covers (clearance->finding_ids, finding)
         && cw_clearance_is_valid (clearance, on);
}

static gboolean
justification_lifts (const CwJustification *justification,
                     const CwFinding *finding,
                     CwDate on)
{
  g_autofree char *text = cw_text_trim (justification->text);

  return finding->level == CW_LEVEL_RELATIVE_J
         && covers (justification->finding_ids, finding) && text != NULL
         && g_utf8_strlen (text, -1) >= CW_JUSTIFICATION_MIN_LENGTH
         && justification->date <= on;
}

static CwLimbSet
clearance_limbs (const CwClearance *clearance)
{
  return clearance->limbs == CW_LIMBS_NONE ? CW_LIMBS_ALL : clearance->limbs;
}

static void
lift (const CwScreeningFacts *facts, CwFinding *finding)
{
  CwLimbSet lifted = CW_LIMBS_NONE;

  for (guint i = 0; i < facts->clearances->len; i++)
    if (clearance_lifts (facts->clearances->pdata[i], finding, facts->date))
      lifted |= clearance_limbs (facts->clearances->pdata[i]);
  for (guint i = 0; i < facts->justifications->len; i++)
    if (justification_lifts (facts->justifications->pdata[i], finding,
                             facts->date))
      lifted = CW_LIMBS_ALL;
  finding->lifted_limbs = lifted & finding->limbs;
  finding->lifted
      = is_relative (finding) && finding->lifted_limbs == finding->limbs;
}

static CwDoseClass
class_of_finding (const CwFinding *finding)
{
  return finding->forces_class_c ? CW_DOSE_CLASS_C : CW_DOSE_CLASS_B;
}

static double
lower_of (double a, double b)
{
  return isnan (a) || b < a ? b : a;
}

/* What the letters say that open `limb` for `finding`.  FALSE when none does,
 * or none names a pressure. */
static gboolean
apply_letters (const CwScreeningFacts *facts,
               const CwFinding *finding,
               int limb,
               CwLimbVerdict *verdict)
{
  double named = NAN;

  for (guint i = 0; i < facts->clearances->len; i++) {
    const CwClearance *clearance = facts->clearances->pdata[i];

    if (!clearance_lifts (clearance, finding, facts->date)
        || !(clearance_limbs (clearance) & CW_LIMB_BIT (limb)))
      continue;
    named = lower_of (named, clearance->max_aop_percent);
    verdict->max_load_percent_1rm = lower_of (verdict->max_load_percent_1rm,
                                              clearance->max_load_percent_1rm);
  }
  if (isnan (named))
    return FALSE;
  named = MIN (named, MAX_AOP_PERCENT);
  verdict->max_aop_percent = lower_of (verdict->max_aop_percent, named);
  verdict->cleared_aop_percent = lower_of (verdict->cleared_aop_percent, named);
  return TRUE;
}

static void
judge_limb (const CwScreeningFacts *facts, CwVerdict *verdict, int limb)
{
  CwLimbVerdict *judged = &verdict->limbs[limb];
  gboolean silent_letter = FALSE;

  judged->state = CW_LIMB_STATE_PERMITTED;
  judged->dose_class = CW_DOSE_CLASS_A;
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];
    CwDoseClass dose_class = class_of_finding (finding);

    if (!(finding->limbs & CW_LIMB_BIT (limb)))
      continue;
    if (is_absolute (finding))
      judged->state = MAX (judged->state, CW_LIMB_STATE_BLOCKED);
    else if (is_relative (finding)
             && !(finding->lifted_limbs & CW_LIMB_BIT (limb)))
      judged->state = MAX (judged->state, CW_LIMB_STATE_NEEDS_CLEARANCE);
    judged->dose_class = MAX (judged->dose_class, dose_class);
    judged->max_aop_percent
        = lower_of (judged->max_aop_percent, finding->max_aop_percent);
    if (is_relative (finding) && !apply_letters (facts, finding, limb, judged)
        && dose_class == CW_DOSE_CLASS_C)
      silent_letter = TRUE;
  }
  if (judged->state != CW_LIMB_STATE_BLOCKED && verdict->missing[0] != NULL)
    judged->state = CW_LIMB_STATE_NOT_SCREENED;
  if (judged->state != CW_LIMB_STATE_PERMITTED)
    judged->dose_class = CW_DOSE_CLASS_NONE;
  if (silent_letter || judged->dose_class != CW_DOSE_CLASS_C)
    judged->cleared_aop_percent = NAN;
}

static gboolean
any_limb (const CwVerdict *verdict, CwLimbState state)
{
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (verdict->limbs[limb].state == state)
      return TRUE;
  return FALSE;
}

/* Limbs that are closed each for itself. */
static CwLimbSet
find_closed_limbs (const CwVerdict *verdict, gboolean count_unknown)
{
  CwLimbSet closed = CW_LIMBS_NONE;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (is_absolute (finding) && !finding->whole_patient
        && (count_unknown || !finding->from_unknown))
      closed |= finding->limbs;
  }
  return closed;
}

/* The worst that is found about the whole patient; of a relative finding only
 * where no limb is cleared of it. */
static CwLevel
worst_of_patient (const CwVerdict *verdict)
{
  CwLevel worst = CW_LEVEL_NONE;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->whole_patient
        && !(is_relative (finding) && finding->lifted_limbs != CW_LIMBS_NONE))
      worst = MAX (worst, finding->level);
  }
  return worst;
}

static CwOutcome
judge_patient (const CwVerdict *verdict)
{
  CwLevel worst = worst_of_patient (verdict);

  if (worst == CW_LEVEL_ABSOLUTE
      || find_closed_limbs (verdict, FALSE) == CW_LIMBS_ALL)
    return CW_OUTCOME_REFUSED;
  /* What nobody knows closes limbs only until somebody finds out. */
  if (worst == CW_LEVEL_ABSOLUTE_T
      || find_closed_limbs (verdict, TRUE) == CW_LIMBS_ALL)
    return CW_OUTCOME_DEFERRED;
  if (verdict->missing[0] != NULL)
    return CW_OUTCOME_INCOMPLETE;
  if (worst >= CW_LEVEL_RELATIVE_J
      || !any_limb (verdict, CW_LIMB_STATE_PERMITTED))
    return CW_OUTCOME_CLEARANCE_REQUIRED;
  return CW_OUTCOME_CLEARED;
}

/* The last of the dates that end it; none when something else has to happen
 * too. */
static CwDate
find_end_of_deferral (const CwVerdict *verdict)
{
  CwDate end = CW_DATE_NONE;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (!finding->whole_patient || finding->level != CW_LEVEL_ABSOLUTE_T)
      continue;
    if (finding->until == CW_DATE_NONE)
      return CW_DATE_NONE;
    end = MAX (end, finding->until);
  }
  return end;
}

static CwDoseClass
class_of_patient (const CwVerdict *verdict)
{
  CwDoseClass dose_class = CW_DOSE_CLASS_A;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->whole_patient)
      dose_class = MAX (dose_class, class_of_finding (finding));
  }
  return dose_class;
}

/* CLINICAL 1.4. */
static void
set_validity (CwScreeningContext *context, CwVerdict *verdict)
{
  const CwScreeningFacts *facts = context->facts;
  const CwRuleExpression *condition = context->questionnaire->short_validity_if;
  gboolean is_short
      = condition != NULL
        && cw_screening_context_check (context, condition) >= CW_TRUTH_UNKNOWN;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    is_short |= verdict->limbs[limb].dose_class == CW_DOSE_CLASS_C;
  for (guint i = 0; i < verdict->findings->len; i++)
    is_short |= ((const CwFinding *)verdict->findings->pdata[i])->level
                == CW_LEVEL_ABSOLUTE_T;
  verdict->valid_days = is_short ? VALID_DAYS_SHORT : VALID_DAYS;
  verdict->valid_until = facts->date + verdict->valid_days;
  for (guint i = 0; i < verdict->findings->len; i++)
    for (guint j = 0; j < facts->clearances->len; j++)
      if (clearance_lifts (facts->clearances->pdata[j],
                           verdict->findings->pdata[i], facts->date))
        verdict->valid_until
            = MIN (verdict->valid_until,
                   cw_clearance_get_end (facts->clearances->pdata[j]));
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CwFinding *one = *(const CwFinding *const *)a;
  const CwFinding *two = *(const CwFinding *const *)b;

  if (one->level != two->level)
    return one->level > two->level ? -1 : 1;
  return two->whole_patient - one->whole_patient;
}

static int
count_points (CwScreeningContext *context, const char *id)
{
  const CwQuestionnaire *questionnaire = context->questionnaire;
  int largest;

  for (guint i = 0; i < questionnaire->tallies->len; i++) {
    const CwTally *tally = questionnaire->tallies->pdata[i];

    if (strcmp (tally->id, id) == 0)
      return cw_screening_context_add_up (context, tally, &largest);
  }
  return G_MININT;
}

CwVerdict *
cw_screening_evaluate (const CwQuestionnaire *questionnaire,
                       const CwScreeningFacts *facts)
{
  g_auto (CwScreeningContext) context = { 0 };
  CwVerdict *verdict;

  g_return_val_if_fail (questionnaire != NULL && facts != NULL, NULL);

  cw_screening_context_init (&context, questionnaire, facts);
  verdict = cw_verdict_new ();
  find_all (&context, verdict);
  escalate (verdict);
  for (guint i = 0; i < verdict->findings->len; i++) {
    CwFinding *finding = verdict->findings->pdata[i];

    finding->forces_class_c |= finding->level == CW_LEVEL_RELATIVE_M;
    lift (facts, finding);
  }
  g_ptr_array_sort (verdict->findings, compare_findings);
  g_strfreev (verdict->missing);
  verdict->missing = find_missing (&context);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    judge_limb (facts, verdict, limb);
  verdict->outcome = judge_patient (verdict);
  verdict->venous_points = MAX (count_points (&context, "venous_points"), 0);
  verdict->wells_points = count_points (&context, "wells_points");
  if (verdict->outcome == CW_OUTCOME_DEFERRED)
    verdict->deferred_until = find_end_of_deferral (verdict);
  if (verdict->outcome == CW_OUTCOME_CLEARED) {
    verdict->dose_class = class_of_patient (verdict);
    set_validity (&context, verdict);
  }
  return verdict;
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
                          const char *measurement_id)
{
  g_auto (CwScreeningContext) context = { 0 };

  g_return_val_if_fail (questionnaire != NULL && facts != NULL, FALSE);
  g_return_val_if_fail (measurement_id != NULL, FALSE);

  cw_screening_context_init (&context, questionnaire, facts);
  for (guint i = 0; i < questionnaire->measurements->len; i++) {
    const CwMeasurementRule *rule = questionnaire->measurements->pdata[i];

    if (strcmp (rule->measurement.id, measurement_id) == 0)
      return is_required (&context, rule);
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
