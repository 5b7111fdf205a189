/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/session-remark-table.h"

#include "store/audit-log.h"
#include "store/record.h"

static const CwField fields[] = {
  CW_FIELD (CwSessionRemark, id, "id", ID),
  CW_FIELD (CwSessionRemark, session_id, "session_id", REF),
  CW_FIELD (CwSessionRemark, text, "text", TEXT),
  CW_FIELD (CwSessionRemark, clinician_id, "clinician_id", REF),
  CW_FIELD (CwSessionRemark, written_by, "written_by", TEXT),
  CW_FIELD (CwSessionRemark, written_at, "written_at", TIME),
};

static const CwRecord record = CW_RECORD ("session_remark", fields);

gboolean
cw_session_remark_table_load (CwDatabase *database,
                              CwSession *session,
                              GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE session_id = :id ORDER BY id");

  cw_statement_bind_int (select, ":id", session->id);
  return cw_record_read_all (&record, select,
                             (CwRecordMake)cw_session_remark_new,
                             session->remarks, error);
}

gboolean
cw_session_remark_table_add (CwDatabase *database,
                             CwSessionRemark *remark,
                             gint64 patient_id,
                             GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, remark, NULL);

  if (!cw_statement_run (insert, error))
    return FALSE;
  remark->id = cw_database_get_last_id (database);
  return cw_audit_log_add_row (database, remark->written_at,
                               remark->clinician_id, patient_id, record.table,
                               remark->id, error);
}
