/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ledger-fixture.h"
#include "store/clinic-private.h"

/* What ends a screening before its time, through the door of the clinic. */

static GPtrArray *
make_lapse (StoreTest *test, const char *rule_id, CwDate day)
{
  GPtrArray *lapses
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_lapse_free);
  CwLapse *lapse = cw_lapse_new ();

  lapse->patient_id = test->patient_id;
  lapse->rule_id = g_strdup (rule_id);
  lapse->day = day;
  lapse->note = g_strdup ("Told on the telephone");
  lapse->clinician_id = test->clinician_id;
  g_ptr_array_add (lapses, lapse);
  return lapses;
}

static void
report (StoreTest *test, const char *rule_id)
{
  g_autoptr (GPtrArray) lapses
      = make_lapse (test, rule_id, cw_clinic_get_today (test->clinic));
  g_autoptr (GError) error = NULL;

  cw_clinic_record_lapses (test->clinic, lapses, &error);
  g_assert_no_error (error);
}

static void
assert_step (StoreTest *test, CwNextStepKind kind, const char *status_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (overview->next_step->status_line, ==, status_line);
  g_assert_cmpint (overview->next_step->kind, ==, kind);
}

static void
assert_no_session (StoreTest *test,
                   gint64 plan_id,
                   const CwSameDayCheck *check,
                   CwGateError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_clinic_start_session (test->clinic, plan_id, check,
                                          test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, (int)code);
}

static void
correct (StoreTest *test, const char *birth_date, CwSex sex, const char *name)
{
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (test->clinic, test->patient_id, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_date_parse (birth_date, &patient->birth_date));
  patient->sex = sex;
  g_free (patient->family_name);
  patient->family_name = g_strdup (name);
  cw_clinic_save_patient (test->clinic, patient, &error);
  g_assert_no_error (error);
}

/* Rules go by birth date and sex: with others a signed screening permits nothing,
 * by no way; with a corrected name it does. */
static void
test_corrected (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (test->clinic, test->patient_id, NULL);
  g_autofree char *born = cw_date_to_iso (patient->birth_date);
  CwSex other = patient->sex == CW_SEX_MALE ? CW_SEX_FEMALE : CW_SEX_MALE;
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) next = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  correct (test, "1969-05-05", patient->sex, patient->family_name);
  assert_step (test, CW_NEXT_STEP_RESCREEN,
               "Re-screen: birth date or sex corrected");
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_LAPSED);
  next = cw_plan_copy (plan);
  g_assert_false (
      cw_clinic_sign_plan (test->clinic, next, test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  g_clear_error (&error);
  correct (test, born, other, patient->family_name);
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_LAPSED);
  /* It was a slip, and is as it was signed. */
  correct (test, born, patient->sex, "Another-Name");
  session = store_test_start_session (test, plan->id);
  store_test_end_session (test, session);
  /* A new screening knows the person. */
  correct (test, "1969-05-05", other, "Another-Name");
  store_test_pass_days (test, 2);
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_LAPSED);
  store_test_sign_screening (test, test->patient_id);
  g_clear_pointer (&session, cw_session_free);
  session = store_test_start_session (test, plan->id);
}

/* Reported, refused, screened again, permitted. */
static void
test_event (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) next = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  store_test_pass_days (test, 3);
  assert_step (test, CW_NEXT_STEP_START_SESSION, "Session 1 of 24");
  report (test, "NEW_MEDICINE");
  assert_step (test, CW_NEXT_STEP_RESCREEN, "Re-screen: new medicine");
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_LAPSED);
  next = cw_plan_copy (plan);
  g_assert_false (
      cw_clinic_sign_plan (test->clinic, next, test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  g_clear_error (&error);
  store_test_sign_screening (test, test->patient_id);
  assert_step (test, CW_NEXT_STEP_START_SESSION, "Session 1 of 24");
  session = store_test_start_session (test, plan->id);
  g_assert_true (cw_clinic_check (test->clinic, NULL, &error));
  g_assert_no_error (error);
}

static void
test_refused (StoreTest *test, gconstpointer data)
{
  CwDate today = cw_clinic_get_today (test->clinic);
  g_autoptr (GPtrArray) unscreened = make_lapse (test, "OPERATION", today);
  g_autoptr (GPtrArray) future = make_lapse (test, "OPERATION", today + 1);
  g_autoptr (GPtrArray) unknown = make_lapse (test, "NO_SUCH", today);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_clinic_record_lapses (test->clinic, unscreened, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SCREENED);
  g_clear_error (&error);
  store_test_sign_screening (test, test->patient_id);
  g_assert_false (cw_clinic_record_lapses (test->clinic, future, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_clinic_record_lapses (test->clinic, unknown, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  assert_step (test, CW_NEXT_STEP_PRESCRIBE, "Cleared, no plan yet");
}

static CwPlan *
treat_once (StoreTest *test)
{
  CwPlan *plan;
  g_autoptr (CwSession) session = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  store_test_log_set (test, session, 1, 30);
  store_test_end_session (test, session);
  return plan;
}

static void
test_pause (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = treat_once (test);
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwPlan) next = NULL;
  g_autoptr (CwSession) session = NULL;

  check->note = g_strdup ("Two weeks away.");
  store_test_pass_days (test, 22);
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_LAPSED);
  store_test_sign_screening (test, test->patient_id);
  next = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, next->id);
}

/* The second visit with a pressure in a higher band is one too many. */
static void
test_pressure (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwScreeningRecord) screening = NULL;
  g_autoptr (GPtrArray) lapses = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  check->note = g_strdup ("Excited; rested ten minutes.");
  check->sbp_mmhg = 142;
  session = cw_clinic_start_session (test->clinic, plan->id, check,
                                     test->clinician_id, &error);
  g_assert_no_error (error);
  store_test_end_session (test, session);
  store_test_pass_days (test, 2);
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_CHECK);
  screening
      = cw_clinic_load_last_screening (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  lapses = cw_same_day_check_find_lapses (check, screening,
                                          cw_clinic_get_today (test->clinic));
  g_assert_cmpuint (lapses->len, ==, 1);
  g_assert_cmpstr (((const CwRescreenRule *)lapses->pdata[0])->id, ==,
                   "BP_WORSE");
  report (test, "BP_WORSE");
  assert_step (test, CW_NEXT_STEP_RESCREEN, "Re-screen: blood pressure");
  check->sbp_mmhg = 120;
  assert_no_session (test, plan->id, check, CW_GATE_ERROR_LAPSED);
}

/* Two days after the screening the patient is 65. */
static void
test_birthday (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (test->clinic, test->patient_id, NULL);
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) next = NULL;
  g_autoptr (GError) error = NULL;

  patient->birth_date = cw_date_new (1961, 11, 23);
  cw_clinic_save_patient (test->clinic, patient, &error);
  g_assert_no_error (error);
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  store_test_pass_days (test, 1);
  assert_step (test, CW_NEXT_STEP_START_SESSION, "Session 1 of 24");
  store_test_pass_days (test, 1);
  assert_step (test, CW_NEXT_STEP_RESCREEN, "Re-screen: birthday");
  next = cw_plan_copy (plan);
  g_assert_false (
      cw_clinic_sign_plan (test->clinic, next, test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
}

/* The cuff goes on another leg: the limbs are asked about on that day. */
static void
test_other_limb (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = treat_once (test);
  g_autoptr (CwPlan) next = NULL;
  g_autoptr (CwPlan) renewed = NULL;
  g_autoptr (GError) error = NULL;

  store_test_pass_days (test, 2);
  next = cw_plan_copy (plan);
  ((CwPrescription *)next->prescriptions->pdata[0])->limbs
      = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  g_assert_false (
      cw_clinic_sign_plan (test->clinic, next, test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  g_clear_error (&error);
  store_test_sign_screening (test, test->patient_id);
  renewed = store_test_make_plan (test, test->patient_id);
  ((CwPrescription *)renewed->prescriptions->pdata[0])->limbs
      = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  cw_clinic_sign_plan (test->clinic, renewed, test->clinician_id, &error);
  g_assert_no_error (error);
}

/* Kept in the log of who did what. */
static void
test_audit (StoreTest *test, gconstpointer data)
{
  gint64 n_entries = 0;

  store_test_sign_screening (test, test->patient_id);
  report (test, "HOSPITAL_STAY");
  g_assert_true (cw_database_query_int (
      cw_clinic_get_database (test->clinic),
      "SELECT count(*) FROM audit_entry WHERE record = 'lapse' AND"
      " action = 'report' AND after ->> 'rule_id' = 'HOSPITAL_STAY'",
      &n_entries, NULL));
  g_assert_cmpint (n_entries, ==, 1);
}

static void
add (const char *path, void (*test) (StoreTest *test, gconstpointer data))
{
  g_test_add (path, StoreTest, NULL, store_test_set_up_in_memory, test,
              store_test_tear_down);
}

static CwPressureRecord *
measure (StoreTest *test, gint64 cuff_id, double girth_cm)
{
  g_autoptr (CwPressureRecord) first
      = ledger_fixture_add_pressure (test, cuff_id);
  CwPressureRecord *record = cw_pressure_record_copy (first);
  g_autoptr (GError) error = NULL;

  cw_clinic_strike_pressure (test->clinic, first->id, "Wrong girth entered.",
                             test->clinician_id, &error);
  g_assert_no_error (error);
  record->id = 0;
  record->girth_cm = girth_cm;
  cw_clinic_add_pressure (test->clinic, record, test->clinician_id, &error);
  g_assert_no_error (error);
  return record;
}

static gboolean
is_closed (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  if (cw_screening_record_permits (overview->screening, test->patient_id,
                                   CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                                   cw_clinic_get_today (test->clinic), &error))
    return FALSE;
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED);
  return TRUE;
}

/* More than 3 cm ends the screening, 3 cm and what was struck out do not. */
static void
test_girth (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) before = measure (test, cuff_id, 52);
  g_autoptr (CwPressureRecord) same = NULL;
  g_autoptr (CwPressureRecord) more = NULL;
  g_autoptr (GError) error = NULL;

  store_test_pass_days (test, 1);
  store_test_sign_screening (test, test->patient_id);
  store_test_pass_days (test, 7);
  same = measure (test, cuff_id, 55);
  g_assert_false (is_closed (test));
  store_test_pass_days (test, 7);
  more = measure (test, cuff_id, 55.1);
  g_assert_true (is_closed (test));
  cw_clinic_strike_pressure (test->clinic, more->id, "Measured elsewhere.",
                             test->clinician_id, &error);
  g_assert_no_error (error);
  g_assert_false (is_closed (test));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/lapse/event", test_event);
  add ("/lapse/corrected", test_corrected);
  add ("/lapse/refused", test_refused);
  add ("/lapse/pause", test_pause);
  add ("/lapse/pressure", test_pressure);
  add ("/lapse/birthday", test_birthday);
  add ("/lapse/other-limb", test_other_limb);
  add ("/lapse/audit", test_audit);
  add ("/lapse/girth", test_girth);
  return g_test_run ();
}
