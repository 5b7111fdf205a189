/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/row-digest.h"

#include <sodium.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "store/clinic.h"

/* What can be made anew from the other tables, the digests themselves, and what
 * is there for a moment. */
static const char *const not_digested[] = {
  "patient_search", "patient_due", "digested_table", "row_digest", "audit_link",
  "erasure",        "sweep_due",
};

struct _CwRowDigests {
  CwDatabase *database; /* borrowed: it owns whoever owns this */
  GPtrArray *tables;    /* CwDigestedTable */
  GArray *touched;      /* CwTouchedRow */
};

static void
table_free (CwDigestedTable *table)
{
  g_free (table->name);
  g_free (table->select);
  g_free (table->select_row);
  g_free (table);
}

/* Called by the triggers. */
static void
touch_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  CwRowDigests *self = sqlite3_user_data (context);
  const CwTouchedRow row = {
    sqlite3_value_int64 (values[0]),
    sqlite3_value_int64 (values[1]),
  };

  g_array_append_val (self->touched, row);
}

CwRowDigests *
cw_row_digests_new (CwDatabase *database)
{
  CwRowDigests *self = g_new0 (CwRowDigests, 1);

  self->database = database;
  sqlite3_create_function_v2 (cw_database_get_handle (database), "cw_touch", 2,
                              SQLITE_UTF8 | SQLITE_INNOCUOUS, self, touch_cb,
                              NULL, NULL, NULL);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)table_free);
  self->touched = g_array_new (FALSE, FALSE, sizeof (CwTouchedRow));
  return self;
}

void
cw_row_digests_free (CwRowDigests *self)
{
  g_ptr_array_unref (self->tables);
  g_array_unref (self->touched);
  g_free (self);
}

/* Columns in the order of the primary key, then the others.  A column that has
 * its default value is left out, as it is in rows older than the column. */
static char *
make_select (CwDatabase *database,
             const char *table,
             gboolean without_rowid,
             const char *key,
             gboolean one_row,
             GError **error)
{
  g_autoptr (CwStatement) columns = cw_database_prepare (
      database, "SELECT name, dflt_value, pk FROM pragma_table_info (:table)");
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  CwStep step;

  g_string_printf (sql, "SELECT \"%s\"", key);
  g_string_printf (order, " ORDER BY \"%s\"", key);
  cw_statement_bind_text (columns, ":table", table);
  while ((step = cw_statement_step (columns, error)) == CW_STEP_ROW) {
    const char *name = cw_statement_get_text (columns, 0);
    const char *standard = cw_statement_get_text (columns, 1);

    if (standard != NULL)
      g_string_append_printf (sql, ", nullif (\"%s\", %s) AS \"%s\"", name,
                              standard, name);
    else
      g_string_append_printf (sql, ", \"%s\"", name);
    if (without_rowid && cw_statement_get_int (columns, 2) > 1)
      g_string_append_printf (order, ", \"%s\"", name);
  }
  g_string_append_printf (sql, " FROM \"%s\"", table);
  if (one_row)
    g_string_append_printf (sql, " WHERE \"%s\" = :id", key);
  g_string_append (sql, order->str);
  return step == CW_STEP_DONE ? g_string_free (g_steal_pointer (&sql), FALSE)
                              : NULL;
}

/* By what a row is known: its rowid, or the number that a primary key begins
 * with. */
static char *
find_key (CwDatabase *database,
          const char *table,
          gboolean without_rowid,
          GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT name FROM pragma_table_info (:table) "
                "WHERE pk = 1 AND type = 'INTEGER'");

  if (!without_rowid)
    return g_strdup ("rowid");
  cw_statement_bind_text (select, ":table", table);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    return cw_statement_dup_text (select, 0);
  case CW_STEP_DONE:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The table %s of the clinic file is not known by "
                    "numbers."),
                 table);
    return NULL;
  case CW_STEP_ERROR:
  default:
    return NULL;
  }
}

/* The triggers belong to the connection: the file works without them in other
 * programs, and a check finds what these wrote. */
static gboolean
watch (CwRowDigests *self,
       const CwDigestedTable *table,
       const char *key,
       GError **error)
{
  static const struct {
    const char *event, *row;
  } watched[] = { { "INSERT", "NEW" },
                  { "UPDATE", "OLD" },
                  { "UPDATE", "NEW" },
                  { "DELETE", "OLD" } };
  g_autoptr (GString) sql = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_string_append_printf (
        sql,
        "CREATE TEMP TRIGGER \"touch_%s_%" G_GSIZE_FORMAT "\" "
        "AFTER %s ON main.\"%s\" BEGIN "
        "SELECT cw_touch (%" G_GINT64_FORMAT ", %s.\"%s\"); END;",
        table->name, i, watched[i].event, table->name, table->id,
        watched[i].row, key);
  return cw_database_execute (self->database, sql->str, error);
}

typedef struct {
  gint64 id; /* 0: not in digested_table */
  char *name;
  gboolean without_rowid;
} FoundTable;

static void
found_table_clear (gpointer table)
{
  g_free (((FoundTable *)table)->name);
}

/* Takes a table into the list and watches it. */
static gboolean
add_table (CwRowDigests *self, const FoundTable *found, GError **error)
{
  CwDatabase *database = self->database;
  g_autofree char *key
      = find_key (database, found->name, found->without_rowid, error);
  CwDigestedTable *table;

  if (key == NULL)
    return FALSE;
  table = g_new0 (CwDigestedTable, 1);
  g_ptr_array_add (self->tables, table);
  table->id = found->id;
  table->name = g_strdup (found->name);
  table->select = make_select (database, found->name, found->without_rowid, key,
                               FALSE, error);
  if (table->select == NULL)
    return FALSE;
  table->select_row = make_select (database, found->name, found->without_rowid,
                                   key, TRUE, error);
  return table->select_row != NULL && watch (self, table, key, error);
}

static int
compare_tables (gconstpointer a, gconstpointer b)
{
  const CwDigestedTable *x = *(CwDigestedTable *const *)a;
  const CwDigestedTable *y = *(CwDigestedTable *const *)b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* (element-type FoundTable) of the file, that have digests and are not in the
 * list. */
static GArray *
find_tables (CwRowDigests *self, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      self->database,
      "SELECT name, wr, (SELECT id FROM digested_table d WHERE d.name = t.name)"
      " FROM pragma_table_list t "
      "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' "
      "ORDER BY name");
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (FoundTable));
  CwStep step;

  g_array_set_clear_func (tables, found_table_clear);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    const char *name = cw_statement_get_text (select, 0);
    gboolean skip = cw_row_digests_find_table_named (self, name) != NULL;
    FoundTable table
        = { .id = cw_statement_get_int (select, 2),
            .without_rowid = cw_statement_get_int (select, 1) != 0 };

    for (gsize i = 0; i < G_N_ELEMENTS (not_digested); i++)
      skip = skip || g_str_equal (name, not_digested[i]);
    if (skip)
      continue;
    table.name = g_strdup (name);
    g_array_append_val (tables, table);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&tables) : NULL;
}

gboolean
cw_row_digests_refresh (CwRowDigests *self, gboolean *complete, GError **error)
{
  g_autoptr (GArray) found = find_tables (self, error);

  *complete = TRUE;
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const FoundTable *table = &g_array_index (found, FoundTable, i);

    if (table->id == 0)
      *complete = FALSE;
    else if (!add_table (self, table, error))
      return FALSE;
  }
  g_ptr_array_sort (self->tables, compare_tables);
  return found != NULL;
}

/* A new number for a table. */
static gboolean
enter (CwRowDigests *self, FoundTable *table, GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      self->database, "INSERT INTO digested_table (name) VALUES (:name)");

  cw_statement_bind_text (insert, ":name", table->name);
  if (!cw_statement_run (insert, error))
    return FALSE;
  table->id = cw_database_get_last_id (self->database);
  return TRUE;
}

GPtrArray *
cw_row_digests_enter (CwRowDigests *self, GError **error)
{
  g_autoptr (GArray) found = find_tables (self, error);
  g_autoptr (GPtrArray) entered = g_ptr_array_new ();

  for (guint i = 0; found != NULL && i < found->len; i++) {
    FoundTable *table = &g_array_index (found, FoundTable, i);

    gboolean is_new = table->id == 0;

    if ((is_new && !enter (self, table, error))
        || !add_table (self, table, error))
      return NULL;
    if (is_new)
      g_ptr_array_add (entered, self->tables->pdata[self->tables->len - 1]);
  }
  g_ptr_array_sort (self->tables, compare_tables);
  return found != NULL ? g_steal_pointer (&entered) : NULL;
}

const GPtrArray *
cw_row_digests_get_tables (CwRowDigests *self)
{
  return self->tables;
}

const CwDigestedTable *
cw_row_digests_find_table (CwRowDigests *self, gint64 id)
{
  for (guint i = 0; i < self->tables->len; i++) {
    const CwDigestedTable *table = self->tables->pdata[i];

    if (table->id == id)
      return table;
  }
  return NULL;
}

const CwDigestedTable *
cw_row_digests_find_table_named (CwRowDigests *self, const char *name)
{
  for (guint i = 0; i < self->tables->len; i++) {
    const CwDigestedTable *table = self->tables->pdata[i];

    if (g_str_equal (table->name, name))
      return table;
  }
  return NULL;
}

guint
cw_row_digests_count (CwRowDigests *self)
{
  return self->touched->len;
}

void
cw_row_digests_forget (CwRowDigests *self, guint count)
{
  if (count < self->touched->len)
    g_array_set_size (self->touched, count);
}

static int
compare_touched (gconstpointer a, gconstpointer b)
{
  const CwTouchedRow *x = a, *y = b;

  if (x->table_id != y->table_id)
    return x->table_id < y->table_id ? -1 : 1;
  return x->row_id < y->row_id ? -1 : x->row_id > y->row_id;
}

const GArray *
cw_row_digests_list_touched (CwRowDigests *self)
{
  CwTouchedRow *rows = (CwTouchedRow *)(gpointer)self->touched->data;
  guint n_rows = 0;

  g_array_sort (self->touched, compare_touched);
  for (guint i = 0; i < self->touched->len; i++)
    if (n_rows == 0 || compare_touched (&rows[n_rows - 1], &rows[i]) != 0)
      rows[n_rows++] = rows[i];
  g_array_set_size (self->touched, n_rows);
  return self->touched;
}

static void
add_number (GByteArray *bytes, guint64 number)
{
  number = GUINT64_TO_LE (number);
  g_byte_array_append (bytes, (const guint8 *)&number, sizeof number);
}

static void
add_value (GByteArray *bytes, sqlite3_stmt *row, int column)
{
  const char *name = sqlite3_column_name (row, column);
  int type = sqlite3_column_type (row, column);
  guint8 type_byte = (guint8)type;
  double real;
  guint64 image;

  if (type == SQLITE_NULL)
    return;
  g_byte_array_append (bytes, (const guint8 *)name, (guint)strlen (name) + 1);
  g_byte_array_append (bytes, &type_byte, 1);
  switch (type) {
  case SQLITE_INTEGER:
    add_number (bytes, (guint64)sqlite3_column_int64 (row, column));
    break;
  case SQLITE_FLOAT:
    real = sqlite3_column_double (row, column);
    memcpy (&image, &real, sizeof image);
    add_number (bytes, image);
    break;
  default: {
    const void *content = sqlite3_column_blob (row, column);
    int size = sqlite3_column_bytes (row, column);

    add_number (bytes, (guint64)size);
    if (size > 0)
      g_byte_array_append (bytes, content, (guint)size);
  }
  }
}

static void
begin_scan (CwRowScan *self,
            CwDatabase *database,
            const CwDigestedTable *table,
            const char *sql)
{
  self->table = table;
  self->select = cw_database_prepare (database, sql);
  self->has_row = FALSE;
  self->bytes = g_byte_array_sized_new (512);
}

void
cw_row_scan_begin (CwRowScan *self,
                   CwRowDigests *digests,
                   const CwDigestedTable *table)
{
  begin_scan (self, digests->database, table, table->select);
}

CwStep
cw_row_scan_next (CwRowScan *self,
                  gint64 *row_id,
                  CwRowDigest *digest,
                  GError **error)
{
  const guint8 end_of_row = 0;
  CwStep step = CW_STEP_ROW;
  sqlite3_stmt *row;

  if (self->select == NULL)
    return CW_STEP_DONE;
  if (!self->has_row) {
    step = cw_statement_step (self->select, error);
    if (step != CW_STEP_ROW)
      return step;
  }
  row = cw_statement_get_handle (self->select);
  *row_id = sqlite3_column_int64 (row, 0);
  g_byte_array_set_size (self->bytes, 0);
  g_byte_array_append (self->bytes, (const guint8 *)self->table->name,
                       (guint)strlen (self->table->name) + 1);
  add_number (self->bytes, (guint64)*row_id);
  do {
    for (int i = 1; i < sqlite3_data_count (row); i++)
      add_value (self->bytes, row, i);
    g_byte_array_append (self->bytes, &end_of_row, 1);
    step = cw_statement_step (self->select, error);
  } while (step == CW_STEP_ROW && sqlite3_column_int64 (row, 0) == *row_id);
  if (step == CW_STEP_ERROR)
    return step;
  self->has_row = step == CW_STEP_ROW;
  if (!self->has_row) /* stepping on would begin anew */
    g_clear_pointer (&self->select, cw_statement_release);
  crypto_generichash (digest->bytes, sizeof digest->bytes, self->bytes->data,
                      self->bytes->len, NULL, 0);
  return CW_STEP_ROW;
}

void
cw_row_scan_end (CwRowScan *self)
{
  g_clear_pointer (&self->select, cw_statement_release);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

gboolean
cw_row_digests_compute (CwRowDigests *self,
                        const CwDigestedTable *table,
                        gint64 row_id,
                        CwRowDigest *digest,
                        gboolean *exists,
                        GError **error)
{
  g_auto (CwRowScan) scan = { 0 };
  CwStep step;

  begin_scan (&scan, self->database, table, table->select_row);
  cw_statement_bind_int (scan.select, ":id", row_id);
  step = cw_row_scan_next (&scan, &row_id, digest, error);
  *exists = step == CW_STEP_ROW;
  return step != CW_STEP_ERROR;
}
