/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/adverse-event-record.h"
#include "store-test.h"

static CwCheckEntry *
make_entry (const char *id, gint64 prescription_id, CwCheckResult result)
{
  CwCheckEntry *entry = cw_check_entry_new ();

  entry->check_id = g_strdup (id);
  entry->prescription_id = prescription_id;
  entry->set_number = prescription_id != 0 ? 1 : 0;
  entry->result = result;
  return entry;
}

static gboolean
save (StoreTest *test, CwSession *session, CwCheckEntry *entry, GError **error)
{
  entry->checked_at = cw_clock_now (test->clock).utc_s;
  return cw_clinic_get_session_log ()->save_check (test->clinic, session, entry,
                                                   error);
}

static CwSession *
start (StoreTest *test, gint64 *prescription_id)
{
  g_autoptr (CwPlan) plan = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  *prescription_id = ((CwPrescription *)plan->prescriptions->pdata[0])->id;
  return store_test_start_session (test, plan->id);
}

static guint
count_events (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events
      = cw_clinic_load_adverse_events (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  return events->len;
}

/* What was looked at is there again, with what was measured. */
static void
test_kept (StoreTest *test, gconstpointer data)
{
  gint64 prescription_id;
  g_autoptr (CwSession) session = start (test, &prescription_id);
  g_autoptr (CwCheckEntry) look
      = make_entry ("CHECK_SKIN", prescription_id, CW_CHECK_RED);
  g_autoptr (CwCheckEntry) pressure
      = make_entry ("CHECK_PRESSURE", prescription_id, CW_CHECK_GREEN);
  g_autoptr (CwSession) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const CwCheckEntry *entry;

  g_assert_true (save (test, session, look, &error));
  pressure->sbp_mmhg = 150;
  pressure->dbp_mmhg = 85;
  pressure->heart_rate_bpm = 90;
  g_assert_true (save (test, session, pressure, &error));
  g_assert_no_error (error);
  loaded = cw_clinic_load_session (test->clinic, session->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->checks->len, ==, 2);
  entry = loaded->checks->pdata[0];
  g_assert_cmpint (entry->id, ==, look->id);
  g_assert_cmpstr (entry->check_id, ==, "CHECK_SKIN");
  g_assert_cmpint (entry->result, ==, CW_CHECK_RED);
  g_assert_cmpint (entry->set_number, ==, 1);
  g_assert_cmpint (entry->checked_at, ==, look->checked_at);
  entry = loaded->checks->pdata[1];
  g_assert_cmpfloat (entry->sbp_mmhg, ==, 150);
  g_assert_cmpfloat (entry->heart_rate_bpm, ==, 90);
  /* During a session it is STOP that opens an event. */
  g_assert_cmpuint (count_events (test), ==, 0);
}

/* What is wrong after the end opens an event that the next session waits for.
 */
static void
test_wrong_after (StoreTest *test, gconstpointer data)
{
  gint64 prescription_id;
  g_autoptr (CwSession) session = start (test, &prescription_id);
  g_autoptr (CwCheckEntry) well
      = make_entry ("CHECK_EFFORT", 0, CW_CHECK_GREEN);
  g_autoptr (CwCheckEntry) wrong = make_entry ("CHECK_AFTER", 0, CW_CHECK_RED);
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwSession) next = NULL;
  g_autoptr (GError) error = NULL;

  store_test_log_set (test, session, 1, 30);
  store_test_end_session (test, session);
  g_assert_true (save (test, session, well, &error));
  g_assert_cmpuint (count_events (test), ==, 0);
  g_assert_true (save (test, session, wrong, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_events (test), ==, 1);
  cw_clock_manual_advance (test->clock, 86400 * (gint64)G_USEC_PER_SEC);
  next = cw_clinic_start_session (test->clinic, session->plan_id, check,
                                  test->clinician_id, &error);
  g_assert_null (next);
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_EVENT);
}

static CwNextStepKind
find_next_step (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  return overview->next_step->kind;
}

static void
use_cuff (StoreTest *test,
          CwSession *session,
          gint64 prescription_id,
          CwCuffEventKind kind)
{
  CwCuffEvent event = { .prescription_id = prescription_id,
                        .kind = kind,
                        .limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                        .pressure_mmhg = kind == CW_CUFF_INFLATE ? 114 : NAN,
                        .at = cw_clock_now (test->clock) };
  g_autoptr (GError) error = NULL;

  cw_clinic_get_session_log ()->save_cuff_event (test->clinic, session, &event,
                                                 &error);
  g_assert_no_error (error);
}

/* Whoever left the window before the check is led back to it. */
static void
test_asked_for (StoreTest *test, gconstpointer data)
{
  gint64 prescription_id;
  g_autoptr (CwSession) session = start (test, &prescription_id);
  g_autoptr (CwCheckEntry) look = make_entry ("CHECK_AFTER", 0, CW_CHECK_GREEN);
  g_autoptr (GError) error = NULL;

  use_cuff (test, session, prescription_id, CW_CUFF_INFLATE);
  store_test_log_set (test, session, 1, 30);
  use_cuff (test, session, prescription_id, CW_CUFF_DEFLATE);
  g_assert_cmpint (find_next_step (test), ==, CW_NEXT_STEP_CONTINUE_SESSION);
  store_test_end_session (test, session);
  g_assert_cmpint (find_next_step (test), ==, CW_NEXT_STEP_CHECK_AFTER);
  cw_clock_manual_advance (test->clock, 43199 * (gint64)G_USEC_PER_SEC);
  g_assert_cmpint (find_next_step (test), ==, CW_NEXT_STEP_CHECK_AFTER);
  g_assert_true (save (test, session, look, &error));
  g_assert_no_error (error);
  g_assert_cmpint (find_next_step (test), !=, CW_NEXT_STEP_CHECK_AFTER);
}

#define INSERT_CHECK                                                           \
  "INSERT INTO safety_check (session_id, prescription_id, check_id,"           \
  " set_number, result, checked_at, sbp_mmhg, dbp_mmhg) "

static void
test_attacks (StoreTest *test, gconstpointer data)
{
  gint64 prescription_id;
  g_autoptr (CwSession) session = start (test, &prescription_id);
  g_autoptr (CwCheckEntry) entry
      = make_entry ("CHECK_SKIN", prescription_id, CW_CHECK_RED);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (test, session, entry, &error));
  g_assert_no_error (error);
  store_test_attack (test, "UPDATE safety_check SET result = 'green'", FALSE);
  store_test_attack (test, "DELETE FROM safety_check", FALSE);
  store_test_attack (test,
                     "INSERT OR REPLACE INTO safety_check SELECT id,"
                     " session_id, prescription_id, check_id, 2, 'green', NULL,"
                     " NULL, NULL, NULL, checked_at FROM safety_check",
                     FALSE);
  store_test_attack (test,
                     INSERT_CHECK
                     "SELECT session_id, prescription_id, check_id, set_number,"
                     " 'green', checked_at, NULL, NULL FROM safety_check",
                     FALSE);
  /* After the end before there is one; for nobody's exercise; no pressure. */
  store_test_attack (test,
                     INSERT_CHECK "SELECT id, NULL, 'CHECK_AFTER', 0, 'green',"
                                  " :now, NULL, NULL FROM session",
                     FALSE);
  store_test_attack (test,
                     INSERT_CHECK "SELECT id, 999, 'CHECK_SKIN', 3, 'green',"
                                  " :now, NULL, NULL FROM session",
                     FALSE);
  store_test_attack (test,
                     INSERT_CHECK
                     "SELECT session_id, prescription_id, 'CHECK_PRESSURE', 2,"
                     " 'green', :now, 80, 120 FROM safety_check",
                     FALSE);
  /* The control. */
  store_test_attack (test,
                     INSERT_CHECK
                     "SELECT session_id, prescription_id, 'CHECK_PRESSURE', 2,"
                     " 'green', :now, 120, 80 FROM safety_check",
                     TRUE);
  store_test_end_session (test, session);
  store_test_attack (test,
                     INSERT_CHECK
                     "SELECT session_id, prescription_id, check_id, 3,"
                     " 'green', :now, NULL, NULL FROM safety_check LIMIT 1",
                     FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                            \
  g_test_add ("/safety-check/" name, StoreTest, NULL, set_up, function,        \
              store_test_tear_down)

  ADD ("kept", store_test_set_up_in_memory, test_kept);
  ADD ("wrong-after", store_test_set_up_in_memory, test_wrong_after);
  ADD ("asked-for", store_test_set_up_in_memory, test_asked_for);
  ADD ("attacks", store_test_set_up_file, test_attacks);
  return g_test_run ();
}
