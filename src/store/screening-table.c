/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/screening-table.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/clinic.h"
#include "store/facts-table.h"
#include "store/verdict-table.h"

/* A draft follows the patient's record, a signed one has its own copy. */
static const char load_query[]
    = "SELECT s.patient_id, s.date, s.questionnaire_version, s.signed_at,"
      "  s.clinician_id, s.signed_by, coalesce(s.birth_date, p.birth_date),"
      "  coalesce(s.sex, p.sex), s.outcome, s.dose_class, s.deferred_until,"
      "  s.venous_points, s.wells_points, s.valid_days, s.valid_until "
      "FROM screening s JOIN patient p ON p.id = s.patient_id WHERE s.id = :id";

static void
read_row (CwStatement *row, CwScreeningRecord *record)
{
  CwVerdict *verdict;

  record->patient_id = cw_statement_get_int (row, 0);
  record->facts->date = cw_statement_get_date (row, 1);
  record->questionnaire_version = cw_statement_dup_text (row, 2);
  record->is_signed = !cw_statement_is_null (row, 3);
  record->signed_at = cw_statement_get_time (row, 3);
  record->clinician_id = cw_statement_get_int (row, 4);
  record->signed_by = cw_statement_dup_text (row, 5);
  record->facts->birth_date = cw_statement_get_date (row, 6);
  cw_sex_from_id (cw_statement_get_text (row, 7), &record->facts->sex);
  if (!record->is_signed)
    return;
  verdict = record->verdict = cw_verdict_new ();
  cw_outcome_from_id (cw_statement_get_text (row, 8), &verdict->outcome);
  cw_dose_class_from_id (cw_statement_get_text (row, 9), &verdict->dose_class);
  verdict->deferred_until = cw_statement_get_date (row, 10);
  verdict->venous_points = (int)cw_statement_get_int (row, 11);
  if (!cw_statement_is_null (row, 12))
    verdict->wells_points = (int)cw_statement_get_int (row, 12);
  verdict->valid_days = (int)cw_statement_get_int (row, 13);
  verdict->valid_until = cw_statement_get_date (row, 14);
}

CwScreeningRecord *
cw_screening_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwScreeningRecord) record = cw_screening_record_new ();
  g_autoptr (CwStatement) select = cw_database_prepare (database, load_query);
  CwStep step;

  cw_statement_bind_int (select, ":id", id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_DONE)
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _ ("This screening is not in the clinic file."));
  if (step != CW_STEP_ROW)
    return NULL;
  record->id = id;
  read_row (select, record);
  if (!cw_facts_table_load (database, id, record->facts, error))
    return NULL;
  if (record->is_signed
      && !cw_verdict_table_load (database, id, record->verdict, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
find (CwDatabase *database,
      const char *sql,
      gint64 patient_id,
      gint64 *id,
      GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (database, sql);
  CwStep step;

  *id = 0;
  cw_statement_bind_int (select, ":patient", patient_id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_ROW)
    *id = cw_statement_get_int (select, 0);
  return step != CW_STEP_ERROR;
}

gboolean
cw_screening_table_find_draft (CwDatabase *database,
                               gint64 patient_id,
                               gint64 *id,
                               GError **error)
{
  return find (database,
               "SELECT id FROM screening "
               "WHERE patient_id = :patient AND signed_at IS NULL",
               patient_id, id, error);
}

gboolean
cw_screening_table_find_signed (CwDatabase *database,
                                gint64 patient_id,
                                gint64 *id,
                                GError **error)
{
  return find (database,
               "SELECT id FROM screening WHERE patient_id = :patient "
               "AND signed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
               patient_id, id, error);
}

GArray *
cw_screening_table_list_signed (CwDatabase *database,
                                gint64 patient_id,
                                GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT id FROM screening WHERE patient_id = :patient "
                "AND signed_at IS NOT NULL ORDER BY id DESC");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gint64 id = cw_statement_get_int (select, 0);

    g_array_append_val (ids, id);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
cw_screening_table_get_draft_patient (CwDatabase *database,
                                      gint64 id,
                                      gint64 *patient_id,
                                      GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT patient_id FROM screening WHERE id = :id AND signed_at IS NULL");

  cw_statement_bind_int (select, ":id", id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    *patient_id = cw_statement_get_int (select, 0);
    return TRUE;
  case CW_STEP_DONE:
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _ ("This screening is signed or no longer there, so "
                            "it cannot be changed. Start a new screening."));
    return FALSE;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
}

gboolean
cw_screening_table_add_draft (CwDatabase *database,
                              gint64 patient_id,
                              CwDate date,
                              const char *version,
                              gint64 *id,
                              GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      database,
      "INSERT INTO screening (patient_id, date, questionnaire_version) "
      "VALUES (:patient, :date, :version)");

  cw_statement_bind_int (insert, ":patient", patient_id);
  cw_statement_bind_date (insert, ":date", date);
  cw_statement_bind_text (insert, ":version", version);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return TRUE;
}

gboolean
cw_screening_table_set_date (CwDatabase *database,
                             gint64 id,
                             CwDate date,
                             const char *version,
                             GError **error)
{
  g_autoptr (CwStatement) update = cw_database_prepare (
      database, "UPDATE screening SET date = :date, "
                "questionnaire_version = :version WHERE id = :id "
                "AND (date <> :date OR questionnaire_version <> :version)");

  cw_statement_bind_int (update, ":id", id);
  cw_statement_bind_date (update, ":date", date);
  cw_statement_bind_text (update, ":version", version);
  return cw_statement_run (update, error);
}

gboolean
cw_screening_table_discard (CwDatabase *database,
                            gint64 id,
                            gint64 patient_id,
                            gint64 at,
                            GError **error)
{
  g_autoptr (CwStatement) delete
      = cw_database_prepare (database, "DELETE FROM screening WHERE id = :id");
  const CwAuditEntry entry = {
    .at = at,
    .action = "discard",
    .patient_id = patient_id,
    .record = "screening",
    .record_id = id,
  };

  cw_statement_bind_int (delete, ":id", id);
  return cw_facts_table_remove (database, id, error)
         && cw_statement_run (delete, error)
         && cw_audit_log_add (database, &entry, error);
}

static gboolean
write_signature (CwDatabase *database,
                 const CwScreeningRecord *record,
                 const CwClinician *clinician,
                 gint64 at,
                 GError **error)
{
  const CwVerdict *verdict = record->verdict;
  g_autofree char *signature = cw_clinician_get_signature (clinician);
  g_autoptr (CwStatement) update = cw_database_prepare (
      database,
      "UPDATE screening SET signed_at = :at, clinician_id = :clinician,"
      "  signed_by = :signature, birth_date = :birth_date, sex = :sex,"
      "  outcome = :outcome, dose_class = :dose_class,"
      "  deferred_until = :deferred_until, venous_points = :venous_points,"
      "  wells_points = :wells_points, valid_days = :valid_days,"
      "  valid_until = :valid_until "
      "WHERE id = :id");

  cw_statement_bind_int (update, ":id", record->id);
  cw_statement_bind_time (update, ":at", at);
  cw_statement_bind_int (update, ":clinician", clinician->id);
  cw_statement_bind_text (update, ":signature", signature);
  cw_statement_bind_date (update, ":birth_date", record->facts->birth_date);
  cw_statement_bind_text (update, ":sex", cw_sex_to_id (record->facts->sex));
  cw_statement_bind_text (update, ":outcome",
                          cw_outcome_to_id (verdict->outcome));
  cw_statement_bind_text (update, ":dose_class",
                          cw_dose_class_to_id (verdict->dose_class));
  cw_statement_bind_date (update, ":deferred_until", verdict->deferred_until);
  cw_statement_bind_int (update, ":venous_points", verdict->venous_points);
  if (verdict->wells_points != G_MININT)
    cw_statement_bind_int (update, ":wells_points", verdict->wells_points);
  cw_statement_bind_int (update, ":valid_days", verdict->valid_days);
  cw_statement_bind_date (update, ":valid_until", verdict->valid_until);
  return cw_statement_run (update, error);
}

/* What was signed, as the audit log keeps it. */
static char *
signed_to_json (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT json_object('date', date, 'questionnaire_version',"
      "  questionnaire_version, 'signed_by', signed_by, 'outcome', outcome,"
      "  'dose_class', dose_class, 'deferred_until', deferred_until,"
      "  'valid_until', valid_until, 'limbs',"
      "  (SELECT json_group_object(limb, state) FROM limb_verdict"
      "   WHERE screening_id = :id)) "
      "FROM screening WHERE id = :id");

  cw_statement_bind_int (select, ":id", id);
  return cw_statement_step (select, error) == CW_STEP_ROW
             ? cw_statement_dup_text (select, 0)
             : NULL;
}

gboolean
cw_screening_table_sign (CwDatabase *database,
                         const CwScreeningRecord *record,
                         const CwClinician *clinician,
                         gint64 at,
                         GError **error)
{
  g_autofree char *after = NULL;
  CwAuditEntry entry = {
    .at = at,
    .clinician_id = clinician->id,
    .action = "sign",
    .patient_id = record->patient_id,
    .record = "screening",
    .record_id = record->id,
  };

  if (!cw_verdict_table_save (database, record->id, record->verdict, error)
      || !write_signature (database, record, clinician, at, error))
    return FALSE;
  after = signed_to_json (database, record->id, error);
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}
