/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ledger-fixture.h"

#include "model/prescription-ledger.h"

#include <math.h>

gint64
ledger_fixture_add_cuff (StoreTest *test)
{
  g_autoptr (CwCuff) cuff = cw_cuff_new ();
  g_autoptr (GError) error = NULL;

  cuff->name = g_strdup ("Thigh cuff");
  cuff->width_cm = 13.5;
  cuff->girth_min_cm = 45;
  cuff->girth_max_cm = 75;
  cuff->device_max_mmhg = 300;
  cw_clinic_save_cuff (test->clinic, cuff, &error);
  g_assert_no_error (error);
  return cuff->id;
}

CwPressureRecord *
ledger_fixture_add_pressure (StoreTest *test, gint64 cuff_id)
{
  CwPressureRecord *record = cw_pressure_record_new ();
  g_autoptr (GError) error = NULL;

  record->patient_id = test->patient_id;
  record->limb = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  record->cuff_id = cuff_id;
  record->aop_mmhg = 190;
  record->girth_cm = 56;
  record->sbp_mmhg = 120;
  record->dbp_mmhg = 80;
  record->date = cw_clinic_get_today (test->clinic);
  cw_clinic_add_pressure (test->clinic, record, test->clinician_id, &error);
  g_assert_no_error (error);
  return record;
}

CwOneRepMaxRecord *
ledger_fixture_add_one_rep_max (StoreTest *test)
{
  CwOneRepMaxRecord *record = cw_one_rep_max_record_new ();
  g_autoptr (GError) error = NULL;

  record->patient_id = test->patient_id;
  record->exercise_id = g_strdup ("LEG_EXT");
  record->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  record->method = CW_ONE_REP_MAX_TESTED;
  record->load_kg = 60;
  record->reps = 1;
  record->date = cw_clinic_get_today (test->clinic);
  cw_clinic_add_one_rep_max (test->clinic, record, test->clinician_id, &error);
  g_assert_no_error (error);
  return record;
}

CwPlan *
ledger_fixture_make_plan (StoreTest *test)
{
  CwPlan *plan = store_test_make_plan (test, test->patient_id);
  CwPrescription *p = plan->prescriptions->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (CwLedger) ledger
      = cw_clinic_load_ledger (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  cw_prescription_set_cuff (p, ledger->cuffs->pdata[0]);
  cw_prescription_use_pressure (p, ledger->pressures->pdata[0]);
  cw_prescription_use_one_rep_max (p, ledger->one_rep_maxes->pdata[0]);
  return plan;
}
