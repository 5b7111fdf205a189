/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/template-table.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/clinic.h"
#include "store/prescription-table.h"
#include "store/record.h"

CW_DEFINE_CHOICE (CwModality, modality)
CW_DEFINE_CHOICE (CwPosture, posture)

static const CwField fields[] = {
  CW_FIELD (CwPlanTemplate, id, "id", ID),
  CW_FIELD (CwPlanTemplate, name, "name", TEXT),
};

static const CwRecord record = CW_RECORD ("plan_template", fields);

static const CwField exercise_fields[] = {
  CW_FIELD (CwPrescription, exercise_id, "exercise_id", TEXT),
  CW_FIELD_ENUM (CwPrescription, modality, "modality", modality),
  CW_FIELD (CwPrescription, limbs, "limbs", LIMBS),
  CW_FIELD (CwPrescription, load_percent_1rm, "load_percent_1rm", REAL),
  CW_FIELD (CwPrescription, body_weight, "body_weight", BOOL),
  CW_FIELD (CwPrescription, scheme_id, "scheme_id", TEXT),
  CW_FIELD (CwPrescription, scheme.rest_s, "scheme_rest_s", REAL),
  CW_FIELD (CwPrescription, scheme.to_fatigue, "scheme_to_fatigue", BOOL),
  CW_FIELD (CwPrescription, rest_s, "rest_s", REAL),
  CW_FIELD (CwPrescription, tempo, "tempo", TEXT),
  CW_FIELD (CwPrescription, intermittent, "intermittent", BOOL),
  CW_FIELD_ENUM (CwPrescription, posture, "posture", posture),
  CW_FIELD (CwPrescription, pressure_percent, "pressure_percent", REAL),
  CW_FIELD (CwPrescription, hrr_percent, "hrr_percent", REAL),
  CW_FIELD (CwPrescription, target_effort, "target_effort", REAL),
  CW_FIELD (CwPrescription, speed_kmh, "speed_kmh", REAL),
  CW_FIELD (CwPrescription, reperfusion_s, "reperfusion_s", REAL),
};

static const CwRecord exercise_record
    = CW_RECORD ("plan_template_exercise", exercise_fields);

static gboolean
load_exercises (CwDatabase *database, CwPlanTemplate *template, GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &exercise_record, CW_PRESCRIPTION_SET_COLUMNS,
      "WHERE template_id = :id ORDER BY position");
  CwStep step;

  cw_statement_bind_int (select, ":id", template->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPrescription *dose = cw_prescription_new ();

    g_ptr_array_add (template->exercises, dose);
    if (!cw_record_read (&exercise_record, select, dose, error)
        || !cw_prescription_table_read_sets (
            dose, select, (int)exercise_record.n_fields, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

GPtrArray *
cw_template_table_load_all (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) templates
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_plan_template_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL,
                          "WHERE deleted = 0 ORDER BY name COLLATE NOCASE, id");
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPlanTemplate *template = cw_plan_template_new ();

    g_ptr_array_add (templates, template);
    if (!cw_record_read (&record, select, template, error)
        || !load_exercises (database, template, error))
      return NULL;
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&templates) : NULL;
}

/* The database refuses it as well, but with less to go by. */
static gboolean
check_name (CwDatabase *database, gint64 id, const char *name, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT 1 FROM plan_template WHERE deleted = 0"
                " AND name = :name COLLATE NOCASE AND id <> :id");

  cw_statement_bind_text (select, ":name", name);
  cw_statement_bind_int (select, ":id", id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_DONE:
    return TRUE;
  case CW_STEP_ROW:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                 _ ("There is a template called %s already. Choose another "
                    "name."),
                 name);
    return FALSE;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
}

static gboolean
add_exercises (CwDatabase *database,
               const CwPlanTemplate *template,
               gint64 id,
               GError **error)
{
  for (guint i = 0; i < template->exercises->len; i++) {
    const CwPrescription *dose = template->exercises->pdata[i];
    g_autoptr (CwStatement) insert = cw_record_insert (
        database, &exercise_record, dose, "template_id", "position",
        "scheme_reps", "intervals", "interval_s", NULL);

    cw_statement_bind_int (insert, ":template_id", id);
    cw_statement_bind_int (insert, ":position", i);
    cw_prescription_table_bind_sets (insert, dose);
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_audit_entry (CwDatabase *database,
                 const char *action,
                 gint64 id,
                 const char *before,
                 gint64 at,
                 GError **error)
{
  g_autofree char *after = cw_record_to_json (database, &record, id, error);
  const CwAuditEntry entry = {
    .at = at,
    .action = action,
    .record = "plan_template",
    .record_id = id,
    .before = before,
    .after = after,
  };

  return after != NULL && cw_audit_log_add (database, &entry, error);
}

gboolean
cw_template_table_add (CwDatabase *database,
                       const CwPlanTemplate *template,
                       gint64 at,
                       gint64 *id,
                       GError **error)
{
  g_autoptr (CwStatement) insert = cw_record_insert (
      database, &record, template, "exercise_count", "deleted", NULL);

  if (!check_name (database, 0, template->name, error))
    return FALSE;
  cw_statement_bind_int (insert, ":exercise_count", template->exercises->len);
  cw_statement_bind_int (insert, ":deleted", 0);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return add_exercises (database, template, *id, error)
         && add_audit_entry (database, "add", *id, NULL, at, error);
}

static gboolean
update (CwDatabase *database,
        const char *sql,
        gint64 id,
        const char *name,
        const char *action,
        gint64 at,
        GError **error)
{
  g_autofree char *before = cw_record_to_json (database, &record, id, error);
  g_autoptr (CwStatement) statement = cw_database_prepare (database, sql);

  if (before == NULL)
    return FALSE;
  cw_statement_bind_int (statement, ":id", id);
  if (name != NULL)
    cw_statement_bind_text (statement, ":name", name);
  return cw_statement_run (statement, error)
         && add_audit_entry (database, action, id, before, at, error);
}

gboolean
cw_template_table_rename (CwDatabase *database,
                          gint64 id,
                          const char *name,
                          gint64 at,
                          GError **error)
{
  return check_name (database, id, name, error)
         && update (database,
                    "UPDATE plan_template SET name = :name WHERE id = :id", id,
                    name, "change", at, error);
}

gboolean
cw_template_table_delete (CwDatabase *database,
                          gint64 id,
                          gint64 at,
                          GError **error)
{
  return update (database,
                 "UPDATE plan_template SET deleted = 1 WHERE id = :id", id,
                 NULL, "delete", at, error);
}
