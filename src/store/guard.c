/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/guard.h"

/* Reading one is always harmless; these may have a value as well. */
static gboolean
is_harmless_pragma (const char *name)
{
  static const char *const harmless[] = {
    "cache_size",     "foreign_key_check", "foreign_key_list",
    "index_info",     "index_list",        "integrity_check",
    "max_page_count", "optimize",          "quick_check",
    "table_info",     "table_xinfo",       "wal_checkpoint",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (g_ascii_strcasecmp (name, harmless[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
only_grows (const char *table)
{
  static const char *const growing[]
      = { "audit_entry",    "audit_key",       "audit_link", "row_digest",
          "digested_table", "sign_in_attempt", "erased_link" };

  for (gsize i = 0; i < G_N_ELEMENTS (growing); i++)
    if (g_ascii_strcasecmp (table, growing[i]) == 0)
      return TRUE;
  return FALSE;
}

static int
authorize_cb (void *data,
              int action,
              const char *first,
              const char *second,
              const char *schema,
              const char *trigger)
{
  switch (action) {
  case SQLITE_ALTER_TABLE:
  case SQLITE_ATTACH:
  case SQLITE_DETACH:
  case SQLITE_CREATE_INDEX:
  case SQLITE_CREATE_TABLE:
  case SQLITE_CREATE_TRIGGER:
  case SQLITE_CREATE_VIEW:
  case SQLITE_CREATE_VTABLE:
  case SQLITE_DROP_INDEX:
  case SQLITE_DROP_TABLE:
  case SQLITE_DROP_TRIGGER:
  case SQLITE_DROP_VIEW:
  case SQLITE_DROP_VTABLE:
    return SQLITE_DENY;
  case SQLITE_PRAGMA:
    return second == NULL || is_harmless_pragma (first) ? SQLITE_OK
                                                        : SQLITE_DENY;
  case SQLITE_DELETE:
  case SQLITE_UPDATE:
    return only_grows (first) ? SQLITE_DENY : SQLITE_OK;
  default:
    return SQLITE_OK;
  }
}

void
cw_guard_set (CwDatabase *database)
{
  sqlite3_set_authorizer (cw_database_get_handle (database), authorize_cb,
                          NULL);
  /* Those were prepared without it, and would have to be again. */
  g_hash_table_remove_all (cw_database_get_statements (database));
}

void
cw_guard_lift (CwDatabase *database)
{
  sqlite3_set_authorizer (cw_database_get_handle (database), NULL, NULL);
}
