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

/* Another number once somebody else has written. */
#define DATA_VERSION "PRAGMA data_version"

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

gboolean
cw_verified_copy_synchronise (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC);
  gboolean success = fd >= 0 && fsync (fd) == 0;

  if (!success)
    set_error (path, errno, error);
  if (fd >= 0)
    close (fd);
  return success;
}

gboolean
cw_verified_copy_check_structure (CwDatabase *copy, GError **error)
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
compare_rows (CwDatabase *database, CwDatabase *copy, GError **error)
{
  g_autoptr (CwStatement) tables = NULL;
  CwStep step;

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

/* Rows can be compared only when nobody wrote since the copy was begun, at
 * `before` of the file's data version. */
static gboolean
verify (CwDatabase *database,
        const char *path,
        gint64 before,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (CwDatabase) copy = cw_database_open_to_read (path, error);
  g_autoptr (GError) own_error = NULL;
  gint64 after;

  if (copy == NULL)
    return FALSE;
  cw_database_set_cancellable (copy, cancellable);
  if (!cw_verified_copy_check_structure (copy, error)
      || !compare (database, copy, "PRAGMA user_version", error)
      || !compare (database, copy, "PRAGMA application_id", error)
      || !compare (database, copy, "SELECT count(*) FROM sqlite_schema", error))
    return FALSE;
  if (compare_rows (database, copy, &own_error))
    return TRUE;
  if (g_error_matches (own_error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED)
      && cw_database_query_int (database, DATA_VERSION, &after, NULL)
      && after != before)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static gboolean
rename_to_new (const char *part, const char *path)
{
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some file systems of removable media cannot. */
  if (errno != EINVAL)
    return FALSE;
  if (g_access (path, F_OK) == 0) {
    errno = EEXIST;
    return FALSE;
  }
  return g_rename (part, path) == 0;
}

gboolean
cw_verified_copy_give_name (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!rename_to_new (part, path)) {
    set_error (path, errno, error);
    return FALSE;
  }
  return cw_verified_copy_synchronise (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
cw_verified_copy_make (CwDatabase *database,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *part = g_strconcat (path, CW_VERIFIED_COPY_PART, NULL);
  gint64 version;
  gboolean success;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    set_error (path, EEXIST, error);
    return FALSE;
  }
  /* What an attempt left that was broken off. */
  g_unlink (part);
  cw_database_set_cancellable (database, cancellable);
  /* VACUUM INTO leaves the synchronisation to its caller. */
  success = cw_database_query_int (database, DATA_VERSION, &version, error)
            && make_empty (part, error) && write_copy (database, part, error)
            && cw_verified_copy_synchronise (part, O_RDWR, error)
            && verify (database, part, version, cancellable, error)
            && cw_verified_copy_give_name (part, path, error);
  cw_database_set_cancellable (database, NULL);
  if (!success)
    g_unlink (part);
  return success;
}
