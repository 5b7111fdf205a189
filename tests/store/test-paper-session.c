/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/adverse-event-record.h"
#include "store-test.h"

/* Home sessions from the paper log: what they become, the gate of their day, and
 * raw SQL against it. */

static CwPlan *
begin (StoreTest *test)
{
  store_test_sign_screening (test, test->patient_id);
  return store_test_sign_home_plan (test, test->patient_id);
}

/* 30, 15, 15, 12 with effort 7, pain 2 and six minutes. */
static CwSession *
make_session (StoreTest *test, const CwPlan *plan)
{
  static const double reps[] = { 30, 15, 15, 12 };
  CwSession *session = cw_session_new ();
  const CwPrescription *prescription = plan->prescriptions->pdata[0];
  CwPaperCuff cuff = { prescription->id, 6 };
  CwSetEntry *last;

  session->patient_id = test->patient_id;
  session->state = CW_SESSION_COMPLETED;
  for (gsize i = 0; i < G_N_ELEMENTS (reps); i++)
    cw_paper_session_add_set (session, prescription, reps[i]);
  last = session->sets->pdata[3];
  last->effort = 7;
  last->pain = 2;
  g_array_append_val (session->paper_cuffs, cuff);
  return session;
}

static gboolean
type_in (StoreTest *test,
         const CwPlan *plan,
         int days_ago,
         gint64 *id,
         GError **error)
{
  g_autoptr (CwSession) session = make_session (test, plan);

  if (!cw_clinic_add_paper_session (
          test->clinic, session, cw_clinic_get_today (test->clinic) - days_ago,
          NULL, test->clinician_id, error))
    return FALSE;
  if (id != NULL)
    *id = session->id;
  return TRUE;
}

static void
assert_refused (StoreTest *test,
                const CwPlan *plan,
                int days_ago,
                CwGateError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (type_in (test, plan, days_ago, NULL, &error));
  g_assert_error (error, CW_GATE_ERROR, (int)code);
}

static CwExerciseSession *
load_last_progress (StoreTest *test, GPtrArray **progress)
{
  g_autoptr (GError) error = NULL;
  CwExerciseProgress *exercise;

  *progress
      = cw_clinic_load_progress (test->clinic, test->patient_id, 0, &error);
  g_assert_no_error (error);
  exercise = (*progress)->pdata[0];
  return exercise->sessions->pdata[exercise->sessions->len - 1];
}

/* All that the paper says is there again, in the drop-off chart too. */
static void
test_kept (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwSession) session = make_session (test, plan);
  g_autoptr (CwSession) loaded = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GError) error = NULL;
  CwDate day;
  const CwExerciseSession *last;
  const CwSetEntry *set;

  store_test_pass_days (test, 3);
  day = cw_clinic_get_today (test->clinic) - 1;
  g_assert_true (cw_clinic_add_paper_session (test->clinic, session, day,
                                              " Cuff\nslipped once ",
                                              test->clinician_id, &error));
  g_assert_no_error (error);
  loaded = cw_clinic_load_session (test->clinic, session->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_time_local_date (loaded->started_at), ==, day);
  g_assert_cmpint (loaded->entered_at, ==, cw_clock_now (test->clock).utc_s);
  g_assert_cmpint (loaded->plan_id, ==, plan->id);
  g_assert_cmpint (loaded->number, ==, 7);
  g_assert_cmpint (loaded->clinician_id, ==, test->clinician_id);
  g_assert_cmpuint (loaded->sets->len, ==, 4);
  set = loaded->sets->pdata[3];
  g_assert_cmpint (set->reps, ==, 12);
  g_assert_cmpint (set->target_reps, ==, 15);
  g_assert_cmpint (set->end, ==, CW_SET_END_SHORT);
  g_assert_cmpfloat (set->effort, ==, 7);
  g_assert_cmpfloat (set->pain, ==, 2);
  g_assert_true (isnan (set->rest_s));
  g_assert_cmpuint (loaded->cuff_events->len, ==, 0);
  g_assert_cmpfloat (
      cw_session_get_paper_minutes (loaded, set->prescription_id), ==, 6);
  g_assert_cmpuint (loaded->remarks->len, ==, 1);
  g_assert_cmpstr (((CwSessionRemark *)loaded->remarks->pdata[0])->text, ==,
                   "Cuff slipped once");
  last = load_last_progress (test, &progress);
  g_assert_true (last->from_paper);
  g_assert_cmpint (last->session_id, ==, session->id);
  g_assert_cmpint (last->n_sets, ==, 4);
  g_assert_cmpfloat (last->inflated_s, ==, 360);
}

/* Typed in later than a session of the clinic, it stands before it. */
static void
test_order (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwSession) held = NULL;
  g_autoptr (CwSession) newest = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  store_test_pass_days (test, 3);
  held = store_test_start_session (test, plan->id);
  store_test_log_set (test, held, 1, 30);
  g_assert_false (type_in (test, plan, 1, NULL, &error)); /* it runs */
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN);
  g_clear_error (&error);
  store_test_end_session (test, held);
  g_assert_true (type_in (test, plan, 1, &id, &error));
  g_assert_no_error (error);
  newest
      = cw_clinic_load_last_session (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newest->id, ==, held->id);
  g_assert_cmpint (load_last_progress (test, &progress)->session_id, ==,
                   held->id);
}

/* What was done at home counts as done, and not as supervised; struck out it is
 * neither.  A course that is over begins anew. */
static void
test_supervised (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  CwCareState over;
  gint64 id = 0;

  store_test_pass_days (test, 3);
  g_assert_true (type_in (test, plan, 2, &id, &error));
  g_assert_true (type_in (test, plan, 1, NULL, &error));
  g_assert_true (cw_clinic_strike_session (test->clinic, id,
                                           "Another patient's log",
                                           test->clinician_id, &error));
  g_assert_no_error (error);
  overview = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overview->state.sessions_done, ==, 7);
  g_assert_cmpint (overview->state.supervised_sessions, ==, 6);
  g_assert_cmpint (overview->plan->supervised_sessions, ==, 6);
  g_assert_cmpint (cw_care_state_get_first_session (&overview->state), ==, 8);
  over = overview->state;
  over.sessions_done = over.sessions_planned;
  g_assert_cmpint (cw_care_state_get_first_session (&over), ==, 1);
  g_assert_cmpint (cw_care_state_get_supervised (&over), ==, 0);
}

/* One of today does not stand in the way of a session in the clinic. */
static void
test_then_held (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwSession) held = NULL;
  g_autoptr (GError) error = NULL;

  store_test_pass_days (test, 1);
  g_assert_true (type_in (test, plan, 0, NULL, &error));
  g_assert_no_error (error);
  held = store_test_start_session (test, plan->id);
  g_assert_cmpint (held->number, ==, 8);
}

static void
test_days (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (GError) error = NULL;

  store_test_pass_days (test, 2);
  g_assert_true (type_in (test, plan, 2, NULL, &error)); /* of the plan */
  g_assert_no_error (error);
  assert_refused (test, plan, -1, CW_GATE_ERROR_PLAN); /* tomorrow */
  assert_refused (test, plan, 3, CW_GATE_ERROR_PLAN);  /* of the clinic only */
  assert_refused (test, plan, 40, CW_GATE_ERROR_PLAN); /* before all plans */
}

static void
test_two_a_day (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwPaperDay) day = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  store_test_pass_days (test, 10);
  day = cw_clinic_load_paper_day (test->clinic, test->patient_id,
                                  cw_clinic_get_today (test->clinic) - 1,
                                  &error);
  g_assert_no_error (error);
  nothing = cw_paper_day_describe (day);
  g_assert_null (nothing);
  g_clear_pointer (&day, cw_paper_day_free);
  g_assert_true (type_in (test, plan, 1, NULL, &error));
  day = cw_clinic_load_paper_day (test->clinic, test->patient_id,
                                  cw_clinic_get_today (test->clinic) - 1,
                                  &error);
  words = cw_paper_day_describe (day);
  g_assert_nonnull (words);
  g_assert_true (type_in (test, plan, 1, NULL, &error));
  g_assert_no_error (error);
  assert_refused (test, plan, 1, CW_GATE_ERROR_DOSE);
}

/* What lapsed yesterday permitted the day before. */
static void
test_lapsed (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (GPtrArray) lapses
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_lapse_free);
  g_autoptr (GError) error = NULL;
  CwLapse *lapse = cw_lapse_new ();

  store_test_pass_days (test, 4);
  lapse->patient_id = test->patient_id;
  lapse->rule_id = g_strdup ("NEW_MEDICINE");
  lapse->day = cw_clinic_get_today (test->clinic) - 1;
  lapse->clinician_id = test->clinician_id;
  g_ptr_array_add (lapses, lapse);
  g_assert_true (cw_clinic_record_lapses (test->clinic, lapses, &error));
  g_assert_no_error (error);
  g_assert_true (type_in (test, plan, 2, NULL, &error));
  g_assert_no_error (error);
  assert_refused (test, plan, 1, CW_GATE_ERROR_LAPSED);
  assert_refused (test, plan, 0, CW_GATE_ERROR_LAPSED);
}

/* The last day of the screening, and the day after. */
static void
test_expired (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 6; i++) {
    store_test_pass_days (test, 12);
    g_assert_true (type_in (test, plan, 0, NULL, &error));
    g_assert_no_error (error);
  }
  store_test_pass_days (test, 7); /* 12 + 72 + 7 after the screening */
  assert_refused (test, plan, 0, CW_GATE_ERROR_EXPIRED);
  g_assert_true (type_in (test, plan, 1, NULL, &error));
  g_assert_no_error (error);
}

/* A symptom on paper opens its event, and holds back the next session. */
static void
test_symptom (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwSession) session = make_session (test, plan);
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwSession) next = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  const CwAdverseEvent *event;

  store_test_pass_days (test, 3);
  session->state = CW_SESSION_STOPPED;
  g_assert_false (cw_clinic_add_paper_session (
      test->clinic, session, cw_clinic_get_today (test->clinic) - 1, "Numb",
      test->clinician_id, &error)); /* which symptom? */
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  session->stop_rule_id = g_strdup ("STOP_NUMB");
  g_assert_true (cw_clinic_add_paper_session (
      test->clinic, session, cw_clinic_get_today (test->clinic) - 1,
      "Foot numb after the second set", test->clinician_id, &error));
  g_assert_no_error (error);
  events
      = cw_clinic_load_adverse_events (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  event = events->pdata[0];
  g_assert_cmpstr (event->stop_rule_id, ==, "STOP_NUMB");
  g_assert_cmpint (event->session_id, ==, session->id);
  g_assert_cmpint (event->limbs, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  g_assert_cmpfloat (event->inflated_s, ==, 360);
  g_assert_cmpstr (cw_adverse_event_get_current (event)->note, ==,
                   "Foot numb after the second set");
  next = cw_clinic_start_session (test->clinic, plan->id, check,
                                  test->clinician_id, &error);
  g_assert_null (next);
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_EVENT);
  assert_refused (test, plan, 1, CW_GATE_ERROR_EVENT); /* the limb, that day */
  assert_refused (test, plan, 0, CW_GATE_ERROR_EVENT); /* it waits */
}

/* Struck out, it stays and counts no more. */
static void
test_strike (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwSession) held = NULL;
  g_autoptr (CwSession) struck = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0, again = 0;

  store_test_pass_days (test, 3);
  g_assert_true (type_in (test, plan, 1, &id, &error));
  g_assert_false (cw_clinic_strike_session (test->clinic, id, "Wrong",
                                            test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (cw_clinic_strike_session (
      test->clinic, id, "Read from the wrong line.", test->clinician_id,
      &error));
  g_assert_no_error (error);
  struck = cw_clinic_load_session (test->clinic, id, &error);
  g_assert_cmpstr (struck->strike.reason, ==, "Read from the wrong line.");
  g_assert_cmpint (load_last_progress (test, &progress)->session_id, !=, id);
  sessions
      = cw_clinic_load_sessions (test->clinic, test->patient_id, 0, &error);
  g_assert_cmpuint (sessions->len, ==, 7);
  g_assert_true (type_in (test, plan, 1, &again, &error));
  g_assert_no_error (error);
  /* One of the clinic stays as it is. */
  held = store_test_start_session (test, plan->id);
  store_test_end_session (test, held);
  g_assert_false (cw_clinic_strike_session (test->clinic, held->id,
                                            "It was another patient.",
                                            test->clinician_id, &error));
}

static void
test_invalid (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = begin (test);
  g_autoptr (CwSession) empty = cw_session_new ();
  g_autoptr (CwSession) fifth = make_session (test, plan);
  g_autoptr (GError) error = NULL;
  CwDate today = cw_clinic_get_today (test->clinic);

  empty->patient_id = test->patient_id;
  empty->state = CW_SESSION_COMPLETED;
  g_assert_false (cw_clinic_add_paper_session (
      test->clinic, empty, today, NULL, test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  cw_paper_session_add_set (fifth, plan->prescriptions->pdata[0], 10);
  g_assert_false (cw_clinic_add_paper_session (
      test->clinic, fifth, today, NULL, test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
}

/* Remarks follow each other, on a session of the clinic as well. */
static void
test_remarks (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwSession) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const CwSessionRemark *remark;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  store_test_end_session (test, session);
  g_assert_false (cw_clinic_add_remark (test->clinic, session->id, "  ",
                                        test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (cw_clinic_add_remark (test->clinic, session->id,
                                       "Walks without the stick",
                                       test->clinician_id, &error));
  g_assert_true (cw_clinic_add_remark (test->clinic, session->id, "Second",
                                       test->clinician_id, &error));
  g_assert_no_error (error);
  loaded = cw_clinic_load_session (test->clinic, session->id, &error);
  g_assert_cmpuint (loaded->remarks->len, ==, 2);
  remark = loaded->remarks->pdata[0];
  g_assert_cmpstr (remark->text, ==, "Walks without the stick");
  g_assert_cmpint (remark->written_at, ==, cw_clock_now (test->clock).utc_s);
  g_assert_nonnull (remark->written_by);
}

/* The plan for home has id 2; yesterday is :today minus one. */
#define PAPER_OF(plan, state, start, entered, sets, columns, values)           \
  "INSERT INTO session (id, patient_id, plan_id, line, number, state,"         \
  " started_at, started_on, ended_at, clinician_id, check_count, entered_at,"  \
  " paper_set_count" columns ") VALUES (90, 1, " plan ", 1, 90, " state ","    \
  " strftime('%Y-%m-%dT12:00:00Z', :today, " start "),"                        \
  " date(:today, " start "),"                                                  \
  " strftime('%Y-%m-%dT12:00:00Z', :today, " start "),"                        \
  " 1, 1, " entered ", " sets values ");"
#define PAPER(start)                                                           \
  PAPER_OF ("2", "'completed'", start, ":now", "1", "", "")
#define CUFF                                                                   \
  "INSERT INTO paper_cuff (session_id, prescription_id, minutes)"              \
  " VALUES (90, 2, 6);"
#define SET(prescription, number)                                              \
  "INSERT INTO set_entry (session_id, prescription_id, set_number,"            \
  " target_reps, reps, ending, logged_at)"                                     \
  " VALUES (90, " prescription ", " number ", 15, 12, 'short', :now);"
#define STRIKE                                                                 \
  "UPDATE session SET struck_at = :now, struck_clinician_id = 1,"              \
  " struck_by = 'A', struck_reason = 'Read from another line.'"
#define LAPSE(day)                                                             \
  "INSERT INTO lapse (patient_id, screening_id, rule_id, day, clinician_id,"   \
  " recorded_at) VALUES (1, 1, 'NEW_MEDICINE', date(:today, " day "), 1,"      \
  " :now);"

typedef struct {
  const char *name;
  const char *sql;
  gboolean honest;
} Attack;

static const Attack attacks[] = {
  { "honest", PAPER ("'-1 day'") CUFF SET ("2", "1"), TRUE },
  { "honest-stop",
    PAPER_OF ("2", "'stopped'", "'-1 day'", ":now", "1",
              ", stop_rule_id, stopped_at",
              ", 'STOP_NUMB',"
              " strftime('%Y-%m-%dT12:00:00Z', :today, '-1 day')"),
    TRUE },
  { "plan-of-the-clinic",
    PAPER_OF ("1", "'completed'", "'-1 day'", ":now", "1", "", ""), FALSE },
  { "plan-of-the-clinic-on-its-days",
    PAPER_OF ("1", "'completed'", "'-9 days'", ":now", "1", "", ""), FALSE },
  { "before-the-plan", PAPER ("'-5 days'"), FALSE },
  { "tomorrow", PAPER ("'+1 day'"), FALSE },
  { "running",
    PAPER_OF ("2", "'running'", "'-1 day'", ":now", "1", "", ""), FALSE },
  { "stop-without-a-rule",
    PAPER_OF ("2", "'stopped'", "'-1 day'", ":now", "1", "", ""), FALSE },
  { "with-a-pressure",
    PAPER_OF ("2", "'completed'", "'-1 day'", ":now", "1",
              ", sbp_mmhg, dbp_mmhg, heart_rate_bpm", ", 120, 80, 66"),
    FALSE },
  { "without-sets",
    PAPER_OF ("2", "'completed'", "'-1 day'", ":now", "NULL", "", ""), FALSE },
  { "not-from-paper",
    PAPER_OF ("2", "'completed'", "'-1 day'", "NULL", "NULL", "", ""), FALSE },
  { "inserted-struck",
    PAPER_OF ("2", "'completed'", "'-1 day'", ":now", "1",
              ", struck_at, struck_clinician_id, struck_by, struck_reason",
              ", :now, 1, 'A', 'Read from another line.'"),
    FALSE },
  { "over-another",
    "INSERT OR REPLACE INTO session SELECT * FROM session WHERE id = 1;",
    FALSE },
  { "lapsed-before", LAPSE ("'-2 days'") PAPER ("'-1 day'"), FALSE },
  { "lapsed-on-the-day", LAPSE ("'-1 day'") PAPER ("'-1 day'"), FALSE },
  { "lapsed-after", LAPSE ("'0 days'") PAPER ("'-1 day'"), TRUE },
  { "third-on-a-day",
    PAPER ("'-1 day'") "UPDATE clinic SET name = name;"
    "INSERT INTO session (patient_id, plan_id, line, number, state,"
    " started_at, started_on, ended_at, clinician_id, check_count, entered_at,"
    " paper_set_count) SELECT patient_id, plan_id, line, 91, state, started_at,"
    " started_on, ended_at, clinician_id, 1, entered_at, 1 FROM session"
    " WHERE id = 90;"
    "INSERT INTO session (patient_id, plan_id, line, number, state,"
    " started_at, started_on, ended_at, clinician_id, check_count, entered_at,"
    " paper_set_count) SELECT patient_id, plan_id, line, 92, state, started_at,"
    " started_on, ended_at, clinician_id, 1, entered_at, 1 FROM session"
    " WHERE id = 90;",
    FALSE },
  { "with-a-cuff-event",
    PAPER ("'-1 day'")
    "INSERT INTO cuff_event (session_id, prescription_id, kind, limbs,"
    " pressure_mmhg, at, boot_us, boot_id) VALUES (90, 2, 'inflate',"
    " 'RIGHT_LEG', 114, :now, 1, 'b');",
    FALSE },
  { "with-a-changed-course",
    PAPER ("'-1 day'")
    "INSERT INTO course_event (session_id, prescription_id, set_number, kind,"
    " seconds, at, boot_us, boot_id) VALUES (90, 2, 1, 'skip', 0, :now, 1,"
    " 'b');",
    FALSE },
  { "with-a-check-before",
    PAPER ("'-1 day'")
    "INSERT INTO same_day_result VALUES (90, 'CHECK_X', 'green');",
    FALSE },
  { "with-a-check-after",
    PAPER ("'-1 day'") SET ("2", "1")
    "INSERT INTO safety_check (session_id, check_id, set_number, result,"
    " checked_at) VALUES (90, 'CHECK_SKIN', 0, 'green', :now);",
    FALSE },
  { "one-set-more", PAPER ("'-1 day'") SET ("2", "1") SET ("2", "2"), FALSE },
  { "set-of-another-plan", PAPER ("'-1 day'") SET ("1", "1"), FALSE },
  { "minutes-after-the-sets", PAPER ("'-1 day'") SET ("2", "1") CUFF, FALSE },
  { "minutes-twice", PAPER ("'-1 day'") CUFF CUFF, FALSE },
  { "minutes-of-the-clinic",
    "INSERT INTO paper_cuff VALUES (1, 1, 6);", FALSE },
  { "minutes-changed",
    PAPER ("'-1 day'") CUFF "UPDATE paper_cuff SET minutes = 5;", FALSE },
  { "minutes-deleted", PAPER ("'-1 day'") CUFF "DELETE FROM paper_cuff;",
    FALSE },
  { "set-changed",
    PAPER ("'-1 day'") SET ("2", "1")
    "UPDATE set_entry SET effort = 3 WHERE session_id = 90;",
    FALSE },
  { "set-deleted",
    PAPER ("'-1 day'") SET ("2", "1")
    "DELETE FROM set_entry WHERE session_id = 90;",
    FALSE },
  { "moved",
    PAPER ("'-1 day'")
    "UPDATE session SET started_on = :today WHERE id = 90;",
    FALSE },
  { "made-held",
    PAPER ("'-1 day'")
    "UPDATE session SET entered_at = NULL, paper_set_count = NULL"
    " WHERE id = 90;",
    FALSE },
  { "deleted", PAPER ("'-1 day'") "DELETE FROM session WHERE id = 90;",
    FALSE },
  { "strike", PAPER ("'-1 day'") STRIKE " WHERE id = 90;", TRUE },
  { "strike-twice",
    PAPER ("'-1 day'") STRIKE " WHERE id = 90;" STRIKE " WHERE id = 90;",
    FALSE },
  { "strike-and-change",
    PAPER ("'-1 day'") STRIKE ", stop_note = 'x' WHERE id = 90;", FALSE },
  { "unstrike",
    PAPER ("'-1 day'") STRIKE " WHERE id = 90;"
    "UPDATE session SET struck_at = NULL, struck_clinician_id = NULL,"
    " struck_by = NULL, struck_reason = NULL WHERE id = 90;",
    FALSE },
  { "strike-short-reason",
    PAPER ("'-1 day'")
    "UPDATE session SET struck_at = :now, struck_clinician_id = 1,"
    " struck_by = 'A', struck_reason = 'Wrong' WHERE id = 90;",
    FALSE },
  { "strike-by-nobody",
    PAPER ("'-1 day'")
    "UPDATE session SET struck_at = :now, struck_clinician_id = 77,"
    " struck_by = 'A', struck_reason = 'Read from another line.'"
    " WHERE id = 90;",
    FALSE },
  { "strike-of-the-clinic", STRIKE " WHERE id = 1;", FALSE },
  { "remark",
    "INSERT INTO session_remark (session_id, text, clinician_id, written_by,"
    " written_at) VALUES (1, 'Slept well', 1, 'A', :now);",
    TRUE },
  { "remark-changed",
    "INSERT INTO session_remark (session_id, text, clinician_id, written_by,"
    " written_at) VALUES (1, 'Slept well', 1, 'A', :now);"
    "UPDATE session_remark SET text = 'Slept badly';",
    FALSE },
  { "remark-replaced",
    "INSERT INTO session_remark (id, session_id, text, clinician_id,"
    " written_by, written_at) VALUES (1, 1, 'Slept well', 1, 'A', :now);"
    "INSERT OR REPLACE INTO session_remark (id, session_id, text,"
    " clinician_id, written_by, written_at) VALUES (1, 1, 'No', 1, 'A', :now);",
    FALSE },
  { "remark-deleted",
    "INSERT INTO session_remark (session_id, text, clinician_id, written_by,"
    " written_at) VALUES (1, 'Slept well', 1, 'A', :now);"
    "DELETE FROM session_remark;",
    FALSE },
  { "remark-of-nobody",
    "INSERT INTO session_remark (session_id, text, clinician_id, written_by,"
    " written_at) VALUES (1, 'Slept well', 77, 'A', :now);",
    FALSE },
};

static void
test_attack (StoreTest *test, gconstpointer data)
{
  const Attack *attack = data;
  g_autoptr (CwPlan) plan = begin (test);

  g_assert_cmpint (plan->id, ==, 2);
  store_test_pass_days (test, 3);
  store_test_attack (test, attack->sql, attack->honest);
}

#define ADD(name, function)                                                    \
  g_test_add ("/paper-session/" name, StoreTest, NULL,                         \
              store_test_set_up_in_memory, function, store_test_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("order", test_order);
  ADD ("then-held", test_then_held);
  ADD ("supervised", test_supervised);
  ADD ("days", test_days);
  ADD ("two-a-day", test_two_a_day);
  ADD ("lapsed", test_lapsed);
  ADD ("expired", test_expired);
  ADD ("symptom", test_symptom);
  ADD ("strike", test_strike);
  ADD ("invalid", test_invalid);
  ADD ("remarks", test_remarks);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path
        = g_strconcat ("/paper-session/attack/", attacks[i].name, NULL);

    g_test_add (path, StoreTest, &attacks[i], store_test_set_up_file,
                test_attack, store_test_tear_down);
  }
  return g_test_run ();
}
