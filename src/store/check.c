/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/audit-chain.h"
#include "store/clinic-private.h"
#include "store/expected-schema.h"
#include "store/record-check.h"
#include "store/screening-table.h"
#include "store/statement.h"

/* How many acts a quick check looks back. */
#define RECENT_LINKS 1000

/* Rows that the triggers would have refused, and the sentence about them with
 * {id} for their number. */
static const struct {
  const char *sql;
  const char *problem;
} rules[] = {
  { "SELECT id FROM screening s WHERE signed_at IS NOT NULL"
    " AND (SELECT count(*) FROM limb_verdict WHERE screening_id = s.id) <> 4",
    N_ ("Signed screening {id} lacks the verdict on a limb.") },
  { "SELECT id FROM screening s WHERE signed_at IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM answer WHERE screening_id = s.id)",
    N_ ("Signed screening {id} has no answers.") },
  { "SELECT plan.id FROM plan JOIN screening s ON s.id = plan.screening_id "
    "WHERE s.patient_id <> plan.patient_id OR s.outcome IS NOT 'CLEARED'"
    " OR plan.signed_on NOT BETWEEN s.date AND s.valid_until",
    N_ ("No signed screening permits plan {id}.") },
  { "SELECT plan_id FROM refused_prescription r"
    " JOIN plan ON plan.id = r.plan_id "
    "WHERE plan.screening_id = r.screening_id",
    N_ ("Plan {id} prescribes what its screening does not permit.") },
  { "SELECT id FROM plan WHERE exercise_count <>"
    " (SELECT count(*) FROM prescription WHERE plan_id = plan.id)",
    N_ ("Plan {id} lacks exercises, or has some that were not signed.") },
  { "SELECT id FROM prescription p WHERE warning_count <>"
    " (SELECT count(*) FROM accepted_warning WHERE prescription_id = p.id)",
    N_ ("Prescription {id} lacks reasons for its warnings.") },
  { "SELECT session.id FROM session JOIN plan ON plan.id = session.plan_id "
    "WHERE plan.patient_id <> session.patient_id"
    " OR plan.line <> session.line OR session.started_at < plan.signed_at"
    " OR (session.entered_at IS NOT NULL AND plan.home = 0)",
    N_ ("Session {id} does not belong to its plan.") },
  { "SELECT plan.id FROM plan JOIN lapse USING (screening_id) "
    "WHERE plan.signed_at > lapse.recorded_at",
    N_ ("Plan {id} was signed after its screening had lapsed.") },
  { "SELECT session.id FROM session"
    " JOIN lapse ON lapse.patient_id = session.patient_id "
    "WHERE session.started_at > lapse.recorded_at"
    " AND lapse.screening_id = (SELECT max(id) FROM screening"
    "  WHERE patient_id = session.patient_id"
    "  AND signed_at <= session.started_at)",
    N_ ("Session {id} began after the screening had lapsed.") },
  { "SELECT id FROM session WHERE CASE WHEN entered_at IS NULL"
    " THEN check_count ELSE 0 END <>"
    " (SELECT count(*) FROM same_day_result WHERE session_id = session.id)",
    N_ ("Session {id} lacks answers of its same-day check.") },
  { "SELECT id FROM session WHERE paper_set_count <>"
    " (SELECT count(*) FROM set_entry WHERE session_id = session.id)",
    N_ ("Session {id} lacks sets that were typed in from paper.") },
  { "SELECT t.id FROM set_entry t JOIN session s ON s.id = t.session_id"
    " JOIN prescription p ON p.id = t.prescription_id "
    "WHERE p.plan_id <> s.plan_id",
    N_ ("Set {id} belongs to another plan than its session.") },
  { "SELECT e.id FROM cuff_event e JOIN session s ON s.id = e.session_id"
    " JOIN prescription p ON p.id = e.prescription_id "
    "WHERE p.plan_id <> s.plan_id",
    N_ ("Cuff event {id} belongs to another plan than its session.") },
  { "SELECT c.id FROM safety_check c JOIN session s ON s.id = c.session_id"
    " JOIN prescription p ON p.id = c.prescription_id "
    "WHERE p.plan_id <> s.plan_id",
    N_ ("Safety check {id} belongs to another plan than its session.") },
  { "SELECT c.id FROM course_event c JOIN session s ON s.id = c.session_id"
    " JOIN prescription p ON p.id = c.prescription_id "
    "WHERE p.plan_id <> s.plan_id",
    N_ ("Change {id} of a session's course belongs to another plan.") },
  { "SELECT l.id FROM limb_stop l JOIN session s ON s.id = l.session_id"
    " JOIN prescription p ON p.id = l.prescription_id "
    "WHERE p.plan_id <> s.plan_id",
    N_ ("Stop {id} of a limb belongs to another plan than its session.") },
  { "SELECT o.plan_id FROM plan_origin o JOIN plan p ON p.id = o.plan_id"
    " JOIN session s ON s.id = o.session_id "
    "WHERE s.patient_id <> p.patient_id OR s.started_at > p.signed_at",
    N_ ("Plan {id} names a session that is not of its patient.") },
  { "SELECT a.id FROM advice_decision a JOIN session s ON s.id = a.session_id"
    " JOIN prescription d ON d.id = a.prescription_id"
    " JOIN plan p ON p.id = d.plan_id "
    "WHERE s.patient_id <> a.patient_id OR p.patient_id <> a.patient_id"
    " OR p.id <> a.plan_id",
    N_ ("Decision {id} on advice is about another patient.") },
  { "SELECT id FROM patient p WHERE NOT EXISTS"
    " (SELECT 1 FROM patient_search s WHERE s.word = ''"
    "  AND s.sort_key = p.sort_key AND s.patient_id = p.id)",
    N_ ("Patient {id} is missing from the list of patients.") },
};

typedef struct {
  CwClinic *clinic;
  CwCheckRun run;
} Check;

/* A pragma that answers "ok", or what is wrong in the words of SQLite. */
static gboolean
check_structure (Check *check, const char *sql, GError **error)
{
  g_autoptr (CwStatement) pragma
      = cw_database_prepare (check->run.database, sql);
  CwStep step;

  while ((step = cw_statement_step (pragma, error)) == CW_STEP_ROW)
    if (g_strcmp0 (cw_statement_get_text (pragma, 0), "ok") != 0)
      cw_check_run_add_problem (&check->run, _ ("The file is damaged: {what}"), "{what}",
                   cw_statement_get_text (pragma, 0));
  return step == CW_STEP_DONE;
}

static gboolean
check_references (Check *check, GError **error)
{
  g_autoptr (CwStatement) pragma
      = cw_database_prepare (check->run.database, "PRAGMA foreign_key_check");
  CwStep step;

  while ((step = cw_statement_step (pragma, error)) == CW_STEP_ROW)
    cw_check_run_add_problem (&check->run,
                 _ ("A record of the table {table} names another one that is "
                    "not there."),
                 "{table}", cw_statement_get_text (pragma, 0));
  return step == CW_STEP_DONE;
}

static guint
hash_object (gconstpointer object)
{
  return g_str_hash (((const CwSchemaObject *)object)->sql);
}

static gboolean
is_same_object (gconstpointer a, gconstpointer b)
{
  const CwSchemaObject *one = a, *other = b;

  return g_strcmp0 (one->name, other->name) == 0
         && g_strcmp0 (one->sql, other->sql) == 0;
}

/* The gate's own triggers: each as this program made it. */
static gboolean
check_schema (Check *check, GError **error)
{
  const GPtrArray *expected = cw_expected_schema_get (error);
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GHashTable) found
      = g_hash_table_new (hash_object, is_same_object);

  if (expected == NULL)
    return FALSE;
  objects = cw_expected_schema_read (check->run.database, error);
  if (objects == NULL)
    return FALSE;
  for (guint i = 0; i < objects->len; i++)
    g_hash_table_add (found, objects->pdata[i]);
  for (guint i = 0; i < expected->len; i++) {
    const CwSchemaObject *object = expected->pdata[i];

    if (!g_hash_table_contains (found, object))
      cw_check_run_add_problem (
          &check->run, _ ("A rule of the file was removed or changed: {name}."),
          "{name}", object->name);
  }
  return TRUE;
}

static gboolean
check_rule (Check *check, gsize rule, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_database_prepare (check->run.database, rules[rule].sql);
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW)
    cw_check_run_add_problem (&check->run, _ (rules[rule].problem), "{id}",
                 cw_statement_get_text (select, 0));
  return step == CW_STEP_DONE;
}

static gboolean
is_looser (const CwVerdict *signed_verdict, const CwVerdict *computed)
{
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    const CwLimbVerdict *said = &signed_verdict->limbs[limb];
    const CwLimbVerdict *now = &computed->limbs[limb];

    if (cw_verdict_permits (signed_verdict, (CwLimb)limb)
        && (!cw_verdict_permits (computed, (CwLimb)limb)
            || said->dose_class < now->dose_class))
      return TRUE;
  }
  return cw_verdict_get_permitted_limbs (signed_verdict) != CW_LIMBS_NONE
         && signed_verdict->valid_until > computed->valid_until;
}

/* What was signed has to follow from what was answered, by the questions that
 * this program knows; other versions of them cannot be judged by it. */
static gboolean
check_verdicts (Check *check, GError **error)
{
  const CwQuestionnaire *questionnaire
      = cw_clinic_get_questionnaire (check->clinic);
  g_autoptr (CwStatement) select = cw_database_prepare (
      check->run.database, "SELECT id FROM screening WHERE signed_at IS NOT NULL "
                       "AND questionnaire_version = :version");
  CwStep step;

  cw_statement_bind_text (select, ":version",
                          cw_questionnaire_get_version (questionnaire));
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    g_autoptr (CwScreeningRecord) record = cw_screening_table_load (
        check->run.database, cw_statement_get_int (select, 0), error);
    g_autoptr (CwVerdict) computed = NULL;

    if (record == NULL)
      return FALSE;
    computed = cw_screening_evaluate (questionnaire, record->facts);
    if (is_looser (record->verdict, computed))
      cw_check_run_add_problem (&check->run,
                   _ ("Signed screening {id} permits more than its answers "
                      "do."),
                   "{id}", cw_statement_get_text (select, 0));
  }
  return step == CW_STEP_DONE;
}

static gboolean
check_all (Check *check, GError **error)
{
  CwCheckRun *run = &check->run;
  guint n_problems;

  cw_check_run_begin_stage (run, 0.3);
  if (!check_structure (check, "PRAGMA integrity_check", error)
      || !check_schema (check, error))
    return FALSE;
  /* Without the shape there is no sense in looking at what it holds. */
  if (run->n_problems > 0)
    return TRUE;
  cw_check_run_begin_stage (run, 0.3);
  if (!cw_record_check_chain (run, error))
    return FALSE;
  cw_check_run_begin_stage (run, 0.3);
  if (!cw_record_check_rows (run, error))
    return FALSE;
  cw_check_run_begin_stage (run, 0.1);
  n_problems = run->n_problems;
  if (!check_references (check, error))
    return FALSE;
  if (run->n_problems > n_problems)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!cw_check_run_go_on (run, 0, 1, error) || !check_rule (check, i, error))
      return FALSE;
  return check_verdicts (check, error);
}

static gboolean
check_quickly (Check *check, GError **error)
{
  cw_check_run_begin_stage (&check->run, 0.7);
  if (!check_structure (check, "PRAGMA quick_check", error))
    return FALSE;
  if (check->run.n_problems > 0)
    return TRUE;
  cw_check_run_begin_stage (&check->run, 0.3);
  return cw_record_check_recent (&check->run, RECENT_LINKS, error);
}

/* All of it sees the file as it is now, whoever writes meanwhile. */
static gboolean
check_snapshot (Check *check, gboolean quick, GError **error)
{
  CwDatabase *database = check->run.database;
  gboolean success;

  if (!cw_database_execute (database, "BEGIN", error))
    return FALSE;
  cw_database_set_cancellable (database, check->run.cancellable);
  success = quick ? check_quickly (check, error) : check_all (check, error);
  cw_database_set_cancellable (database, NULL);
  cw_database_execute (database, "ROLLBACK", NULL);
  return success;
}

/* What keeps SQLite from reading on is what was to be found. */
static gboolean
settle_error (Check *check, GError *failure, GError **error)
{
  if (g_cancellable_is_cancelled (check->run.cancellable)) {
    g_error_free (failure);
    g_cancellable_set_error_if_cancelled (check->run.cancellable, error);
    return FALSE;
  }
  if (!g_error_matches (failure, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED)) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  cw_check_run_take_problem (&check->run, g_strdup (failure->message));
  g_error_free (failure);
  return TRUE;
}

/* A clinic that is only read has no chain yet to be judged by, and what watches
 * its rows are triggers of the connection, which count as writing. */
static gboolean
ensure_chain (CwClinic *clinic, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (clinic);

  return cw_audit_chain_get (database) != NULL
         || (cw_database_execute (database, "PRAGMA query_only = OFF", error)
             && cw_audit_chain_attach (database, cw_clinic_get_time (clinic),
                                       error)
             && cw_database_execute (database, "PRAGMA query_only = ON",
                                     error));
}

gboolean
cw_clinic_check_record (CwClinic *self,
                        gboolean quick,
                        void (*progress) (double done, gpointer data),
                        gpointer data,
                        GCancellable *cancellable,
                        GStrv *problems,
                        GStrv *notes,
                        GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  Check check = {
    .clinic = self,
    .run = { .database = cw_clinic_get_database (self),
             .progress = progress,
             .data = data,
             .cancellable = cancellable,
             .problems = found,
             .notes = said },
  };
  GError *failure = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (problems != NULL)
    *problems = NULL;
  if (notes != NULL)
    *notes = NULL;
  if (cw_clinic_is_newer (self)) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_TOO_NEW,
                         _ ("A newer Cuffwise wrote this clinic file, and only "
                            "that one can check it."));
    return FALSE;
  }
  if (!ensure_chain (self, error))
    return FALSE;
  if (!check_snapshot (&check, quick, &failure)
      && !settle_error (&check, failure, error))
    return FALSE;
  if (progress != NULL)
    progress (1, data);
  if (problems != NULL)
    *problems = g_strv_builder_end (found);
  if (notes != NULL)
    *notes = g_strv_builder_end (said);
  return check.run.n_problems == 0;
}

gboolean
cw_clinic_check (CwClinic *self, GStrv *problems, GError **error)
{
  gboolean sound = cw_clinic_check_record (self, FALSE, NULL, NULL, NULL,
                                           problems, NULL, error);

  if (sound && problems != NULL)
    g_clear_pointer (problems, g_strfreev);
  return sound;
}
