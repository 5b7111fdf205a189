/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Aerobic and passive exercise in the clinic file: kept and read back, and what
 * is refused without exception tried by a raw shell. */

#include "config.h"

#include <math.h>

#include "model/plan-default.h"
#include "store-test.h"

#define PLAN                                                                   \
  "INSERT INTO plan (id, patient_id, screening_id, version, line,"             \
  " sessions_per_week, weeks, home, exercise_count, clinician_id, signed_by,"  \
  " signed_at, signed_on) VALUES (50, 1, 1, 1, 1, 3, 8, 0, 1, 1, 'A', :now,"   \
  " :today);"

/* One exercise of a plan as a raw shell writes it. */
static char *
write_dose (const char *modality,
            const char *limbs,
            const char *reps,
            const char *rest_s,
            const char *intervals,
            const char *interval_s)
{
  return g_strdup_printf (
      PLAN
      "INSERT INTO prescription (plan_id, position, exercise_id, modality,"
      " limbs, one_rm_method, body_weight, scheme_reps, scheme_rest_s,"
      " scheme_to_fatigue, rest_s, intermittent, elastic_wrap, aop_method,"
      " aop_posture, posture, warning_count, aop_mmhg, pressure_percent,"
      " intervals, interval_s) VALUES (50, 0, 'WALK', '%s', '%s', 'none', 1,"
      " '%s', 0, 0, %s, 1, 0, 'doppler', 'seated', 'seated', 0, 190, 40, %s,"
      " %s);",
      modality, limbs, reps, rest_s, intervals, interval_s);
}

#define BOTH "LEFT_LEG;RIGHT_LEG"

static void
test_doses (StoreTest *test, gconstpointer data)
{
  static const struct {
    const char *modality, *limbs, *reps, *rest_s, *intervals, *interval_s;
  } refused[] = {
    { "aerobic", BOTH, "30/15", "60", "NULL", "NULL" },
    { "resistance", BOTH, "30/15", "60", "5", "180" },
    { "resistance", BOTH, "", "60", "NULL", "NULL" },
    { "aerobic", BOTH, "", "60", "5", "NULL" },
    { "aerobic", BOTH, "30/15", "60", "5", "180" },
    { "aerobic", BOTH, "", "NULL", "5", "180" },
    { "aerobic", BOTH, "", "60", "9", "60" },
    { "aerobic", BOTH, "", "60", "5", "240" },
    { "aerobic", BOTH, "", "NULL", "1", "1201" },
    { "aerobic", BOTH, "", "NULL", "1", "1200" },
    { "aerobic", "LEFT_ARM", "", "NULL", "1", "901" },
    /* Five pauses of 59 s make one inflation of them. */
    { "aerobic", BOTH, "", "59", "6", "199" },
    { "passive", "LEFT_LEG", "", "300", "1", "301" },
    { "passive", "LEFT_LEG", "", "299", "4", "300" },
    { "passive", "LEFT_LEG", "", "300", "6", "300" },
  };

  store_test_sign_screening (test, test->patient_id);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *sql = write_dose (
        refused[i].modality, refused[i].limbs, refused[i].reps,
        refused[i].rest_s, refused[i].intervals, refused[i].interval_s);

    store_test_attack (test, sql, FALSE);
  }
}

/* The controls: as much as is permitted. */
static void
test_honest_aerobic (StoreTest *test, gconstpointer data)
{
  g_autofree char *sql = write_dose ("aerobic", BOTH, "", "60", "5", "239");

  store_test_sign_screening (test, test->patient_id);
  store_test_attack (test, sql, TRUE);
}

static void
test_honest_passive (StoreTest *test, gconstpointer data)
{
  g_autofree char *sql
      = write_dose ("passive", "LEFT_LEG", "", "300", "5", "300");

  store_test_sign_screening (test, test->patient_id);
  store_test_attack (test, sql, TRUE);
}

/* Blood pressure 165 and the doctor's letter. */
static void
sign_class_c (StoreTest *test)
{
  gint64 id = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwClearance) clearance = cw_clearance_new ();
  g_autoptr (GError) error = NULL;

  cw_clinic_save_measurement (test->clinic, id, "sbp_mmhg", 165, &error);
  g_assert_no_error (error);
  clearance->finding_ids = g_strsplit ("HTN_UNCONTROLLED;VTE_POINTS", ";", -1);
  clearance->name = g_strdup ("Dr. Ruth Mbeki");
  clearance->role = g_strdup ("general practitioner");
  clearance->date = cw_clinic_get_today (test->clinic);
  cw_clinic_add_clearance (test->clinic, id, clearance, &error);
  g_assert_no_error (error);
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
}

static void
test_class_c (StoreTest *test, gconstpointer data)
{
  g_autofree char *two = write_dose ("aerobic", BOTH, "", "60", "5", "180");
  g_autofree char *one
      = write_dose ("aerobic", "LEFT_LEG", "", "60", "5", "180");

  sign_class_c (test);
  store_test_attack (test, two, FALSE);
  store_test_attack (test, one, TRUE);
}

static CwPlan *
sign_walk (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (CwPlan) plan = NULL;
  CwPrescription *p;

  store_test_sign_screening (test, test->patient_id);
  overview = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  plan = cw_plan_new_default (overview->screening);
  p = cw_plan_add_default (plan, cw_exercise_find ("WALK"),
                           overview->screening);
  p->cuff_width_cm = 13.5;
  p->aop_mmhg = 190;
  p->aop_date = cw_clinic_get_today (test->clinic);
  p->speed_kmh = 5;
  cw_prescription_derive (p);
  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
  return cw_clinic_load_plan (test->clinic, plan->id, &error);
}

/* Signed, read back, run, and seen in the progress as percent of each interval.
 */
static void
test_round_trip (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = sign_walk (test);
  const CwPrescription *p = plan->prescriptions->pdata[0];
  CwSession *session = store_test_start_session (test, plan->id);
  g_autoptr (CwSessionRunner) runner = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GError) error = NULL;
  const CwExerciseProgress *exercise;
  const CwExerciseSession *done;
  CwInstant now = cw_clock_now (test->clock);

  g_assert_cmpint (p->modality, ==, CW_MODALITY_AEROBIC);
  g_assert_cmpint (p->scheme.n_sets, ==, 5);
  g_assert_cmpfloat (p->scheme.interval_s, ==, 180);
  g_assert_cmpfloat (p->rest_s, ==, 60);
  g_assert_cmpfloat (p->hrr_percent, ==, 40);
  g_assert_false (isnan (p->target_bpm));
  g_assert_cmpfloat (p->target_effort, ==, 3);
  g_assert_cmpfloat (p->speed_kmh, ==, 5);
  runner = cw_session_runner_new (cw_plan_copy (plan), session, NULL,
                                  cw_clinic_get_session_log (), test->clinic,
                                  &now);
  for (int i = 0; i < 5; i++) {
    now = cw_clock_now (test->clock);
    cw_session_runner_inflate (runner, &now, &error);
    g_assert_no_error (error);
    cw_clock_manual_advance (test->clock, (i < 4 ? 180 : 90) * G_USEC_PER_SEC);
    now = cw_clock_now (test->clock);
    cw_session_runner_deflate (runner, &now, &error);
    g_assert_no_error (error);
    cw_clock_manual_advance (test->clock, 60 * G_USEC_PER_SEC);
  }
  cw_session_runner_complete (runner, &now, &error);
  g_assert_no_error (error);
  progress
      = cw_clinic_load_progress (test->clinic, test->patient_id, 0, &error);
  g_assert_no_error (error);
  exercise = progress->pdata[0];
  done = exercise->sessions->pdata[0];
  g_assert_true (cw_set_scheme_is_timed (&done->scheme));
  g_assert_cmpint (done->n_sets, ==, 5);
  g_assert_cmpfloat (done->reps[0], ==, 100);
  g_assert_cmpfloat (done->reps[4], ==, 50);
  g_assert_cmpfloat (done->details[4].done_s, ==, 90);
  g_assert_cmpint (done->targets[4], ==, 100);
  g_assert_cmpfloat (done->drop_off.completion_percent, ==, 90);
  g_assert_cmpint (done->pattern, ==, CW_PATTERN_NONE);
}

static void
test_intervals_logged (StoreTest *test, gconstpointer data)
{
  static const char insert[]
      = "INSERT INTO set_entry (session_id, prescription_id, set_number,"
        " target_reps, reps, ending, logged_at, target_s, done_s)"
        " VALUES (1, 1, %s, :now, %s);";
  static const struct {
    const char *set, *seconds;
    gboolean honest;
  } cases[] = {
    { "1, 15, 15, 'target'", "NULL, NULL", FALSE },
    { "1, 0, 5, 'target'", "180, 180", FALSE },
    { "1, 0, 0, 'target'", "180, NULL", FALSE },
    { "1, 0, 0, 'target'", "120, 120", FALSE },
    { "6, 0, 0, 'target'", "180, 180", FALSE },
    { "1, 0, 0, 'target'", "180, -1", FALSE },
    { "1, 0, 0, 'target'", "180, 181", TRUE },
  };
  g_autoptr (CwPlan) plan = sign_walk (test);
  g_autoptr (CwSession) session = store_test_start_session (test, plan->id);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sql
        = g_strdup_printf (insert, cases[i].set, cases[i].seconds);

    store_test_attack (test, sql, cases[i].honest);
  }
  store_test_attack (test, "UPDATE set_entry SET done_s = 200;", FALSE);
  store_test_attack (test, "UPDATE set_entry SET target_s = 100;", FALSE);
  store_test_attack (test, "UPDATE set_entry SET ending = 'short';", FALSE);
  store_test_attack (test, "UPDATE set_entry SET reps = 9, first_reps = 0;",
                     FALSE);
  store_test_attack (test, "UPDATE set_entry SET effort = 4;", TRUE);
}

#define ADD(name)                                                              \
  g_test_add ("/interval-gate/" #name, StoreTest, NULL,                        \
              store_test_set_up_file, test_##name, store_test_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (doses);
  ADD (honest_aerobic);
  ADD (honest_passive);
  ADD (class_c);
  ADD (round_trip);
  ADD (intervals_logged);
  return g_test_run ();
}
