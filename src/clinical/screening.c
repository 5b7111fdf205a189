/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/screening.h"

#include <math.h>

#include "base/text.h"
#include "clinical/screening-context.h"
#include "clinical/screening-text.h"
#include "clinical/validity.h"

/* CLINICAL 1.1, rule 6. */
#define RELATIVES_THAT_ESCALATE 3
/* Above this no letter goes (CLINICAL 1.1). */
#define MAX_AOP_PERCENT 80.0

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
  end = clearance->date + (CwDate)cw_validity_periods_get ()->letter_days;
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
    judged->measured_aop_only |= finding->measured_aop_only;
    judged->seated_only |= finding->seated_only;
    judged->no_failure_sessions
        = MAX (judged->no_failure_sessions, finding->no_failure_sessions);
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

/* The last of the dates that keep a limb closed; none when something else has
 * to happen too. */
static CwDate
find_end_of_limb (const CwVerdict *verdict, int limb)
{
  CwDate end = CW_DATE_NONE;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (!is_absolute (finding) || !(finding->limbs & CW_LIMB_BIT (limb)))
      continue;
    if (finding->level == CW_LEVEL_ABSOLUTE || finding->until == CW_DATE_NONE)
      return CW_DATE_NONE;
    end = MAX (end, finding->until);
  }
  return end;
}

/* The first day on which some limb may be looked at again; none when no date
 * says so. */
static CwDate
find_end_of_deferral (const CwVerdict *verdict)
{
  CwDate first = CW_DATE_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    CwDate end = find_end_of_limb (verdict, limb);

    if (end != CW_DATE_NONE && (first == CW_DATE_NONE || end < first))
      first = end;
  }
  return first;
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
  const CwValidityPeriods *periods = cw_validity_periods_get ();
  gboolean is_short
      = condition != NULL
        && cw_screening_context_check (context, condition) >= CW_TRUTH_UNKNOWN;

  /* A limb that waits for its clearance is of class C as much as one that has
   * it: the patient is no healthier for the lack of a letter. */
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    is_short
        |= finding->forces_class_c || finding->level == CW_LEVEL_ABSOLUTE_T;
  }
  verdict->valid_days = (int)(is_short ? periods->short_days : periods->days);
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
  cw_screening_find_all (&context, verdict);
  escalate (verdict);
  for (guint i = 0; i < verdict->findings->len; i++) {
    CwFinding *finding = verdict->findings->pdata[i];

    finding->forces_class_c |= finding->level == CW_LEVEL_RELATIVE_M;
    lift (facts, finding);
  }
  g_ptr_array_sort (verdict->findings, compare_findings);
  g_strfreev (verdict->missing);
  verdict->missing = cw_screening_find_missing (&context);
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
