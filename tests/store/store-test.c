/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"

#include <glib/gstdio.h>

#include "model/plan-default.h"

static void
add_people (StoreTest *test)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (GError) error = NULL;

  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  clinician->active = TRUE;
  cw_clinic_save_clinician (test->clinic, clinician, &error);
  g_assert_no_error (error);
  test->clinician_id = clinician->id;
  test->patient_id
      = store_test_add_patient (test, "Okafor", "Margaret", "1985-03-02");
}

void
store_test_set_up_in_memory (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test->clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  test->clinic = cw_clinic_new_in_memory (test->clock, &error);
  g_assert_no_error (error);
  add_people (test);
}

static void
set_up_file (StoreTest *test, CwClock *clock)
{
  g_autoptr (GError) error = NULL;

  test->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->folder, "clinic.cuffwise", NULL);
  test->clinic = cw_clinic_open (test->path, clock, &error);
  g_assert_no_error (error);
  add_people (test);
}

void
store_test_set_up_file (StoreTest *test, gconstpointer data)
{
  test->clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  set_up_file (test, test->clock);
}

void
store_test_set_up_machine_time (StoreTest *test, gconstpointer data)
{
  set_up_file (test, cw_clock_system ());
}

void
store_test_tear_down (StoreTest *test, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal",
                                          ".lock", ".key", ".keyring" };

  if (test->clinic != NULL)
    g_assert_finalize_object (test->clinic);
  g_clear_pointer (&test->clock, cw_clock_manual_free);
  for (gsize i = 0; test->path != NULL && i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (test->path, suffixes[i], NULL);

    g_unlink (name);
  }
  if (test->folder != NULL)
    g_rmdir (test->folder);
  g_clear_pointer (&test->path, g_free);
  g_clear_pointer (&test->folder, g_free);
}

gint64
store_test_add_patient (StoreTest *test,
                        const char *family_name,
                        const char *given_names,
                        const char *birth_date)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family_name = g_strdup (family_name);
  patient->given_names = g_strdup (given_names);
  patient->sex = CW_SEX_FEMALE;
  g_assert_true (cw_date_parse (birth_date, &patient->birth_date));
  cw_clinic_save_patient (test->clinic, patient, &error);
  g_assert_no_error (error);
  g_assert_cmpint (patient->id, >, 0);
  return patient->id;
}

static void
save_answers (StoreTest *test, gint64 id, const CwScreeningFacts *facts)
{
  GHashTableIter iter;
  gpointer key, value;
  g_autoptr (GError) error = NULL;

  g_hash_table_iter_init (&iter, facts->answers);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    cw_clinic_save_answer (test->clinic, id, key, value, &error);
    g_assert_no_error (error);
  }
  g_hash_table_iter_init (&iter, facts->measurements);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    cw_clinic_save_measurement (test->clinic, id, key, *(double *)value,
                                &error);
    g_assert_no_error (error);
  }
}

gint64
store_test_fill_screening (StoreTest *test, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwScreeningRecord) draft
      = cw_clinic_open_screening (test->clinic, patient_id, &error);
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);
  const CwQuestionnaire *questionnaire
      = cw_clinic_get_questionnaire (test->clinic);

  g_assert_no_error (error);
  yes->choice = g_strdup ("signed");
  cw_screening_facts_set_answer (draft->facts, "CONSENT", yes);
  cw_screening_fill_answers (questionnaire, draft->facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, draft->facts);
  save_answers (test, draft->id, draft->facts);
  return draft->id;
}

gint64
store_test_sign_screening (StoreTest *test, gint64 patient_id)
{
  gint64 id = store_test_fill_screening (test, patient_id);
  g_autoptr (GError) error = NULL;

  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
  return id;
}

static void
accept_warnings (CwPlan *plan, const CwScreeningRecord *screening, CwDate today)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *prescription = plan->prescriptions->pdata[i];
    g_autoptr (GPtrArray) issues
        = cw_plan_review (plan, i, screening, 1, today);

    for (guint j = 0; j < issues->len; j++) {
      const CwDoseIssue *issue = issues->pdata[j];

      g_assert_false (issue->refused);
      g_ptr_array_add (
          prescription->accepted_warnings,
          cw_accepted_warning_new (issue->limit_id, issue->message,
                                   "The usual dose of this study protocol."));
    }
  }
}

CwPlan *
store_test_new_plan (const CwScreeningRecord *screening, CwDate today)
{
  g_autoptr (CwPlan) plan = cw_plan_new_default (screening);
  CwPrescription *prescription;

  plan->goal = g_strdup ("Climb the stairs at home");
  prescription
      = cw_plan_add_default (plan, cw_exercise_find ("LEG_EXT"), screening);
  g_assert_nonnull (prescription);
  prescription->one_rm_method = CW_ONE_REP_MAX_TESTED;
  prescription->one_rm_kg = 60;
  prescription->one_rm_date = today;
  prescription->load_kg = 18;
  prescription->cuff_name = g_strdup ("Wide thigh cuff");
  prescription->cuff_width_cm = 13.5;
  prescription->device_max_mmhg = 300;
  prescription->aop_mmhg = 190;
  prescription->aop_method = CW_AOP_METHOD_DOPPLER;
  prescription->aop_date = today;
  cw_prescription_derive (prescription);
  accept_warnings (plan, screening, today);
  return g_steal_pointer (&plan);
}

CwPlan *
store_test_make_plan (StoreTest *test, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, patient_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (overview->screening);
  return store_test_new_plan (overview->screening,
                              cw_clinic_get_today (test->clinic));
}

CwPlan *
store_test_sign_plan (StoreTest *test, gint64 patient_id)
{
  CwPlan *plan = store_test_make_plan (test, patient_id);
  g_autoptr (GError) error = NULL;

  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
  return plan;
}

CwSameDayCheck *
store_test_make_check (void)
{
  CwSameDayCheck *check = cw_same_day_check_new ();
  gsize n_items;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  check->sbp_mmhg = 122;
  check->dbp_mmhg = 78;
  check->heart_rate_bpm = 66;
  for (gsize i = 0; i < n_items; i++)
    g_hash_table_insert (check->results, g_strdup (items[i]->id),
                         GINT_TO_POINTER (CW_CHECK_GREEN + 1));
  return check;
}

CwSession *
store_test_start_session (StoreTest *test, gint64 plan_id)
{
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (GError) error = NULL;
  CwSession *session = cw_clinic_start_session (test->clinic, plan_id, check,
                                                test->clinician_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);
  return session;
}

CwSetEntry *
store_test_new_set (const CwPlan *plan, int number, int reps, gint64 now)
{
  const CwPrescription *prescription = plan->prescriptions->pdata[0];
  CwSetEntry *entry = cw_set_entry_new ();

  entry->prescription_id = prescription->id;
  entry->set_number = number;
  entry->target_reps = number == 1 ? 30 : 15;
  entry->reps = reps;
  entry->load_kg = 18;
  entry->pressure_mmhg = 114;
  if (number == 4)
    entry->effort = 7;
  entry->rest_s = number == 1 ? entry->rest_s : 31;
  entry->end = reps < entry->target_reps ? CW_SET_END_SHORT : CW_SET_END_TARGET;
  entry->logged_at = now;
  return entry;
}

void
store_test_log_set (StoreTest *test, CwSession *session, int number, int reps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPlan) plan
      = cw_clinic_load_plan (test->clinic, session->plan_id, &error);
  CwSetEntry *entry;

  g_assert_no_error (error);
  entry = store_test_new_set (
      plan, number, reps, cw_clock_now (cw_clinic_get_clock (test->clinic)).utc_s);
  cw_clinic_get_session_log ()->save_set (test->clinic, session, entry, &error);
  g_assert_no_error (error);
  g_ptr_array_add (session->sets, entry);
}

void
store_test_end_session (StoreTest *test, CwSession *session)
{
  g_autoptr (GError) error = NULL;

  session->state = CW_SESSION_COMPLETED;
  session->ended_at = cw_clock_now (cw_clinic_get_clock (test->clinic)).utc_s;
  cw_clinic_get_session_log ()->save_session (test->clinic, session, &error);
  g_assert_no_error (error);
}

CwPlan *
store_test_sign_home_plan (StoreTest *test, gint64 patient_id)
{
  CwPlan *plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPlan) first = store_test_sign_plan (test, patient_id);
  CwPrescription *prescription;

  for (int i = 0; i < 6; i++) {
    g_autoptr (CwSession) session = store_test_start_session (test, first->id);

    store_test_log_set (test, session, 1, 30);
    store_test_end_session (test, session);
    store_test_pass_days (test, 2);
  }
  plan = store_test_make_plan (test, patient_id);
  prescription = plan->prescriptions->pdata[0];
  plan->home = TRUE;
  plan->change_reason = g_strdup ("Goes on at home");
  g_ptr_array_add (
      prescription->accepted_warnings,
      cw_accepted_warning_new ("LIM_UNSUPERVISED", "At home.",
                               "Practised and shown to be safe."));
  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
  return plan;
}

void
store_test_pass_days (StoreTest *test, int days)
{
  cw_clock_manual_advance (test->clock,
                           (gint64)days * 24 * 3600 * G_USEC_PER_SEC);
}

int
store_test_run_sql (sqlite3 *raw,
                    const char *sql,
                    const char *now,
                    const char *today)
{
  int code = sqlite3_exec (raw, "BEGIN", NULL, NULL, NULL);

  while (code == SQLITE_OK && *sql != '\0') {
    sqlite3_stmt *stmt = NULL;

    code = sqlite3_prepare_v2 (raw, sql, -1, &stmt, &sql);
    if (code != SQLITE_OK)
      g_error ("%s in: %s", sqlite3_errmsg (raw), sql);
    sqlite3_bind_text (stmt, sqlite3_bind_parameter_index (stmt, ":now"), now,
                       -1, SQLITE_STATIC);
    sqlite3_bind_text (stmt, sqlite3_bind_parameter_index (stmt, ":today"),
                       today, -1, SQLITE_STATIC);
    code = sqlite3_step (stmt);
    code = code == SQLITE_DONE ? SQLITE_OK : code;
    sqlite3_finalize (stmt);
  }
  if (code == SQLITE_OK)
    return sqlite3_exec (raw, "COMMIT", NULL, NULL, NULL);
  g_test_message ("%s", sqlite3_errmsg (raw));
  sqlite3_exec (raw, "ROLLBACK", NULL, NULL, NULL);
  return code;
}

void
store_test_attack (StoreTest *test, const char *sql, gboolean honest)
{
  g_autofree char *now = cw_time_to_iso (cw_clock_now (test->clock).utc_s);
  g_autofree char *today = cw_date_to_iso (cw_clinic_get_today (test->clinic));
  sqlite3 *raw = NULL;
  int code;

  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  code = store_test_run_sql (raw, sql, now, today);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
  if (code != (honest ? SQLITE_OK : SQLITE_CONSTRAINT))
    g_error ("%d from: %s", code, sql);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

char *
store_test_set_secret (CwClinic *clinic,
                       gint64 clinician_id,
                       const char *secret,
                       const char *own)
{
  g_autoptr (GAsyncResult) confirmed = NULL;
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (GError) error = NULL;
  char *code;

  if (own != NULL) {
    cw_clinic_confirm_async (clinic, own, NULL, result_cb, &confirmed);
    cw_clinic_confirm_finish (clinic, wait_for (&confirmed), &error);
    g_assert_no_error (error);
  }
  cw_clinic_set_secret_async (clinic, clinician_id, secret, NULL, result_cb,
                              &set);
  code = cw_clinic_set_secret_finish (clinic, wait_for (&set), &error);
  g_assert_no_error (error);
  return code;
}

void
store_test_sign_in (CwClinic *clinic, gint64 clinician_id, const char *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cw_clinic_sign_in_async (clinic, clinician_id, secret, NULL, result_cb,
                           &result);
  cw_clinic_sign_in_finish (clinic, wait_for (&result), &error);
  g_assert_no_error (error);
}
