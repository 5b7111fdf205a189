/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>

#include "store-test.h"

/* The gate of the database, attacked as a raw shell would: by another
 * connection with nothing switched on, no foreign keys, no recursive triggers.
 * Each attack is one that an honest statement differs from in one thing. */

typedef struct {
  const char *name;
  void (*prepare) (StoreTest *test); /* the state in which it is tried */
  const char *sql;
  gboolean honest; /* a control: has to pass */
} Attack;

static void
nothing (StoreTest *test)
{
}

static void
with_draft (StoreTest *test)
{
  store_test_fill_screening (test, test->patient_id);
}

static void
with_screening (StoreTest *test)
{
  store_test_sign_screening (test, test->patient_id);
  store_test_add_patient (test, "Lindqvist", "Tom", "1990-01-01");
}

static void
with_lapsed_screening (StoreTest *test)
{
  with_screening (test);
  store_test_pass_days (test, 91);
}

/* A lymphoedema closes the left arm. */
static void
with_blocked_arm (StoreTest *test)
{
  gint64 id = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (GError) error = NULL;

  answer->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_ARM);
  cw_clinic_save_answer (test->clinic, id, "LYMPHOEDEMA", answer, &error);
  g_assert_no_error (error);
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
}

static gint64
fill_with_pressure (StoreTest *test, double sbp_mmhg)
{
  gint64 id = store_test_fill_screening (test, test->patient_id);
  g_autoptr (GError) error = NULL;

  cw_clinic_save_measurement (test->clinic, id, "sbp_mmhg", sbp_mmhg, &error);
  g_assert_no_error (error);
  return id;
}

/* Blood pressure 184: nothing today. */
static void
with_deferral (StoreTest *test)
{
  gint64 id = fill_with_pressure (test, 184);
  g_autoptr (GError) error = NULL;

  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
}

/* Blood pressure 165 and the doctor's letter, which names no pressure. */
static void
with_class_c (StoreTest *test)
{
  gint64 id = fill_with_pressure (test, 165);
  g_autoptr (CwClearance) clearance = cw_clearance_new ();
  g_autoptr (CwScreeningRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  clearance->finding_ids = g_strsplit ("HTN_UNCONTROLLED;VTE_POINTS", ";", -1);
  clearance->name = g_strdup ("Dr. Ruth Mbeki");
  clearance->role = g_strdup ("general practitioner");
  clearance->date = cw_clinic_get_today (test->clinic);
  clearance->entered_by = g_strdup ("Anna Berg");
  cw_clinic_add_clearance (test->clinic, id, clearance, &error);
  g_assert_no_error (error);
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
  record = cw_clinic_load_screening (test->clinic, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->verdict->dose_class, ==, CW_DOSE_CLASS_C);
}

/* Cleared first, then deferred: the newer one counts. */
static void
with_later_deferral (StoreTest *test)
{
  with_screening (test);
  store_test_pass_days (test, 2);
  with_deferral (test);
}

static void
with_plan (StoreTest *test)
{
  g_autoptr (CwPlan) plan = NULL;

  with_screening (test);
  plan = store_test_sign_plan (test, test->patient_id);
}

static void
with_replaced_plan (StoreTest *test)
{
  g_autoptr (CwPlan) plan = NULL;

  with_plan (test);
  plan = store_test_sign_plan (test, test->patient_id);
}

static void
with_plan_of_lapsed_screening (StoreTest *test)
{
  with_plan (test);
  store_test_pass_days (test, 91);
}

static void
with_plan_then_deferral (StoreTest *test)
{
  with_plan (test);
  store_test_pass_days (test, 2);
  with_deferral (test);
}

static void
with_session (StoreTest *test)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;
  CwCuffEvent event = { .kind = CW_CUFF_INFLATE,
                        .limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                        .pressure_mmhg = 114 };

  with_screening (test);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  store_test_log_set (test, session, 1, 30);
  event.at = cw_clock_now (test->clock);
  event.prescription_id = ((CwPrescription *) plan->prescriptions->pdata[0])->id;
  cw_clinic_get_session_log ()->save_cuff_event (test->clinic, session, &event,
                                                 &error);
  g_assert_no_error (error);
}

static void
with_ended_session (StoreTest *test)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;

  with_screening (test);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  store_test_log_set (test, session, 1, 30);
  store_test_end_session (test, session);
}

static void
record_lapse (StoreTest *test)
{
  g_autoptr (GPtrArray) lapses
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_lapse_free);
  CwLapse *lapse = cw_lapse_new ();
  g_autoptr (GError) error = NULL;

  lapse->patient_id = test->patient_id;
  lapse->rule_id = g_strdup ("NEW_MEDICINE");
  lapse->day = cw_clinic_get_today (test->clinic);
  lapse->clinician_id = test->clinician_id;
  g_ptr_array_add (lapses, lapse);
  cw_clinic_record_lapses (test->clinic, lapses, &error);
  g_assert_no_error (error);
}

static void
with_lapse (StoreTest *test)
{
  with_screening (test);
  record_lapse (test);
}

static void
with_plan_then_lapse (StoreTest *test)
{
  with_plan (test);
  record_lapse (test);
}

static void
with_lapse_then_screening (StoreTest *test)
{
  with_plan_then_lapse (test);
  store_test_pass_days (test, 1);
  store_test_sign_screening (test, test->patient_id);
}

static void
after_pause (StoreTest *test, int days)
{
  with_ended_session (test);
  store_test_pass_days (test, days);
}

static void
with_short_pause (StoreTest *test)
{
  after_pause (test, 21);
}

static void
with_long_pause (StoreTest *test)
{
  after_pause (test, 22);
}

/* 65 years old in two days. */
static void
plan_before_birthday (StoreTest *test)
{
  g_autoptr (CwPatient) patient
    = cw_clinic_load_patient (test->clinic, test->patient_id, NULL);
  g_autoptr (GError) error = NULL;

  patient->birth_date = cw_date_new (1961, 11, 23);
  cw_clinic_save_patient (test->clinic, patient, &error);
  g_assert_no_error (error);
  with_plan (test);
}

static void
with_day_before_birthday (StoreTest *test)
{
  plan_before_birthday (test);
  store_test_pass_days (test, 1);
}

static void
with_birthday (StoreTest *test)
{
  plan_before_birthday (test);
  store_test_pass_days (test, 2);
}

/* Patient 1, clinician 1 and screening 1 are those of the test; 2 is another
 * patient. :now and :today are the clinic's. */
#define PLAN(patient, screening, version, at, on)                              \
  "INSERT INTO plan (id, patient_id, screening_id, version, line,"             \
  " supersedes_id, sessions_per_week, weeks, home, exercise_count,"            \
  " clinician_id, signed_by, signed_at, signed_on) VALUES (50, " patient ", "  \
  screening ", " version ", 1, NULL, 2, 8, 0, 1, 1, 'A', " at ", " on ");"
#define NOW ":now"
#define TODAY ":today"

#define PRESCRIPTION(position, limbs, columns, values)                         \
  "INSERT INTO prescription (plan_id, position, exercise_id, modality, limbs," \
  " one_rm_method, body_weight, scheme_reps, scheme_rest_s,"                   \
  " scheme_to_fatigue, intermittent, elastic_wrap, aop_method, aop_posture,"   \
  " posture, warning_count, " columns ") VALUES (50, " position                \
  ", 'LEG_EXT', 'resistance', '" limbs "', 'none', 1, '30/15', 30, 0, 1, 0,"   \
  " 'doppler', 'seated', 'seated', 0, " values ");"
#define HONEST_PLAN PLAN ("1", "1", "1", NOW, TODAY)
#define HONEST_DOSE(limbs)                                                     \
  PRESCRIPTION ("0", limbs, "aop_mmhg, pressure_percent, pressure_mmhg",       \
                "190, 60, 114")

#define SESSION(plan, state)                                                   \
  "INSERT INTO session (patient_id, plan_id, line, number, state, started_at," \
  " started_on, clinician_id, sbp_mmhg, dbp_mmhg, heart_rate_bpm,"             \
  " check_count) VALUES (1, " plan ", 1, 7, " state ", :now, :today, 1, 120,"  \
  " 80, 66, 1);"

#define LAPSE(patient, screening)                                              \
  "INSERT INTO lapse (patient_id, screening_id, rule_id, day, clinician_id,"   \
  " recorded_at) VALUES (" patient ", " screening ", 'OPERATION', :today, 1,"  \
  " :now);"

#define DRAFT                                                                  \
  "INSERT INTO screening (id, patient_id, date, questionnaire_version)"        \
  " VALUES (60, 1, :today, 'x');"
#define SIGN(outcome)                                                          \
  "UPDATE screening SET signed_at = :now, clinician_id = 1, signed_by = 'A',"  \
  " birth_date = '1985-03-02', sex = 'female', outcome = '" outcome "',"       \
  " dose_class = 'A', valid_days = 90, valid_until = date(:today, '+90 days')" \
  " WHERE signed_at IS NULL;"
#define ANSWER                                                                 \
  "INSERT INTO answer (screening_id, question_id, value)"                      \
  " VALUES (60, 'PAD', 'no');"
#define LIMBS(state, class)                                                    \
  "INSERT INTO limb_verdict (screening_id, limb, state, dose_class) VALUES"    \
  " (60, 'LEFT_ARM', 'PERMITTED', 'A'), (60, 'RIGHT_ARM', 'PERMITTED', 'A'),"  \
  " (60, 'LEFT_LEG', 'PERMITTED', 'A'), (60, 'RIGHT_LEG', '" state "', " class \
  ");"
#define FINDING                                                                \
  "INSERT INTO finding (screening_id, position, rule_id, level,"               \
  " whole_patient, limbs, from_unknown, lifted, counts_as_relative,"           \
  " forces_class_c) VALUES (60, 0, 'PAD', 'ABSOLUTE', 1,"                      \
  " 'LEFT_ARM;RIGHT_ARM;LEFT_LEG;RIGHT_LEG', 0, 0, 0, 0);"
#define SET(session, number)                                                   \
  "INSERT INTO set_entry (session_id, prescription_id, set_number,"            \
  " target_reps, reps, ending, logged_at) VALUES (" session ", 1, " number     \
  ", 15, 15, 'target', :now);"

/* Version 2 of the plan, and that session 1 is where it came from. */
#define NEW_VERSION                                                            \
  "INSERT INTO plan (id, patient_id, screening_id, version, line,"             \
  " supersedes_id, sessions_per_week, weeks, home, exercise_count,"            \
  " clinician_id, signed_by, signed_at, signed_on) VALUES (50, 1, 1, 2, 1, 1,"  \
  " 2, 8, 0, 1, 1, 'A', :now, :today);"
#define ORIGIN(plan, session)                                                  \
  "INSERT INTO plan_origin (plan_id, session_id) VALUES (" plan ", " session   \
  ");"
#define DECISION(patient, session, outcome, reason, new_plan)                  \
  "INSERT INTO advice_decision (patient_id, plan_id, prescription_id,"         \
  " session_id, rule_id, outcome, reason, headline, new_plan_id,"              \
  " clinician_id, decided_by, decided_at) VALUES (" patient ", 1, 1, " session \
  ", 'P1_LOAD_UP', '" outcome "', " reason ", 'Raise', " new_plan              \
  ", 1, 'A', :now);"
#define REFUSAL                                                                \
  DECISION ("1", "1", "refused", "'Not while the knee is warm.'", "NULL")

static const Attack attacks[] = {
  /* Plans. */
  { "plan/honest", with_screening, HONEST_PLAN HONEST_DOSE ("RIGHT_LEG"), TRUE },
  { "plan/no-screening", nothing, HONEST_PLAN, FALSE },
  { "plan/draft", with_draft, HONEST_PLAN, FALSE },
  { "plan/other-patient", with_screening, PLAN ("2", "1", "1", NOW, TODAY),
    FALSE },
  { "plan/lapsed", with_lapsed_screening, HONEST_PLAN, FALSE },
  { "plan/birth-date-corrected", with_screening,
    "UPDATE patient SET birth_date = '1969-05-05' WHERE id = 1;" HONEST_PLAN
        HONEST_DOSE ("RIGHT_LEG"),
    FALSE },
  { "plan/sex-corrected", with_screening,
    "UPDATE patient SET sex = 'male' WHERE id = 1;" HONEST_PLAN
        HONEST_DOSE ("RIGHT_LEG"),
    FALSE },
  { "plan/name-corrected", with_screening,
    "UPDATE patient SET family_name = 'Other' WHERE id = 1;" HONEST_PLAN
        HONEST_DOSE ("RIGHT_LEG"),
    TRUE },
  { "plan/deferred", with_deferral, HONEST_PLAN, FALSE },
  { "plan/later-deferral", with_later_deferral, HONEST_PLAN, FALSE },
  { "plan/signed-before-screening", with_screening,
    PLAN ("1", "1", "1", "'2026-11-20T09:00:00Z'", "'2026-11-20'"), FALSE },
  { "plan/day-and-time-differ", with_lapsed_screening,
    PLAN ("1", "1", "1", NOW, "'2026-12-01'"), FALSE },
  { "plan/no-clinician", with_screening,
    "UPDATE clinician SET active = 0;" HONEST_PLAN, FALSE },
  { "plan/beside-current", with_plan, PLAN ("1", "1", "2", NOW, TODAY), FALSE },
  { "plan/replace", with_plan,
    "INSERT OR REPLACE INTO plan SELECT * FROM plan;", FALSE },
  { "plan/update", with_plan, "UPDATE plan SET weeks = 9;", FALSE },
  { "plan/update-or-replace", with_replaced_plan,
    "UPDATE OR REPLACE plan SET id = 1 WHERE id = 2;", FALSE },
  { "plan/to-other-screening", with_plan, "UPDATE plan SET screening_id = 9;",
    FALSE },
  { "plan/delete", with_plan, "DELETE FROM plan;", FALSE },

  /* Prescriptions. */
  { "dose/other-limb", with_blocked_arm, HONEST_PLAN HONEST_DOSE ("RIGHT_LEG"),
    TRUE },
  { "dose/blocked-limb", with_blocked_arm, HONEST_PLAN HONEST_DOSE ("LEFT_ARM"),
    FALSE },
  { "dose/blocked-among-both", with_blocked_arm,
    HONEST_PLAN HONEST_DOSE ("LEFT_ARM;RIGHT_ARM"), FALSE },
  { "dose/arm-and-leg", with_screening,
    HONEST_PLAN HONEST_DOSE ("RIGHT_ARM;RIGHT_LEG"), FALSE },
  { "dose/neck", with_screening, HONEST_PLAN HONEST_DOSE ("NECK"), FALSE },
  { "dose/81-percent", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_percent",
                              "190, 81"),
    FALSE },
  { "dose/80-percent", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_percent",
                              "190, 80"),
    TRUE },
  { "dose/153-of-190-mmhg", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_mmhg",
                              "190, 153"),
    FALSE },
  { "dose/301-mmhg", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "pressure_mmhg", "301"),
    FALSE },
  { "dose/load-51-percent", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG",
                              "pressure_mmhg, load_percent_1rm", "100, 51"),
    FALSE },
  { "dose/tightness-8", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "tightness", "8"), FALSE },
  { "dose/aop-79", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_percent",
                              "79, 60"),
    FALSE },
  { "dose/no-pressure", with_screening,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg", "190"), FALSE },
  { "dose/class-c-50-percent", with_class_c,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_percent",
                              "190, 50"),
    TRUE },
  { "dose/class-c-51-percent", with_class_c,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_percent",
                              "190, 51"),
    FALSE },
  { "dose/class-c-arm-46-percent", with_class_c,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_ARM", "aop_mmhg, pressure_percent",
                              "140, 46"),
    FALSE },
  { "dose/class-c-96-of-190-mmhg", with_class_c,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, pressure_mmhg",
                              "190, 96"),
    FALSE },
  { "dose/class-c-unknown-share", with_class_c,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "pressure_mmhg", "60"), FALSE },
  { "dose/class-c-tightness", with_class_c,
    HONEST_PLAN PRESCRIPTION ("0", "RIGHT_LEG", "aop_mmhg, tightness",
                              "190, 5"),
    FALSE },
  { "dose/one-more-exercise", with_screening,
    HONEST_PLAN HONEST_DOSE ("RIGHT_LEG") PRESCRIPTION (
      "1", "RIGHT_LEG", "pressure_mmhg", "100"),
    FALSE },
  { "dose/one-more-warning", with_plan,
    "INSERT INTO accepted_warning SELECT prescription_id, 99, 'LIM_AOP', 'x',"
    " 'a reason long enough' FROM accepted_warning LIMIT 1;"
    "INSERT INTO accepted_warning VALUES (1, 99, 'LIM_AOP', 'x',"
    " 'a reason long enough');",
    FALSE },
  { "dose/replace", with_plan,
    "INSERT OR REPLACE INTO prescription SELECT * FROM prescription;", FALSE },
  { "dose/update", with_plan, "UPDATE prescription SET pressure_percent = 70;",
    FALSE },
  { "dose/move", with_plan, "UPDATE prescription SET plan_id = 9;", FALSE },
  { "dose/delete", with_plan, "DELETE FROM prescription;", FALSE },

  /* Sessions. */
  { "session/honest", with_plan, SESSION ("1", "'running'"), TRUE },
  { "session/birth-date-corrected", with_plan,
    "UPDATE patient SET birth_date = '1969-05-05' WHERE id = 1;" SESSION (
        "1", "'running'"),
    FALSE },
  { "session/sex-corrected", with_plan,
    "UPDATE patient SET sex = 'male' WHERE id = 1;" SESSION ("1", "'running'"),
    FALSE },
  { "session/replaced-plan", with_replaced_plan, SESSION ("1", "'running'"),
    FALSE },
  { "session/lapsed", with_plan_of_lapsed_screening, SESSION ("1", "'running'"),
    FALSE },
  { "session/deferred-since", with_plan_then_deferral,
    SESSION ("1", "'running'"), FALSE },
  { "session/incomplete-plan", with_screening,
    HONEST_PLAN SESSION ("50", "'running'"), FALSE },
  { "session/no-plan", with_screening, SESSION ("1", "'running'"), FALSE },
  { "session/already-ended", with_plan, SESSION ("1", "'completed'"), FALSE },
  { "session/second", with_session, SESSION ("1", "'running'"), FALSE },
  { "session/replace", with_session,
    "INSERT OR REPLACE INTO session SELECT * FROM session;", FALSE },
  { "session/other-plan", with_session, "UPDATE session SET plan_id = 9;",
    FALSE },
  { "session/reopen", with_ended_session,
    "UPDATE session SET state = 'running', ended_at = NULL;", FALSE },
  { "session/delete", with_session, "DELETE FROM session;", FALSE },
  { "session/red-check", with_plan,
    SESSION ("1", "'running'") "INSERT INTO same_day_result VALUES"
                               " (last_insert_rowid(), 'LIMB', 'red');",
    FALSE },
  { "session/amber-without-note", with_plan,
    SESSION ("1", "'running'") "INSERT INTO same_day_result VALUES"
                               " (last_insert_rowid(), 'LIMB', 'amber');",
    FALSE },
  { "session/green-check", with_plan,
    SESSION ("1", "'running'") "INSERT INTO same_day_result VALUES"
                               " (last_insert_rowid(), 'LIMB', 'green');",
    TRUE },
  { "session/one-more-check", with_session,
    "INSERT INTO same_day_result VALUES (1, 'MORE', 'green');", FALSE },
  { "session/change-check", with_session,
    "UPDATE same_day_result SET result = 'amber';", FALSE },

  /* Lapses. */
  { "lapse/honest", with_screening, LAPSE ("1", "1"), TRUE },
  { "lapse/once-more", with_lapse, LAPSE ("1", "1"), TRUE },
  { "lapse/then-plan", with_lapse, HONEST_PLAN, FALSE },
  { "lapse/then-session", with_plan_then_lapse, SESSION ("1", "'running'"),
    FALSE },
  { "lapse/screened-since", with_lapse_then_screening,
    SESSION ("1", "'running'"), TRUE },
  { "lapse/earlier-screening", with_lapse_then_screening, LAPSE ("1", "1"),
    FALSE },
  { "lapse/other-patient", with_screening, LAPSE ("2", "1"), FALSE },
  { "lapse/draft", with_draft, LAPSE ("1", "1"), FALSE },
  { "lapse/no-clinician", with_screening,
    "UPDATE clinician SET active = 0;" LAPSE ("1", "1"), FALSE },
  { "lapse/delete", with_lapse, "DELETE FROM lapse;", FALSE },
  { "lapse/update", with_lapse, "UPDATE lapse SET screening_id = 9;", FALSE },
  { "lapse/replace", with_lapse,
    "INSERT OR REPLACE INTO lapse SELECT * FROM lapse;", FALSE },
  { "lapse/short-pause", with_short_pause, SESSION ("1", "'running'"), TRUE },
  { "lapse/long-pause", with_long_pause, SESSION ("1", "'running'"), FALSE },
  { "lapse/day-before-birthday", with_day_before_birthday,
    SESSION ("1", "'running'"), TRUE },
  { "lapse/birthday", with_birthday, SESSION ("1", "'running'"), FALSE },

  /* Where a version came from, and advice. */
  { "origin/honest", with_ended_session, NEW_VERSION ORIGIN ("50", "1"), TRUE },
  { "origin/running-session", with_session, NEW_VERSION ORIGIN ("50", "1"),
    FALSE },
  { "origin/no-session", with_ended_session, NEW_VERSION ORIGIN ("50", "9"),
    FALSE },
  { "origin/first-plan", with_ended_session, ORIGIN ("1", "1"), FALSE },
  { "origin/twice", with_ended_session,
    NEW_VERSION ORIGIN ("50", "1") ORIGIN ("50", "1"), FALSE },
  { "origin/replace", with_ended_session,
    NEW_VERSION ORIGIN ("50", "1")
      "INSERT OR REPLACE INTO plan_origin SELECT * FROM plan_origin;",
    FALSE },
  { "origin/update", with_ended_session,
    NEW_VERSION ORIGIN ("50", "1") "UPDATE plan_origin SET session_id = 9;",
    FALSE },
  { "origin/delete", with_ended_session,
    NEW_VERSION ORIGIN ("50", "1") "DELETE FROM plan_origin;", FALSE },
  { "advice/honest", with_ended_session, REFUSAL, TRUE },
  { "advice/accepted", with_ended_session,
    NEW_VERSION DECISION ("1", "1", "accepted", "NULL", "50"), TRUE },
  { "advice/without-reason", with_ended_session,
    DECISION ("1", "1", "refused", "'  no      '", "NULL"), FALSE },
  { "advice/other-patient", with_ended_session,
    DECISION ("2", "1", "accepted", "NULL", "NULL"), FALSE },
  { "advice/no-session", with_ended_session,
    DECISION ("1", "9", "accepted", "NULL", "NULL"), FALSE },
  { "advice/running-session", with_session, REFUSAL, FALSE },
  { "advice/other-plan", with_ended_session,
    DECISION ("1", "1", "accepted", "NULL", "1"), FALSE },
  { "advice/no-clinician", with_ended_session,
    "UPDATE clinician SET active = 0;" REFUSAL, FALSE },
  { "advice/assistant", with_ended_session, STORE_TEST_ASSISTANT REFUSAL,
    FALSE },
  { "advice/twice", with_ended_session, REFUSAL REFUSAL, FALSE },
  { "advice/replace", with_ended_session,
    REFUSAL "INSERT OR REPLACE INTO advice_decision"
            " SELECT * FROM advice_decision;",
    FALSE },
  { "advice/update", with_ended_session,
    REFUSAL "UPDATE advice_decision SET reason = 'Another reason for it.';",
    FALSE },
  { "advice/delete", with_ended_session,
    REFUSAL "DELETE FROM advice_decision;", FALSE },

  /* Signed screenings. */
  { "screening/update", with_screening,
    "UPDATE screening SET outcome = 'REFUSED';", FALSE },
  { "screening/forge-outcome", with_deferral,
    "UPDATE screening SET outcome = 'CLEARED', dose_class = 'A',"
    " valid_until = date(date, '+90 days');",
    FALSE },
  { "screening/longer", with_screening,
    "UPDATE screening SET valid_until = date(valid_until, '+1 day');", FALSE },
  { "screening/delete", with_screening, "DELETE FROM screening;", FALSE },
  { "screening/replace", with_screening,
    "INSERT OR REPLACE INTO screening (id, patient_id, date,"
    " questionnaire_version) VALUES (1, 1, :today, 'x');",
    FALSE },
  { "screening/update-or-replace", with_screening,
    DRAFT "UPDATE OR REPLACE screening SET id = 1 WHERE id = 60;", FALSE },
  { "screening/to-other-patient", with_draft,
    "UPDATE screening SET patient_id = 9;", FALSE },
  { "screening/insert-signed", nothing,
    "INSERT INTO screening (id, patient_id, date, questionnaire_version,"
    " signed_at, clinician_id, signed_by, birth_date, sex, outcome, dose_class,"
    " valid_days, valid_until) VALUES (60, 1, :today, 'x', :now, 1, 'A',"
    " '1985-03-02', 'female', 'CLEARED', 'A', 90, :today);",
    FALSE },
  { "screening/answer-update", with_screening,
    "UPDATE answer SET value = 'no', limbs = NULL;", FALSE },
  { "screening/answer-delete", with_screening, "DELETE FROM answer;", FALSE },
  { "screening/answer-insert", with_screening,
    "INSERT INTO answer (screening_id, question_id, value)"
    " VALUES (1, 'NEW', 'no');",
    FALSE },
  { "screening/answer-replace", with_screening,
    "INSERT OR REPLACE INTO answer (screening_id, question_id, value)"
    " SELECT screening_id, question_id, 'unknown' FROM answer;",
    FALSE },
  { "screening/answer-move-in", with_screening,
    DRAFT ANSWER "UPDATE OR REPLACE answer SET screening_id = 1"
                 " WHERE screening_id = 60;",
    FALSE },
  { "screening/measurement-update", with_screening,
    "UPDATE measurement SET value = 120;", FALSE },
  { "screening/measurement-delete", with_screening, "DELETE FROM measurement;",
    FALSE },
  { "screening/finding-insert", with_screening,
    "INSERT INTO finding (screening_id, position, rule_id, level,"
    " whole_patient, from_unknown, lifted, counts_as_relative,"
    " forces_class_c) VALUES (1, 99, 'PAD', 'NONE', 1, 0, 0, 0, 0);",
    FALSE },
  { "screening/finding-delete", with_deferral, "DELETE FROM finding;", FALSE },
  { "screening/clearance-insert", with_deferral,
    "INSERT INTO clearance (screening_id, position, finding_ids, name)"
    " VALUES (1, 0, 'BP_CRISIS', 'Dr. X');",
    FALSE },
  { "screening/justification-insert", with_deferral,
    "INSERT INTO justification (screening_id, position, finding_ids, clinician,"
    " text) VALUES (1, 0, 'BP_CRISIS', 'A',"
    " 'a text that is longer than forty characters is here');",
    FALSE },
  { "screening/limb-update", with_blocked_arm,
    "UPDATE limb_verdict SET state = 'PERMITTED', dose_class = 'A';", FALSE },
  { "screening/limb-replace", with_blocked_arm,
    "INSERT OR REPLACE INTO limb_verdict (screening_id, limb, state,"
    " dose_class) VALUES (1, 'LEFT_ARM', 'PERMITTED', 'A');",
    FALSE },
  { "screening/limb-delete", with_blocked_arm, "DELETE FROM limb_verdict;",
    FALSE },

  /* Signing by hand. */
  { "sign/honest", nothing,
    DRAFT ANSWER LIMBS ("PERMITTED", "'A'") SIGN ("CLEARED"), TRUE },
  { "sign/no-verdict-rows", with_draft, SIGN ("CLEARED"), FALSE },
  { "sign/three-limbs", nothing,
    DRAFT ANSWER LIMBS ("PERMITTED", "'A'")
      "DELETE FROM limb_verdict WHERE limb = 'LEFT_ARM';" SIGN ("CLEARED"),
    FALSE },
  { "sign/no-answers", nothing,
    DRAFT LIMBS ("PERMITTED", "'A'") SIGN ("CLEARED"), FALSE },
  { "sign/against-finding", nothing,
    DRAFT ANSWER LIMBS ("PERMITTED", "'A'") FINDING SIGN ("CLEARED"), FALSE },
  { "sign/incomplete", nothing,
    DRAFT ANSWER LIMBS ("PERMITTED", "'A'") SIGN ("INCOMPLETE"), FALSE },
  { "sign/limb-without-class", nothing,
    DRAFT ANSWER LIMBS ("PERMITTED", "NULL") SIGN ("CLEARED"), FALSE },
  { "sign/too-long", nothing,
    DRAFT ANSWER LIMBS ("PERMITTED", "'A'")
      "UPDATE screening SET signed_at = :now, clinician_id = 1, signed_by ="
      " 'A', birth_date = '1985-03-02', sex = 'female', outcome = 'CLEARED',"
      " dose_class = 'A', valid_days = 90,"
      " valid_until = date(:today, '+91 days');",
    FALSE },

  /* What was done. */
  { "set/honest", with_session, SET ("1", "2"), TRUE },
  { "set/twice", with_session, SET ("1", "1"), FALSE },
  { "set/ended-session", with_ended_session, SET ("1", "2"), FALSE },
  { "set/no-session", with_plan, SET ("1", "1"), FALSE },
  { "set/delete", with_session, "DELETE FROM set_entry;", FALSE },
  { "set/replace", with_session,
    "INSERT OR REPLACE INTO set_entry SELECT * FROM set_entry;", FALSE },
  { "set/replace-by-number", with_session,
    "INSERT OR REPLACE INTO set_entry (id, session_id, prescription_id,"
    " set_number, target_reps, reps, ending, logged_at)"
    " VALUES (77, 1, 1, 1, 30, 3, 'short', :now);",
    FALSE },
  { "set/correct-without-trace", with_session,
    "UPDATE set_entry SET reps = 12;", FALSE },
  { "set/correct-with-trace", with_session,
    "UPDATE set_entry SET reps = 12, first_reps = 30;", TRUE },
  { "set/forge-first", with_session,
    "UPDATE set_entry SET reps = 12, first_reps = 30;"
    "UPDATE set_entry SET first_reps = 11;",
    FALSE },
  { "set/correct-after-end", with_ended_session,
    "UPDATE set_entry SET reps = 12, first_reps = 30;", FALSE },
  { "set/rate-after-end", with_ended_session, "UPDATE set_entry SET effort = 6;",
    TRUE },
  { "set/reason-of-full", with_session,
    "UPDATE set_entry SET short_reason = 'pain';", FALSE },
  { "set/reason-of-short", with_session,
    "UPDATE set_entry SET ending = 'short', short_reason = 'pain';", TRUE },
  { "set/reason-unknown", with_session,
    "UPDATE set_entry SET ending = 'short', short_reason = 'tired';", FALSE },
  { "set/reason-then-full", with_session,
    "UPDATE set_entry SET ending = 'short', short_reason = 'pain';"
    "UPDATE set_entry SET ending = 'target';",
    FALSE },
  { "set/reason-changed-after-end", with_session,
    "UPDATE set_entry SET ending = 'short', short_reason = 'pain';"
    "UPDATE session SET state = 'completed', ended_at = :now;"
    "UPDATE set_entry SET short_reason = 'told';",
    FALSE },
  { "set/reason-after-end", with_session,
    "UPDATE set_entry SET ending = 'short';"
    "UPDATE session SET state = 'completed', ended_at = :now;"
    "UPDATE set_entry SET short_reason = 'told';",
    TRUE },
  { "set/insert-reason-of-full", with_session,
    "INSERT INTO set_entry (session_id, prescription_id, set_number,"
    " target_reps, reps, ending, short_reason, logged_at)"
    " VALUES (1, 1, 2, 15, 15, 'target', 'cuff', :now);",
    FALSE },
  { "set/101-reps", with_session, 
    "UPDATE set_entry SET reps = 101, first_reps = 30;", FALSE },
  { "set/effort-11", with_session, "UPDATE set_entry SET effort = 11;", FALSE },
  { "cuff/delete", with_session, "DELETE FROM cuff_event;", FALSE },
  { "cuff/update", with_session, "UPDATE cuff_event SET boot_us = 0;", FALSE },
  { "cuff/replace", with_session,
    "INSERT OR REPLACE INTO cuff_event SELECT * FROM cuff_event;", FALSE },
  { "audit/delete", nothing, "DELETE FROM audit_entry;", FALSE },
  { "audit/update", nothing, "UPDATE audit_entry SET after = NULL;", FALSE },
  { "audit/replace", nothing,
    "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry;", FALSE },

  /* The ground that all this stands on. */
  { "file/time-by-hand", nothing, "UPDATE clinic_file SET time_by_hand = 0;",
    FALSE },
  { "file/another", nothing, "INSERT OR REPLACE INTO clinic_file VALUES (1, 0);",
    FALSE },
  { "file/delete", nothing, "DELETE FROM clinic_file;", FALSE },
  { "patient/delete", nothing, "DELETE FROM patient;", FALSE },
  { "patient/replace", nothing,
    "INSERT OR REPLACE INTO patient SELECT * FROM patient;", FALSE },
  { "patient/renumber", nothing, "UPDATE patient SET id = 9;", FALSE },
  { "clinician/delete", nothing, "DELETE FROM clinician;", FALSE },
};

static void
test_attack (StoreTest *test, gconstpointer data)
{
  const Attack *attack = data;

  attack->prepare (test);
  store_test_attack (test, attack->sql, attack->honest);
}

/* In a file of the machine's time nobody signs in the past, where a screening
 * that has lapsed since was still valid, nor in the future. */
static void
test_machine_time (StoreTest *test, gconstpointer data)
{
  static const int offsets_s[] = { -40 * 24 * 3600, 40 * 24 * 3600 };
  gint64 now_s = cw_clock_now (cw_clock_system ()).utc_s;
  sqlite3 *raw = NULL;

  store_test_sign_screening (test, test->patient_id);
  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (offsets_s); i++) {
    g_autofree char *at = cw_time_to_iso (now_s + offsets_s[i]);
    g_autofree char *on =
      cw_date_to_iso (cw_time_local_date (now_s + offsets_s[i]));
    g_autofree char *until =
      cw_date_to_iso (cw_time_local_date (now_s + offsets_s[i]) + 90);

    g_assert_cmpint (store_test_run_sql (raw, HONEST_PLAN, at, on), ==, SQLITE_CONSTRAINT);
    g_assert_cmpint (store_test_run_sql (raw,
                          "INSERT INTO screening (id, patient_id, date,"
                          " questionnaire_version)"
                          " VALUES (60, 1, :today, 'x');" ANSWER LIMBS (
                            "PERMITTED", "'A'") SIGN ("CLEARED"),
                          at, on),
                     ==, SQLITE_CONSTRAINT);
  }
  {
    g_autofree char *at = cw_time_to_iso (now_s + 1);
    g_autofree char *on = cw_date_to_iso (cw_time_local_date (now_s + 1));

    g_assert_cmpint (store_test_run_sql (raw, HONEST_PLAN HONEST_DOSE ("RIGHT_LEG"), at, on),
                     ==, SQLITE_OK);
  }
  g_assert_cmpint (store_test_run_sql (raw, "UPDATE clinic_file SET time_by_hand = 1;", "",
                        ""),
                   ==, SQLITE_CONSTRAINT);
  sqlite3_close (raw);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path = g_strconcat ("/gate/", attacks[i].name, NULL);

    g_test_add (path, StoreTest, &attacks[i], store_test_set_up_file,
                test_attack, store_test_tear_down);
  }
  g_test_add ("/gate/machine-time", StoreTest, NULL,
              store_test_set_up_machine_time, test_machine_time,
              store_test_tear_down);
  return g_test_run ();
}
