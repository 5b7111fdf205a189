/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/salvage.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/audit-text.h"
#include "store/audit-key.h"
#include "store/audit-log.h"
#include "store/clinic-private.h"
#include "store/keyring.h"
#include "store/migrations.h"
#include "store/patient-table.h"
#include "store/search.h"
#include "store/statement.h"

typedef struct {
  CwDatabase *old;
  CwDatabase *new;
  GCancellable *cancellable;
  GPtrArray *lines; /* of the report */
} Salvage;

/* A table of the new file, and how to read it from the old one piece by piece.
 */
typedef struct {
  char *name;
  char *key;         /* rowid, or what a table without one is in order by */
  gboolean is_alias; /* the key is a column as well */
  guint n_read;
  guint n_refused; /* rows whose values cannot be right */
  guint n_gaps;    /* places at which reading failed */
} Table;

static void
table_free (Table *table)
{
  g_free (table->name);
  g_free (table->key);
  g_free (table);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

/* Can be made anew, and is. */
static gboolean
is_derived (const char *name)
{
  return g_str_equal (name, "patient_search")
         || g_str_equal (name, "patient_due");
}

/* (element-type Table) of the new file. */
static GPtrArray *
list_tables (Salvage *self, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      self->new,
      "SELECT t.name, CASE WHEN t.wr THEN"
      "  (SELECT name FROM pragma_table_info (t.name) WHERE pk = 1)"
      "  ELSE 'rowid' END,"
      "  t.wr OR EXISTS (SELECT 1 FROM pragma_table_info (t.name)"
      "                  WHERE name = 'id' AND pk = 1 AND type = 'INTEGER') "
      "FROM pragma_table_list t "
      "WHERE t.schema = 'main' AND t.type = 'table'"
      "  AND t.name NOT LIKE 'sqlite%' ORDER BY t.name");
  g_autoptr (GPtrArray) tables
      = g_ptr_array_new_with_free_func ((GDestroyNotify)table_free);
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    Table *table;

    if (is_derived (cw_statement_get_text (select, 0)))
      continue;
    table = g_new0 (Table, 1);
    g_ptr_array_add (tables, table);
    table->name = cw_statement_dup_text (select, 0);
    table->key = cw_statement_dup_text (select, 1);
    table->is_alias = cw_statement_get_int (select, 2) != 0;
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&tables) : NULL;
}

/* A row as it was read; one whose values the table refuses is counted. */
static gboolean
write_row (Salvage *self,
           Table *table,
           CwStatement *from,
           CwStatement *into,
           GError **error)
{
  sqlite3_stmt *read = cw_statement_get_handle (from);
  sqlite3_stmt *write = cw_statement_get_handle (into);
  int first = table->is_alias ? 1 : 0;
  int code;

  for (int i = first; i < sqlite3_column_count (read); i++)
    sqlite3_bind_value (write, i - first + 1, sqlite3_column_value (read, i));
  code = sqlite3_step (write);
  sqlite3_reset (write);
  if (code == SQLITE_DONE) {
    table->n_read++;
    return TRUE;
  }
  if ((code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_MISMATCH) {
    table->n_refused++;
    return TRUE;
  }
  cw_database_set_error (self->new, code, error);
  return FALSE;
}

/* INSERT into the columns that the rows of the old file have. */
static CwStatement *
make_insert (Salvage *self, const Table *table, CwStatement *from)
{
  sqlite3_stmt *read = cw_statement_get_handle (from);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR REPLACE INTO \"%s\" (", table->name);
  for (int i = table->is_alias ? 1 : 0; i < sqlite3_column_count (read); i++) {
    g_string_append_printf (sql, "%s\"%s\"", places->len > 0 ? ", " : "",
                            sqlite3_column_name (read, i));
    g_string_append (places, places->len > 0 ? ", ?" : "?");
  }
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  return cw_database_prepare (self->new, sql->str);
}

/* Reads on after `last` until the end or until that fails, which is no error:
 * then *ended is FALSE. */
static gboolean
read_stretch (
    Salvage *self, Table *table, gint64 *last, gboolean *ended, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"%s\" AS \"%s\", * FROM \"%s\" WHERE \"%s\" > :last "
      "ORDER BY \"%s\"",
      table->key, table->key, table->name, table->key, table->key);
  g_autoptr (CwStatement) from = cw_database_prepare (self->old, sql);
  g_autoptr (CwStatement) into = NULL;
  CwStep step;

  *ended = FALSE;
  if (cw_statement_get_handle (from) == NULL)
    return TRUE;
  cw_statement_bind_int (from, ":last", *last);
  into = make_insert (self, table, from);
  if (cw_statement_get_handle (into) == NULL)
    return TRUE;
  while ((step = cw_statement_step (from, NULL)) == CW_STEP_ROW) {
    gint64 key = cw_statement_get_int (from, 0);

    if (key < *last) /* damage that leads backwards */
      return TRUE;
    if (!write_row (self, table, from, into, error)
        || g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    *last = key;
  }
  *ended = step == CW_STEP_DONE;
  return TRUE;
}

/* Whether a row can be read after `last`; none is as good. */
static gboolean
can_read (Salvage *self, const Table *table, gint64 last)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT * FROM \"%s\" WHERE \"%s\" > :last ORDER BY \"%s\" LIMIT 1",
      table->name, table->key, table->key);
  g_autoptr (CwStatement) select = cw_database_prepare (self->old, sql);

  if (cw_statement_get_handle (select) == NULL)
    return FALSE;
  cw_statement_bind_int (select, ":last", last);
  return cw_statement_step (select, NULL) != CW_STEP_ERROR;
}

/* The nearest place behind `last` from which reading goes on. */
static gboolean
find_next (Salvage *self, const Table *table, gint64 *last)
{
  gint64 fails = MAX (*last, 0), works = 0;

  for (gint64 step = 1; works == 0; step *= 2) {
    if (step > G_MAXINT32) /* no clinic has as many rows */
      return FALSE;
    if (can_read (self, table, fails + step))
      works = fails + step;
    else
      fails += step;
  }
  while (works - fails > 1) {
    gint64 middle = fails + (works - fails) / 2;

    if (can_read (self, table, middle))
      works = middle;
    else
      fails = middle;
  }
  *last = works;
  return TRUE;
}

static gboolean
copy_table (Salvage *self, Table *table, GError **error)
{
  gint64 last = G_MININT64;
  gboolean ended;

  for (;;) {
    if (!read_stretch (self, table, &last, &ended, error))
      return FALSE;
    if (ended)
      return TRUE;
    table->n_gaps++;
    if (!find_next (self, table, &last))
      return TRUE;
  }
}

static void
add_line (Salvage *self, char *line)
{
  g_ptr_array_add (self->lines, line);
}

static void
report_table (Salvage *self, const Table *table)
{
  const char *name = cw_audit_record_label (table->name);

  if (table->n_gaps > 0)
    add_line (self, g_strdup_printf (
                        ngettext ("%s: %u row was read; some could not be.",
                                  "%s: %u rows were read; some could not be.",
                                  table->n_read),
                        name, table->n_read));
  if (table->n_refused > 0)
    add_line (self, g_strdup_printf (
                        ngettext ("%s: %u row has values that cannot be right, "
                                  "and was left out.",
                                  "%s: %u rows have values that cannot be "
                                  "right, and were left out.",
                                  table->n_refused),
                        name, table->n_refused));
}

/* The form that the old file says it has; this program's where it cannot. */
static int
find_version (CwDatabase *old)
{
  gint64 version;

  return cw_database_query_int (old, "PRAGMA user_version", &version, NULL)
                 && version >= 1 && version <= CW_SCHEMA_VERSION
             ? (int)version
             : CW_SCHEMA_VERSION;
}

/* The tables of that form, empty. */
static gboolean
make_tables (CwDatabase *new, int version, GError **error)
{
  g_autofree char *mark
      = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;"
                         "DELETE FROM clinic_file",
                         CW_APPLICATION_ID, version);

  for (int step = 1; step <= version; step++) {
    g_autoptr (GBytes) sql = cw_migrations_get_step (step);

    if (!cw_database_execute (new, g_bytes_get_data (sql, NULL), error))
      return FALSE;
  }
  /* What was refused once is not judged again, in whatever order it comes. */
  sqlite3_db_config (cw_database_get_handle (new),
                     SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  return cw_database_execute (new, mark, error);
}

static gboolean
copy_all (Salvage *self, guint *n_read, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;

  if (!make_tables (self->new, find_version (self->old), error))
    return FALSE;
  tables = list_tables (self, error);
  for (guint i = 0; tables != NULL && i < tables->len; i++) {
    Table *table = tables->pdata[i];

    if (!copy_table (self, table, error))
      return FALSE;
    report_table (self, table);
    *n_read += table->n_read;
  }
  /* A clinic says once how its time is set. */
  return tables != NULL
         && cw_database_execute (
             self->new,
             "INSERT INTO clinic_file (id, time_by_hand)"
             " SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM clinic_file)",
             error);
}

/* Reads it all in one transaction, which is quick and leaves all or nothing. */
static gboolean
read_file (Salvage *self,
           const char *path,
           const char *new_path,
           GError **error)
{
  guint n_read = 0;
  gboolean success;

  self->old = cw_database_open_to_read (path, error);
  /* With a keyring beside it the new file is encrypted as well. */
  if (self->old == NULL || !cw_keyring_copy (path, new_path, error))
    return FALSE;
  self->new = cw_database_open (new_path, error);
  if (self->new == NULL
      || !cw_database_execute (self->new, "PRAGMA foreign_keys = OFF", error)
      || !cw_database_begin (self->new, error))
    return FALSE;
  success = copy_all (self, &n_read, error);
  if (success && n_read == 0) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
                 _ ("Nothing can be read of %s. Restore the latest backup."),
                 path);
    success = FALSE;
  }
  return cw_database_end (self->new, success, error);
}

/* By what patients are found. */
static gboolean
index_patients (CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_database_prepare (database, "SELECT id FROM patient ORDER BY id");
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    g_autoptr (CwPatient) patient = cw_patient_table_load (
        database, cw_statement_get_int (select, 0), error);

    if (patient == NULL || !cw_search_add (database, patient, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

/* From here on it is a clinic like others. */
static gboolean
finish (Salvage *self, const char *new_path, CwClock *clock, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_open (new_path, clock, error);
  g_auto (GStrv) problems = NULL;
  CwAuditEntry entry
      = { .action = "salvage", .record = "clinic_file", .record_id = 1 };
  CwDatabase *database;
  gboolean success;

  if (clinic == NULL)
    return FALSE;
  entry.at = cw_clinic_get_time (clinic);
  database = cw_clinic_get_database (clinic);
  if (!cw_database_begin (database, error))
    return FALSE;
  success = index_patients (database, error)
            && cw_audit_log_add (database, &entry, error);
  if (!cw_database_end (database, success, error))
    return FALSE;
  if (!cw_clinic_check_record (clinic, FALSE, NULL, NULL, self->cancellable,
                               &problems, NULL, error)
      && problems == NULL)
    return FALSE;
  for (int i = 0; problems != NULL && problems[i] != NULL; i++)
    add_line (self, g_strdup (problems[i]));
  if (self->lines->len == 0)
    add_line (self, g_strdup (_ ("All of it could be read, and is sound.")));
  return TRUE;
}

static void
remove_file (const char *path)
{
  static const char *const endings[]
      = { "", "-wal", "-shm", "-journal", ".key", ".keyring" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    g_unlink (name);
  }
}

gboolean
cw_salvage (const char *path,
            const char *new_path,
            CwClock *clock,
            GCancellable *cancellable,
            GStrv *report,
            GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Salvage self = { .cancellable = cancellable, .lines = lines };
  gboolean success;

  g_return_val_if_fail (path != NULL && new_path != NULL, FALSE);

  if (g_file_test (new_path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("%s exists already; name a new file."), new_path);
    return FALSE;
  }
  success = read_file (&self, path, new_path, error);
  g_clear_pointer (&self.old, cw_database_close);
  g_clear_pointer (&self.new, cw_database_close);
  if (success) {
    /* Without it there is still a clinic, which is what matters here. */
    cw_audit_keys_copy (path, new_path, NULL);
    success = finish (&self, new_path, clock, error);
  }
  if (!success) {
    remove_file (new_path);
    return FALSE;
  }
  g_ptr_array_add (lines, NULL);
  if (report != NULL)
    *report = (GStrv)g_ptr_array_free (g_steal_pointer (&lines), FALSE);
  return TRUE;
}
