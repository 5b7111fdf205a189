/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/advice-table.h"

#include "store/audit-log.h"
#include "store/record.h"

CW_DEFINE_CHOICE (CwAdviceOutcome, advice_outcome)

static const CwField fields[] = {
  CW_FIELD (CwAdviceDecision, id, "id", ID),
  CW_FIELD (CwAdviceDecision, patient_id, "patient_id", REF),
  CW_FIELD (CwAdviceDecision, plan_id, "plan_id", REF),
  CW_FIELD (CwAdviceDecision, prescription_id, "prescription_id", REF),
  CW_FIELD (CwAdviceDecision, session_id, "session_id", REF),
  CW_FIELD (CwAdviceDecision, rule_id, "rule_id", TEXT),
  CW_FIELD_ENUM (CwAdviceDecision, outcome, "outcome", advice_outcome),
  CW_FIELD (CwAdviceDecision, reason, "reason", TEXT),
  CW_FIELD (CwAdviceDecision, headline, "headline", TEXT),
  CW_FIELD (CwAdviceDecision, old_text, "old_text", TEXT),
  CW_FIELD (CwAdviceDecision, new_text, "new_text", TEXT),
  CW_FIELD (CwAdviceDecision, old_value, "old_value", REAL),
  CW_FIELD (CwAdviceDecision, new_value, "new_value", REAL),
  CW_FIELD (CwAdviceDecision, new_plan_id, "new_plan_id", REF),
  CW_FIELD (CwAdviceDecision, clinician_id, "clinician_id", REF),
  CW_FIELD (CwAdviceDecision, decided_by, "decided_by", TEXT),
  CW_FIELD (CwAdviceDecision, decided_at, "decided_at", TIME),
};

static const CwRecord record = CW_RECORD ("advice_decision", fields);

gboolean
cw_advice_table_add (CwDatabase *database,
                     CwAdviceDecision *decision,
                     GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, decision, NULL);
  g_autofree char *after = NULL;
  CwAuditEntry entry = {
    .at = decision->decided_at,
    .clinician_id = decision->clinician_id,
    .action = "decide",
    .patient_id = decision->patient_id,
    .record = "advice_decision",
  };

  if (!cw_statement_run (insert, error))
    return FALSE;
  entry.record_id = decision->id = cw_database_get_last_id (database);
  after = cw_record_to_json (database, &record, decision->id, error);
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}

static CwAdviceDecision *
read_decision (CwStatement *row, GError **error)
{
  g_autoptr (CwAdviceDecision) decision = cw_advice_decision_new ();

  return cw_record_read (&record, row, decision, error)
             ? g_steal_pointer (&decision)
             : NULL;
}

gboolean
cw_advice_table_find (CwDatabase *database,
                      gint64 session_id,
                      gint64 prescription_id,
                      const char *rule_id,
                      CwAdviceDecision **decision,
                      GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL,
                          "WHERE session_id = :session AND"
                          " prescription_id = :prescription AND"
                          " rule_id = :rule");
  CwStep step;

  *decision = NULL;
  cw_statement_bind_int (select, ":session", session_id);
  cw_statement_bind_int (select, ":prescription", prescription_id);
  cw_statement_bind_text (select, ":rule", rule_id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_ROW) {
    *decision = read_decision (select, error);
    return *decision != NULL;
  }
  return step == CW_STEP_DONE;
}

GPtrArray *
cw_advice_table_load_all (CwDatabase *database,
                          gint64 patient_id,
                          guint limit,
                          GError **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_advice_decision_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL,
      "WHERE patient_id = :patient ORDER BY id DESC LIMIT :limit");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  cw_statement_bind_int (select, ":limit", limit > 0 ? (gint64)limit : -1);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwAdviceDecision *decision = read_decision (select, error);

    if (decision == NULL)
      return NULL;
    g_ptr_array_add (decisions, decision);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&decisions) : NULL;
}
