/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan-default.h"

#include "base/text.h"
#include "clinical/protocol.h"
#include "model/prescription-ledger.h"
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
  plan->origin_session_id = 0;
  plan->origin_session_number = 0;
  plan->origin_session_date = CW_DATE_NONE;
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

/* The cuff and its occlusion pressure, which hold in the posture in which they
 * were measured. */
static void
copy_cuff (CwPrescription *to, const CwPrescription *from)
{
  cw_set_str (&to->cuff_name, from->cuff_name);
  to->cuff_id = from->cuff_id;
  to->cuff_width_cm = from->cuff_width_cm;
  to->cuff_girth_min_cm = from->cuff_girth_min_cm;
  to->cuff_girth_max_cm = from->cuff_girth_max_cm;
  to->elastic_wrap = from->elastic_wrap;
  to->tightness = from->tightness;
  to->device_max_mmhg = from->device_max_mmhg;
  to->device_step_mmhg = from->device_step_mmhg;
  to->aop_id = from->aop_id;
  to->aop_mmhg = from->aop_mmhg;
  to->aop_method = from->aop_method;
  to->aop_posture = from->aop_posture;
  to->aop_date = from->aop_date;
  to->aop_sbp_mmhg = from->aop_sbp_mmhg;
  to->girth_cm = from->girth_cm;
  if (to->modality == from->modality)
    to->posture = from->posture;
}

static void
take_earlier_cuff (CwPrescription *prescription, const CwPlan *plan)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *earlier = g_ptr_array_index (plan->prescriptions, i);

    if ((earlier->limbs & prescription->limbs) != 0)
      copy_cuff (prescription, earlier);
  }
}

/* Who walks or cycles has a cuff on both thighs (CLINICAL 2.2), where the class
 * of both allows it. */
static CwLimbSet
choose_limbs (CwModality modality, CwLimb limb, const CwVerdict *verdict)
{
  CwLimbSet pair = cw_limb_is_leg (limb) ? CW_LIMBS_LEGS : CW_LIMBS_ARMS;

  if (modality != CW_MODALITY_AEROBIC
      || (pair & ~cw_verdict_get_permitted_limbs (verdict)) != 0)
    return CW_LIMB_BIT (limb);
  for (int other = 0; other < CW_N_LIMBS; other++)
    if ((pair & CW_LIMB_BIT (other)) != 0
        && cw_dose_band (verdict->limbs[other].dose_class,
                         cw_limb_is_leg (limb), NAN)
                   .max_cuffs
               < 2)
      return CW_LIMB_BIT (limb);
  return pair;
}

static void
set_resistance (CwPrescription *p, const CwDoseBand *band)
{
  const CwProtocol *protocol = cw_protocol_get_resistance ();

  cw_set_str (&p->tempo, protocol->tempo);
  p->pressure_percent = band->aop_percent_default;
  p->intermittent = band->intermittent_only;
  cw_prescription_set_scheme (p, protocol->scheme);
}

static void
set_intervals (CwPrescription *p,
               const CwDoseBand *band,
               const CwScreeningRecord *screening)
{
  const CwIntervalProtocol *protocol
      = p->modality == CW_MODALITY_AEROBIC ? cw_protocol_get_aerobic ()
                                           : cw_protocol_get_passive ();

  cw_prescription_set_intervals (p, protocol->intervals, protocol->interval_s,
                                 protocol->off_s);
  p->pressure_percent
      = MIN (protocol->pressure_percent, band->aop_percent_max);
  p->target_effort = protocol->target_effort;
  if (cw_screening_record_has_reliable_pulse (screening))
    p->hrr_percent = protocol->hrr_percent;
}

static double
get_reperfusion_s (CwModality modality)
{
  switch (modality) {
  case CW_MODALITY_AEROBIC:
    return cw_protocol_get_aerobic ()->reperfusion_s;
  case CW_MODALITY_PASSIVE:
    return cw_protocol_get_passive ()->reperfusion_s;
  case CW_MODALITY_RESISTANCE:
  default:
    return cw_protocol_get_resistance ()->reperfusion_s;
  }
}

/* How often an exercise of that kind is done. */
static void
set_schedule (CwPlan *plan, CwModality modality)
{
  const CwIntervalProtocol *protocol = cw_protocol_get_passive ();

  if (modality != CW_MODALITY_PASSIVE)
    return;
  plan->sessions_per_week = protocol->sessions_per_week;
  plan->weeks = (int) protocol->weeks;
}

/* The right one before the left. */
static CwLimb
first_limb (CwLimbSet limbs)
{
  for (CwLimb limb = CW_N_LIMBS - 1; limb > 0; limb--)
    if ((limbs & CW_LIMB_BIT (limb)) != 0)
      return limb;
  return 0;
}

void
cw_plan_set_exercise (CwPlan *plan,
                      guint index,
                      const CwExercise *exercise,
                      const CwScreeningRecord *screening)
{
  CwPrescription *p = g_ptr_array_index (plan->prescriptions, index);
  CwLimb limb = first_limb (p->limbs);

  CwDoseBand band;

  /* A maximum of the ledger is one of its exercise. */
  if (p->one_rm_id != 0 && g_strcmp0 (p->exercise_id, exercise->id) != 0)
    cw_prescription_use_one_rep_max (p, NULL);
  cw_set_str (&p->exercise_id, exercise->id);
  p->modality = cw_exercise_get_modality (exercise);
  p->body_weight = exercise->body_weight;
  p->posture = exercise->posture;
  p->limbs = choose_limbs (p->modality, limb, screening->verdict);
  band = cw_screening_band_get (screening, p->limbs);
  p->hrr_percent = NAN;
  p->target_effort = NAN;
  p->speed_kmh = NAN;
  if (cw_prescription_is_timed (p))
    set_intervals (p, &band, screening);
  else
    set_resistance (p, &band);
  cw_prescription_derive (p);
  cw_prescription_derive_pulse (p, screening);
}

CwPrescription *
cw_plan_add_default (CwPlan *plan,
                     const CwExercise *exercise,
                     const CwScreeningRecord *screening)
{
  CwPrescription *p;
  CwLimb limb;

  if (!find_limb (exercise, screening->verdict, &limb))
    return NULL;
  p = cw_prescription_new ();
  p->modality = cw_exercise_get_modality (exercise);
  p->limbs = CW_LIMB_BIT (limb);
  p->posture = exercise->posture;
  p->aop_posture = exercise->posture;
  p->device_step_mmhg = 1;
  if (plan->prescriptions->len > 0)
    p->reperfusion_s = get_reperfusion_s (p->modality);
  else if (plan->supersedes_id == 0)
    set_schedule (plan, p->modality);
  take_earlier_cuff (p, plan);
  g_ptr_array_add (plan->prescriptions, p);
  cw_plan_set_exercise (plan, plan->prescriptions->len - 1, exercise,
                        screening);
  return p;
}

/* Who comes first waits for no reperfusion; the others do. */
static void
settle_reperfusion (CwPlan *plan)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *p = g_ptr_array_index (plan->prescriptions, i);

    if (i == 0)
      p->reperfusion_s = NAN;
    else if (isnan (p->reperfusion_s))
      p->reperfusion_s = get_reperfusion_s (p->modality);
  }
}

void
cw_plan_move (CwPlan *plan, guint index, guint to)
{
  g_return_if_fail (index < plan->prescriptions->len);
  g_return_if_fail (to < plan->prescriptions->len);

  g_ptr_array_insert (plan->prescriptions, (int) to,
                      g_ptr_array_steal_index (plan->prescriptions, index));
  settle_reperfusion (plan);
}

void
cw_plan_remove (CwPlan *plan, guint index)
{
  g_return_if_fail (index < plan->prescriptions->len);

  g_ptr_array_remove_index (plan->prescriptions, index);
  settle_reperfusion (plan);
}
