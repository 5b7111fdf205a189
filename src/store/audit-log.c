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
  cw_statement_bind_int (insert, ":clinician",
                         entry->clinician_id != 0
                             ? entry->clinician_id
                             : cw_database_get_actor (database));
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

/* The first instant of a day where the clinic is. */
static gint64
start_of_day (CwDate date)
{
  g_autofree char *iso = cw_date_to_iso (date);
  g_autofree char *text = g_strconcat (iso, "T00:00:00", NULL);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (text, here);

  return start != NULL ? g_date_time_to_unix (start) : cw_date_local_noon (date);
}

static CwStatement *
select_lines (CwDatabase *database,
              const CwAuditFilter *filter,
              const CwAuditLine *after)
{
  g_autoptr (GString) sql = g_string_new (
      "SELECT e.id, e.at, c.name, e.patient_id,"
      "  trim(p.family_name || ', ' || coalesce(p.given_names, ''), ', ')"
      "  || coalesce(' (' || p.identifier || ')', ''),"
      "  e.action, e.record, e.record_id, e.before, e.after "
      "FROM audit_entry e LEFT JOIN clinician c ON c.id = e.clinician_id"
      " LEFT JOIN patient p ON p.id = e.patient_id "
      "WHERE e.at >= :first AND e.at < :end");
  CwStatement *select;

  if (filter->patient_id != 0)
    g_string_append (sql, " AND e.patient_id = :patient");
  if (after != NULL)
    g_string_append (sql, " AND (e.at, e.id) < (:at, :id)");
  g_string_append (sql, " ORDER BY e.at DESC, e.id DESC LIMIT :limit");
  select = cw_database_prepare (database, sql->str);
  if (filter->patient_id != 0)
    cw_statement_bind_int (select, ":patient", filter->patient_id);
  if (after != NULL) {
    cw_statement_bind_time (select, ":at", after->at);
    cw_statement_bind_int (select, ":id", after->id);
  }
  if (filter->first != CW_DATE_NONE)
    cw_statement_bind_time (select, ":first", start_of_day (filter->first));
  else
    cw_statement_bind_text (select, ":first", "");
  if (filter->last != CW_DATE_NONE)
    cw_statement_bind_time (select, ":end", start_of_day (filter->last + 1));
  else
    cw_statement_bind_text (select, ":end", "9999");
  return select;
}

GPtrArray *
cw_audit_log_load (CwDatabase *database,
                   const CwAuditFilter *filter,
                   const CwAuditLine *after,
                   guint limit,
                   GError **error)
{
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_audit_line_free);
  g_autoptr (CwStatement) select = select_lines (database, filter, after);
  CwStep step;

  cw_statement_bind_int (select, ":limit", limit);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwAuditLine *line = cw_audit_line_new ();

    g_ptr_array_add (lines, line);
    line->id = cw_statement_get_int (select, 0);
    line->at = cw_statement_get_time (select, 1);
    line->clinician = cw_statement_dup_text (select, 2);
    line->patient_id = cw_statement_get_int (select, 3);
    line->patient = cw_statement_dup_text (select, 4);
    line->action = cw_statement_dup_text (select, 5);
    line->record = cw_statement_dup_text (select, 6);
    line->record_id = cw_statement_get_int (select, 7);
    line->before = cw_statement_dup_text (select, 8);
    line->after = cw_statement_dup_text (select, 9);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}
