/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/measurement-strike.h"

#include "store/audit-log.h"

gboolean
cw_measurement_strike (CwDatabase *database,
                       const CwRecord *record,
                       gint64 id,
                       gint64 patient_id,
                       const CwStrike *strike,
                       GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET struck_at = :at, struck_clinician_id = :clinician,"
      " struck_by = :by, struck_reason = :reason WHERE id = :id",
      record->table);
  g_autoptr (CwStatement) update = cw_database_prepare (database, sql);
  g_autofree char *before = cw_record_to_json (database, record, id, error);
  g_autofree char *after = NULL;
  CwAuditEntry entry = {
    .at = strike->at,
    .clinician_id = strike->clinician_id,
    .action = "strike",
    .patient_id = patient_id,
    .record = record->table,
    .record_id = id,
    .before = before,
  };

  cw_statement_bind_int (update, ":id", id);
  cw_statement_bind_time (update, ":at", strike->at);
  cw_statement_bind_int (update, ":clinician", strike->clinician_id);
  cw_statement_bind_text (update, ":by", strike->by);
  cw_statement_bind_text (update, ":reason", strike->reason);
  if (before == NULL || !cw_statement_run (update, error))
    return FALSE;
  after = cw_record_to_json (database, record, id, error);
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}
