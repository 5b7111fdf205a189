/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/record.h"

#include <glib/gi18n-lib.h>

#include "base/clock.h"
#include "store/clinic.h"

static void
bind_field (const CwField *field, CwStatement *statement, gconstpointer object)
{
  gconstpointer member = (const char *)object + field->offset;
  g_autofree char *name = g_strconcat (":", field->column, NULL);

  switch (field->kind) {
  case CW_FIELD_ID:
  case CW_FIELD_INT64:
    cw_statement_bind_int (statement, name, *(const gint64 *)member);
    break;
  case CW_FIELD_REF:
    if (*(const gint64 *)member != 0)
      cw_statement_bind_int (statement, name, *(const gint64 *)member);
    break;
  case CW_FIELD_INT:
    if (*(const int *)member != G_MININT)
      cw_statement_bind_int (statement, name, *(const int *)member);
    break;
  case CW_FIELD_COUNT:
    if (*(const int *)member >= 0)
      cw_statement_bind_int (statement, name, *(const int *)member);
    break;
  case CW_FIELD_BOOL:
    cw_statement_bind_int (statement, name, *(const gboolean *)member != 0);
    break;
  case CW_FIELD_REAL:
    cw_statement_bind_real (statement, name, *(const double *)member);
    break;
  case CW_FIELD_TEXT:
    cw_statement_bind_text (statement, name, *(char *const *)member);
    break;
  case CW_FIELD_BUFFER:
    cw_statement_bind_text (statement, name, member);
    break;
  case CW_FIELD_LIST: {
    GStrv list = *(const GStrv *)member;
    g_autofree char *joined = list != NULL ? g_strjoinv (";", list) : NULL;

    cw_statement_bind_text (statement, name, joined);
    break;
  }
  case CW_FIELD_DATE:
    cw_statement_bind_date (statement, name, *(const CwDate *)member);
    break;
  case CW_FIELD_TIME:
    cw_statement_bind_time (statement, name, *(const gint64 *)member);
    break;
  case CW_FIELD_LIMBS:
    cw_statement_bind_limbs (statement, name, *(const CwLimbSet *)member);
    break;
  case CW_FIELD_CHOICE:
    cw_statement_bind_text (statement, name, field->choice->to_id (member));
    break;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
read_field (const CwField *field, CwStatement *row, int column, gpointer object)
{
  gpointer member = (char *)object + field->offset;
  gboolean is_null = cw_statement_is_null (row, column);

  switch (field->kind) {
  case CW_FIELD_ID:
  case CW_FIELD_REF:
  case CW_FIELD_INT64:
    *(gint64 *)member = cw_statement_get_int (row, column);
    break;
  case CW_FIELD_INT:
    *(int *)member
        = is_null ? G_MININT : (int)cw_statement_get_int (row, column);
    break;
  case CW_FIELD_COUNT:
    *(int *)member = is_null ? -1 : (int)cw_statement_get_int (row, column);
    break;
  case CW_FIELD_BOOL:
    *(gboolean *)member = cw_statement_get_int (row, column) != 0;
    break;
  case CW_FIELD_REAL:
    *(double *)member = cw_statement_get_real (row, column);
    break;
  case CW_FIELD_TEXT:
    g_free (*(char **)member);
    *(char **)member = cw_statement_dup_text (row, column);
    break;
  case CW_FIELD_BUFFER:
    g_strlcpy (member, is_null ? "" : cw_statement_get_text (row, column),
               CW_BOOT_ID_SIZE);
    break;
  case CW_FIELD_LIST:
    g_strfreev (*(GStrv *)member);
    *(GStrv *)member = g_strsplit (
        is_null ? "" : cw_statement_get_text (row, column), ";", -1);
    break;
  case CW_FIELD_DATE:
    *(CwDate *)member = cw_statement_get_date (row, column);
    break;
  case CW_FIELD_TIME:
    *(gint64 *)member = cw_statement_get_time (row, column);
    break;
  case CW_FIELD_LIMBS:
    *(CwLimbSet *)member = cw_statement_get_limbs (row, column);
    break;
  case CW_FIELD_CHOICE:
    return is_null
           || field->choice->from_id (cw_statement_get_text (row, column),
                                      member);
  default:
    g_assert_not_reached ();
  }
  return TRUE;
}

static void
append_comma (GString *sql)
{
  char last = sql->len > 0 ? sql->str[sql->len - 1] : '(';

  if (last != '(' && last != ' ')
    g_string_append_c (sql, ',');
}

static void
bind_fields (const CwRecord *record,
             CwStatement *statement,
             gconstpointer object)
{
  for (gsize i = 0; i < record->n_fields; i++)
    if (record->fields[i].kind != CW_FIELD_ID)
      bind_field (&record->fields[i], statement, object);
}

static CwStatement *
prepare_insert (CwDatabase *database,
                const CwRecord *record,
                gconstpointer object,
                const char *verb,
                va_list more)
{
  g_autoptr (GString) sql = g_string_new (verb);
  g_autoptr (GString) values = g_string_new (") VALUES (");
  CwStatement *statement;
  const char *column;

  g_string_append_printf (sql, " INTO %s (", record->table);
  for (gsize i = 0; i < record->n_fields; i++) {
    if (record->fields[i].kind == CW_FIELD_ID)
      continue;
    append_comma (sql);
    append_comma (values);
    g_string_append (sql, record->fields[i].column);
    g_string_append_printf (values, ":%s", record->fields[i].column);
  }
  while ((column = va_arg (more, const char *)) != NULL) {
    append_comma (sql);
    append_comma (values);
    g_string_append (sql, column);
    g_string_append_printf (values, ":%s", column);
  }
  g_string_append (sql, values->str);
  g_string_append_c (sql, ')');

  statement = cw_database_prepare (database, sql->str);
  bind_fields (record, statement, object);
  return statement;
}

CwStatement *
cw_record_insert (CwDatabase *database,
                  const CwRecord *record,
                  gconstpointer object,
                  ...)
{
  CwStatement *statement;
  va_list more;

  va_start (more, object);
  statement = prepare_insert (database, record, object, "INSERT", more);
  va_end (more);
  return statement;
}

CwStatement *
cw_record_replace (CwDatabase *database,
                   const CwRecord *record,
                   gconstpointer object,
                   ...)
{
  CwStatement *statement;
  va_list more;

  va_start (more, object);
  statement
      = prepare_insert (database, record, object, "INSERT OR REPLACE", more);
  va_end (more);
  return statement;
}

CwStatement *
cw_record_update (CwDatabase *database,
                  const CwRecord *record,
                  gconstpointer object,
                  ...)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  const CwField *id = NULL;
  CwStatement *statement;
  const char *column;
  va_list more;

  g_string_append_printf (sql, "%s SET ", record->table);
  for (gsize i = 0; i < record->n_fields; i++) {
    if (record->fields[i].kind == CW_FIELD_ID) {
      id = &record->fields[i];
      continue;
    }
    append_comma (sql);
    g_string_append_printf (sql, "%s=:%s", record->fields[i].column,
                            record->fields[i].column);
  }
  va_start (more, object);
  while ((column = va_arg (more, const char *)) != NULL)
    g_string_append_printf (sql, ",%s=:%s", column, column);
  va_end (more);
  g_assert (id != NULL);
  g_string_append_printf (sql, " WHERE %s=:%s", id->column, id->column);

  statement = cw_database_prepare (database, sql->str);
  bind_fields (record, statement, object);
  bind_field (id, statement, object);
  return statement;
}

CwStatement *
cw_record_select (CwDatabase *database,
                  const CwRecord *record,
                  const char *more_columns,
                  const char *tail)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (gsize i = 0; i < record->n_fields; i++) {
    append_comma (sql);
    g_string_append_printf (sql, "%s.%s", record->table,
                            record->fields[i].column);
  }
  if (more_columns != NULL)
    g_string_append_printf (sql, ",%s", more_columns);
  g_string_append_printf (sql, " FROM %s %s", record->table, tail);
  return cw_database_prepare (database, sql->str);
}

gboolean
cw_record_read (const CwRecord *record,
                CwStatement *row,
                gpointer object,
                GError **error)
{
  for (gsize i = 0; i < record->n_fields; i++)
    if (!read_field (&record->fields[i], row, (int)i, object)) {
      g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
                   _ ("The clinic file has a value that this program does not "
                      "know: %s in %s. Restore the latest backup."),
                   cw_statement_get_text (row, (int)i), record->table);
      return FALSE;
    }
  return TRUE;
}

gboolean
cw_record_read_all (const CwRecord *record,
                    CwStatement *select,
                    CwRecordMake make,
                    GPtrArray *objects,
                    GError **error)
{
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gpointer object = make ();

    g_ptr_array_add (objects, object);
    if (!cw_record_read (record, select, object, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_record_load (CwDatabase *database,
                const CwRecord *record,
                gint64 id,
                gpointer object,
                const char *missing,
                GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, record, NULL, "WHERE id = :id");
  CwStep step;

  cw_statement_bind_int (select, ":id", id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_DONE)
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         missing);
  return step == CW_STEP_ROW && cw_record_read (record, select, object, error);
}

char *
cw_record_to_json (CwDatabase *database,
                   const CwRecord *record,
                   gint64 id,
                   GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT json_object(");
  g_autoptr (CwStatement) statement = NULL;

  for (gsize i = 0; i < record->n_fields; i++) {
    append_comma (sql);
    g_string_append_printf (sql, "'%s',%s", record->fields[i].column,
                            record->fields[i].column);
  }
  g_string_append_printf (sql, ") FROM %s WHERE id=:id", record->table);
  statement = cw_database_prepare (database, sql->str);
  cw_statement_bind_int (statement, ":id", id);
  return cw_statement_step (statement, error) == CW_STEP_ROW
             ? cw_statement_dup_text (statement, 0)
             : NULL;
}
