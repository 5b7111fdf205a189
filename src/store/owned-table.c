/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/owned-table.h"

#include "store/statement.h"

gboolean
cw_owned_table_is_derived (const char *name)
{
  static const char *const derived[]
      = { "patient_search", "patient_due", NULL };

  return g_strv_contains (derived, name);
}

static void
owned_table_free (CwOwnedTable *table)
{
  g_free (table->name);
  g_free (table->rows);
  g_free (table);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)owned_table_free);
}

static const CwOwnedTable *
find_owned (GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++) {
    const CwOwnedTable *table = tables->pdata[i];

    if (g_str_equal (table->name, name))
      return table;
  }
  return NULL;
}

static void
take_owned (GPtrArray *tables, const char *name, char *rows)
{
  CwOwnedTable *table = g_new0 (CwOwnedTable, 1);

  table->name = g_strdup (name);
  table->rows = rows;
  g_ptr_array_add (tables, table);
}

/* Tables that say themselves whose they are. */
static gboolean
find_direct (CwDatabase *database, GPtrArray *tables, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT t.name FROM pragma_table_list t"
                " JOIN pragma_table_info (t.name) c "
                "WHERE t.schema = 'main' AND t.type = 'table'"
                "  AND t.name <> 'erasure' AND c.name = 'patient_id'");
  CwStep step;

  take_owned (tables, "patient", g_strdup ("id = :patient"));
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW)
    take_owned (tables, cw_statement_get_text (select, 0),
                g_strdup ("patient_id = :patient"));
  return step == CW_STEP_DONE;
}

/* A column that refers to another table. */
typedef struct {
  char *table, *column, *parent;
  gboolean always; /* it is never empty */
} Reference;

static void
clear_reference (gpointer data)
{
  Reference *reference = data;

  g_free (reference->table);
  g_free (reference->column);
  g_free (reference->parent);
}

/* (element-type Reference) of all tables. */
static GArray *
load_references (CwDatabase *database, GError **error)
{
  g_autoptr (GArray) references
      = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT t.name, k.\"from\", k.\"table\", c.\"notnull\" OR c.pk"
                " FROM pragma_table_list t"
                " JOIN pragma_foreign_key_list (t.name) k"
                " JOIN pragma_table_info (t.name) c ON c.name = k.\"from\" "
                "WHERE t.schema = 'main' AND t.type = 'table'"
                "  AND t.name <> 'erasure'");
  CwStep step;

  g_array_set_clear_func (references, clear_reference);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    const Reference reference = {
      cw_statement_dup_text (select, 0),
      cw_statement_dup_text (select, 1),
      cw_statement_dup_text (select, 2),
      cw_statement_get_int (select, 3) != 0,
    };

    g_array_append_val (references, reference);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&references) : NULL;
}

/* Takes in a table that always refers to one of those; FALSE when there is none
 * left. */
static gboolean
find_indirect (const GArray *references, GPtrArray *tables)
{
  for (guint i = 0; i < references->len; i++) {
    const Reference *reference = &g_array_index (references, Reference, i);
    const CwOwnedTable *parent = find_owned (tables, reference->parent);

    if (!reference->always || parent == NULL
        || find_owned (tables, reference->table) != NULL)
      continue;
    take_owned (tables, reference->table,
                g_strdup_printf ("\"%s\" IN (SELECT id FROM \"%s\" WHERE %s)",
                                 reference->column, parent->name,
                                 parent->rows));
    return TRUE;
  }
  return FALSE;
}

/* Whether one of the tables refers to `name`, other than itself. */
static gboolean
is_referred_to (const GArray *references, GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < references->len; i++) {
    const Reference *reference = &g_array_index (references, Reference, i);

    if (g_str_equal (reference->parent, name)
        && !g_str_equal (reference->table, name)
        && find_owned (tables, reference->table) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Takes the tables over into an order in which each can be emptied. */
static GPtrArray *
sort_tables (const GArray *references, GPtrArray *tables)
{
  GPtrArray *sorted = new_list ();
  guint i = 0;

  while (i < tables->len) {
    const CwOwnedTable *table = tables->pdata[i];

    if (is_referred_to (references, tables, table->name)) {
      i++;
      continue;
    }
    g_ptr_array_add (sorted, g_ptr_array_steal_index (tables, i));
    i = 0;
  }
  g_assert (tables->len == 0); /* they refer to each other in no circle */
  return sorted;
}

GPtrArray *
cw_owned_tables_list (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) tables = new_list ();
  g_autoptr (GArray) references = load_references (database, error);

  if (references == NULL || !find_direct (database, tables, error))
    return NULL;
  while (find_indirect (references, tables))
    continue;
  return sort_tables (references, tables);
}
