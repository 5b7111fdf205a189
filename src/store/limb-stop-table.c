/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/limb-stop-table.h"

#include "store/audit-log.h"
#include "store/record.h"

static const CwField fields[] = {
  CW_FIELD (CwLimbStop, id, "id", ID),
  CW_FIELD (CwLimbStop, prescription_id, "prescription_id", REF),
  CW_FIELD (CwLimbStop, limbs, "limbs", LIMBS),
  CW_FIELD (CwLimbStop, stop_rule_id, "stop_rule_id", TEXT),
  CW_FIELD (CwLimbStop, note, "note", TEXT),
  CW_FIELD (CwLimbStop, stopped.utc_s, "stopped_at", TIME),
  CW_FIELD (CwLimbStop, stopped.boot_us, "boot_us", INT64),
  CW_FIELD (CwLimbStop, stopped.boot_id, "boot_id", BUFFER),
};

static const CwRecord record = CW_RECORD ("limb_stop", fields);

gboolean
cw_limb_stop_table_load (CwDatabase *database,
                         CwSession *session,
                         GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE session_id = :id ORDER BY id");

  cw_statement_bind_int (select, ":id", session->id);
  return cw_record_read_all (&record, select, (CwRecordMake)cw_limb_stop_new,
                             session->limb_stops, error);
}

gboolean
cw_limb_stop_table_add (CwDatabase *database,
                        const CwSession *session,
                        const CwLimbStop *stop,
                        gint64 at,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, stop, "session_id", NULL);

  cw_statement_bind_int (insert, ":session_id", session->id);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return cw_audit_log_add_row (database, at, session->clinician_id,
                               session->patient_id, record.table, *id, error);
}
