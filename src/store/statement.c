/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/statement.h"

#include <math.h>
#include <string.h>

struct _CwStatement {
  CwDatabase *database;
  sqlite3_stmt *stmt; /* NULL when it could not be prepared */
  char *sql;
  GError *error; /* the first since it was prepared */
};

static void
keep_error (CwStatement *self, int code)
{
  if (code != SQLITE_OK && self->error == NULL)
    cw_database_set_error (self->database, code, &self->error);
}

CwStatement *
cw_database_prepare (CwDatabase *database, const char *sql)
{
  GHashTable *idle = cw_database_get_statements (database);
  gpointer key, cached;
  CwStatement *self;

  if (g_hash_table_steal_extended (idle, sql, &key, &cached)) {
    g_free (key);
    return cached;
  }
  self = g_new0 (CwStatement, 1);
  self->database = database;
  self->sql = g_strdup (sql);
  keep_error (self, sqlite3_prepare_v3 (cw_database_get_handle (database), sql,
                                        -1, SQLITE_PREPARE_PERSISTENT,
                                        &self->stmt, NULL));
  return self;
}

void
cw_statement_destroy (CwStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->stmt);
  g_clear_error (&self->error);
  g_free (self->sql);
  g_free (self);
}

void
cw_statement_release (CwStatement *self)
{
  GHashTable *idle;

  if (self == NULL)
    return;
  idle = cw_database_get_statements (self->database);
  /* One of each is enough: a second one was in use inside of the first. */
  if (self->stmt == NULL || g_hash_table_contains (idle, self->sql)) {
    cw_statement_destroy (self);
    return;
  }
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  g_clear_error (&self->error);
  g_hash_table_insert (idle, g_strdup (self->sql), self);
}

static int
find_parameter (CwStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0 && self->stmt != NULL)
    g_critical ("No parameter %s in: %s", name, self->sql);
  return index;
}

void
cw_statement_bind_int (CwStatement *self, const char *name, gint64 value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    keep_error (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
cw_statement_bind_real (CwStatement *self, const char *name, double value)
{
  int index = find_parameter (self, name);

  /* SQLite itself makes NULL of NAN. */
  if (index > 0)
    keep_error (self, sqlite3_bind_double (self->stmt, index, value));
}

void
cw_statement_bind_text (CwStatement *self, const char *name, const char *value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    keep_error (self, sqlite3_bind_text (self->stmt, index, value, -1,
                                         SQLITE_TRANSIENT));
}

void
cw_statement_bind_blob (CwStatement *self,
                        const char *name,
                        gconstpointer bytes,
                        gsize size)
{
  int index = find_parameter (self, name);

  if (index > 0)
    keep_error (self, sqlite3_bind_blob64 (self->stmt, index, bytes, size,
                                           SQLITE_TRANSIENT));
}

void
cw_statement_bind_null (CwStatement *self, const char *name)
{
  int index = find_parameter (self, name);

  if (index > 0)
    keep_error (self, sqlite3_bind_null (self->stmt, index));
}

void
cw_statement_bind_date (CwStatement *self, const char *name, CwDate value)
{
  g_autofree char *iso = cw_date_to_iso (value);

  cw_statement_bind_text (self, name, iso);
}

void
cw_statement_bind_time (CwStatement *self, const char *name, gint64 utc_s)
{
  g_autofree char *iso = utc_s != 0 ? cw_time_to_iso (utc_s) : NULL;

  cw_statement_bind_text (self, name, iso);
}

void
cw_statement_bind_limbs (CwStatement *self, const char *name, CwLimbSet limbs)
{
  g_autofree char *ids
      = limbs != CW_LIMBS_NONE ? cw_limb_set_to_ids (limbs) : NULL;

  cw_statement_bind_text (self, name, ids);
}

gboolean
cw_statement_check (CwStatement *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* SQLite may have to copy a text to hand it out.  It does so here, where it can be
 * said that there was no memory; later it would look as if there were no text. */
static gboolean
read_texts (CwStatement *self)
{
  int n_columns = sqlite3_data_count (self->stmt);

  for (int i = 0; i < n_columns; i++)
    if (sqlite3_column_type (self->stmt, i) == SQLITE_TEXT
        && sqlite3_column_text (self->stmt, i) == NULL)
      return FALSE;
  return TRUE;
}

CwStep
cw_statement_step (CwStatement *self, GError **error)
{
  int code;

  if (!cw_statement_check (self, error))
    return CW_STEP_ERROR;
  code = sqlite3_step (self->stmt);
  if (code == SQLITE_ROW) {
    if (read_texts (self))
      return CW_STEP_ROW;
    code = SQLITE_NOMEM;
  }
  if (code == SQLITE_DONE)
    return CW_STEP_DONE;
  cw_database_set_error (self->database, code, error);
  return CW_STEP_ERROR;
}

gboolean
cw_statement_run (CwStatement *self, GError **error)
{
  CwStep step = cw_statement_step (self, error);

  g_return_val_if_fail (step != CW_STEP_ROW, FALSE);

  /* Ends the statement, or it would keep a commit from happening. */
  cw_statement_reset (self);
  return step == CW_STEP_DONE;
}

void
cw_statement_reset (CwStatement *self)
{
  sqlite3_reset (self->stmt);
}

sqlite3_stmt *
cw_statement_get_handle (CwStatement *self)
{
  return self->stmt;
}

gboolean
cw_statement_is_null (CwStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
cw_statement_get_int (CwStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
cw_statement_get_real (CwStatement *self, int column)
{
  return cw_statement_is_null (self, column)
             ? NAN
             : sqlite3_column_double (self->stmt, column);
}

const char *
cw_statement_get_text (CwStatement *self, int column)
{
  return (const char *)sqlite3_column_text (self->stmt, column);
}

char *
cw_statement_dup_text (CwStatement *self, int column)
{
  return g_strdup (cw_statement_get_text (self, column));
}

gboolean
cw_statement_get_blob (CwStatement *self,
                       int column,
                       gpointer bytes,
                       gsize size)
{
  const void *blob = sqlite3_column_blob (self->stmt, column);

  if (blob == NULL || (gsize)sqlite3_column_bytes (self->stmt, column) != size)
    return FALSE;
  memcpy (bytes, blob, size);
  return TRUE;
}

CwDate
cw_statement_get_date (CwStatement *self, int column)
{
  const char *iso = cw_statement_get_text (self, column);
  CwDate date = CW_DATE_NONE;

  if (iso != NULL)
    cw_date_parse (iso, &date);
  return date;
}

gint64
cw_statement_get_time (CwStatement *self, int column)
{
  const char *iso = cw_statement_get_text (self, column);
  gint64 utc_s = 0;

  if (iso != NULL)
    cw_time_parse (iso, &utc_s);
  return utc_s;
}

CwLimbSet
cw_statement_get_limbs (CwStatement *self, int column)
{
  const char *ids = cw_statement_get_text (self, column);
  CwLimbSet limbs = CW_LIMBS_NONE;

  if (ids != NULL)
    cw_limb_set_from_ids (ids, &limbs);
  return limbs;
}
