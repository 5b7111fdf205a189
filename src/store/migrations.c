/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/migrations.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/audit-chain.h"
#include "store/audit-log.h"
#include "store/clinic.h"
#include "store/guard.h"
#include "store/keyring.h"
#include "store/schema-resources.h"
#include "store/statement.h"
#include "store/verified-copy.h"

/* Beyond this size a check of the whole file would be felt at each start. */
#define QUICK_CHECK_MAX_BYTES (32 * 1024 * 1024)

GBytes *
cw_migrations_get_step (int version)
{
  g_autofree char *path
      = g_strdup_printf (APP_RESOURCES "/schema/%03d.sql", version);
  g_autoptr (GError) error = NULL;
  GBytes *sql = g_resource_lookup_data (cw_schema_get_resource (), path,
                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (sql == NULL)
    g_error ("%s", error->message);
  return sql;
}

/* A step is an act like others where there is a chain already. */
static gboolean
log_step (CwDatabase *database, int version, gint64 now_s, GError **error)
{
  g_autofree char *after = g_strdup_printf ("{\"version\":%d}", version);
  const CwAuditEntry entry = {
    .at = now_s,
    .action = "upgrade",
    .record = "clinic_file",
    .record_id = 1,
    .after = after,
  };

  return cw_audit_chain_get (database) == NULL
         || cw_audit_log_add (database, &entry, error);
}

static gboolean
apply_step (CwDatabase *database, int version, gint64 now_s, GError **error)
{
  g_autoptr (GBytes) sql = cw_migrations_get_step (version);
  /* PRAGMA takes no bound values. */
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d;"
                                           "PRAGMA user_version = %d",
                                           CW_APPLICATION_ID, version);
  gint64 done;
  gboolean success;

  if (!cw_database_begin (database, error))
    return FALSE;
  /* Somebody else may have opened the same new file at the same moment. */
  if (cw_database_query_int (database, "PRAGMA user_version", &done, NULL)
      && done >= version)
    return cw_database_end (database, TRUE, error);
  success = cw_database_execute (database, g_bytes_get_data (sql, NULL), error)
            && cw_database_execute (database, mark, error)
            && log_step (database, version, now_s, error);
  return cw_database_end (database, success, error);
}

/* What the file says that it is, before anything is written to it. */
gboolean
cw_migrations_identify (CwDatabase *database, int *version, GError **error)
{
  const char *path = cw_database_get_path (database);
  gint64 application, user_version, objects;

  if (!cw_database_query_int (database, "PRAGMA application_id", &application,
                              error)
      || !cw_database_query_int (database, "PRAGMA user_version", &user_version,
                                 error)
      || !cw_database_query_int (database, "SELECT count(*) FROM sqlite_schema",
                                 &objects, error))
    return FALSE;
  if (application != CW_APPLICATION_ID
      && (application != 0 || user_version != 0 || objects != 0)) {
    g_set_error (
        error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS,
        _ ("%s is not a clinic file of Cuffwise. Choose another file."), path);
    return FALSE;
  }
  if (user_version < 0) {
    cw_database_set_error (database, SQLITE_CORRUPT, error);
    return FALSE;
  }
  *version = (int)user_version;
  return TRUE;
}

/* A journal that loses nothing in a power cut: WAL with a sync at each commit,
 * or, where the file system refuses WAL, a rollback journal whose removal is
 * synchronised too. */
static gboolean
set_journal (CwDatabase *database, GError **error)
{
  gboolean wal;

  {
    g_autoptr (CwStatement) mode
        = cw_database_prepare (database, "PRAGMA journal_mode = WAL");

    if (cw_statement_step (mode, error) != CW_STEP_ROW)
      return FALSE;
    wal = g_strcmp0 (cw_statement_get_text (mode, 0), "wal") == 0;
  }
  return cw_database_execute (database,
                              wal ? "PRAGMA synchronous = FULL;"
                                    "PRAGMA journal_size_limit = 4194304"
                                  : "PRAGMA synchronous = EXTRA",
                              error);
}

static gboolean
quick_check (CwDatabase *database, GError **error)
{
  gint64 pages, page_size;

  if (!cw_database_query_int (database, "PRAGMA page_count", &pages, error)
      || !cw_database_query_int (database, "PRAGMA page_size", &page_size,
                                 error))
    return FALSE;
  if (pages * page_size > QUICK_CHECK_MAX_BYTES)
    return TRUE;
  {
    g_autoptr (CwStatement) check
        = cw_database_prepare (database, "PRAGMA quick_check (1)");
    CwStep step = cw_statement_step (check, error);

    if (step == CW_STEP_ERROR)
      return FALSE;
    if (step == CW_STEP_ROW
        && g_strcmp0 (cw_statement_get_text (check, 0), "ok") == 0)
      return TRUE;
  }
  cw_database_set_error (database, SQLITE_CORRUPT, error);
  return FALSE;
}

static char *
get_copy_path (const char *path, int version)
{
  return g_strdup_printf ("%s.version-%d", path, version);
}

/* A copy as it was, beside the file, before a newer form is given to it.  One
 * of an earlier attempt is left as it is. */
static gboolean
keep_copy (CwDatabase *database, int version, GError **error)
{
  const char *path = cw_database_get_path (database);
  g_autofree char *copy = NULL;

  if (path == NULL)
    return TRUE;
  copy = get_copy_path (path, version);
  if (g_file_test (copy, G_FILE_TEST_EXISTS)
      || (cw_verified_copy_make (database, copy, NULL, error)
          && cw_keyring_copy (path, copy, error)))
    return TRUE;
  g_prefix_error (error, "%s ",
                  _ ("Before the clinic file is brought to a newer form, a "
                     "copy of it has to be kept."));
  return FALSE;
}

/* An empty file gets its first form without a copy. */
static gboolean
migrate (CwDatabase *database, int version, gint64 now_s, GError **error)
{
  if (version > 0 && version < CW_SCHEMA_VERSION
      && !keep_copy (database, version, error))
    return FALSE;
  if (version >= CW_AUDIT_CHAIN_VERSION
      && !cw_audit_chain_attach (database, now_s, error))
    return FALSE;
  while (version < CW_SCHEMA_VERSION)
    if (!apply_step (database, ++version, now_s, error))
      return FALSE;
  return cw_audit_chain_get (database) != NULL
             ? cw_audit_chain_refresh (database, now_s, error)
             : cw_audit_chain_attach (database, now_s, error);
}

gboolean
cw_migrations_apply (CwDatabase *database, gint64 now_s, GError **error)
{
  int version;

  if (!cw_migrations_identify (database, &version, error))
    return FALSE;
  if (version > CW_SCHEMA_VERSION) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_TOO_NEW,
                 _ ("A newer Cuffwise wrote the clinic file %s. Update "
                    "Cuffwise on this computer to open it."),
                 cw_database_get_path (database));
    return FALSE;
  }
  if (!quick_check (database, error) || !set_journal (database, error)
      || !migrate (database, version, now_s, error))
    return FALSE;
  cw_guard_set (database);
  return TRUE;
}
