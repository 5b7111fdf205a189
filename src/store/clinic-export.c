/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-private.h"
#include "store/owned-table.h"
#include "store/statement.h"

gboolean
cw_clinic_begin_reading (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return cw_database_execute (cw_clinic_get_database (self), "BEGIN", error);
}

void
cw_clinic_end_reading (CwClinic *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CW_IS_CLINIC (self));

  if (!cw_database_execute (cw_clinic_get_database (self), "ROLLBACK", &error))
    g_message ("%s", error->message);
}

/* Those that refer to others come last: the person first. */
GPtrArray *
cw_clinic_list_patient_tables (CwClinic *self, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  GPtrArray *names;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  tables = cw_owned_tables_list (cw_clinic_get_database (self), error);
  if (tables == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = tables->len; i > 0; i--) {
    const CwOwnedTable *table = tables->pdata[i - 1];

    if (!cw_owned_table_is_derived (table->name))
      g_ptr_array_add (names, g_strdup (table->name));
  }
  return names;
}

static void
clear_cell (gpointer data)
{
  g_free (((CwPatientCell *)data)->text);
}

static CwPatientRows *
patient_rows_new (CwStatement *select)
{
  CwPatientRows *rows = g_new0 (CwPatientRows, 1);
  sqlite3_stmt *handle = cw_statement_get_handle (select);
  int n_columns = sqlite3_column_count (handle);

  rows->columns = g_new0 (char *, n_columns + 1);
  for (int i = 0; i < n_columns; i++)
    rows->columns[i] = g_strdup (sqlite3_column_name (handle, i));
  rows->cells = g_array_new (FALSE, FALSE, sizeof (CwPatientCell));
  g_array_set_clear_func (rows->cells, clear_cell);
  return rows;
}

void
cw_patient_rows_free (CwPatientRows *rows)
{
  if (rows == NULL)
    return;
  g_strfreev (rows->columns);
  g_array_unref (rows->cells);
  g_free (rows);
}

static void
append_row (CwPatientRows *rows, CwStatement *select)
{
  sqlite3_stmt *handle = cw_statement_get_handle (select);

  for (int i = 0; rows->columns[i] != NULL; i++) {
    int type = sqlite3_column_type (handle, i);
    const CwPatientCell cell = {
      cw_statement_dup_text (select, i),
      type == SQLITE_INTEGER || type == SQLITE_FLOAT,
    };

    g_array_append_val (rows->cells, cell);
  }
  rows->n_rows++;
}

static const CwOwnedTable *
find_table (GPtrArray *tables, const char *name, GError **error)
{
  for (guint i = 0; tables != NULL && i < tables->len; i++) {
    const CwOwnedTable *table = tables->pdata[i];

    if (g_str_equal (table->name, name))
      return table;
  }
  if (tables != NULL)
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                 _ ("There is no table %s about patients."), name);
  return NULL;
}

CwPatientRows *
cw_clinic_load_patient_rows (CwClinic *self,
                             gint64 patient_id,
                             const char *table_name,
                             GError **error)
{
  CwDatabase *database;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (CwPatientRows) rows = NULL;
  g_autoptr (CwStatement) select = NULL;
  g_autofree char *sql = NULL;
  const CwOwnedTable *table;
  CwStep step;

  g_return_val_if_fail (CW_IS_CLINIC (self) && table_name != NULL, NULL);

  database = cw_clinic_get_database (self);
  tables = cw_owned_tables_list (database, error);
  table = find_table (tables, table_name, error);
  if (table == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE %s ORDER BY 1, 2",
                         table->name, table->rows);
  select = cw_database_prepare (database, sql);
  cw_statement_bind_int (select, ":patient", patient_id);
  if (!cw_statement_check (select, error))
    return NULL;
  rows = patient_rows_new (select);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW)
    append_row (rows, select);
  return step == CW_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* What an entry of the audit log says was another before. */
GPtrArray *
cw_clinic_load_corrections (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) corrections
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_correction_free);
  g_autoptr (CwStatement) select = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  select = cw_database_prepare (
      cw_clinic_get_database (self),
      "SELECT e.at, c.name, now.key, was.value, now.value"
      " FROM audit_entry e"
      " JOIN json_each (e.after) now"
      " LEFT JOIN json_each (e.before) was ON was.key = now.key"
      " LEFT JOIN clinician c ON c.id = e.clinician_id "
      "WHERE e.patient_id = :patient AND e.record = 'patient'"
      "  AND e.action = 'change' AND was.value IS NOT now.value "
      "ORDER BY e.at DESC, e.id DESC, now.key");
  cw_statement_bind_int (select, ":patient", patient_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwCorrection *correction = cw_correction_new ();

    g_ptr_array_add (corrections, correction);
    correction->at = cw_statement_get_time (select, 0);
    correction->clinician = cw_statement_dup_text (select, 1);
    correction->field = cw_statement_dup_text (select, 2);
    correction->before = cw_statement_dup_text (select, 3);
    correction->after = cw_statement_dup_text (select, 4);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&corrections) : NULL;
}
