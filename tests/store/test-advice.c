/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice after sessions, what is decided about it, and the plan that comes of
 * it. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "store-test.h"
#include "store/clinic-private.h"

static void
hold_session (StoreTest *test, gint64 plan_id, const int reps[4])
{
  g_autoptr (CwSession) session = store_test_start_session (test, plan_id);

  for (int set = 0; set < 4; set++)
    store_test_log_set (test, session, set + 1, reps[set]);
  store_test_end_session (test, session);
  store_test_pass_days (test, 2);
}

static const int complete[] = { 30, 15, 15, 15 };
static const int heavy[] = { 20, 10, 8, 6 };

/* A plan, and two sessions of it. */
static gint64
prepare (StoreTest *test, const int first[4], const int second[4])
{
  g_autoptr (CwPlan) plan = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  hold_session (test, plan->id, first);
  hold_session (test, plan->id, second);
  return plan->id;
}

static CwPatientOverview *
load (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  CwPatientOverview *overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  return overview;
}

static const CwExerciseAdvice *
get_advice (const CwPatientOverview *overview)
{
  g_assert_nonnull (overview->advice);
  g_assert_cmpuint (overview->advice->len, ==, 1);
  return overview->advice->pdata[0];
}

static void
test_before_session (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  overview = load (test);
  g_assert_null (overview->advice);
  g_assert_false (overview->state.review_due);
}

static void
test_accept (StoreTest *test, gconstpointer data)
{
  gint64 plan_id = prepare (test, complete, complete);
  g_autoptr (CwPatientOverview) overview = load (test);
  const CwExerciseAdvice *advice = get_advice (overview);
  g_autoptr (CwAdviceDecision) decision = NULL;
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) signed_plan = NULL;
  g_autoptr (CwPatientOverview) after = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GError) error = NULL;
  const CwPrescription *dose;
  const CwAdviceDecision *stored;

  g_assert_cmpstr (advice->advice->rule_id, ==, "P1_LOAD_UP");
  g_assert_cmpfloat (advice->advice->new_value, ==, 19);
  g_assert_true (cw_exercise_advice_waits (advice));
  g_assert_false (cw_exercise_advice_is_urgent (advice));
  g_assert_cmpint (overview->next_step->kind, ==, CW_NEXT_STEP_START_SESSION);

  plan = cw_exercise_advice_apply (advice, overview->plan, overview->screening);
  decision = cw_exercise_advice_decide (advice, CW_ADVICE_ACCEPTED, NULL);
  cw_clinic_sign_plan_after_advice (test->clinic, plan, decision,
                                    test->clinician_id, &error);
  g_assert_no_error (error);
  signed_plan = cw_clinic_load_plan (test->clinic, plan->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signed_plan->version, ==, 2);
  g_assert_cmpint (signed_plan->origin_session_id, ==, advice->session_id);
  g_assert_cmpint (signed_plan->origin_session_number, ==, 2);
  g_assert_cmpint (signed_plan->origin_session_date, ==, advice->session_date);
  g_assert_nonnull (strstr (signed_plan->change_reason, "P1_LOAD_UP"));
  dose = signed_plan->prescriptions->pdata[0];
  g_assert_cmpfloat (dose->load_kg, ==, 19);
  g_assert_cmpfloat (dose->pressure_percent, ==, 60);

  decisions = cw_clinic_load_advice_decisions (test->clinic, test->patient_id,
                                               0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decisions->len, ==, 1);
  stored = decisions->pdata[0];
  g_assert_cmpint (stored->outcome, ==, CW_ADVICE_ACCEPTED);
  g_assert_cmpint (stored->plan_id, ==, plan_id);
  g_assert_cmpint (stored->new_plan_id, ==, plan->id);
  g_assert_cmpstr (stored->headline, ==, "Raise the load to 19 kg");
  g_assert_cmpfloat (stored->old_value, ==, 18);
  g_assert_cmpstr (stored->decided_by, !=, NULL);

  /* Nothing waits before the new dose was used. */
  after = load (test);
  g_assert_cmpint (get_advice (after)->advice->kind, ==, CW_ADVICE_NONE);
  g_assert_true (cw_clinic_check (test->clinic, NULL, &error));
}

static void
test_refuse (StoreTest *test, gconstpointer data)
{
  gint64 plan_id = prepare (test, complete, complete);
  g_autoptr (CwPatientOverview) overview = load (test);
  g_autoptr (CwPatientOverview) after = NULL;
  g_autoptr (CwPatientOverview) later = NULL;
  g_autoptr (CwAdviceDecision) decision = cw_exercise_advice_decide (
      get_advice (overview), CW_ADVICE_REFUSED, "  short  ");
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_clinic_decide_advice (test->clinic, decision,
                                           test->clinician_id, &refused));
  g_assert_error (refused, CW_GATE_ERROR, CW_GATE_ERROR_PLAN);
  g_free (decision->reason);
  decision->reason = g_strdup ("The knee was warm yesterday.");
  cw_clinic_decide_advice (test->clinic, decision, test->clinician_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (decision->id, >, 0);

  after = load (test);
  g_assert_false (cw_exercise_advice_waits (get_advice (after)));
  g_assert_cmpstr (get_advice (after)->decision->reason, ==,
                   "The knee was warm yesterday.");
  /* Once is enough. */
  g_assert_false (cw_clinic_decide_advice (test->clinic, decision,
                                           test->clinician_id, NULL));
  /* The next session makes advice of its own. */
  hold_session (test, plan_id, complete);
  later = load (test);
  g_assert_true (cw_exercise_advice_waits (get_advice (later)));
}

/* A dose that was too much stands before the next session, until decided. */
static void
test_urgent (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (CwPatientOverview) after = NULL;
  g_autoptr (CwAdviceDecision) decision = NULL;
  g_autoptr (GError) error = NULL;

  prepare (test, complete, heavy);
  overview = load (test);
  g_assert_cmpstr (get_advice (overview)->advice->rule_id, ==, "R1_LOAD_DOWN");
  g_assert_true (overview->state.review_due);
  g_assert_cmpint (overview->next_step->kind, ==, CW_NEXT_STEP_REVIEW_PROGRESS);
  decision = cw_exercise_advice_decide (
      get_advice (overview), CW_ADVICE_REFUSED, "He had misread the target.");
  cw_clinic_decide_advice (test->clinic, decision, test->clinician_id, &error);
  g_assert_no_error (error);
  after = load (test);
  g_assert_cmpint (after->next_step->kind, ==, CW_NEXT_STEP_START_SESSION);
}

static void
stop (StoreTest *test, gint64 plan_id, int n_sets)
{
  g_autoptr (CwSession) session = store_test_start_session (test, plan_id);
  g_autoptr (GError) error = NULL;

  for (int set = 0; set < n_sets; set++)
    store_test_log_set (test, session, set + 1, set == 0 ? 30 : 15);
  session->state = CW_SESSION_STOPPED;
  session->stop_rule_id = g_strdup ("STOP_NUMB");
  session->stopped.utc_s = cw_clock_now (test->clock).utc_s;
  session->ended_at = session->stopped.utc_s;
  cw_clinic_get_session_log ()->save_session (test->clinic, session, &error);
  g_assert_no_error (error);
}

/* In the middle of an exercise, and after all its sets. */
static void
test_stopped (StoreTest *test, gconstpointer data)
{
  int n_sets = GPOINTER_TO_INT (data);
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  stop (test, plan->id, n_sets);
  overview = load (test);
  g_assert_cmpstr (get_advice (overview)->advice->rule_id, ==, "R4_AE");
  g_assert_cmpfloat (get_advice (overview)->advice->new_value, ==, 50);
  g_assert_true (overview->state.review_due);
  /* The event that the stop was comes first. */
  g_assert_cmpint (overview->next_step->kind, ==, CW_NEXT_STEP_REVIEW_EVENT);
}

/* A failed signature leaves no decision behind. */
static void
test_together (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (CwAdviceDecision) decision = NULL;
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GError) error = NULL;

  prepare (test, complete, complete);
  overview = load (test);
  decision = cw_exercise_advice_decide (get_advice (overview),
                                        CW_ADVICE_ACCEPTED, NULL);
  plan = cw_exercise_advice_apply (get_advice (overview), overview->plan,
                                   overview->screening);
  ((CwPrescription *)plan->prescriptions->pdata[0])->load_kg = 59;
  cw_prescription_derive (plan->prescriptions->pdata[0]);
  g_assert_false (cw_clinic_sign_plan_after_advice (
      test->clinic, plan, decision, test->clinician_id, NULL));
  decisions = cw_clinic_load_advice_decisions (test->clinic, test->patient_id,
                                               0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decisions->len, ==, 0);
}

/* What the same-day check found reaches the rules. */
static void
test_signs (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  g_hash_table_insert (check->results, g_strdup ("AFTER_EFFECTS"),
                       GINT_TO_POINTER (CW_CHECK_AMBER + 1));
  check->note = g_strdup ("Sore for three days.");
  session = cw_clinic_start_session (test->clinic, plan->id, check,
                                     test->clinician_id, &error);
  g_assert_no_error (error);
  for (int set = 0; set < 4; set++)
    store_test_log_set (test, session, set + 1, complete[set]);
  store_test_end_session (test, session);
  overview = load (test);
  g_assert_cmpstr (get_advice (overview)->advice->rule_id, ==, "R3_SYMPTOM");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function)                                              \
  g_test_add ("/advice/" name, StoreTest, data, store_test_set_up_in_memory,   \
              function, store_test_tear_down)
  ADD ("before-session", NULL, test_before_session);
  ADD ("accept", NULL, test_accept);
  ADD ("refuse", NULL, test_refuse);
  ADD ("urgent", NULL, test_urgent);
  ADD ("stopped/middle", GINT_TO_POINTER (2), test_stopped);
  ADD ("stopped/after", GINT_TO_POINTER (4), test_stopped);
  ADD ("together", NULL, test_together);
  ADD ("signs", NULL, test_signs);
#undef ADD
  return g_test_run ();
}
