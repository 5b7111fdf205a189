/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/prescription-ledger.h"

#include <math.h>

#include "base/text.h"

void
cw_prescription_set_cuff (CwPrescription *prescription, const CwCuff *cuff)
{
  gboolean wrap = cuff != NULL && cuff->elastic_wrap;

  prescription->cuff_id = cuff != NULL ? cuff->id : 0;
  cw_set_str (&prescription->cuff_name, cuff != NULL ? cuff->name : NULL);
  prescription->cuff_width_cm = cuff != NULL ? cuff->width_cm : NAN;
  prescription->cuff_girth_min_cm = cuff != NULL ? cuff->girth_min_cm : NAN;
  prescription->cuff_girth_max_cm = cuff != NULL ? cuff->girth_max_cm : NAN;
  prescription->elastic_wrap = wrap;
  prescription->device_max_mmhg
      = cuff != NULL && !wrap ? cuff->device_max_mmhg : NAN;
  prescription->device_step_mmhg
      = cuff != NULL && !wrap ? cuff->device_step_mmhg : NAN;
  if (!wrap)
    prescription->tightness = NAN;
  cw_prescription_use_pressure (prescription, NULL);
}

void
cw_prescription_use_pressure (CwPrescription *prescription,
                              const CwPressureRecord *record)
{
  prescription->aop_id = record != NULL ? record->id : 0;
  prescription->aop_mmhg = record != NULL ? record->aop_mmhg : NAN;
  prescription->aop_date = record != NULL ? record->date : CW_DATE_NONE;
  prescription->aop_sbp_mmhg = record != NULL ? record->sbp_mmhg : NAN;
  if (record != NULL && !isnan (record->girth_cm))
    prescription->girth_cm = record->girth_cm;
  if (record != NULL) {
    prescription->aop_method = record->method;
    prescription->aop_posture = record->posture;
  }
  cw_prescription_derive (prescription);
}

void
cw_prescription_use_one_rep_max (CwPrescription *prescription,
                                 const CwOneRepMaxRecord *record)
{
  prescription->one_rm_id = record != NULL ? record->id : 0;
  prescription->one_rm_method
      = record != NULL ? record->method : CW_ONE_REP_MAX_NONE;
  prescription->one_rm_kg = record != NULL ? record->one_rm_kg : NAN;
  prescription->one_rm_date = record != NULL ? record->date : CW_DATE_NONE;
  if (prescription->one_rm_method == CW_ONE_REP_MAX_CALIBRATED)
    prescription->load_kg = record->load_kg;
  cw_prescription_derive (prescription);
}

CwPressureNeed
cw_prescription_get_pressure_need (const CwPrescription *p, CwDate today)
{
  return (CwPressureNeed){
    .limbs = p->limbs,
    .cuff_id = p->cuff_id,
    .posture = p->posture,
    .today = today,
    .sbp_mmhg = NAN,
  };
}

/* NULL where there is a choice. */
static const CwCuff *
find_only_cuff (const CwLedger *ledger, CwLimbSet limbs)
{
  const CwCuff *only = NULL;

  for (guint i = 0; i < ledger->cuffs->len; i++) {
    const CwCuff *cuff = g_ptr_array_index (ledger->cuffs, i);

    if (!cuff->active || cuff->elastic_wrap || !cw_cuff_fits (cuff, limbs))
      continue;
    if (only != NULL)
      return NULL;
    only = cuff;
  }
  return only;
}

static const CwCuff *
suggest_cuff (const CwPrescription *prescription, const CwLedger *ledger)
{
  for (guint i = 0; i < ledger->pressures->len; i++) {
    const CwPressureRecord *record = g_ptr_array_index (ledger->pressures, i);
    const CwCuff *cuff = cw_ledger_find_cuff (ledger, record->cuff_id);

    if (record->strike.at == 0 && (record->limb & prescription->limbs) != 0
        && cuff != NULL && cuff->active)
      return cuff;
  }
  return find_only_cuff (ledger, prescription->limbs);
}

static void
fill_load (CwPrescription *p, const CwLedger *ledger, double load_percent)
{
  const CwOneRepMaxRecord *maximum
      = cw_ledger_find_one_rep_max (ledger, p->exercise_id, p->limbs);

  if (p->body_weight || maximum == NULL || !isnan (p->one_rm_kg)
      || !isnan (p->load_kg))
    return;
  cw_prescription_use_one_rep_max (p, maximum);
  if (isnan (p->load_kg))
    p->load_kg
        = cw_rack_round_down (cw_ledger_get_rack (ledger, p->exercise_id, NULL),
                              p->one_rm_kg * load_percent / 100);
}

void
cw_prescription_fill_from_ledger (CwPrescription *prescription,
                                  const CwLedger *ledger,
                                  double load_percent,
                                  CwDate today)
{
  if (prescription->cuff_id == 0 && prescription->cuff_name == NULL
      && isnan (prescription->cuff_width_cm) && !prescription->elastic_wrap)
    cw_prescription_set_cuff (prescription,
                              suggest_cuff (prescription, ledger));
  if (prescription->cuff_id != 0 && isnan (prescription->aop_mmhg)) {
    CwPressureNeed need
        = cw_prescription_get_pressure_need (prescription, today);
    g_autoptr (CwPressureMatch) match
        = cw_ledger_match_pressure (ledger, &need);

    cw_prescription_use_pressure (prescription, match->record);
  }
  fill_load (prescription, ledger, load_percent);
  cw_prescription_derive (prescription);
}

void
cw_prescription_renew_pressure (CwPrescription *prescription,
                                const CwLedger *ledger,
                                CwDate today)
{
  CwPressureNeed need = cw_prescription_get_pressure_need (prescription, today);
  g_autoptr (CwPressureMatch) match = NULL;

  if (prescription->cuff_id == 0)
    return;
  match = cw_ledger_match_pressure (ledger, &need);
  cw_prescription_use_pressure (prescription, match->record);
}
