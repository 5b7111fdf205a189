/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "store-test.h"
#include "store/clinic-private.h"

/* The door: what it refuses, and that what goes in comes out. */

static void
count_cb (CwClinic *clinic, gint64 patient_id, guint *n_changes)
{
  (*n_changes)++;
}

static void
assert_count (StoreTest *test, const char *sql, gint64 expected)
{
  gint64 n_rows = -1;

  g_assert_true (cw_database_query_int (cw_clinic_get_database (test->clinic),
                                        sql, &n_rows, NULL));
  g_assert_cmpint (n_rows, ==, expected);
}

static void
test_patient (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (CwPatient) back = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  g_signal_connect (test->clinic, "changed", G_CALLBACK (count_cb), &n_changes);
  patient->family_name = g_strdup ("Ö'Neill; DROP TABLE patient --");
  patient->given_names = g_strdup ("小龙");
  patient->birth_date = cw_date_new (1972, 2, 29);
  patient->sex = CW_SEX_OTHER;
  patient->identifier = g_strdup ("CW-00184");
  patient->phone = g_strdup ("07700 900123");
  patient->language = g_strdup ("es");
  patient->problem = g_strdup ("Knee “osteoarthritis”");
  g_assert_true (cw_clinic_save_patient (test->clinic, patient, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 1);

  back = cw_clinic_load_patient (test->clinic, patient->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->family_name, ==, patient->family_name);
  g_assert_cmpstr (back->given_names, ==, patient->given_names);
  g_assert_cmpint (back->birth_date, ==, patient->birth_date);
  g_assert_cmpint (back->sex, ==, CW_SEX_OTHER);
  g_assert_cmpstr (back->identifier, ==, "CW-00184");
  g_assert_cmpstr (back->phone, ==, "07700 900123");
  g_assert_cmpstr (back->language, ==, "es");
  g_assert_cmpstr (back->problem, ==, patient->problem);
  g_assert_false (back->archived);

  g_clear_pointer (&back->phone, g_free);
  g_assert_true (cw_clinic_save_patient (test->clinic, back, &error));
  assert_count (test,
                "SELECT count(*) FROM audit_entry WHERE record = 'patient' "
                "AND action = 'change' AND before ->> 'phone' = '07700 900123' "
                "AND after ->> 'phone' IS NULL",
                1);
}

static void
test_invalid_patient (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  g_signal_connect (test->clinic, "changed", G_CALLBACK (count_cb), &n_changes);
  patient->family_name = g_strdup ("Nobody");
  patient->birth_date = cw_clinic_get_today (test->clinic) + 1;
  g_assert_false (cw_clinic_save_patient (test->clinic, patient, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_assert_cmpint (patient->id, ==, 0);
  g_assert_cmpuint (n_changes, ==, 0);
  g_clear_error (&error);
  g_assert_null (cw_clinic_load_patient (test->clinic, 999, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
}

static guint
count_duplicates (StoreTest *test,
                  const char *family,
                  const char *given,
                  const char *identifier,
                  int day)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  patient->family_name = g_strdup (family);
  patient->given_names = g_strdup (given);
  patient->identifier = g_strdup (identifier);
  patient->birth_date = cw_date_new (1985, 3, day);
  found = cw_clinic_find_duplicates (test->clinic, patient, &error);
  g_assert_no_error (error);
  return found->len;
}

static void
test_duplicates (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) okafor = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *first = NULL;
  g_autofree char *next = NULL;

  first = cw_clinic_suggest_identifier (test->clinic, NULL);
  g_assert_cmpstr (first, ==, "CW-00001");
  okafor = cw_clinic_load_patient (test->clinic, test->patient_id, NULL);
  okafor->identifier = g_strdup ("CW-99999");
  g_assert_true (cw_clinic_save_patient (test->clinic, okafor, NULL));
  next = cw_clinic_suggest_identifier (test->clinic, NULL);
  g_assert_cmpstr (next, ==, "CW-100000");

  g_assert_cmpuint (count_duplicates (test, "OKAFOR", "Margarét", NULL, 2), ==,
                    1);
  g_assert_cmpuint (count_duplicates (test, "Okafor", "Margaret Ada", NULL, 2),
                    ==, 1);
  g_assert_cmpuint (count_duplicates (test, "Margaret", "Okafor", NULL, 2), ==,
                    1);
  g_assert_cmpuint (count_duplicates (test, "Okafor", "Margaret", NULL, 3), ==,
                    0);
  g_assert_cmpuint (count_duplicates (test, "Bak", "Margaret", NULL, 2), ==, 0);
  g_assert_cmpuint (count_duplicates (test, "Bak", "Søren", "CW-99999", 9), ==,
                    1);
  /* Nobody is a duplicate of themselves. */
  found = cw_clinic_find_duplicates (test->clinic, okafor, NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_profile (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwClinicProfile) back = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_clinic_load_profile (test->clinic, &error));
  g_assert_no_error (error);
  g_assert_false (cw_clinic_save_profile (test->clinic, profile, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (int i = 0; i < 2; i++) {
    g_free (profile->name);
    profile->name = g_strdup_printf ("Riverside %d", i);
    profile->phone = g_strdup ("020 7946 0123");
    profile->emergency_phone = g_strdup ("999");
    profile->paper = CW_PAPER_LETTER;
    g_assert_true (cw_clinic_save_profile (test->clinic, profile, &error));
    g_assert_no_error (error);
    g_clear_pointer (&profile->phone, g_free);
    g_clear_pointer (&profile->emergency_phone, g_free);
  }
  back = cw_clinic_load_profile (test->clinic, &error);
  g_assert_cmpstr (back->name, ==, "Riverside 1");
  g_assert_cmpstr (back->emergency_phone, ==, "999");
  g_assert_null (back->address);
  g_assert_cmpint (back->paper, ==, CW_PAPER_LETTER);
  g_assert_false (back->invented);

  clinicians = cw_clinic_load_clinicians (test->clinic, &error);
  g_assert_cmpuint (clinicians->len, ==, 1);
  {
    CwClinician *clinician = clinicians->pdata[0];

    g_assert_cmpint (clinician->id, ==, test->clinician_id);
    g_assert_cmpstr (clinician->name, ==, "Anna Berg");
    clinician->active = FALSE;
    g_assert_true (cw_clinic_save_clinician (test->clinic, clinician, &error));
  }
  g_clear_pointer (&clinicians, g_ptr_array_unref);
  clinicians = cw_clinic_load_clinicians (test->clinic, &error);
  g_assert_cmpuint (clinicians->len, ==, 0);
}

static void
test_draft (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwScreeningRecord) draft
      = cw_clinic_open_screening (test->clinic, test->patient_id, &error);
  g_autoptr (CwScreeningRecord) again = NULL;
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);

  g_assert_no_error (error);
  g_assert_false (draft->is_signed);
  g_assert_cmpint (draft->verdict->outcome, ==, CW_OUTCOME_INCOMPLETE);
  answer->date = cw_date_new (2026, 6, 20);
  answer->limbs = CW_LIMBS_LEGS;
  answer->count = 2;
  answer->number = 41.5;
  answer->choice = g_strdup ("treated");
  cw_clinic_save_answer (test->clinic, draft->id, "VTE_HISTORY_12M", answer,
                         &error);
  g_assert_no_error (error);
  cw_clinic_save_measurement (test->clinic, draft->id, "sbp_mmhg", 131, &error);
  g_assert_no_error (error);

  /* Another day: the same draft, judged as of that day. */
  store_test_pass_days (test, 3);
  again = cw_clinic_open_screening (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->id, ==, draft->id);
  g_assert_cmpint (again->facts->date, ==, draft->facts->date + 3);
  g_assert_true (cw_answer_equal (
      cw_screening_facts_get_answer (again->facts, "VTE_HISTORY_12M"), answer));
  g_assert_cmpfloat (
      cw_screening_facts_get_measurement (again->facts, "sbp_mmhg"), ==, 131);

  /* Taken back. */
  g_assert_true (cw_clinic_save_answer (test->clinic, draft->id,
                                        "VTE_HISTORY_12M", NULL, &error));
  g_assert_true (cw_clinic_save_measurement (test->clinic, draft->id,
                                             "sbp_mmhg", NAN, &error));
  g_clear_pointer (&again, cw_screening_record_free);
  again = cw_clinic_load_screening (test->clinic, draft->id, &error);
  g_assert_cmpuint (g_hash_table_size (again->facts->answers), ==, 0);
  g_assert_cmpuint (g_hash_table_size (again->facts->measurements), ==, 0);

  g_assert_true (cw_clinic_discard_screening (test->clinic, draft->id, &error));
  assert_count (test, "SELECT count(*) FROM screening", 0);
  g_assert_false (
      cw_clinic_discard_screening (test->clinic, draft->id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
}

static void
test_draft_refuses (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwScreeningRecord) draft
      = cw_clinic_open_screening (test->clinic, test->patient_id, &error);
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);

  g_assert_false (cw_clinic_save_answer (test->clinic, draft->id, "NONSENSE",
                                         answer, &error));
  g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_false (cw_clinic_save_measurement (test->clinic, draft->id,
                                              "sbp_mmhg", 261, &error));
  g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  g_assert_false (cw_clinic_sign_screening (test->clinic, draft->id,
                                            test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED);
  g_assert_nonnull (strstr (error->message, "still open"));
  g_clear_error (&error);
  g_assert_false (
      cw_clinic_sign_screening (test->clinic, draft->id, 99, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED);
  assert_count (test, "SELECT count(*) FROM limb_verdict", 0);
}

static void
add_letter (StoreTest *test, gint64 screening_id)
{
  g_autoptr (CwClearance) clearance = cw_clearance_new ();
  g_autoptr (GError) error = NULL;
  CwDate today = cw_clinic_get_today (test->clinic);

  clearance->finding_ids = g_strsplit ("HTN_UNCONTROLLED;VTE_POINTS", ";", -1);
  clearance->name = g_strdup ("Dr. Ruth Mbeki");
  clearance->role = g_strdup ("general practitioner");
  clearance->organisation = g_strdup ("Riverside Practice");
  clearance->registration = g_strdup ("1234567");
  clearance->letter = g_strdup ("RM/77");
  clearance->date = today - 2;
  clearance->expiry = today + 60;
  clearance->limbs = CW_LIMBS_LEGS;
  clearance->max_aop_percent = 60;
  clearance->max_load_percent_1rm = 30;
  clearance->limits = g_strdup ("No standing work.");
  clearance->entered_by = g_strdup ("Anna Berg");
  cw_clinic_add_clearance (test->clinic, screening_id, clearance, &error);
  g_assert_no_error (error);
}

static void
add_reason (StoreTest *test, gint64 screening_id)
{
  g_autoptr (CwJustification) reason = cw_justification_new ();
  g_autoptr (GError) error = NULL;

  reason->finding_ids = g_strsplit ("NEUROPATHY", ";", -1);
  reason->clinician = g_strdup ("Anna Berg");
  reason->date = cw_clinic_get_today (test->clinic);
  reason->text = g_strdup (
      "Sensation is whole under the cuff, checked with a monofilament.");
  cw_clinic_add_justification (test->clinic, screening_id, reason, &error);
  g_assert_no_error (error);
}

static void
assert_same_verdict (const CwVerdict *a, const CwVerdict *b)
{
  g_assert_cmpint (a->outcome, ==, b->outcome);
  g_assert_cmpint (a->dose_class, ==, b->dose_class);
  g_assert_cmpint (a->deferred_until, ==, b->deferred_until);
  g_assert_cmpint (a->venous_points, ==, b->venous_points);
  g_assert_cmpint (a->wells_points, ==, b->wells_points);
  g_assert_cmpint (a->valid_days, ==, b->valid_days);
  g_assert_cmpint (a->valid_until, ==, b->valid_until);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    g_assert_cmpint (a->limbs[limb].state, ==, b->limbs[limb].state);
    g_assert_cmpint (a->limbs[limb].dose_class, ==, b->limbs[limb].dose_class);
    g_assert_true (fmax (a->limbs[limb].max_aop_percent, 0)
                   == fmax (b->limbs[limb].max_aop_percent, 0));
    g_assert_true (fmax (a->limbs[limb].cleared_aop_percent, 0)
                   == fmax (b->limbs[limb].cleared_aop_percent, 0));
    g_assert_true (fmax (a->limbs[limb].max_load_percent_1rm, 0)
                   == fmax (b->limbs[limb].max_load_percent_1rm, 0));
  }
  g_assert_cmpuint (a->findings->len, ==, b->findings->len);
  for (guint i = 0; i < a->findings->len; i++) {
    const CwFinding *f = a->findings->pdata[i];
    const CwFinding *g = b->findings->pdata[i];

    g_assert_cmpstr (f->rule_id, ==, g->rule_id);
    g_assert_cmpstr (f->title, ==, g->title);
    g_assert_cmpstr (f->effect, ==, g->effect);
    g_assert_cmpstr (f->rationale, ==, g->rationale);
    g_assert_cmpstr (f->source, ==, g->source);
    g_assert_cmpint (f->level, ==, g->level);
    g_assert_cmpuint (f->limbs, ==, g->limbs);
    g_assert_cmpuint (f->lifted_limbs, ==, g->lifted_limbs);
    g_assert_cmpint (f->lifted, ==, g->lifted);
    g_assert_cmpint (f->until, ==, g->until);
    g_assert_cmpint (f->whole_patient, ==, g->whole_patient);
    g_assert_cmpint (f->forces_class_c, ==, g->forces_class_c);
  }
}

static void
test_signed_screening (StoreTest *test, gconstpointer data)
{
  gint64 id = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwScreeningRecord) draft = NULL;
  g_autoptr (CwScreeningRecord) record = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  const CwClearance *letter;
  const CwJustification *reason;

  g_assert_true (
      cw_clinic_save_measurement (test->clinic, id, "sbp_mmhg", 165, &error));
  add_letter (test, id);
  add_reason (test, id);
  draft = cw_clinic_load_screening (test->clinic, id, &error);
  g_assert_no_error (error);
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);

  record = cw_clinic_load_screening (test->clinic, id, &error);
  g_assert_no_error (error);
  g_assert_true (record->is_signed);
  g_assert_cmpstr (record->signed_by, ==, "Anna Berg, physiotherapist");
  g_assert_cmpint (record->signed_at, ==, STORE_TEST_START_UTC);
  g_assert_cmpint (record->clinician_id, ==, test->clinician_id);
  g_assert_cmpstr (record->questionnaire_version, ==,
                   cw_questionnaire_get_version (
                       cw_clinic_get_questionnaire (test->clinic)));
  g_assert_cmpint (record->verdict->limbs[CW_LIMB_RIGHT_LEG].dose_class, ==,
                   CW_DOSE_CLASS_C);
  assert_same_verdict (record->verdict, draft->verdict);

  g_assert_cmpuint (record->facts->clearances->len, ==, 1);
  letter = record->facts->clearances->pdata[0];
  g_assert_cmpstr (letter->finding_ids[1], ==, "VTE_POINTS");
  g_assert_cmpstr (letter->registration, ==, "1234567");
  g_assert_cmpstr (letter->limits, ==, "No standing work.");
  g_assert_cmpuint (letter->limbs, ==, CW_LIMBS_LEGS);
  g_assert_cmpfloat (letter->max_aop_percent, ==, 60);
  g_assert_cmpint (letter->expiry, ==, record->facts->date + 60);
  reason = record->facts->justifications->pdata[0];
  g_assert_cmpstr (reason->finding_ids[0], ==, "NEUROPATHY");

  /* It keeps what it was judged by, whatever the patient's record says later.
   */
  patient = cw_clinic_load_patient (test->clinic, test->patient_id, &error);
  patient->birth_date -= 3650;
  g_assert_true (cw_clinic_save_patient (test->clinic, patient, &error));
  all = cw_clinic_load_screenings (test->clinic, test->patient_id, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (((CwScreeningRecord *)all->pdata[0])->facts->birth_date, ==,
                   draft->facts->birth_date);

  /* And cannot be changed any more. */
  g_assert_false (
      cw_clinic_save_measurement (test->clinic, id, "sbp_mmhg", 120, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
}

static void
assert_plan_refused (StoreTest *test, CwPlan *plan, CwGateError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CW_GATE_ERROR, (int)code);
  g_assert_cmpint (plan->id, ==, 0);
  assert_count (test, "SELECT count(*) FROM plan", 0);
}

static void
test_plan_refused (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) empty = cw_plan_new ();
  CwPrescription *prescription;
  gint64 other;

  empty->patient_id = test->patient_id;
  assert_plan_refused (test, empty, CW_GATE_ERROR_PLAN);
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_make_plan (test, test->patient_id);
  prescription = plan->prescriptions->pdata[0];

  other = store_test_add_patient (test, "Lindqvist", "Tom", "1990-01-01");
  plan->patient_id = other;
  assert_plan_refused (test, plan, CW_GATE_ERROR_NOT_SCREENED);
  plan->patient_id = test->patient_id;

  prescription->pressure_percent = 82;
  cw_prescription_derive (prescription);
  assert_plan_refused (test, plan, CW_GATE_ERROR_DOSE);
  prescription->pressure_percent = 60;
  cw_prescription_derive (prescription);

  store_test_pass_days (test, 91);
  assert_plan_refused (test, plan, CW_GATE_ERROR_EXPIRED);
}

static void
test_plan (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) second = NULL;
  g_autoptr (CwPlan) back = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const CwPrescription *a, *b;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_make_plan (test, test->patient_id);
  g_ptr_array_add (
      ((CwPrescription *)plan->prescriptions->pdata[0])->accepted_warnings,
      cw_accepted_warning_new ("LIM_FREQ", "More than usual",
                               "A short block before the race."));
  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plan->version, ==, 1);
  g_assert_cmpint (plan->supersedes_id, ==, 0);

  back = cw_clinic_load_plan (test->clinic, plan->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->screening_id, ==, plan->screening_id);
  g_assert_cmpstr (back->goal, ==, plan->goal);
  g_assert_cmpfloat (back->sessions_per_week, ==, plan->sessions_per_week);
  g_assert_cmpint (back->weeks, ==, plan->weeks);
  g_assert_cmpstr (back->signed_by, ==, "Anna Berg, physiotherapist");
  g_assert_false (back->superseded);
  g_assert_cmpuint (back->prescriptions->len, ==, 1);
  a = plan->prescriptions->pdata[0];
  b = back->prescriptions->pdata[0];
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpstr (b->exercise_id, ==, "LEG_EXT");
  g_assert_cmpuint (b->limbs, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  g_assert_cmpint (b->one_rm_method, ==, CW_ONE_REP_MAX_TESTED);
  g_assert_cmpfloat (b->load_kg, ==, 18);
  g_assert_cmpfloat (b->load_percent_1rm, ==, a->load_percent_1rm);
  g_assert_cmpstr (b->scheme_id, ==, a->scheme_id);
  g_assert_cmpstr (b->scheme.name, ==, a->scheme.name);
  g_assert_cmpmem (b->scheme.target_reps, sizeof b->scheme.target_reps,
                   a->scheme.target_reps, sizeof a->scheme.target_reps);
  g_assert_cmpfloat (b->scheme.rest_s, ==, a->scheme.rest_s);
  g_assert_cmpstr (b->tempo, ==, a->tempo);
  g_assert_cmpfloat (b->aop_mmhg, ==, 190);
  g_assert_cmpint (b->aop_method, ==, CW_AOP_METHOD_DOPPLER);
  g_assert_cmpint (b->posture, ==, CW_POSTURE_SEATED);
  g_assert_cmpint (b->aop_date, ==, a->aop_date);
  g_assert_cmpfloat (b->pressure_mmhg, ==, a->pressure_mmhg);
  g_assert_true (isnan (b->tightness));
  g_assert_true (isnan (b->reperfusion_s));
  g_assert_cmpuint (b->accepted_warnings->len, ==, a->accepted_warnings->len);

  second = store_test_make_plan (test, test->patient_id);
  second->change_reason = g_strdup ("More load");
  cw_clinic_sign_plan (test->clinic, second, test->clinician_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->version, ==, 2);
  g_assert_cmpint (second->supersedes_id, ==, plan->id);
  all = cw_clinic_load_plans (test->clinic, test->patient_id, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((CwPlan *)all->pdata[0])->version, ==, 2);
  g_assert_cmpstr (((CwPlan *)all->pdata[0])->change_reason, ==, "More load");
  g_assert_true (((CwPlan *)all->pdata[1])->superseded);
}

static void
assert_start_refused (StoreTest *test,
                      gint64 plan_id,
                      const CwSameDayCheck *check,
                      CwGateError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_clinic_start_session (test->clinic, plan_id, check,
                                          test->clinician_id, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CW_GATE_ERROR, (int)code);
}

static void
test_session_refused (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) second = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwSameDayCheck) good = store_test_make_check ();
  g_autoptr (CwSameDayCheck) bad = store_test_make_check ();

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  bad->sbp_mmhg = 185;
  assert_start_refused (test, plan->id, bad, CW_GATE_ERROR_CHECK);

  session = store_test_start_session (test, plan->id);
  assert_start_refused (test, plan->id, good, CW_GATE_ERROR_PLAN);
  store_test_end_session (test, session);

  second = store_test_sign_plan (test, test->patient_id);
  assert_start_refused (test, plan->id, good, CW_GATE_ERROR_PLAN);
  store_test_pass_days (test, 91);
  assert_start_refused (test, second->id, good, CW_GATE_ERROR_EXPIRED);
  assert_count (test, "SELECT count(*) FROM session", 1);
}

/* A later screening that says no stops a plan that an earlier one permitted. */
static void
test_session_after_deferral (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  gint64 id;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  store_test_pass_days (test, 1);
  id = store_test_fill_screening (test, test->patient_id);
  g_assert_true (
      cw_clinic_save_measurement (test->clinic, id, "sbp_mmhg", 190, NULL));
  g_assert_true (
      cw_clinic_sign_screening (test->clinic, id, test->clinician_id, NULL));
  assert_start_refused (test, plan->id, check, CW_GATE_ERROR_NOT_CLEARED);
  /* Cleared once more, the plan goes on. */
  store_test_pass_days (test, 1);
  store_test_sign_screening (test, test->patient_id);
  cw_session_free (store_test_start_session (test, plan->id));
}

static void
test_session (StoreTest *test, gconstpointer data)
{
  const CwSessionLog *log = cw_clinic_get_session_log ();
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwSession) back = NULL;
  g_autoptr (CwSession) last = NULL;
  g_autoptr (GArray) unfinished = NULL;
  g_autoptr (GError) error = NULL;
  CwCuffEvent event = { .kind = CW_CUFF_INFLATE,
                        .limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                        .pressure_mmhg = 114 };
  CwSetEntry *entry;
  const CwCuffEvent *logged;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  g_assert_cmpint (session->number, ==, 1);
  event.prescription_id = ((CwPrescription *)plan->prescriptions->pdata[0])->id;
  event.at = cw_clock_now (test->clock);
  g_assert_true (log->save_cuff_event (test->clinic, session, &event, &error));
  g_assert_cmpint (event.id, >, 0);
  store_test_log_set (test, session, 1, 30);
  store_test_log_set (test, session, 2, 15);

  /* A correction keeps what was entered at first, and is in the audit log. */
  entry = session->sets->pdata[1];
  entry->first_reps = entry->reps;
  entry->reps = 13;
  entry->effort = 6;
  entry->pain = 0;
  entry->end = CW_SET_END_SHORT;
  entry->short_reason = CW_SHORT_PAIN;
  g_assert_true (log->save_set (test->clinic, session, entry, &error));
  assert_count (test,
                "SELECT count(*) FROM audit_entry WHERE record = 'set_entry' "
                "AND before ->> 'reps' = 15 AND after ->> 'reps' = 13",
                1);
  unfinished = cw_clinic_load_unfinished_sessions (test->clinic, &error);
  g_assert_cmpuint (unfinished->len, ==, 1);
  g_assert_null (
      cw_clinic_load_last_session (test->clinic, test->patient_id, &error));
  g_assert_no_error (error);

  session->state = CW_SESSION_STOPPED;
  session->stop_rule_id = g_strdup ("STOP_NUMB");
  session->stop_note = g_strdup ("Foot went numb.");
  session->stopped.utc_s = session->ended_at = session->started_at + 200;
  g_assert_true (log->save_session (test->clinic, session, &error));
  g_assert_no_error (error);

  back = cw_clinic_load_session (test->clinic, session->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->state, ==, CW_SESSION_STOPPED);
  g_assert_cmpstr (back->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpstr (back->stop_note, ==, "Foot went numb.");
  g_assert_cmpint (back->stopped.utc_s, ==, session->stopped.utc_s);
  g_assert_cmpfloat (back->check->sbp_mmhg, ==, 122);
  g_assert_cmpuint (g_hash_table_size (back->check->results), ==,
                    g_hash_table_size (session->check->results));
  g_assert_cmpuint (back->sets->len, ==, 2);
  entry = back->sets->pdata[0];
  g_assert_cmpint (entry->first_reps, ==, -1);
  g_assert_true (isnan (entry->effort));
  g_assert_true (isnan (entry->rest_s));
  entry = back->sets->pdata[1];
  g_assert_cmpint (entry->reps, ==, 13);
  g_assert_cmpint (entry->first_reps, ==, 15);
  g_assert_cmpfloat (entry->effort, ==, 6);
  g_assert_cmpfloat (entry->pain, ==, 0);
  g_assert_cmpfloat (entry->rest_s, ==, 31);
  g_assert_cmpint (entry->end, ==, CW_SET_END_SHORT);
  g_assert_cmpint (entry->short_reason, ==, CW_SHORT_PAIN);
  g_assert_cmpuint (back->cuff_events->len, ==, 1);
  logged = back->cuff_events->pdata[0];
  g_assert_cmpint (logged->at.boot_us, ==, event.at.boot_us);
  g_assert_cmpint (logged->at.utc_s, ==, event.at.utc_s);
  g_assert_cmpstr (logged->at.boot_id, ==, event.at.boot_id);
  last = cw_clinic_load_last_session (test->clinic, test->patient_id, &error);
  g_assert_cmpint (last->id, ==, session->id);

  /* Over: nothing more can be logged, and the caller's set says so. */
  entry = cw_set_entry_copy (back->sets->pdata[0]);
  entry->id = 0;
  entry->set_number = 3;
  g_assert_false (log->save_set (test->clinic, session, entry, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_assert_cmpint (entry->id, ==, 0);
  cw_set_entry_free (entry);
}

static void
log_cuff (StoreTest *test,
          CwSession *session,
          const CwPlan *plan,
          CwCuffEventKind kind)
{
  const CwPrescription *prescription = plan->prescriptions->pdata[0];
  g_autoptr (GError) error = NULL;
  CwCuffEvent event = {
    .prescription_id = prescription->id,
    .kind = kind,
    .limbs = prescription->limbs,
    .pressure_mmhg = kind == CW_CUFF_INFLATE ? 114 : NAN,
    .at = cw_clock_now (test->clock),
  };

  cw_clinic_get_session_log ()->save_cuff_event (test->clinic, session, &event,
                                                 &error);
  g_assert_no_error (error);
}

static void
stop_session (StoreTest *test, CwSession *session)
{
  g_autoptr (GError) error = NULL;

  session->state = CW_SESSION_STOPPED;
  session->stop_rule_id = g_strdup ("STOP_NUMB");
  session->stopped.utc_s = cw_clock_now (test->clock).utc_s;
  session->ended_at = session->stopped.utc_s;
  cw_clinic_get_session_log ()->save_session (test->clinic, session, &error);
  g_assert_no_error (error);
}

static void
add_bruise (StoreTest *test)
{
  g_autoptr (CwAdverseEvent) event = cw_adverse_event_new ();
  CwEventEntry *entry = cw_event_entry_new ();
  g_autoptr (GError) error = NULL;

  event->patient_id = test->patient_id;
  event->happened_at = cw_clock_now (test->clock).utc_s;
  entry->kind_id = g_strdup ("AE_BRUISE");
  entry->grade = CW_EVENT_EXPECTED;
  g_ptr_array_add (event->entries, entry);
  cw_clinic_open_adverse_event (test->clinic, event, test->clinician_id,
                                &error);
  g_assert_no_error (error);
}

static void
add_maximum (StoreTest *test)
{
  g_autoptr (CwOneRepMaxRecord) record = cw_one_rep_max_record_new ();
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
}

static void
add_pain (StoreTest *test)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_outcome_score_free);
  CwOutcomeScore *score = cw_outcome_score_new ("NPRS");
  g_autoptr (GError) error = NULL;

  score->patient_id = test->patient_id;
  score->value = 4;
  score->date = cw_clinic_get_today (test->clinic);
  g_ptr_array_add (scores, score);
  cw_clinic_add_outcome_scores (test->clinic, scores, test->clinician_id,
                                &error);
  g_assert_no_error (error);
}

/* Plans, stops, events, operations and what was measured, of this patient and
 * no other. */
static void
test_timeline (StoreTest *test, gconstpointer data)
{
  static const char *const labels[]
      = { "Operation", "Stopped: Numb", "Plan v2", NULL };
  g_autoptr (CwScreeningRecord) draft = NULL;
  g_autoptr (CwPlan) first = NULL;
  g_autoptr (CwPlan) second = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwTimeline) timeline = NULL;
  g_autoptr (CwTimeline) nobody = NULL;
  g_autoptr (CwAnswer) operation = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (GError) error = NULL;
  CwDate today = cw_clinic_get_today (test->clinic);

  draft = cw_clinic_open_screening (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  operation->date = today - 400;
  cw_clinic_save_answer (test->clinic, draft->id, "SURG_MAJOR", operation,
                         &error);
  g_assert_no_error (error);
  cw_clinic_save_measurement (test->clinic, draft->id, "girth_right_leg_cm",
                              52, &error);
  g_assert_no_error (error);
  store_test_sign_screening (test, test->patient_id);
  first = store_test_sign_plan (test, test->patient_id);
  store_test_pass_days (test, 1);
  session = store_test_start_session (test, first->id);
  store_test_log_set (test, session, 1, 12);
  stop_session (test, session);
  store_test_pass_days (test, 1);
  second = store_test_sign_plan (test, test->patient_id);
  add_bruise (test);
  add_maximum (test);
  add_pain (test);

  timeline = cw_clinic_load_timeline (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (timeline->events->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; labels[i] != NULL; i++)
    g_assert_cmpstr (((CwTimelineEvent *)timeline->events->pdata[i])->label,
                     ==, labels[i]);
  g_assert_cmpstr (((CwTimelineEvent *)timeline->events->pdata[3])->label, ==,
                   cw_event_kind_find ("AE_BRUISE")->label);
  g_assert_cmpuint (timeline->maxima->len, ==, 1);
  g_assert_cmpuint (timeline->girth_cm[CW_LIMB_RIGHT_LEG]->len, ==, 1);
  g_assert_cmpuint (timeline->girth_cm[CW_LIMB_LEFT_LEG]->len, ==, 0);
  g_assert_cmpuint (timeline->outcomes->len, ==, 1);

  nobody = cw_clinic_load_timeline (test->clinic, 999, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nobody->events->len, ==, 0);
}

static void
test_progress (StoreTest *test, gconstpointer data)
{
  static const int reps[][4] = {
    { 30, 12, 10, 9 },
    { 30, 14, 12, 11 },
    { 30, 15, 15, 15 },
  };
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GError) error = NULL;
  const CwExerciseProgress *exercise;
  const CwExerciseSession *session;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  for (gsize i = 0; i < G_N_ELEMENTS (reps); i++) {
    g_autoptr (CwSession) done = store_test_start_session (test, plan->id);

    g_assert_cmpint (done->number, ==, i + 1);
    log_cuff (test, done, plan, CW_CUFF_INFLATE);
    for (int set = 0; set < 4; set++)
      store_test_log_set (test, done, set + 1, reps[i][set]);
    cw_clock_manual_advance (test->clock, 300 * G_USEC_PER_SEC);
    /* Up already: the clock goes on. */
    log_cuff (test, done, plan, CW_CUFF_INFLATE);
    cw_clock_manual_advance (test->clock, 60 * G_USEC_PER_SEC);
    if (i < 2) /* the last one was never let down: nobody knows when */
      log_cuff (test, done, plan, CW_CUFF_DEFLATE);
    if (i == 2)
      stop_session (test, done);
    else
      store_test_end_session (test, done);
    store_test_pass_days (test, 2);
    if (i == 1) { /* goes on through a change of plan */
      g_clear_pointer (&plan, cw_plan_free);
      plan = store_test_sign_plan (test, test->patient_id);
    }
  }
  progress
      = cw_clinic_load_progress (test->clinic, test->patient_id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress->len, ==, 1);
  exercise = progress->pdata[0];
  g_assert_nonnull (strstr (exercise->title, "right leg"));
  g_assert_cmpuint (exercise->sessions->len, ==, 3);
  session = exercise->sessions->pdata[0];
  g_assert_cmpint (session->session_number, ==, 1);
  g_assert_cmpint (session->plan_version, ==, 1);
  g_assert_cmpint (session->n_sets, ==, 4);
  g_assert_cmpfloat (session->reps[1], ==, 12);
  g_assert_cmpint (session->targets[1], ==, 15);
  g_assert_cmpfloat (session->load_kg, ==, 18);
  g_assert_cmpfloat (session->drop_off.total_reps, ==, 61);
  g_assert_cmpfloat (session->effort, ==, 7);
  g_assert_true (isnan (session->pain));
  g_assert_cmpfloat (session->inflated_s, ==, 360);
  g_assert_null (session->stop_rule_id);
  g_assert_cmpint (session->details[0].end, ==, CW_SET_END_TARGET);
  g_assert_cmpint (session->details[3].end, ==, CW_SET_END_SHORT);
  g_assert_true (isnan (session->details[0].rest_s));
  g_assert_cmpfloat (session->details[1].rest_s, ==, 31);
  g_assert_cmpfloat (session->details[1].pressure_mmhg, ==, 114);
  g_assert_true (isnan (session->details[0].effort));
  g_assert_cmpfloat (session->details[3].effort, ==, 7);
  g_assert_cmpfloat (session->aop_mmhg, >, 0);
  session = exercise->sessions->pdata[2];
  g_assert_cmpint (session->plan_version, ==, 2);
  g_assert_cmpint (session->pattern, ==, CW_PATTERN_ON_TARGET);
  g_assert_cmpstr (session->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpfloat (session->inflated_s, ==, 0);

  newest = cw_clinic_load_progress (test->clinic, test->patient_id, 2, &error);
  exercise = newest->pdata[0];
  g_assert_cmpuint (exercise->sessions->len, ==, 2);
  session = exercise->sessions->pdata[0];
  g_assert_cmpint (session->session_number, ==, 2);
}

static void
test_overview (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwPatientOverview) before = NULL;
  g_autoptr (CwPatientOverview) after = NULL;
  g_autoptr (GError) error = NULL;

  before = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_null (before->plan);
  g_assert_null (before->screening);
  g_assert_cmpint (before->next_step->kind, ==, CW_NEXT_STEP_START_SCREENING);

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  store_test_end_session (test, session);
  after = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_assert_cmpint (after->plan->id, ==, plan->id);
  g_assert_cmpint (after->state.sessions_done, ==, 1);
  g_assert_cmpint (after->state.sessions_planned, ==,
                   cw_plan_get_n_sessions (plan));
  g_assert_cmpuint (after->state.plan_limbs, ==, cw_plan_get_limbs (plan));
  g_assert_cmpuint (after->state.permitted_limbs, ==, CW_LIMBS_ALL);
  g_assert_cmpint (after->state.last_session, ==,
                   cw_clinic_get_today (test->clinic));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/clinic/" name, StoreTest, NULL, store_test_set_up_in_memory,   \
              function, store_test_tear_down)
  ADD ("patient", test_patient);
  ADD ("invalid-patient", test_invalid_patient);
  ADD ("duplicates", test_duplicates);
  ADD ("profile", test_profile);
  ADD ("draft", test_draft);
  ADD ("draft-refuses", test_draft_refuses);
  ADD ("signed-screening", test_signed_screening);
  ADD ("plan-refused", test_plan_refused);
  ADD ("plan", test_plan);
  ADD ("session-refused", test_session_refused);
  ADD ("session-after-deferral", test_session_after_deferral);
  ADD ("session", test_session);
  ADD ("timeline", test_timeline);
  ADD ("progress", test_progress);
  ADD ("overview", test_overview);
  return g_test_run ();
}
