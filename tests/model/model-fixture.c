/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model-fixture.h"

#include <math.h>

#define PATIENT_ID 7
#define SCREENING_ID 11

CwDate
fixture_today (void)
{
  return cw_date_new (2026, 11, 21);
}

void
fixture_set_class (CwScreeningRecord *record, CwDoseClass dose_class)
{
  record->verdict->dose_class = dose_class;
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    record->verdict->limbs[limb].dose_class = dose_class;
}

CwScreeningRecord *
fixture_screening (void)
{
  CwScreeningRecord *record = cw_screening_record_new ();

  record->id = SCREENING_ID;
  record->patient_id = PATIENT_ID;
  record->is_signed = TRUE;
  record->facts->date = fixture_today ();
  record->verdict = cw_verdict_new ();
  record->verdict->outcome = CW_OUTCOME_CLEARED;
  record->verdict->valid_days = 90;
  record->verdict->valid_until = fixture_today () + 90;
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    record->verdict->limbs[limb].state = CW_LIMB_STATE_PERMITTED;
  fixture_set_class (record, CW_DOSE_CLASS_A);
  return record;
}

CwPlan *
fixture_plan (void)
{
  CwPlan *plan = cw_plan_new ();
  CwPrescription *p = cw_prescription_new ();

  plan->id = 21;
  plan->patient_id = PATIENT_ID;
  plan->screening_id = SCREENING_ID;
  plan->version = 1;
  plan->sessions_per_week = 3;
  plan->weeks = 8;
  plan->signed_at = 1795250000;
  p->id = 100;
  p->exercise_id = g_strdup ("LEG_EXT");
  p->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  p->one_rm_method = CW_ONE_REP_MAX_TESTED;
  p->one_rm_kg = 60;
  p->load_kg = 18;
  p->tempo = g_strdup ("2-0-2");
  p->cuff_width_cm = 10.5;
  p->device_step_mmhg = 1;
  p->aop_mmhg = 190;
  p->aop_method = CW_AOP_METHOD_DOPPLER;
  p->aop_posture = CW_POSTURE_SEATED;
  p->posture = CW_POSTURE_SEATED;
  p->aop_date = fixture_today ();
  p->pressure_percent = 60;
  cw_prescription_set_scheme (p, cw_set_scheme_find ("FIXED_30_15_15_15"));
  cw_prescription_derive (p);
  g_ptr_array_add (plan->prescriptions, p);
  return plan;
}

CwPrescription *
fixture_get (CwPlan *plan, guint index)
{
  return g_ptr_array_index (plan->prescriptions, index);
}

CwPrescription *
fixture_add_exercise (CwPlan *plan, CwLimbSet limbs)
{
  CwPrescription *p = cw_prescription_copy (fixture_get (plan, 0));

  p->id += plan->prescriptions->len;
  p->limbs = limbs;
  p->reperfusion_s = 180;
  g_ptr_array_add (plan->prescriptions, p);
  return p;
}

CwSameDayCheck *
fixture_check (void)
{
  CwSameDayCheck *check = cw_same_day_check_new ();
  gsize n_items;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  check->sbp_mmhg = 120;
  check->dbp_mmhg = 80;
  check->heart_rate_bpm = 64;
  for (gsize i = 0; i < n_items; i++)
    g_hash_table_insert (check->results, g_strdup (items[i]->id),
                         GINT_TO_POINTER (CW_CHECK_GREEN + 1));
  return check;
}
