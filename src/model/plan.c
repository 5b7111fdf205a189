/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan.h"

#include <math.h>

static GPtrArray *
prescriptions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)cw_prescription_free);
}

CwPlan *
cw_plan_new (void)
{
  CwPlan *plan = g_new0 (CwPlan, 1);

  plan->prescriptions = prescriptions_new ();
  plan->sessions_per_week = NAN;
  plan->supervised_sessions = -1;
  return plan;
}

CwPlan *
cw_plan_copy (const CwPlan *plan)
{
  CwPlan *copy;

  g_return_val_if_fail (plan != NULL, NULL);

  copy = g_memdup2 (plan, sizeof *plan);
  copy->change_reason = g_strdup (plan->change_reason);
  copy->goal = g_strdup (plan->goal);
  copy->signed_by = g_strdup (plan->signed_by);
  copy->prescriptions = prescriptions_new ();
  for (guint i = 0; i < plan->prescriptions->len; i++)
    g_ptr_array_add (
        copy->prescriptions,
        cw_prescription_copy (g_ptr_array_index (plan->prescriptions, i)));
  return copy;
}

void
cw_plan_free (CwPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->change_reason);
  g_free (plan->goal);
  g_free (plan->signed_by);
  g_ptr_array_unref (plan->prescriptions);
  g_free (plan);
}

int
cw_plan_get_n_sessions (const CwPlan *plan)
{
  g_return_val_if_fail (plan != NULL, 0);

  if (!(plan->sessions_per_week > 0) || plan->weeks <= 0)
    return 0;
  return (int)lround (plan->sessions_per_week * plan->weeks);
}

CwLimbSet
cw_plan_get_limbs (const CwPlan *plan)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  g_return_val_if_fail (plan != NULL, CW_LIMBS_NONE);

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription
        = g_ptr_array_index (plan->prescriptions, i);

    limbs |= prescription->limbs;
  }
  return limbs;
}

double
cw_plan_get_restriction_s (const CwPlan *plan, CwLimb limb)
{
  double seconds = 0;

  g_return_val_if_fail (plan != NULL, NAN);

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription
        = g_ptr_array_index (plan->prescriptions, i);

    if ((prescription->limbs & CW_LIMB_BIT (limb)) != 0)
      seconds += cw_prescription_get_restriction_s (prescription);
  }
  return seconds;
}

CwTimeLimit
cw_plan_get_cumulative_limit (const CwPlan *plan, CwLimb limb)
{
  CwModality modality = CW_MODALITY_PASSIVE;

  g_return_val_if_fail (plan != NULL, (CwTimeLimit){ 0 });

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription
        = g_ptr_array_index (plan->prescriptions, i);

    if ((prescription->limbs & CW_LIMB_BIT (limb)) != 0
        && prescription->modality != CW_MODALITY_PASSIVE)
      modality = prescription->modality;
  }
  return cw_dose_cumulative_limit (modality);
}
