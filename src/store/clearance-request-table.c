/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clearance-request-table.h"

#include "store/audit-log.h"

CW_DEFINE_CHOICE (CwLevel, level)

static const CwField request_fields[] = {
  CW_FIELD (CwClearanceRequest, id, "id", ID),
  CW_FIELD (CwClearanceRequest, patient_id, "patient_id", REF),
  CW_FIELD (CwClearanceRequest, name, "name", TEXT),
  CW_FIELD (CwClearanceRequest, role, "role", TEXT),
  CW_FIELD (CwClearanceRequest, organisation, "organisation", TEXT),
  CW_FIELD (CwClearanceRequest, limbs, "limbs", LIMBS),
  CW_FIELD (CwClearanceRequest, clinician_id, "clinician_id", REF),
  CW_FIELD (CwClearanceRequest, asked_by, "asked_by", TEXT),
  CW_FIELD (CwClearanceRequest, asked_on, "asked_on", DATE),
  CW_FIELD (CwClearanceRequest, asked_at, "asked_at", TIME),
};

static const CwRecord request_record
    = CW_RECORD ("clearance_request", request_fields);

static const CwField finding_fields[] = {
  CW_FIELD (CwFinding, rule_id, "rule_id", TEXT),
  CW_FIELD (CwFinding, title, "title", TEXT),
  CW_FIELD (CwFinding, rationale, "rationale", TEXT),
  CW_FIELD_ENUM (CwFinding, level, "level", level),
  CW_FIELD (CwFinding, whole_patient, "whole_patient", BOOL),
  CW_FIELD (CwFinding, limbs, "limbs", LIMBS),
};

static const CwRecord finding_record
    = CW_RECORD ("clearance_request_finding", finding_fields);

static gboolean
add_findings (CwDatabase *database,
              const CwClearanceRequest *request,
              GError **error)
{
  for (guint i = 0; i < request->findings->len; i++) {
    g_autoptr (CwStatement) insert = cw_record_insert (
        database, &finding_record, request->findings->pdata[i], "request_id",
        "position", NULL);

    cw_statement_bind_int (insert, ":request_id", request->id);
    cw_statement_bind_int (insert, ":position", i);
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cw_clearance_request_table_add (CwDatabase *database,
                                CwClearanceRequest *request,
                                GError **error)
{
  g_autoptr (CwStatement) insert = cw_record_insert (
      database, &request_record, request, "finding_count", NULL);
  g_autofree char *after = NULL;
  CwAuditEntry entry = {
    .at = request->asked_at,
    .clinician_id = request->clinician_id,
    .action = "ask",
    .patient_id = request->patient_id,
    .record = "clearance_request",
  };

  cw_statement_bind_int (insert, ":finding_count", request->findings->len);
  if (!cw_statement_run (insert, error))
    return FALSE;
  entry.record_id = request->id = cw_database_get_last_id (database);
  if (!add_findings (database, request, error))
    return FALSE;
  after = cw_record_to_json (database, &request_record, request->id, error);
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}

static gboolean
load_findings (CwDatabase *database,
               CwClearanceRequest *request,
               GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &finding_record, NULL,
                          "WHERE request_id = :id ORDER BY position");

  cw_statement_bind_int (select, ":id", request->id);
  return cw_record_read_all (&finding_record, select,
                             (CwRecordMake)cw_finding_new, request->findings,
                             error);
}

GPtrArray *
cw_clearance_request_table_load_all (CwDatabase *database,
                                     gint64 patient_id,
                                     GError **error)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_clearance_request_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &request_record, NULL,
                          "WHERE patient_id = :patient ORDER BY id DESC");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwClearanceRequest *request = cw_clearance_request_new ();

    g_ptr_array_add (requests, request);
    if (!cw_record_read (&request_record, select, request, error)
        || !load_findings (database, request, error))
      return NULL;
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&requests) : NULL;
}
