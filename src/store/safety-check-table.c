/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/safety-check-table.h"

#include "store/audit-log.h"
#include "store/record.h"

CW_DEFINE_CHOICE (CwCheckResult, check_result)

static const CwField fields[] = {
  CW_FIELD (CwCheckEntry, id, "id", ID),
  CW_FIELD (CwCheckEntry, prescription_id, "prescription_id", REF),
  CW_FIELD (CwCheckEntry, check_id, "check_id", TEXT),
  CW_FIELD (CwCheckEntry, set_number, "set_number", INT),
  CW_FIELD_ENUM (CwCheckEntry, result, "result", check_result),
  CW_FIELD (CwCheckEntry, sbp_mmhg, "sbp_mmhg", REAL),
  CW_FIELD (CwCheckEntry, dbp_mmhg, "dbp_mmhg", REAL),
  CW_FIELD (CwCheckEntry, heart_rate_bpm, "heart_rate_bpm", REAL),
  CW_FIELD (CwCheckEntry, effort, "effort", REAL),
  CW_FIELD (CwCheckEntry, checked_at, "checked_at", TIME),
};

static const CwRecord record = CW_RECORD ("safety_check", fields);

gboolean
cw_safety_check_table_load (CwDatabase *database,
                            CwSession *session,
                            GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE session_id = :id ORDER BY id");

  cw_statement_bind_int (select, ":id", session->id);
  return cw_record_read_all (&record, select, (CwRecordMake)cw_check_entry_new,
                             session->checks, error);
}

gboolean
cw_safety_check_table_add (CwDatabase *database,
                           const CwSession *session,
                           const CwCheckEntry *entry,
                           gint64 *id,
                           GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, entry, "session_id", NULL);

  cw_statement_bind_int (insert, ":session_id", session->id);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return cw_audit_log_add_row (database, entry->checked_at,
                               session->clinician_id, session->patient_id,
                               "safety_check", *id, error);
}
