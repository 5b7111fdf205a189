/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "care-walk.h"

#include "store-test.h"
#include <glib/gstdio.h>

#include "store/audit-key.h"
#include "store/clinic-private.h"
#include "store/statement.h"

#define FIRST_NAME "Margaret"
#define N_SETS 4

static const int repetitions[N_SETS] = { 30, 15, 13, 11 };

void
care_walk_prepare (const char *path, CwClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = cw_clinic_open (path, clock, &error);
  g_autoptr (CwClinician) clinician = cw_clinician_new ();

  g_assert_no_error (error);
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  clinician->active = TRUE;
  cw_clinic_save_clinician (clinic, clinician, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clinician->id, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&clinic));
}

static gboolean
enter_patient (CwClinic *clinic, GError **error)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();

  patient->family_name = g_strdup ("Okafor");
  patient->given_names = g_strdup (FIRST_NAME);
  patient->sex = CW_SEX_FEMALE;
  patient->birth_date = cw_date_new (1985, 3, 2);
  return cw_clinic_save_patient (clinic, patient, error);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *)a, *(char *const *)b);
}

/* The keys that `to` has more than `from`, in order. */
static GPtrArray *
list_missing (GHashTable *to, GHashTable *from)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, to);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (from, key))
      g_ptr_array_add (missing, g_strdup (key));
  g_ptr_array_sort (missing, compare_text);
  return missing;
}

static gboolean
consent (CwClinic *clinic, const CwScreeningRecord *draft, GError **error)
{
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);

  yes->choice = g_strdup ("signed");
  return cw_clinic_save_answer (clinic, draft->id, "CONSENT", yes, error);
}

static gboolean
answer (CwClinic *clinic,
        const CwScreeningRecord *draft,
        GPtrArray *questions,
        GError **error)
{
  g_autoptr (CwAnswer) no = cw_answer_new (CW_ANSWER_NO);

  g_ptr_array_add (questions, NULL);
  return cw_clinic_save_answers (
      clinic, draft->id, (const char *const *)questions->pdata, no, error);
}

static gboolean
screen (CwClinic *clinic, gint64 patient_id, GError **error)
{
  const CwQuestionnaire *questionnaire = cw_clinic_get_questionnaire (clinic);
  g_autoptr (GError) own_error = NULL;
  g_autoptr (CwScreeningRecord) draft
      = cw_clinic_load_draft (clinic, patient_id, &own_error);
  g_autoptr (CwScreeningFacts) facts = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) measurements = NULL;

  if (own_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  if (draft == NULL) {
    draft = cw_clinic_open_screening (clinic, patient_id, error);
    return draft != NULL;
  }
  if (!g_hash_table_contains (draft->facts->answers, "CONSENT"))
    return consent (clinic, draft, error);
  facts = cw_screening_facts_copy (draft->facts);
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, facts);
  questions = list_missing (facts->answers, draft->facts->answers);
  measurements = list_missing (facts->measurements, draft->facts->measurements);
  if (questions->len > 0)
    return answer (clinic, draft, questions, error);
  if (measurements->len > 0)
    return cw_clinic_save_measurement (
        clinic, draft->id, measurements->pdata[0],
        *(double *)g_hash_table_lookup (facts->measurements,
                                        measurements->pdata[0]),
        error);
  return cw_clinic_sign_screening (clinic, draft->id, 1, error);
}

static gboolean
prescribe (CwClinic *clinic, const CwScreeningRecord *screening, GError **error)
{
  g_autoptr (CwPlan) plan
      = store_test_new_plan (screening, cw_clinic_get_today (clinic));

  return cw_clinic_sign_plan (clinic, plan, 1, error);
}

static gboolean
start (CwClinic *clinic, const CwPlan *plan, GError **error)
{
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwSession) session
      = cw_clinic_start_session (clinic, plan->id, check, 1, error);

  return session != NULL;
}

static gboolean
go_on (CwClinic *clinic, const CwPlan *plan, gint64 session_id, GError **error)
{
  const CwSessionLog *log = cw_clinic_get_session_log ();
  g_autoptr (CwSession) session
      = cw_clinic_load_session (clinic, session_id, error);
  gint64 now = cw_clock_now (cw_clinic_get_clock (clinic)).utc_s;
  guint n_done;

  if (session == NULL)
    return FALSE;
  n_done = session->sets->len;
  if (n_done < N_SETS) {
    g_autoptr (CwSetEntry) entry
        = store_test_new_set (plan, (int)n_done + 1, repetitions[n_done], now);

    return log->save_set (clinic, session, entry, error);
  }
  session->state = CW_SESSION_COMPLETED;
  session->ended_at = now;
  return log->save_session (clinic, session, error);
}

static gboolean
exercise (CwClinic *clinic, const CwPlan *plan, gboolean *done, GError **error)
{
  g_autoptr (GArray) running
      = cw_clinic_load_unfinished_sessions (clinic, error);
  g_autoptr (CwSession) last = NULL;
  g_autoptr (GError) own_error = NULL;

  if (running == NULL)
    return FALSE;
  if (running->len > 0)
    return go_on (clinic, plan, g_array_index (running, gint64, 0), error);
  last = cw_clinic_load_last_session (clinic, plan->patient_id, &own_error);
  if (own_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  if (last == NULL)
    return start (clinic, plan, error);
  *done = TRUE;
  return TRUE;
}

gboolean
care_walk_step (CwClinic *clinic, gboolean *done, GError **error)
{
  gint64 n_patients = cw_clinic_count_patients (clinic, error);
  g_autoptr (CwScreeningRecord) screening = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) own_error = NULL;

  *done = FALSE;
  if (n_patients < 0)
    return FALSE;
  if (n_patients == 0)
    return enter_patient (clinic, error);
  screening = cw_clinic_load_last_screening (clinic, 1, &own_error);
  if (own_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  if (screening == NULL)
    return screen (clinic, 1, error);
  plans = cw_clinic_load_plans (clinic, 1, error);
  if (plans == NULL)
    return FALSE;
  if (plans->len == 0)
    return prescribe (clinic, screening, error);
  return exercise (clinic, plans->pdata[0], done, error);
}

static gboolean
sum_table (CwDatabase *database, const char *table, GChecksum *sum)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (cw_database_get_handle (database), sql, -1,
                                 &stmt, NULL);

  g_checksum_update (sum, (const guchar *)table, -1);
  while (code == SQLITE_OK && (code = sqlite3_step (stmt)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      int type = sqlite3_column_type (stmt, i);
      const char *text = (const char *)sqlite3_column_text (stmt, i);
      guchar head = (guchar)type;

      g_checksum_update (sum, &head, 1);
      if (text != NULL)
        g_checksum_update (sum, (const guchar *)text,
                           sqlite3_column_bytes (stmt, i) + 1);
    }
    code = SQLITE_OK;
  }
  sqlite3_finalize (stmt);
  return code == SQLITE_DONE;
}

char *
care_walk_digest (CwClinic *clinic)
{
  CwDatabase *database = cw_clinic_get_database (clinic);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (CwStatement) tables = cw_database_prepare (
      database, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                "ORDER BY name");
  CwStep step;

  while ((step = cw_statement_step (tables, NULL)) == CW_STEP_ROW)
    if (!sum_table (database, cw_statement_get_text (tables, 0), sum))
      return NULL;
  return step == CW_STEP_DONE ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

GPtrArray *
care_walk_run (CwClinic *clinic)
{
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);
  gboolean done = FALSE;

  while (!done) {
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (digests, care_walk_digest (clinic));
    g_assert_nonnull (digests->pdata[digests->len - 1]);
    care_walk_step (clinic, &done, &error);
    g_assert_no_error (error);
  }
  return digests;
}

void
care_walk_put_back_key (const char *path)
{
  g_autofree char *key = cw_audit_keys_get_path (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, key, G_KEY_FILE_NONE, NULL))
    return;
  groups = g_key_file_get_groups (file, NULL);
  for (int i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], "anchor"))
      g_key_file_remove_group (file, groups[i], NULL);
  g_key_file_save_to_file (file, key, NULL);
}

void
care_walk_remove_key (const char *path)
{
  g_autofree char *key = cw_audit_keys_get_path (path);
  g_autofree char *key_name = g_path_get_basename (key);
  g_autofree char *folder = g_path_get_dirname (key);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  /* Who is killed while the key is saved leaves a draft beside it. */
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, key_name))
      g_unlink (file);
  }
}
