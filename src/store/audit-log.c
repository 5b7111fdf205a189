/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/audit-log.h"

gboolean
cw_audit_log_add (CwDatabase *database,
                  const CwAuditEntry *entry,
                  GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      database,
      "INSERT INTO audit_entry (at, clinician_id, action, patient_id, record,"
      "                         record_id, before, after) "
      "VALUES (:at, nullif(:clinician, 0), :action, nullif(:patient, 0), "
      ":record,"
      "        :record_id, :before, :after)");

  cw_statement_bind_time (insert, ":at", entry->at);
  cw_statement_bind_int (insert, ":clinician", entry->clinician_id);
  cw_statement_bind_text (insert, ":action", entry->action);
  cw_statement_bind_int (insert, ":patient", entry->patient_id);
  cw_statement_bind_text (insert, ":record", entry->record);
  cw_statement_bind_int (insert, ":record_id", entry->record_id);
  cw_statement_bind_text (insert, ":before", entry->before);
  cw_statement_bind_text (insert, ":after", entry->after);
  return cw_statement_run (insert, error);
}

gboolean
cw_audit_log_add_row (CwDatabase *database,
                      gint64 at,
                      gint64 clinician_id,
                      gint64 patient_id,
                      const char *record,
                      gint64 record_id,
                      GError **error)
{
  const CwAuditEntry entry = {
    .at = at,
    .clinician_id = clinician_id,
    .action = "add",
    .patient_id = patient_id,
    .record = record,
    .record_id = record_id,
  };

  return cw_audit_log_add (database, &entry, error);
}
