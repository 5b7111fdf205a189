/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "store-test.h"

/* Letters to and from doctors, through the door of the clinic and past it. */

static CwClearanceRequest *
make_request (StoreTest *test, CwLevel level)
{
  CwClearanceRequest *request = cw_clearance_request_new ();
  CwFinding *finding = cw_finding_new ();

  request->patient_id = test->patient_id;
  request->name = g_strdup ("Dr Priya Rao");
  request->role = g_strdup ("General practitioner");
  request->limbs = CW_LIMBS_LEGS;
  finding->rule_id = g_strdup ("HTN_UNCONTROLLED");
  finding->title = g_strdup ("High blood pressure");
  finding->rationale = g_strdup ("It rises further under the cuff.");
  finding->level = level;
  finding->whole_patient = TRUE;
  finding->limbs = CW_LIMBS_ALL;
  g_ptr_array_add (request->findings, finding);
  return request;
}

static void
with_request (StoreTest *test)
{
  g_autoptr (CwClearanceRequest) request
      = make_request (test, CW_LEVEL_RELATIVE_M);
  g_autoptr (GError) error = NULL;

  cw_clinic_ask_clearance (test->clinic, request, test->clinician_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (request->id, >, 0);
}

static void
test_ask (StoreTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  const CwClearanceRequest *found;
  g_autofree char *words = NULL;

  with_request (test);
  store_test_pass_days (test, 2);
  with_request (test);
  requests = cw_clinic_load_clearance_requests (test->clinic, test->patient_id,
                                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 2);
  found = cw_clearance_request_find (requests, "HTN_UNCONTROLLED");
  g_assert_true (found == requests->pdata[0]);
  words = cw_clearance_request_describe (found);
  g_assert_cmpstr (words, ==,
                   "Letter asked for on 23 November 2026, Dr Priya Rao, "
                   "General practitioner");
  g_assert_cmpstr (found->asked_by, ==, "Anna Berg, physiotherapist");
  g_assert_cmpint (found->limbs, ==, CW_LIMBS_LEGS);
  g_assert_null (cw_clearance_request_find (requests, "EPILEPSY"));
  overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overview->requests->len, ==, 2);
}

/* Each refused with a sentence, and nothing kept. */
static void
test_refused (StoreTest *test, gconstpointer data)
{
  for (int i = 0; i < 7; i++) {
    g_autoptr (CwClearanceRequest) request = make_request (
        test, i == 4   ? CW_LEVEL_ABSOLUTE
              : i == 5 ? CW_LEVEL_ABSOLUTE_T
                       : CW_LEVEL_RELATIVE_J);
    g_autoptr (GPtrArray) requests = NULL;
    g_autoptr (GError) error = NULL;

    if (i == 0)
      g_clear_pointer (&request->name, g_free);
    else if (i == 1)
      *request->role = '\0';
    else if (i == 2)
      request->limbs = CW_LIMBS_NONE;
    else if (i == 3)
      g_ptr_array_set_size (request->findings, 0);
    else if (i == 6)
      ((CwFinding *)request->findings->pdata[0])->lifted = TRUE;
    g_assert_false (cw_clinic_ask_clearance (test->clinic, request,
                                             test->clinician_id, &error));
    g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
    requests = cw_clinic_load_clearance_requests (test->clinic,
                                                  test->patient_id, NULL);
    g_assert_cmpuint (requests->len, ==, 0);
  }
}

#define REQUEST                                                                \
  "INSERT INTO clearance_request (id, patient_id, name, role, limbs,"          \
  "  finding_count, clinician_id, asked_by, asked_on, asked_at) "              \
  "VALUES (9, 1, 'Dr Rao', 'GP', 'LEFT_LEG', 1, 1, 'Anna Berg', :today, :now);"

#define FINDING(level, position)                                               \
  "INSERT INTO clearance_request_finding (request_id, position, rule_id,"      \
  "  title, rationale, level, whole_patient) "                                 \
  "VALUES (9, " position ", 'X', 'X', 'X', '" level "', 1)"

static void
test_attacks (StoreTest *test, gconstpointer data)
{
  with_request (test);
  store_test_attack (test, REQUEST FINDING ("ABSOLUTE", "0"), FALSE);
  store_test_attack (test, REQUEST FINDING ("ABSOLUTE-T", "0"), FALSE);
  store_test_attack (test, REQUEST FINDING ("RELATIVE-M", "1"), FALSE);
  store_test_attack (test, REQUEST FINDING ("RELATIVE-M", "0"), TRUE);
  store_test_attack (
      test, STORE_TEST_ASSISTANT REQUEST FINDING ("RELATIVE-M", "0"), FALSE);
  store_test_attack (test, "UPDATE clearance_request SET name = 'Dr Who'",
                     FALSE);
  store_test_attack (test, "DELETE FROM clearance_request", FALSE);
  store_test_attack (test, "UPDATE clearance_request_finding SET title = ''",
                     FALSE);
  store_test_attack (test, "DELETE FROM clearance_request_finding", FALSE);
  store_test_attack (test,
                     "INSERT OR REPLACE INTO clearance_request "
                     "SELECT * FROM clearance_request LIMIT 1",
                     FALSE);
  store_test_attack (test,
                     "INSERT OR REPLACE INTO clearance_request_finding "
                     "SELECT * FROM clearance_request_finding LIMIT 1",
                     FALSE);
}

/* A screening with a letter that limits the right leg, though nothing rests on
 * it: the class stays A. */
static void
sign_with_letter (StoreTest *test, double aop_percent, double load_percent)
{
  gint64 id = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwClearance) letter = cw_clearance_new ();
  g_autoptr (GError) error = NULL;

  letter->finding_ids = g_strsplit ("EPILEPSY", ";", -1);
  letter->name = g_strdup ("Dr Ruth Mbeki");
  letter->role = g_strdup ("general practitioner");
  letter->date = cw_clinic_get_today (test->clinic) - 90;
  letter->expiry = cw_clinic_get_today (test->clinic);
  letter->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  letter->max_aop_percent = aop_percent;
  letter->max_load_percent_1rm = load_percent;
  cw_clinic_add_clearance (test->clinic, id, letter, &error);
  g_assert_no_error (error);
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
}

/* The plan of a raw shell, which asks no model. */
#define PLAN                                                                   \
  "INSERT INTO plan (id, patient_id, screening_id, version, line,"             \
  "  sessions_per_week, weeks, home, exercise_count, clinician_id, signed_by," \
  "  signed_on, signed_at) "                                                   \
  "VALUES (9, 1, 1, 1, 1, 3, 8, 0, 1, 1, 'Anna Berg', :today, :now);"

#define PRESCRIPTION(limbs, percent, mmhg, load)                               \
  "INSERT INTO prescription (plan_id, position, exercise_id, modality, limbs," \
  "  one_rm_method, one_rm_kg, load_kg, load_percent_1rm, body_weight,"        \
  "  scheme_reps, scheme_rest_s, scheme_to_fatigue, rest_s, tempo,"            \
  "  intermittent, cuff_width_cm, elastic_wrap, aop_mmhg, aop_method,"         \
  "  aop_posture, aop_date, posture, pressure_percent, pressure_mmhg,"         \
  "  warning_count) "                                                          \
  "VALUES (9, 0, 'LEG_EXT', 'resistance', '" limbs "', 'tested', 60, " load    \
  ", 100.0 * " load " / 60, 0, '30/15/15/15', 30, 0, 30, '2-0-2', 1, 13.5, 0," \
  "  190, 'doppler', 'seated', :today, 'seated', " percent ", " mmhg ", 0)"

static void
test_letter_caps (StoreTest *test, gconstpointer data)
{
  sign_with_letter (test, 50, 25);
  store_test_attack (test, PLAN PRESCRIPTION ("RIGHT_LEG", "51", "96", "15"),
                     FALSE);
  store_test_attack (test, PLAN PRESCRIPTION ("RIGHT_LEG", "NULL", "96", "15"),
                     FALSE);
  store_test_attack (test, PLAN PRESCRIPTION ("RIGHT_LEG", "50", "95", "16"),
                     FALSE);
  store_test_attack (
    test, PLAN PRESCRIPTION ("LEFT_LEG;RIGHT_LEG", "51", "96", "15"), FALSE);
  store_test_attack (test, PLAN PRESCRIPTION ("RIGHT_LEG", "50", "95", "15"),
                     TRUE);
}

/* The other leg is not the letter's. */
static void
test_letter_other_limb (StoreTest *test, gconstpointer data)
{
  sign_with_letter (test, 50, 25);
  store_test_attack (test, PLAN PRESCRIPTION ("LEFT_LEG", "60", "114", "18"),
                     TRUE);
}

/* A letter that comes with a later screening ends the sessions of a plan that
 * it would not have allowed. */
static void
test_letter_session (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  store_test_pass_days (test, 1);
  sign_with_letter (test, 50, NAN);
  g_assert_null (cw_clinic_start_session (test->clinic, plan->id, check,
                                          test->clinician_id, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_DOSE);
  store_test_attack (
    test,
    "INSERT INTO session (patient_id, plan_id, line, number, state,"
    "  started_at, started_on, clinician_id, sbp_mmhg, dbp_mmhg,"
    "  heart_rate_bpm, check_count) "
    "VALUES (1, 1, 1, 1, 'running', :now, :today, 1, 122, 78, 66, 1)",
    FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/clearance/" name, StoreTest, NULL, store_test_set_up_file,     \
              function, store_test_tear_down)
  ADD ("ask", test_ask);
  ADD ("refused", test_refused);
  ADD ("attacks", test_attacks);
  ADD ("letter-caps", test_letter_caps);
  ADD ("letter-other-limb", test_letter_other_limb);
  ADD ("letter-session", test_letter_session);

  return g_test_run ();
}
