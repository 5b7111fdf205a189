/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/expected-schema.h"

#include "store/migrations.h"
#include "store/statement.h"

static void
schema_object_free (CwSchemaObject *self)
{
  g_free (self->name);
  g_free (self->sql);
  g_free (self);
}

GPtrArray *
cw_expected_schema_read (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) objects
      = g_ptr_array_new_with_free_func ((GDestroyNotify)schema_object_free);
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL");
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwSchemaObject *object = g_new0 (CwSchemaObject, 1);

    object->name = cw_statement_dup_text (select, 0);
    object->sql = cw_statement_dup_text (select, 1);
    g_ptr_array_add (objects, object);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&objects) : NULL;
}

/* Any time will do; 0 is none. */
#define SOME_TIME 1

static GPtrArray *
make (GError **error)
{
  g_autoptr (CwDatabase) fresh = cw_database_open (NULL, error);

  return fresh != NULL && cw_migrations_apply (fresh, SOME_TIME, error)
             ? cw_expected_schema_read (fresh, error)
             : NULL;
}

const GPtrArray *
cw_expected_schema_get (GError **error)
{
  static GMutex mutex;
  static GPtrArray *expected;
  const GPtrArray *result;

  g_mutex_lock (&mutex);
  /* What failed, as for lack of memory, is tried again. */
  if (expected == NULL)
    expected = make (error);
  result = expected;
  g_mutex_unlock (&mutex);
  return result;
}
