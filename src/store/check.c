/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-private.h"
#include "store/migrations.h"
#include "store/screening-table.h"
#include "store/statement.h"

/* More sentences than anybody reads. */
#define MAX_PROBLEMS 100

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
    " OR plan.line <> session.line OR session.started_at < plan.signed_at",
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
  { "SELECT id FROM session WHERE check_count <>"
    " (SELECT count(*) FROM same_day_result WHERE session_id = session.id)",
    N_ ("Session {id} lacks answers of its same-day check.") },
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
  CwDatabase *database;
  GStrvBuilder *problems;
  guint n_problems;
} Check;

static void
add_problem (Check *check,
             const char *format,
             const char *name,
             const char *with)
{
  g_autoptr (GString) problem = g_string_new (format);

  if (check->n_problems++ >= MAX_PROBLEMS)
    return;
  g_string_replace (problem, name, with, 0);
  g_strv_builder_add (check->problems, problem->str);
}

/* A pragma that answers "ok", or what is wrong in the words of SQLite. */
static gboolean
check_structure (Check *check, GError **error)
{
  g_autoptr (CwStatement) pragma
      = cw_database_prepare (check->database, "PRAGMA integrity_check");
  CwStep step;

  while ((step = cw_statement_step (pragma, error)) == CW_STEP_ROW)
    if (g_strcmp0 (cw_statement_get_text (pragma, 0), "ok") != 0)
      add_problem (check, _ ("The file is damaged: {what}"), "{what}",
                   cw_statement_get_text (pragma, 0));
  return step == CW_STEP_DONE;
}

static gboolean
check_references (Check *check, GError **error)
{
  g_autoptr (CwStatement) pragma
      = cw_database_prepare (check->database, "PRAGMA foreign_key_check");
  CwStep step;

  while ((step = cw_statement_step (pragma, error)) == CW_STEP_ROW)
    add_problem (check,
                 _ ("A record of the table {table} names another one that is "
                    "not there."),
                 "{table}", cw_statement_get_text (pragma, 0));
  return step == CW_STEP_DONE;
}

/* The gate's own triggers: each as this program made it. */
static gboolean
check_schema (Check *check, GError **error)
{
  g_autoptr (CwDatabase) fresh = cw_database_open (NULL, error);
  g_autoptr (CwStatement) expected = NULL;
  CwStep step;

  if (fresh == NULL || !cw_migrations_apply (fresh, cw_clinic_get_time (check->clinic),
                                             error))
    return FALSE;
  expected = cw_database_prepare (
      fresh, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL");
  while ((step = cw_statement_step (expected, error)) == CW_STEP_ROW) {
    g_autoptr (CwStatement) found = cw_database_prepare (
        check->database,
        "SELECT 1 FROM sqlite_schema WHERE name = :name AND sql = :sql");
    CwStep there;

    cw_statement_bind_text (found, ":name",
                            cw_statement_get_text (expected, 0));
    cw_statement_bind_text (found, ":sql", cw_statement_get_text (expected, 1));
    there = cw_statement_step (found, error);
    if (there == CW_STEP_ERROR)
      return FALSE;
    if (there == CW_STEP_DONE)
      add_problem (check,
                   _ ("A rule of the file was removed or changed: {name}."),
                   "{name}", cw_statement_get_text (expected, 0));
  }
  return step == CW_STEP_DONE;
}

static gboolean
check_rule (Check *check, gsize rule, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_database_prepare (check->database, rules[rule].sql);
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW)
    add_problem (check, _ (rules[rule].problem), "{id}",
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
      check->database, "SELECT id FROM screening WHERE signed_at IS NOT NULL "
                       "AND questionnaire_version = :version");
  CwStep step;

  cw_statement_bind_text (select, ":version",
                          cw_questionnaire_get_version (questionnaire));
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    g_autoptr (CwScreeningRecord) record = cw_screening_table_load (
        check->database, cw_statement_get_int (select, 0), error);
    g_autoptr (CwVerdict) computed = NULL;

    if (record == NULL)
      return FALSE;
    computed = cw_screening_evaluate (questionnaire, record->facts);
    if (is_looser (record->verdict, computed))
      add_problem (check,
                   _ ("Signed screening {id} permits more than its answers "
                      "do."),
                   "{id}", cw_statement_get_text (select, 0));
  }
  return step == CW_STEP_DONE;
}

static gboolean
run (Check *check, GError **error)
{
  if (!check_structure (check, error) || !check_references (check, error)
      || !check_schema (check, error))
    return FALSE;
  /* Without the shape there is no sense in looking at what it holds. */
  if (check->n_problems > 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (check, i, error))
      return FALSE;
  return check_verdicts (check, error);
}

gboolean
cw_clinic_check (CwClinic *self, GStrv *problems, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Check check = { .clinic = self, .problems = builder };

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (problems != NULL)
    *problems = NULL;
  check.database = cw_clinic_get_database (self);
  if (!run (&check, error))
    return FALSE;
  if (check.n_problems == 0)
    return TRUE;
  if (problems != NULL)
    *problems = g_strv_builder_end (builder);
  return FALSE;
}
