/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/lapse-table.h"

#include "store/audit-log.h"

static const CwField fields[] = {
  CW_FIELD (CwLapse, id, "id", ID),
  CW_FIELD (CwLapse, patient_id, "patient_id", REF),
  CW_FIELD (CwLapse, screening_id, "screening_id", REF),
  CW_FIELD (CwLapse, rule_id, "rule_id", TEXT),
  CW_FIELD (CwLapse, day, "day", DATE),
  CW_FIELD (CwLapse, note, "note", TEXT),
  CW_FIELD (CwLapse, clinician_id, "clinician_id", REF),
  CW_FIELD (CwLapse, recorded_at, "recorded_at", TIME),
};

static const CwRecord record = CW_RECORD ("lapse", fields);

gboolean
cw_lapse_table_add (CwDatabase *database, CwLapse *lapse, GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, lapse, NULL);
  g_autofree char *after = NULL;
  CwAuditEntry entry = {
    .at = lapse->recorded_at,
    .clinician_id = lapse->clinician_id,
    .action = "report",
    .patient_id = lapse->patient_id,
    .record = "lapse",
  };

  if (!cw_statement_run (insert, error))
    return FALSE;
  entry.record_id = lapse->id = cw_database_get_last_id (database);
  after = cw_record_to_json (database, &record, lapse->id, error);
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}

gboolean
cw_lapse_table_load (CwDatabase *database,
                     gint64 screening_id,
                     GPtrArray *lapses,
                     GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE screening_id = :id ORDER BY id");

  cw_statement_bind_int (select, ":id", screening_id);
  return cw_record_read_all (&record, select, (CwRecordMake)cw_lapse_new,
                             lapses, error);
}

GPtrArray *
cw_lapse_table_load_all (CwDatabase *database,
                         gint64 patient_id,
                         GError **error)
{
  g_autoptr (GPtrArray) lapses
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_lapse_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE patient_id = :id ORDER BY id DESC");

  cw_statement_bind_int (select, ":id", patient_id);
  return cw_record_read_all (&record, select, (CwRecordMake)cw_lapse_new,
                             lapses, error)
             ? g_steal_pointer (&lapses)
             : NULL;
}
