/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/audited-save.h"

gboolean
cw_audited_save (CwDatabase *database,
                 const CwRecord *record,
                 gconstpointer row,
                 gint64 row_id,
                 const CwAuditEntry *entry,
                 gint64 *id,
                 GError **error)
{
  gboolean is_new = row_id == 0;
  g_autoptr (CwStatement) write
      = is_new ? cw_record_insert (database, record, row, NULL)
               : cw_record_update (database, record, row, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  CwAuditEntry full = *entry;

  if (!is_new) {
    before = cw_record_to_json (database, record, row_id, error);
    if (before == NULL)
      return FALSE;
  }
  if (!cw_statement_run (write, error))
    return FALSE;
  *id = is_new ? cw_database_get_last_id (database) : row_id;
  after = cw_record_to_json (database, record, *id, error);
  full.action = is_new ? "add" : "change";
  full.record = record->table;
  full.record_id = *id;
  full.before = before;
  full.after = after;
  return after != NULL && cw_audit_log_add (database, &full, error);
}
