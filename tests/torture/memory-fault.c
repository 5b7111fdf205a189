/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory-fault.h"

#include <sqlite3.h>

static sqlite3_mem_methods machine;
static guint n_calls, fail_at;
static gboolean is_for_good, has_failed;

static gboolean
does_fail (void)
{
  n_calls++;
  if (fail_at == 0 || n_calls < fail_at || (n_calls > fail_at && !is_for_good))
    return FALSE;
  has_failed = TRUE;
  return TRUE;
}

static void *
allocate (int size)
{
  return does_fail () ? NULL : machine.xMalloc (size);
}

static void *
reallocate (void *memory, int size)
{
  return does_fail () ? NULL : machine.xRealloc (memory, size);
}

void
memory_fault_install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &machine), ==,
                   SQLITE_OK);
  methods = machine;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==,
                   SQLITE_OK);
  /* Else small ones would come from a store that never fails. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==,
                   SQLITE_OK);
}

guint
memory_fault_get_calls (void)
{
  return n_calls;
}

void
memory_fault_fail_at (guint call, gboolean for_good)
{
  fail_at = call;
  is_for_good = for_good;
  has_failed = FALSE;
}

gboolean
memory_fault_mend (void)
{
  fail_at = 0;
  return has_failed;
}
