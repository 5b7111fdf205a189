/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/adverse-event-table.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/clinic.h"

CW_DEFINE_CHOICE (CwEventGrade, event_grade)

static const CwField fields[] = {
  CW_FIELD (CwAdverseEvent, id, "id", ID),
  CW_FIELD (CwAdverseEvent, patient_id, "patient_id", REF),
  CW_FIELD (CwAdverseEvent, session_id, "session_id", REF),
  CW_FIELD (CwAdverseEvent, prescription_id, "prescription_id", REF),
  CW_FIELD (CwAdverseEvent, stop_rule_id, "stop_rule_id", TEXT),
  CW_FIELD (CwAdverseEvent, happened_at, "happened_at", TIME),
  CW_FIELD (CwAdverseEvent, limbs, "limbs", LIMBS),
  CW_FIELD (CwAdverseEvent, cuff_name, "cuff_name", TEXT),
  CW_FIELD (CwAdverseEvent, pressure_mmhg, "pressure_mmhg", REAL),
  CW_FIELD (CwAdverseEvent, pressure_percent, "pressure_percent", REAL),
  CW_FIELD (CwAdverseEvent, since_inflation_s, "since_inflation_s", REAL),
  CW_FIELD (CwAdverseEvent, inflated_s, "inflated_s", REAL),
};

static const CwRecord record = CW_RECORD ("adverse_event", fields);

static const CwField entry_fields[] = {
  CW_FIELD (CwEventEntry, kind_id, "kind_id", TEXT),
  CW_FIELD_ENUM (CwEventEntry, grade, "grade", event_grade),
  CW_FIELD (CwEventEntry, severity, "severity", COUNT),
  CW_FIELD (CwEventEntry, relatedness, "relatedness", COUNT),
  CW_FIELD (CwEventEntry, action, "action", TEXT),
  CW_FIELD (CwEventEntry, outcome, "outcome", TEXT),
  CW_FIELD (CwEventEntry, resolved_on, "resolved_on", DATE),
  CW_FIELD (CwEventEntry, note, "note", TEXT),
  CW_FIELD (CwEventEntry, is_review, "is_review", BOOL),
  CW_FIELD (CwEventEntry, clinician_id, "clinician_id", REF),
  CW_FIELD (CwEventEntry, signed_by, "signed_by", TEXT),
  CW_FIELD (CwEventEntry, signed_at, "signed_at", TIME),
};

static const CwRecord entry_record
    = CW_RECORD ("adverse_event_entry", entry_fields);

static gboolean
load_entries (CwDatabase *database, CwAdverseEvent *event, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &entry_record, NULL,
                          "WHERE adverse_event_id = :id ORDER BY position");

  cw_statement_bind_int (select, ":id", event->id);
  return cw_record_read_all (&entry_record, select,
                             (CwRecordMake)cw_event_entry_new, event->entries,
                             error);
}

GPtrArray *
cw_adverse_event_table_load_all (CwDatabase *database,
                                 gint64 patient_id,
                                 GError **error)
{
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_adverse_event_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL,
                          "WHERE patient_id = :patient "
                          "ORDER BY happened_at DESC, id DESC");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwAdverseEvent *event = cw_adverse_event_new ();

    g_ptr_array_add (events, event);
    if (!cw_record_read (&record, select, event, error)
        || !load_entries (database, event, error))
      return NULL;
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

gboolean
cw_adverse_event_table_add_entry (CwDatabase *database,
                                  const CwAdverseEvent *event,
                                  const CwEventEntry *entry,
                                  GError **error)
{
  g_autoptr (CwStatement) insert = cw_record_insert (
      database, &entry_record, entry, "adverse_event_id", "position", NULL);
  g_autoptr (CwStatement) count = cw_database_prepare (
      database, "SELECT count(*) FROM adverse_event_entry "
                "WHERE adverse_event_id = :id");

  cw_statement_bind_int (count, ":id", event->id);
  if (cw_statement_step (count, error) != CW_STEP_ROW)
    return FALSE;
  cw_statement_bind_int (insert, ":adverse_event_id", event->id);
  cw_statement_bind_int (insert, ":position", cw_statement_get_int (count, 0));
  return cw_statement_run (insert, error)
         && cw_audit_log_add_row (database, entry->signed_at,
                                  entry->clinician_id, event->patient_id,
                                  "adverse_event_entry", event->id, error);
}

gboolean
cw_adverse_event_table_add (CwDatabase *database,
                            CwAdverseEvent *event,
                            GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, event, NULL);
  const CwEventEntry *entry = cw_adverse_event_get_current (event);
  g_autofree char *after = NULL;
  CwAuditEntry audit = {
    .at = entry->signed_at,
    .clinician_id = entry->clinician_id,
    .action = "open",
    .patient_id = event->patient_id,
    .record = "adverse_event",
  };

  if (!cw_statement_run (insert, error))
    return FALSE;
  event->id = cw_database_get_last_id (database);
  after = cw_record_to_json (database, &record, event->id, error);
  audit.record_id = event->id;
  audit.after = after;
  return after != NULL
         && cw_adverse_event_table_add_entry (database, event, entry, error)
         && cw_audit_log_add (database, &audit, error);
}
