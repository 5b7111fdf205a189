/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/prescription-ledger.h"
#include "store/demo-story-private.h"

static gboolean
add_cuff (CwClinic *clinic,
          const char *name,
          CwCuffSite site,
          double width_cm,
          double girth_min_cm,
          double girth_max_cm,
          gboolean wrap,
          GError **error)
{
  g_autoptr (CwCuff) cuff = cw_cuff_new ();

  cuff->name = g_strdup (name);
  cuff->site = site;
  cuff->width_cm = width_cm;
  cuff->girth_min_cm = girth_min_cm;
  cuff->girth_max_cm = girth_max_cm;
  cuff->elastic_wrap = wrap;
  cuff->device_max_mmhg = wrap ? NAN : 300;
  cuff->device_step_mmhg = wrap ? NAN : 1;
  return cw_clinic_save_cuff (clinic, cuff, error);
}

static gboolean
add_rack (CwClinic *clinic,
          const char *exercise_id,
          double smallest_kg,
          double step_kg,
          double largest_kg,
          GError **error)
{
  g_autoptr (CwRack) rack = cw_rack_new ();

  rack->exercise_id = g_strdup (exercise_id);
  rack->smallest_kg = smallest_kg;
  rack->step_kg = step_kg;
  rack->largest_kg = largest_kg;
  return cw_clinic_save_rack (clinic, rack, error);
}

gboolean
cw_demo_add_equipment (CwClinic *clinic, GError **error)
{
  return add_cuff (clinic, "Thigh cuff", CW_CUFF_SITE_LEG, 13.5, 45, 75, FALSE,
                   error)
         && add_cuff (clinic, "Wide thigh cuff", CW_CUFF_SITE_LEG, 18, 55, 95,
                      FALSE, error)
         && add_cuff (clinic, "Arm cuff", CW_CUFF_SITE_ARM, 10, 22, 42, FALSE,
                      error)
         && add_cuff (clinic, "Elastic wrap", CW_CUFF_SITE_BOTH, 7.5, NAN, NAN,
                      TRUE, error)
         && add_rack (clinic, NULL, 0.5, 0.5, 60, error)
         && add_rack (clinic, "LEG_PRESS", 5, 5, 200, error);
}

static const CwCuff *
find_cuff (const CwLedger *ledger, CwLimbSet limbs, double girth_cm)
{
  for (guint i = 0; i < ledger->cuffs->len; i++) {
    const CwCuff *cuff = ledger->cuffs->pdata[i];

    if (!cuff->elastic_wrap && cw_cuff_fits (cuff, limbs)
        && cw_cuff_holds (cuff, girth_cm))
      return cuff;
  }
  return NULL;
}

static gboolean
record_pressure (CwDemoTeller *self,
                 gint64 patient_id,
                 const CwPrescription *dose,
                 gint64 cuff_id,
                 double girth_cm,
                 GError **error)
{
  g_autoptr (CwPressureRecord) record = cw_pressure_record_new ();

  record->patient_id = patient_id;
  record->limb = dose->limbs;
  record->cuff_id = cuff_id;
  record->posture = dose->posture;
  record->aop_mmhg = dose->aop_mmhg;
  record->girth_cm = girth_cm;
  record->sbp_mmhg = 122;
  record->dbp_mmhg = 76;
  record->date = cw_clinic_get_today (self->clinic);
  return cw_clinic_add_pressure (self->clinic, record, self->clinician_id,
                                 error);
}

static gboolean
record_maximum (CwDemoTeller *self,
                gint64 patient_id,
                const CwPrescription *dose,
                GError **error)
{
  g_autoptr (CwOneRepMaxRecord) record = cw_one_rep_max_record_new ();

  record->patient_id = patient_id;
  record->exercise_id = g_strdup (dose->exercise_id);
  record->limbs = dose->limbs;
  record->method = CW_ONE_REP_MAX_TESTED;
  record->load_kg = dose->one_rm_kg;
  record->reps = 1;
  record->date = cw_clinic_get_today (self->clinic);
  return cw_clinic_add_one_rep_max (self->clinic, record, self->clinician_id,
                                    error);
}

gboolean
cw_demo_measure (CwDemoTeller *self,
                 gint64 patient_id,
                 CwPrescription *dose,
                 GError **error)
{
  gboolean leg = (dose->limbs & CW_LIMBS_LEGS) != 0;
  double girth_cm = leg ? 52 : 31;
  g_autoptr (CwLedger) before
      = cw_clinic_load_ledger (self->clinic, patient_id, error);
  g_autoptr (CwLedger) after = NULL;
  const CwCuff *cuff;

  if (before == NULL)
    return FALSE;
  cuff = find_cuff (before, dose->limbs, girth_cm);
  g_return_val_if_fail (cuff != NULL, FALSE);
  if (!record_pressure (self, patient_id, dose, cuff->id, girth_cm, error)
      || (!isnan (dose->one_rm_kg)
          && !record_maximum (self, patient_id, dose, error)))
    return FALSE;
  after = cw_clinic_load_ledger (self->clinic, patient_id, error);
  if (after == NULL)
    return FALSE;
  cw_prescription_set_cuff (dose, cuff);
  cw_prescription_use_pressure (dose, after->pressures->pdata[0]);
  if (!isnan (dose->one_rm_kg))
    cw_prescription_use_one_rep_max (dose, after->one_rep_maxes->pdata[0]);
  return TRUE;
}
