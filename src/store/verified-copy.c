/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/verified-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/clinic.h"
#include "store/statement.h"

static void
set_error (const char *path, int code, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("No copy of the clinic file could be made as %s: %s"), path,
               g_strerror (code));
}

/* Made empty and for its owner alone, before any patient is in it. */
static gboolean
make_empty (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0 && close (fd) == 0)
    return TRUE;
  set_error (path, errno, error);
  return FALSE;
}

static gboolean
write_copy (CwDatabase *database, const char *path, GError **error)
{
  g_autoptr (CwStatement) vacuum
      = cw_database_prepare (database, "VACUUM INTO :path");

  cw_statement_bind_text (vacuum, ":path", path);
  return cw_statement_run (vacuum, error);
}

/* VACUUM INTO leaves that to its caller. */
static gboolean
synchronise (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC);
  gboolean success = fd >= 0 && fsync (fd) == 0;

  if (!success)
    set_error (path, errno, error);
  if (fd >= 0)
    close (fd);
  return success;
}

static gboolean
check_structure (CwDatabase *copy, GError **error)
{
  g_autoptr (CwStatement) check
      = cw_database_prepare (copy, "PRAGMA integrity_check (1)");

  switch (cw_statement_step (check, error)) {
  case CW_STEP_ROW:
    if (g_strcmp0 (cw_statement_get_text (check, 0), "ok") == 0)
      return TRUE;
    cw_database_set_error (copy, SQLITE_CORRUPT, error);
    return FALSE;
  case CW_STEP_DONE:
    cw_database_set_error (copy, SQLITE_CORRUPT, error);
    return FALSE;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
}

static gboolean
compare (CwDatabase *database,
         CwDatabase *copy,
         const char *sql,
         GError **error)
{
  gint64 there, here;

  if (!cw_database_query_int (database, sql, &there, error)
      || !cw_database_query_int (copy, sql, &here, error))
    return FALSE;
  if (there == here)
    return TRUE;
  cw_database_set_error (copy, SQLITE_CORRUPT, error);
  return FALSE;
}

static gboolean
verify (CwDatabase *database, const char *path, GError **error)
{
  g_autoptr (CwDatabase) copy = cw_database_open_to_read (path, error);
  g_autoptr (CwStatement) tables = NULL;
  CwStep step;

  if (copy == NULL || !check_structure (copy, error)
      || !compare (database, copy, "PRAGMA user_version", error)
      || !compare (database, copy, "PRAGMA application_id", error)
      || !compare (database, copy, "SELECT count(*) FROM sqlite_schema", error))
    return FALSE;
  tables = cw_database_prepare (
      copy, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while ((step = cw_statement_step (tables, error)) == CW_STEP_ROW) {
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"",
                                            cw_statement_get_text (tables, 0));

    if (!compare (database, copy, sql, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

static gboolean
give_name (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (part, path) != 0) {
    set_error (path, errno, error);
    return FALSE;
  }
  return synchronise (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
cw_verified_copy_make (CwDatabase *database, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    set_error (path, EEXIST, error);
    return FALSE;
  }
  /* What an attempt left that was broken off. */
  g_unlink (part);
  if (make_empty (part, error) && write_copy (database, part, error)
      && synchronise (part, O_RDWR, error) && verify (database, part, error)
      && give_name (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}
