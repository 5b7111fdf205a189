/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/plan-table.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/clinic.h"
#include "store/prescription-table.h"

static const CwField fields[] = {
  CW_FIELD (CwPlan, id, "id", ID),
  CW_FIELD (CwPlan, patient_id, "patient_id", REF),
  CW_FIELD (CwPlan, screening_id, "screening_id", REF),
  CW_FIELD (CwPlan, version, "version", INT),
  CW_FIELD (CwPlan, supersedes_id, "supersedes_id", REF),
  CW_FIELD (CwPlan, change_reason, "change_reason", TEXT),
  CW_FIELD (CwPlan, goal, "goal", TEXT),
  CW_FIELD (CwPlan, sessions_per_week, "sessions_per_week", REAL),
  CW_FIELD (CwPlan, weeks, "weeks", INT),
  CW_FIELD (CwPlan, home, "home", BOOL),
  CW_FIELD (CwPlan, clinician_id, "clinician_id", REF),
  CW_FIELD (CwPlan, signed_by, "signed_by", TEXT),
  CW_FIELD (CwPlan, signed_at, "signed_at", TIME),
};

static const CwRecord record = CW_RECORD ("plan", fields);

#define MORE_COLUMNS                                                           \
  "EXISTS (SELECT 1 FROM plan later WHERE later.supersedes_id = plan.id),"     \
  "(SELECT session_id FROM plan_origin WHERE plan_id = plan.id),"              \
  "(SELECT s.number FROM plan_origin o JOIN session s ON s.id = o.session_id"  \
  " WHERE o.plan_id = plan.id),"                                               \
  "(SELECT s.started_on FROM plan_origin o"                                    \
  " JOIN session s ON s.id = o.session_id WHERE o.plan_id = plan.id)"

static CwPlan *
read_plan (CwDatabase *database, CwStatement *row, GError **error)
{
  g_autoptr (CwPlan) plan = cw_plan_new ();
  int column = (int)record.n_fields;

  if (!cw_record_read (&record, row, plan, error))
    return NULL;
  plan->superseded = cw_statement_get_int (row, column) != 0;
  plan->origin_session_id = cw_statement_get_int (row, column + 1);
  plan->origin_session_number = (int)cw_statement_get_int (row, column + 2);
  plan->origin_session_date = cw_statement_get_date (row, column + 3);
  if (!cw_prescription_table_load (database, plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}

CwPlan *
cw_plan_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, MORE_COLUMNS, "WHERE id = :id");

  cw_statement_bind_int (select, ":id", id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    return read_plan (database, select, error);
  case CW_STEP_DONE:
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _ ("This plan is not in the clinic file."));
    return NULL;
  case CW_STEP_ERROR:
  default:
    return NULL;
  }
}

GPtrArray *
cw_plan_table_load_all (CwDatabase *database,
                        gint64 patient_id,
                        guint limit,
                        GError **error)
{
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_plan_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, MORE_COLUMNS,
      "WHERE patient_id = :patient ORDER BY version DESC LIMIT :limit");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  cw_statement_bind_int (select, ":limit", limit > 0 ? (gint64)limit : -1);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPlan *plan = read_plan (database, select, error);

    if (plan == NULL)
      return NULL;
    g_ptr_array_add (plans, plan);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&plans) : NULL;
}

static gboolean
add_origin (CwDatabase *database, const CwPlan *plan, GError **error)
{
  g_autoptr (CwStatement) insert = NULL;

  if (plan->origin_session_id == 0)
    return TRUE;
  insert = cw_database_prepare (
      database, "INSERT INTO plan_origin (plan_id, session_id) "
                "VALUES (:plan, :session)");
  cw_statement_bind_int (insert, ":plan", plan->id);
  cw_statement_bind_int (insert, ":session", plan->origin_session_id);
  return cw_statement_run (insert, error);
}

gboolean
cw_plan_table_add (CwDatabase *database,
                   CwPlan *plan,
                   gint64 line,
                   GError **error)
{
  g_autoptr (CwStatement) insert = cw_record_insert (
      database, &record, plan, "line", "exercise_count", "signed_on", NULL);
  g_autofree char *after = NULL;
  CwAuditEntry entry = {
    .at = plan->signed_at,
    .clinician_id = plan->clinician_id,
    .action = "sign",
    .patient_id = plan->patient_id,
    .record = "plan",
  };

  cw_statement_bind_int (insert, ":line", line);
  cw_statement_bind_int (insert, ":exercise_count", plan->prescriptions->len);
  cw_statement_bind_date (insert, ":signed_on",
                          cw_time_local_date (plan->signed_at));
  if (!cw_statement_run (insert, error))
    return FALSE;
  plan->id = cw_database_get_last_id (database);
  if (!cw_prescription_table_add (database, plan, error)
      || !add_origin (database, plan, error))
    return FALSE;
  after = cw_record_to_json (database, &record, plan->id, error);
  entry.record_id = plan->id;
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}

gboolean
cw_plan_table_get_line (CwDatabase *database,
                        gint64 plan_id,
                        gint64 *line,
                        GError **error)
{
  g_autoptr (CwStatement) select
      = cw_database_prepare (database, "SELECT line FROM plan WHERE id = :id");

  cw_statement_bind_int (select, ":id", plan_id);
  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return FALSE;
  *line = cw_statement_get_int (select, 0);
  return TRUE;
}
