/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/file-swap.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-key.h"
#include "store/clinic.h"
#include "store/statement.h"
#include "store/verified-copy.h"

/* A journal that is left belongs to its file, and would be read into whatever
 * has that name next. */
static const char *const journals[] = { "-wal", "-journal" };

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("The clinic file %s cannot be replaced: %s"), path,
               g_strerror (code));
  return FALSE;
}

static void
remove_beside (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);

  g_unlink (name);
}

/* Writes what stands in the journal into the file and takes the journal away,
 * for which nobody else may have it open: whoever closes a file last removes
 * the journal by its name, and that would be the new one's. */
static gboolean
settle_file (const char *path, GError **error)
{
  g_autoptr (CwDatabase) database = cw_database_open (path, error);
  g_autoptr (CwStatement) journal = NULL;

  if (database == NULL)
    return FALSE;
  journal = cw_database_prepare (database, "PRAGMA journal_mode = DELETE");
  if (cw_statement_step (journal, error) != CW_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (cw_statement_get_text (journal, 0), "delete") == 0)
    return TRUE;
  cw_database_set_error (database, SQLITE_BUSY, error);
  return FALSE;
}

static gboolean
move_journals (const char *from, const char *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (journals); i++) {
    g_autofree char *old = g_strconcat (from, journals[i], NULL);
    g_autofree char *new = g_strconcat (to, journals[i], NULL);

    if (g_rename (old, new) != 0 && errno != ENOENT)
      return FALSE;
  }
  /* An index of the journal, made anew from it. */
  remove_beside (from, "-shm");
  return TRUE;
}

/* A second name, or where there can be none a new one. */
static gboolean
keep_old (const char *path, const char *kept_path)
{
  if (link (path, kept_path) == 0)
    return TRUE;
  return (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS
          || errno == EMLINK)
         && g_rename (path, kept_path) == 0;
}

static void
move_key (const char *from, const char *to)
{
  g_autofree char *old = cw_audit_keys_get_path (from);
  g_autofree char *new = cw_audit_keys_get_path (to);

  g_rename (old, new);
}

static void
take_back (const char *path, const char *kept_path)
{
  move_journals (kept_path, path);
  g_rename (kept_path, path);
  /* Two names of one file are left as they are by that. */
  g_unlink (kept_path);
  move_key (kept_path, path);
}

gboolean
cw_file_swap (const char *new_path,
              const char *path,
              const char *kept_path,
              gboolean settle,
              GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int code;

  if (kept_path != NULL) {
    if (settle && !settle_file (path, error))
      return FALSE;
    if (!cw_audit_keys_copy (path, kept_path, error))
      return FALSE;
    if (!keep_old (path, kept_path)) {
      code = errno;
      remove_beside (kept_path, ".key");
      return fail (path, code, error);
    }
    if (!move_journals (path, kept_path)) {
      code = errno;
      take_back (path, kept_path);
      return fail (path, code, error);
    }
  }
  /* The key first: it fits both. */
  move_key (new_path, path);
  if (g_rename (new_path, path) == 0)
    return cw_verified_copy_synchronise (folder, O_RDONLY | O_DIRECTORY, error);
  code = errno;
  if (kept_path != NULL)
    take_back (path, kept_path);
  return fail (path, code, error);
}
