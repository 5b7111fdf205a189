/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>

#include "model/plan-default.h"
#include "store-test.h"

#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)

/* A session of the test's patient that was stopped by that rule. */
static void
stop_session (StoreTest *test, const char *rule_id)
{
  g_autoptr (CwPlan) plan = store_test_sign_plan (test, test->patient_id);
  g_autoptr (CwSession) session = store_test_start_session (test, plan->id);
  const CwPrescription *prescription = plan->prescriptions->pdata[0];
  g_autoptr (GError) error = NULL;
  CwCuffEvent event = { .prescription_id = prescription->id,
                        .kind = CW_CUFF_INFLATE,
                        .limbs = prescription->limbs,
                        .pressure_mmhg = prescription->pressure_mmhg };

  event.at = cw_clock_now (test->clock);
  cw_clinic_get_session_log ()->save_cuff_event (test->clinic, session, &event,
                                                 &error);
  g_assert_no_error (error);
  g_ptr_array_add (session->cuff_events, cw_cuff_event_copy (&event));
  cw_clock_manual_advance (test->clock, 120 * G_USEC_PER_SEC);
  event.kind = CW_CUFF_DEFLATE;
  event.id = 0;
  event.at = cw_clock_now (test->clock);
  cw_clinic_get_session_log ()->save_cuff_event (test->clinic, session, &event,
                                                 &error);
  g_assert_no_error (error);
  g_ptr_array_add (session->cuff_events, cw_cuff_event_copy (&event));
  session->state = CW_SESSION_STOPPED;
  session->stop_rule_id = g_strdup (rule_id);
  session->stopped = event.at;
  session->ended_at = event.at.utc_s;
  cw_clinic_get_session_log ()->save_session (test->clinic, session, &error);
  g_assert_no_error (error);
}

static CwAdverseEvent *
load_only (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events
      = cw_clinic_load_adverse_events (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  return g_ptr_array_steal_index (events, 0);
}

/* By an event that waits, or by the lapse that it left. */
static void
assert_closed (const GError *error)
{
  g_assert_cmpint (error->domain, ==, CW_GATE_ERROR);
  if (error->code != CW_GATE_ERROR_LAPSED)
    g_assert_cmpint (error->code, ==, CW_GATE_ERROR_EVENT);
}

static gboolean
may_start (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwSession) session = NULL;

  g_assert_no_error (error);
  session = cw_clinic_start_session (test->clinic, overview->plan->id, check,
                                     test->clinician_id, &error);
  if (session == NULL)
    assert_closed (error);
  return session != NULL;
}

static gboolean
may_prescribe (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  g_autoptr (CwPlan) plan = NULL;

  g_assert_no_error (error);
  plan = cw_plan_new_version (overview->plan, overview->screening);
  plan->change_reason = g_strdup ("After the event.");
  if (cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error))
    return TRUE;
  assert_closed (error);
  return FALSE;
}

static void
review (StoreTest *test)
{
  g_autoptr (CwAdverseEvent) event = load_only (test);
  g_autoptr (CwEventEntry) entry
      = cw_event_entry_copy (cw_adverse_event_get_current (event));
  g_autoptr (GError) error = NULL;

  entry->is_review = TRUE;
  g_assert_false (cw_clinic_add_event_entry (test->clinic, event, entry,
                                             test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  entry->severity = 2;
  entry->relatedness = 3;
  entry->action = g_strdup ("Pressure down by ten points, cuff placed anew.");
  cw_clinic_add_event_entry (test->clinic, event, entry, test->clinician_id,
                             &error);
  g_assert_no_error (error);
}

/* What a stop opens, and with what. */
static void
test_stop (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwAdverseEvent) event = NULL;
  const CwEventEntry *entry;
  g_autofree char *title = NULL;

  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  event = load_only (test);
  entry = cw_adverse_event_get_current (event);
  g_assert_cmpstr (entry->kind_id, ==, "AE_TINGLE");
  g_assert_cmpint (entry->grade, ==, CW_EVENT_NOTABLE);
  g_assert_cmpstr (event->stop_rule_id, ==, "STOP_TINGLE");
  g_assert_cmpuint (event->limbs, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  g_assert_cmpfloat (event->since_inflation_s, ==, 120);
  g_assert_cmpfloat (event->inflated_s, ==, 120);
  g_assert_cmpfloat (event->pressure_mmhg, >, 0);
  g_assert_true (cw_adverse_event_is_open (event));
  title = cw_adverse_event_get_title (event);
  g_assert_nonnull (strstr (title, "Tingling"));
  g_assert_cmpstr (cw_adverse_event_get_advice (event), !=, "");
}

static void
test_request (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;

  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_REQUEST");
  events
      = cw_clinic_load_adverse_events (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 0);
  g_assert_true (may_start (test));
}

/* A notable event pauses sessions, and not a new plan, until its review. */
static void
test_notable (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  store_test_pass_days (test, 2);
  g_assert_false (may_start (test));
  g_assert_true (may_prescribe (test));
  g_assert_false (may_start (test));
  review (test);
  g_assert_true (may_start (test));
}

/* CLINICAL 2.10: no cuff on that limb again that day, reviewed or not; on
 * another limb there may be, and the next day on that one, too. */
static void
test_limb_of_day (StoreTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  CwDate today = cw_clinic_get_today (test->clinic);

  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  review (test);
  g_assert_false (may_start (test));
  events
      = cw_clinic_load_adverse_events (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_false (cw_adverse_events_check_limbs (events, CW_LIMBS_LEGS, today,
                                                 &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_EVENT);
  g_clear_error (&error);
  g_assert_true (cw_adverse_events_check_limbs (
      events, CW_LIMB_BIT (CW_LIMB_LEFT_LEG), today, &error));
  store_test_pass_days (test, 1);
  g_assert_true (may_start (test));
}

/* The day is not over because somebody has set the time of day, be it to the day
 * before or to the day after.  After a restart only the time of day can tell. */
static void
test_limb_of_day_clock (StoreTest *test, gconstpointer data)
{
  gint64 stopped_s;

  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  review (test);
  stopped_s = cw_clock_now (test->clock).utc_s;
  cw_clock_manual_set_utc (test->clock, stopped_s + 24 * 3600);
  g_assert_false (may_start (test));
  cw_clock_manual_advance (test->clock, 14 * HOUR_US);
  g_assert_false (may_start (test));
  cw_clock_manual_advance (test->clock, HOUR_US);
  g_assert_true (may_start (test));
}

static void
test_limb_of_day_restart (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  review (test);
  cw_clock_manual_reboot (test->clock);
  g_assert_false (may_start (test));
  store_test_pass_days (test, 1);
  g_assert_true (may_start (test));
}

/* The file refuses that cuff by itself, by each of the clocks. */
static void
test_limb_of_day_clock_attack (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  review (test);
  store_test_pass_days (test, 1);
  g_assert_true (may_start (test));
#define INFLATE_AFTER(seconds, limbs)                                          \
  "INSERT INTO cuff_event (session_id, prescription_id, kind, limbs,"          \
  " pressure_mmhg, at, boot_us, boot_id) SELECT (SELECT max(id) FROM session)," \
  " c.prescription_id, 'inflate', '" limbs "', 100, :now,"                     \
  " s.stopped_boot_us + " seconds " * 1000000, s.stopped_boot_id"              \
  " FROM cuff_event c JOIN session s ON s.id = c.session_id"                   \
  " WHERE s.stopped_at IS NOT NULL LIMIT 1"
  store_test_attack (test, INFLATE_AFTER ("60", "RIGHT_LEG"), FALSE);
  store_test_attack (test, INFLATE_AFTER ("60", "LEFT_LEG;RIGHT_LEG"), FALSE);
  store_test_attack (test, INFLATE_AFTER ("60", "LEFT_LEG"), TRUE);
  store_test_attack (test, INFLATE_AFTER ("86400", "RIGHT_LEG"), TRUE);
}

/* The file refuses that cuff by itself, and no other. */
static void
test_limb_of_day_attack (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  review (test);
  store_test_attack (
      test,
      "INSERT INTO session (patient_id, plan_id, line, number, state,"
      " started_at, started_on, clinician_id, sbp_mmhg, dbp_mmhg,"
      " heart_rate_bpm, check_count) SELECT patient_id, plan_id, line,"
      " number + 1, 'running', ended_at, started_on, clinician_id, 120, 80, 66,"
      " 1 FROM session",
      TRUE);
#define INFLATE(limbs)                                                         \
  "INSERT INTO cuff_event (session_id, prescription_id, kind, limbs,"          \
  " pressure_mmhg, at, boot_us, boot_id) SELECT (SELECT max(id) FROM session)," \
  " prescription_id, 'inflate', '" limbs "', 100, :now, 0, ''"                 \
  " FROM cuff_event LIMIT 1"
  store_test_attack (test, INFLATE ("RIGHT_LEG"), FALSE);
  store_test_attack (test, INFLATE ("LEFT_LEG;RIGHT_LEG"), FALSE);
  store_test_attack (test, INFLATE ("LEFT_LEG"), TRUE);
}

/* A serious one locks both, and a review alone does not open them. */
static void
test_serious (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_SWELL");
  store_test_pass_days (test, 2);
  g_assert_false (may_start (test));
  g_assert_false (may_prescribe (test));
  review (test);
  g_assert_false (may_start (test));
  g_assert_false (may_prescribe (test));
  store_test_sign_screening (test, test->patient_id);
  g_assert_true (may_prescribe (test));
  g_assert_true (may_start (test));
}

/* A screening does not replace the review. */
static void
test_not_reviewed (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_SWELL");
  store_test_pass_days (test, 2);
  store_test_sign_screening (test, test->patient_id);
  g_assert_false (may_start (test));
  g_assert_false (may_prescribe (test));
}

/* Reviewed as notable, then found to be serious: closed again. */
static void
test_raised (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwAdverseEvent) event = NULL;
  g_autoptr (CwEventEntry) entry = cw_event_entry_new ();
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_PALLOR");
  store_test_pass_days (test, 1);
  review (test);
  store_test_sign_screening (test, test->patient_id);
  store_test_pass_days (test, 1);
  g_assert_true (may_prescribe (test));
  event = load_only (test);
  entry->kind_id = g_strdup ("AE_PALLOR");
  entry->grade = CW_EVENT_SERIOUS;
  cw_clinic_add_event_entry (test->clinic, event, entry, test->clinician_id,
                             &error);
  g_assert_no_error (error);
  g_assert_false (may_start (test));
  review (test);
  /* The screening was signed before it was known to be serious. */
  g_assert_false (may_start (test));
  store_test_pass_days (test, 1);
  store_test_sign_screening (test, test->patient_id);
  g_assert_true (may_prescribe (test));
  g_assert_true (may_start (test));
}

/* Told by telephone, two days after. */
static void
test_reported (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwAdverseEvent) event = cw_adverse_event_new ();
  g_autoptr (CwPlan) plan = NULL;
  CwEventEntry *entry = cw_event_entry_new ();
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  event->patient_id = test->patient_id;
  event->happened_at = STORE_TEST_START_UTC;
  entry->kind_id = g_strdup ("AE_BURN");
  entry->grade = CW_EVENT_SERIOUS;
  g_ptr_array_add (event->entries, entry);
  g_assert_false (cw_clinic_open_adverse_event (test->clinic, event,
                                                test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  entry->grade = CW_EVENT_EXPECTED;
  cw_clinic_open_adverse_event (test->clinic, event, test->clinician_id,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpint (event->id, >, 0);
  g_assert_true (may_start (test));
}

#define REVIEW                                                                 \
  "INSERT INTO adverse_event_entry (adverse_event_id, position, kind_id,"      \
  " grade, severity, relatedness, action, is_review, clinician_id, signed_by," \
  " signed_at) SELECT 1, max(position) + 1, 'AE_TINGLE', 'notable', 1, 1,"     \
  " 'Looked at the limb.', 1, 1, 'A', :now FROM adverse_event_entry;"

static void
test_review_attack (StoreTest *test, gconstpointer data)
{
  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  store_test_attack (test, STORE_TEST_ASSISTANT REVIEW, FALSE);
  store_test_attack (test, REVIEW, TRUE);
}

/* By another program, with nothing switched on. */
static void
test_attacks (StoreTest *test, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE adverse_event SET happened_at = '2020-01-01T00:00:00Z'",
    "DELETE FROM adverse_event",
    "UPDATE adverse_event_entry SET is_review = 1",
    "UPDATE adverse_event_entry SET grade = 'expected'",
    "DELETE FROM adverse_event_entry",
    "INSERT OR REPLACE INTO adverse_event SELECT * FROM adverse_event",
    "INSERT OR REPLACE INTO adverse_event_entry SELECT * FROM"
    " adverse_event_entry",
    /* A review that says nothing. */
    "INSERT INTO adverse_event_entry (adverse_event_id, position, kind_id,"
    " grade, is_review, clinician_id, signed_by, signed_at) SELECT 1, 1,"
    " 'AE_TINGLE', 'notable', 1, 1, 'A', signed_at FROM adverse_event_entry",
    /* Out of order, by nobody, and before what it answers. */
    "INSERT INTO adverse_event_entry (adverse_event_id, position, kind_id,"
    " grade, is_review, clinician_id, signed_by, signed_at) SELECT 1, 7,"
    " 'AE_TINGLE', 'expected', 0, 1, 'A', signed_at FROM adverse_event_entry",
    "INSERT INTO adverse_event_entry (adverse_event_id, position, kind_id,"
    " grade, is_review, clinician_id, signed_by, signed_at) SELECT 1, 1,"
    " 'AE_TINGLE', 'expected', 0, 9, 'A', signed_at FROM adverse_event_entry",
    "INSERT INTO adverse_event_entry (adverse_event_id, position, kind_id,"
    " grade, is_review, clinician_id, signed_by, signed_at) SELECT 1, 1,"
    " 'AE_TINGLE', 'expected', 0, 1, 'A', '2020-01-01T00:00:00Z'",
    /* A session while it waits. */
    "INSERT INTO session (patient_id, plan_id, line, number, state,"
    " started_at, started_on, clinician_id, sbp_mmhg, dbp_mmhg,"
    " heart_rate_bpm, check_count) SELECT patient_id, plan_id, line, number + "
    "1,"
    " 'running', ended_at, started_on, clinician_id, 120, 80, 66, 1"
    " FROM session",
  };
  sqlite3 *raw = NULL;

  store_test_sign_screening (test, test->patient_id);
  stop_session (test, "STOP_TINGLE");
  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_test_message ("%s", attacks[i]);
    g_assert_cmpint (sqlite3_exec (raw, attacks[i], NULL, NULL, NULL), ==,
                     SQLITE_CONSTRAINT);
  }
  /* The control: the same session once the event was reviewed. */
  review (test);
  g_assert_cmpint (
      sqlite3_exec (raw, attacks[G_N_ELEMENTS (attacks) - 1], NULL, NULL, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                            \
  g_test_add ("/adverse-event/" name, StoreTest, NULL, set_up, function,       \
              store_test_tear_down)

  ADD ("stop", store_test_set_up_in_memory, test_stop);
  ADD ("request", store_test_set_up_in_memory, test_request);
  ADD ("notable", store_test_set_up_in_memory, test_notable);
  ADD ("limb-of-day", store_test_set_up_in_memory, test_limb_of_day);
  ADD ("limb-of-day-attack", store_test_set_up_file, test_limb_of_day_attack);
  ADD ("limb-of-day/clock", store_test_set_up_in_memory,
       test_limb_of_day_clock);
  ADD ("limb-of-day/restart", store_test_set_up_in_memory,
       test_limb_of_day_restart);
  ADD ("limb-of-day/clock-attack", store_test_set_up_file,
       test_limb_of_day_clock_attack);
  ADD ("serious", store_test_set_up_in_memory, test_serious);
  ADD ("not-reviewed", store_test_set_up_in_memory, test_not_reviewed);
  ADD ("raised", store_test_set_up_in_memory, test_raised);
  ADD ("reported", store_test_set_up_in_memory, test_reported);
  ADD ("review-attack", store_test_set_up_file, test_review_attack);
  ADD ("attacks", store_test_set_up_file, test_attacks);
  return g_test_run ();
}
