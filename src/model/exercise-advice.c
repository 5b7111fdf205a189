/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/exercise-advice.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "clinical/identifier.h"
#include "model/plan-default.h"
#include "model/plan-review.h"

static const char *const outcome_ids[] = {
  [CW_ADVICE_ACCEPTED] = "accepted",
  [CW_ADVICE_EDITED] = "edited",
  [CW_ADVICE_REFUSED] = "refused",
};

const char *
cw_advice_outcome_to_id (CwAdviceOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcome_ids), NULL);

  return outcome_ids[outcome];
}

const char *
cw_advice_outcome_get_name (CwAdviceOutcome outcome)
{
  static const char *const names[] = {
    [CW_ADVICE_ACCEPTED] = NC_ ("advice", "Advice taken"),
    [CW_ADVICE_EDITED] = NC_ ("advice", "Advice, another change made"),
    [CW_ADVICE_REFUSED] = NC_ ("advice", "Advice refused"),
  };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (names), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "advice", names[outcome]);
}

gboolean
cw_advice_outcome_from_id (const char *id, CwAdviceOutcome *outcome)
{
  gsize index;

  if (!cw_identifier_find (outcome_ids, G_N_ELEMENTS (outcome_ids), id, &index))
    return FALSE;
  *outcome = (CwAdviceOutcome)index;
  return TRUE;
}

CwAdviceDecision *
cw_advice_decision_new (void)
{
  CwAdviceDecision *decision = g_new0 (CwAdviceDecision, 1);

  decision->old_value = NAN;
  decision->new_value = NAN;
  return decision;
}

CwAdviceDecision *
cw_advice_decision_copy (const CwAdviceDecision *decision)
{
  CwAdviceDecision *copy;

  g_return_val_if_fail (decision != NULL, NULL);

  copy = g_memdup2 (decision, sizeof *decision);
  copy->rule_id = g_strdup (decision->rule_id);
  copy->reason = g_strdup (decision->reason);
  copy->headline = g_strdup (decision->headline);
  copy->old_text = g_strdup (decision->old_text);
  copy->new_text = g_strdup (decision->new_text);
  copy->decided_by = g_strdup (decision->decided_by);
  return copy;
}

void
cw_advice_decision_free (CwAdviceDecision *decision)
{
  if (decision == NULL)
    return;
  g_free (decision->rule_id);
  g_free (decision->reason);
  g_free (decision->headline);
  g_free (decision->old_text);
  g_free (decision->new_text);
  g_free (decision->decided_by);
  g_free (decision);
}

gboolean
cw_advice_decision_validate (const CwAdviceDecision *decision, GError **error)
{
  g_autofree char *reason = cw_text_trim (decision->reason);

  if (decision->outcome != CW_ADVICE_REFUSED
      || (reason != NULL
          && g_utf8_strlen (reason, -1) >= CW_REFUSAL_REASON_MIN_LENGTH))
    return TRUE;
  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN,
               ngettext ("Say why the advice is refused, in at least %d "
                         "letter.",
                         "Say why the advice is refused, in at least %d "
                         "letters.",
                         CW_REFUSAL_REASON_MIN_LENGTH),
               CW_REFUSAL_REASON_MIN_LENGTH);
  return FALSE;
}

void
cw_exercise_advice_free (CwExerciseAdvice *advice)
{
  if (advice == NULL)
    return;
  g_free (advice->title);
  g_free (advice->exercise_id);
  g_clear_pointer (&advice->advice, cw_advice_free);
  g_clear_pointer (&advice->decision, cw_advice_decision_free);
  g_free (advice);
}

static void
fill_session (CwProgressionSession *to, const CwExerciseSession *from)
{
  cw_progression_session_init (to);
  to->number = from->session_number;
  to->date = from->date;
  to->scheme = from->scheme;
  to->n_sets = MIN (from->n_sets, from->scheme.n_sets);
  for (int i = 0; i < to->n_sets; i++)
    to->reps[i] = from->reps[i];
  to->load_kg = from->load_kg;
  to->pressure_percent = from->pressure_percent;
  to->rest_s = from->rest_s;
  to->intermittent = from->intermittent;
  to->effort = from->effort;
  to->discomfort = from->discomfort;
  to->pain = from->pain;
  to->stop_rule_id = from->stopped_by_symptom ? from->stop_rule_id : NULL;
  to->after_effects = from->after_effects;
  to->poor_recovery = from->poor_recovery;
  to->serious_event = from->serious_event;
  to->one_rm_kg = from->one_rm_kg;
}

/* Of the first session that was rated: what the patient came with. */
static double
find_pain_baseline (const CwExerciseProgress *progress)
{
  for (guint i = 0; i < progress->sessions->len; i++) {
    const CwExerciseSession *session = progress->sessions->pdata[i];

    if (!isnan (session->pain))
      return session->pain;
  }
  return NAN;
}

/* Sessions held of those that the plan would have had since the first. */
static double
get_attendance (const CwPlan *plan, const CwExerciseProgress *progress)
{
  const CwExerciseSession *first = progress->sessions->pdata[0];
  const CwExerciseSession *last
      = progress->sessions->pdata[progress->sessions->len - 1];
  double planned
      = (double)(last->date - first->date) / 7 * plan->sessions_per_week;

  return planned > 0 ? fmin (100 * progress->sessions->len / planned, 100)
                     : NAN;
}

static void
fill_progress (CwProgression *input,
               CwProgressionSession *sessions,
               const CwPlan *plan,
               const CwExerciseProgress *progress)
{
  const CwExerciseSession *last;

  for (guint i = 0; i < progress->sessions->len; i++)
    fill_session (&sessions[i], progress->sessions->pdata[i]);
  input->sessions = sessions;
  input->n_sessions = progress->sessions->len;
  if (progress->sessions->len == 0)
    return;
  last = progress->sessions->pdata[progress->sessions->len - 1];
  input->plan_changed = last->plan_version < plan->version;
  input->pain_baseline = find_pain_baseline (progress);
  input->attendance_percent = get_attendance (plan, progress);
}

static CwExerciseAdvice *
exercise_advice_new (const CwPlan *plan,
                     guint index,
                     const CwExerciseProgress *progress)
{
  const CwPrescription *dose = plan->prescriptions->pdata[index];
  CwExerciseAdvice *self = g_new0 (CwExerciseAdvice, 1);

  self->patient_id = plan->patient_id;
  self->plan_id = plan->id;
  self->prescription_id = dose->id;
  self->index = index;
  self->title = cw_prescription_get_title (dose);
  self->exercise_id = g_strdup (dose->exercise_id);
  self->limbs = dose->limbs;
  if (progress != NULL && progress->sessions->len > 0) {
    const CwExerciseSession *last
        = progress->sessions->pdata[progress->sessions->len - 1];

    self->session_id = last->session_id;
    self->session_number = last->session_number;
    self->session_date = last->date;
  }
  return self;
}

CwExerciseAdvice *
cw_exercise_advise (const CwPlan *plan,
                    guint index,
                    const CwScreeningRecord *screening,
                    const CwExerciseProgress *progress,
                    const CwRack *rack,
                    int session_number,
                    CwDate today)
{
  const CwPrescription *dose;
  CwExerciseAdvice *self;
  g_autofree CwProgressionSession *sessions = NULL;
  CwProgression input;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (index < plan->prescriptions->len, NULL);

  dose = plan->prescriptions->pdata[index];
  self = exercise_advice_new (plan, index, progress);
  cw_progression_init (&input);
  cw_plan_get_dose (plan, index, screening, session_number, today, &input.dose);
  input.one_rm_date = dose->one_rm_date;
  input.aop_date = dose->aop_date;
  input.today = today;
  if (rack != NULL) {
    input.load_step_kg = rack->step_kg;
    input.load_smallest_kg = rack->smallest_kg;
    input.load_largest_kg = rack->largest_kg;
  }
  if (progress != NULL) {
    sessions = g_new (CwProgressionSession, progress->sessions->len + 1);
    fill_progress (&input, sessions, plan, progress);
  }
  self->advice = cw_progression_advise (&input);
  return self;
}

gboolean
cw_exercise_advice_waits (const CwExerciseAdvice *advice)
{
  return advice->decision == NULL && cw_advice_waits (advice->advice);
}

gboolean
cw_exercise_advice_is_urgent (const CwExerciseAdvice *advice)
{
  return cw_exercise_advice_waits (advice)
         && (advice->advice->must_come_down || advice->advice->review);
}

gboolean
cw_exercise_advice_changes_dose (const CwExerciseAdvice *advice)
{
  return advice->advice->variable != CW_ADVICE_NOTHING
         && advice->advice->variable != CW_ADVICE_EXERCISES;
}

static void
apply_dose (CwPrescription *to, CwAdviceVariable variable, const CwDose *dose)
{
  switch (variable) {
  case CW_ADVICE_SETS: {
    double rest_s = to->rest_s;

    cw_prescription_set_scheme (to, &dose->scheme);
    to->rest_s = rest_s;
    break;
  }
  case CW_ADVICE_LOAD:
    to->load_kg = dose->load_kg;
    break;
  case CW_ADVICE_PRESSURE:
    to->pressure_percent = dose->pressure_percent;
    break;
  case CW_ADVICE_REST:
    to->rest_s = dose->rest_s;
    break;
  case CW_ADVICE_INTERMITTENT:
    to->intermittent = dose->intermittent;
    break;
  case CW_ADVICE_NOTHING:
  case CW_ADVICE_EXERCISES:
  default:
    break;
  }
  cw_prescription_derive (to);
}

CwPlan *
cw_exercise_advice_apply (const CwExerciseAdvice *advice,
                          const CwPlan *plan,
                          const CwScreeningRecord *screening)
{
  CwPlan *changed;

  g_return_val_if_fail (advice != NULL && plan != NULL, NULL);
  g_return_val_if_fail (advice->index < plan->prescriptions->len, NULL);

  changed = cw_plan_new_version (plan, screening);
  apply_dose (changed->prescriptions->pdata[advice->index],
              advice->advice->variable, &advice->advice->dose);
  changed->change_reason
      /* Translators: an exercise, what is advised, the rule's identifier. */
      = g_strdup_printf (_ ("%s: %s (%s)"), advice->title,
                         advice->advice->headline, advice->advice->rule_id);
  changed->origin_session_id = advice->session_id;
  changed->origin_session_number = advice->session_number;
  changed->origin_session_date = advice->session_date;
  return changed;
}

CwAdviceDecision *
cw_exercise_advice_decide (const CwExerciseAdvice *advice,
                           CwAdviceOutcome outcome,
                           const char *reason)
{
  CwAdviceDecision *decision = cw_advice_decision_new ();

  decision->patient_id = advice->patient_id;
  decision->plan_id = advice->plan_id;
  decision->prescription_id = advice->prescription_id;
  decision->session_id = advice->session_id;
  decision->rule_id = g_strdup (advice->advice->rule_id);
  decision->outcome = outcome;
  decision->reason
      = outcome == CW_ADVICE_REFUSED ? cw_text_trim (reason) : NULL;
  decision->headline = g_strdup (advice->advice->headline);
  decision->old_text = g_strdup (advice->advice->old_text);
  decision->new_text = g_strdup (advice->advice->new_text);
  decision->old_value = advice->advice->old_value;
  decision->new_value = advice->advice->new_value;
  return decision;
}
