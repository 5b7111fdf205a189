/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan-familiarisation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/plan-default.h"

#define FIRST_EXERCISE 1

/* From a load in percent of 1RM down to what a plate can give. */
#define LOAD_STEP_KG 0.5

int
cw_plan_get_familiarisation_step (const CwPlan *plan, int session_number)
{
  g_return_val_if_fail (plan != NULL, FIRST_EXERCISE);

  if (plan->familiarisation_step > 0)
    return plan->familiarisation_step;
  return CLAMP (session_number, FIRST_EXERCISE, CW_N_FAMILIARISATION_STEPS - 1);
}

/* The cuff at rest on the same limbs. */
static const CwExercise *
find_rest_exercise (CwLimbSet limbs)
{
  gsize n_exercises;
  const CwExercise *const *exercises = cw_exercise_catalogue_get (&n_exercises);

  for (gsize i = 0; i < n_exercises; i++)
    if (exercises[i]->exercise_class == CW_EXERCISE_AT_REST
        && (exercises[i]->cuff_limbs & limbs) != 0)
      return exercises[i];
  return NULL;
}

static void
apply_numbers (CwPrescription *p, const CwFamiliarisationStep *step)
{
  p->pressure_percent = fmin (p->pressure_percent, step->aop_percent);
  if (step->at_rest)
    cw_prescription_set_intervals (p, 1, step->interval_s, 0);
  if (p->modality != CW_MODALITY_RESISTANCE)
    return;
  cw_prescription_set_scheme (p, step->scheme);
  p->load_percent_wanted = step->load_percent;
  if (!p->body_weight && p->one_rm_kg > 0)
    p->load_kg = cw_floor_to_step (p->one_rm_kg * step->load_percent / 100,
                                   LOAD_STEP_KG);
}

void
cw_plan_apply_familiarisation (CwPlan *plan,
                               guint index,
                               int step,
                               const CwScreeningRecord *screening)
{
  const CwFamiliarisationStep *content = cw_familiarisation_get_step (step);
  CwPrescription *p;
  const CwExercise *exercise;

  g_return_if_fail (plan != NULL && index < plan->prescriptions->len);
  g_return_if_fail (content != NULL);

  p = g_ptr_array_index (plan->prescriptions, index);
  exercise = content->at_rest ? find_rest_exercise (p->limbs)
                              : cw_exercise_find (p->exercise_id);
  g_return_if_fail (exercise != NULL);

  cw_plan_set_exercise (plan, index, exercise, screening);
  if (!content->plan_dose)
    apply_numbers (p, content);
  cw_prescription_derive (p);
}

static const char *
describe_reason (CwFamiliarisationReason reason)
{
  switch (reason) {
  case CW_FAMILIARISATION_FIRST:
    return _ ("there was no session yet");
  case CW_FAMILIARISATION_SKIPPED:
    return _ ("blood flow restriction was used in the last weeks");
  case CW_FAMILIARISATION_HELD:
    return _ ("the last session had after-effects");
  case CW_FAMILIARISATION_STEPPED_BACK:
    return _ ("the pause was longer than three weeks");
  case CW_FAMILIARISATION_RESTARTED:
    return _ ("the pause was longer than eight weeks");
  case CW_FAMILIARISATION_DONE:
    return _ ("the steps before it are done");
  case CW_FAMILIARISATION_NEXT:
  default:
    return _ ("the step before it is done");
  }
}

char *
cw_familiarisation_describe (int step,
                             CwFamiliarisationReason reason,
                             const char *cause)
{
  const CwFamiliarisationStep *content = cw_familiarisation_get_step (step);

  g_return_val_if_fail (content != NULL, NULL);

  if (cause != NULL)
    /* Translators: a finding of the screening, a step of getting used to the
     * cuff such as "F1, first session", and why it is due. */
    return g_strdup_printf (_ ("%s: %s is due, as %s."), cause, content->title,
                            describe_reason (reason));
  /* Translators: a step of getting used to the cuff such as "F1, first
   * session", and why it is due. */
  return g_strdup_printf (_ ("%s is due, as %s."), content->title,
                          describe_reason (reason));
}
