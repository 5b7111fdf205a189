/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan-default.h"

#include "clinical/protocol.h"
#include "model/screening-band.h"

#include <math.h>

CwPlan *
cw_plan_new_default (const CwScreeningRecord *screening)
{
  const CwProtocol *protocol = cw_protocol_get_resistance ();
  CwPlan *plan = cw_plan_new ();

  plan->patient_id = screening->patient_id;
  plan->screening_id = screening->id;
  plan->sessions_per_week = protocol->sessions_per_week;
  plan->weeks = (int) protocol->weeks;
  return plan;
}

CwPlan *
cw_plan_new_version (const CwPlan *current, const CwScreeningRecord *screening)
{
  CwPlan *plan = cw_plan_copy (current);

  plan->supersedes_id = current->id;
  plan->id = 0;
  plan->screening_id = screening->id;
  g_clear_pointer (&plan->change_reason, g_free);
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *prescription = g_ptr_array_index (plan->prescriptions, i);

    prescription->id = 0;
  }
  return plan;
}

static gboolean
find_limb (const CwExercise *exercise, const CwVerdict *verdict, CwLimb *limb)
{
  static const CwLimb order[] = { CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG,
                                  CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if ((exercise->cuff_limbs & CW_LIMB_BIT (order[i])) != 0 &&
        cw_verdict_permits (verdict, order[i])) {
      *limb = order[i];
      return TRUE;
    }
  return FALSE;
}

static void
copy_cuff (CwPrescription *to, const CwPrescription *from)
{
  g_free (to->cuff_name);
  to->cuff_name = g_strdup (from->cuff_name);
  to->cuff_width_cm = from->cuff_width_cm;
  to->elastic_wrap = from->elastic_wrap;
  to->tightness = from->tightness;
  to->device_max_mmhg = from->device_max_mmhg;
  to->device_step_mmhg = from->device_step_mmhg;
  to->aop_mmhg = from->aop_mmhg;
  to->aop_method = from->aop_method;
  to->aop_posture = from->aop_posture;
  to->aop_date = from->aop_date;
  to->posture = from->posture;
}

CwPrescription *
cw_plan_add_default (CwPlan *plan,
                     const CwExercise *exercise,
                     const CwScreeningRecord *screening)
{
  const CwProtocol *protocol = cw_protocol_get_resistance ();
  CwPrescription *p;
  CwDoseBand band;
  CwLimb limb;

  if (!find_limb (exercise, screening->verdict, &limb))
    return NULL;
  band = cw_screening_band_get (screening, CW_LIMB_BIT (limb));
  p = cw_prescription_new ();
  p->exercise_id = g_strdup (exercise->id);
  p->limbs = CW_LIMB_BIT (limb);
  p->body_weight = exercise->body_weight;
  p->tempo = g_strdup (protocol->tempo);
  p->posture = CW_POSTURE_SEATED;
  p->aop_posture = CW_POSTURE_SEATED;
  p->device_step_mmhg = 1;
  p->pressure_percent = band.aop_percent_default;
  p->intermittent = band.intermittent_only;
  cw_prescription_set_scheme (p, protocol->scheme);
  if (plan->prescriptions->len > 0)
    p->reperfusion_s = protocol->reperfusion_s;
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *earlier = g_ptr_array_index (plan->prescriptions, i);

    if ((earlier->limbs & p->limbs) != 0)
      copy_cuff (p, earlier);
  }
  cw_prescription_derive (p);
  g_ptr_array_add (plan->prescriptions, p);
  return p;
}

void
cw_plan_remove (CwPlan *plan, guint index)
{
  g_return_if_fail (index < plan->prescriptions->len);

  g_ptr_array_remove_index (plan->prescriptions, index);
  if (index == 0 && plan->prescriptions->len > 0) {
    CwPrescription *first = g_ptr_array_index (plan->prescriptions, 0);

    first->reperfusion_s = NAN;
  }
}
