/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/cipher.h"
#include "store/clinic.h"
#include "store/file-modes.h"
#include "store/file-system.h"
#include "store/statement.h"

#define BUSY_TIMEOUT_MS 5000
/* Steps of SQLite's machine between two looks at whether somebody cancels. */
#define STEPS_TO_CANCEL 10000

struct _CwDatabase {
  sqlite3 *handle;
  char *path;
  gboolean encrypted;
  GHashTable *statements;
  int depth; /* of transactions and savepoints */
  const CwDatabaseWatcher *watcher_functions;
  gpointer watcher;
  gint64 actor;
};

G_DEFINE_QUARK (cw - store - error - quark, cw_store_error)

void
cw_database_set_error (CwDatabase *self, int code, GError **error)
{
  const char *what = sqlite3_errmsg (self->handle);
  const char *name = self->path != NULL ? self->path : _ ("(in memory)");

  switch (code & 0xff) {
  case SQLITE_INTERRUPT:
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("It was cancelled."));
    break;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                 _ ("Another program is using the clinic file %s. Nothing was "
                    "saved. Close the other program and try again."),
                 name);
    break;
  case SQLITE_CORRUPT:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
                 _ ("The clinic file %s is damaged. Keep it as it is and "
                    "restore the latest backup."),
                 name);
    break;
  case SQLITE_NOTADB:
    g_set_error (
        error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS,
        _ ("%s is not a clinic file of Cuffwise. Choose another file."), name);
    break;
  case SQLITE_FULL:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The disk is full, so nothing was saved in %s. Free some "
                    "space and try again."),
                 name);
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("You have no right to write to the clinic file %s. Ask "
                    "whoever looks after this computer."),
                 name);
    break;
  case SQLITE_CANTOPEN:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file %s cannot be opened. Check that its "
                    "folder exists and that you may write to it."),
                 name);
    break;
  case SQLITE_CONSTRAINT:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                 _ ("A rule of the clinic file refused this, and nothing was "
                    "saved: %s"),
                 what);
    break;
  case SQLITE_IOERR:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file %s could not be read or written (%s). "
                    "Check the disk and its free space, and try again."),
                 name, what);
    break;
  default:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file %s could not be used: %s"), name, what);
  }
}

/* The file is made by us and not by SQLite, which would let others read it (what
 * SQLite makes beside it gets the same mode), and by its real name, as SQLite is
 * told to follow no links. */
static char *
make_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *full = NULL;
  char *real_folder;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The folder %s cannot be made: %s"), folder,
                 g_strerror (errno));
    return NULL;
  }
  real_folder = realpath (path, NULL);
  if (real_folder != NULL) { /* the file is there: perhaps by a link */
    full = g_strdup (real_folder);
    free (real_folder);
    return g_steal_pointer (&full);
  }
  real_folder = realpath (folder, NULL);
  full = g_build_filename (real_folder != NULL ? real_folder : folder, name,
                           NULL);
  free (real_folder);
  fd = g_open (full, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  else if (errno != EEXIST) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file %s cannot be made: %s"), full,
                 g_strerror (errno));
    return NULL;
  }
  return g_steal_pointer (&full);
}

/* Settings of the connection alone; they change nothing in the file. */
static gboolean
configure_connection (CwDatabase *self, GError **error)
{
  const int on[] = { SQLITE_DBCONFIG_DEFENSIVE };
  const int off[] = { SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL,
                      SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                      SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION };

  for (gsize i = 0; i < G_N_ELEMENTS (on); i++)
    sqlite3_db_config (self->handle, on[i], 1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (off); i++)
    sqlite3_db_config (self->handle, off[i], 0, NULL);
  /* temp_store: a sort of patients must not spill to an open file.
   * recursive_triggers: REPLACE has to fire delete triggers. */
  return cw_database_execute (self,
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA recursive_triggers = ON;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA mmap_size = 0;"
                              "PRAGMA cache_size = -16384;"
                              "PRAGMA temp_store = MEMORY",
                              error);
}

static gboolean
check_writable (CwDatabase *self, GError **error)
{
  if (sqlite3_db_readonly (self->handle, "main") == 0)
    return TRUE;
  cw_database_set_error (self, SQLITE_READONLY, error);
  return FALSE;
}

/* `flags` beside those that all connections have. */
static CwDatabase *
open_connection (char *path, int flags, GError **error)
{
  g_autoptr (CwDatabase) self = g_new0 (CwDatabase, 1);
  int code;

  self->statements = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify)cw_statement_destroy);
  self->path = path;
  code = cw_cipher_open (path,
                         flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE
                             | SQLITE_OPEN_NOMUTEX,
                         BUSY_TIMEOUT_MS, &self->handle, &self->encrypted,
                         error);
  if (code != SQLITE_OK) {
    if (error == NULL || *error == NULL)
      cw_database_set_error (self, code, error);
    return NULL;
  }
  if (!configure_connection (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

CwDatabase *
cw_database_open (const char *path, GError **error)
{
  g_autoptr (CwDatabase) self = NULL;
  g_autofree char *full = NULL;

  if (path != NULL) {
    full = make_file (path, error);
    if (full == NULL || !cw_file_system_check_local (full, error))
      return NULL;
    /* What stays open to others does not end care: the window tells it. */
    g_free (cw_file_modes_close (full));
  }
  self = open_connection (g_steal_pointer (&full),
                          SQLITE_OPEN_CREATE
                              | (path != NULL ? SQLITE_OPEN_NOFOLLOW : 0),
                          error);
  if (self == NULL || !check_writable (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

CwDatabase *
cw_database_open_to_read (const char *path, GError **error)
{
  g_autoptr (CwDatabase) self = NULL;
  g_autofree char *full = NULL;
  char *real = realpath (path, NULL);

  if (real == NULL) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file %s cannot be opened. Check that its "
                    "folder exists and that you may write to it."),
                 path);
    return NULL;
  }
  full = g_strdup (real);
  free (real);
  if (!cw_file_system_check_local (full, error))
    return NULL;
  /* Not SQLITE_OPEN_READONLY, which could not read a journal that is left. */
  self = open_connection (g_steal_pointer (&full), SQLITE_OPEN_NOFOLLOW, error);
  if (self == NULL
      || !cw_database_execute (self, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cw_database_close (CwDatabase *self)
{
  if (self == NULL)
    return;
  if (self->watcher != NULL)
    self->watcher_functions->free (self->watcher);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

gboolean
cw_database_is_encrypted (CwDatabase *self)
{
  return self->encrypted;
}

const char *
cw_database_get_path (CwDatabase *self)
{
  return self->path;
}

sqlite3 *
cw_database_get_handle (CwDatabase *self)
{
  return self->handle;
}

GHashTable *
cw_database_get_statements (CwDatabase *self)
{
  return self->statements;
}

gboolean
cw_database_execute (CwDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  cw_database_set_error (self, code, error);
  return FALSE;
}

static gboolean
run_cached (CwDatabase *self, const char *sql, GError **error)
{
  g_autoptr (CwStatement) statement = cw_database_prepare (self, sql);

  return cw_statement_run (statement, error);
}

/* What ends a transaction is prepared before it begins: later there may be no
 * memory left for it, and half an act would stay behind. */
static gboolean
prepare_ends (CwDatabase *self, GError **error)
{
  g_autoptr (CwStatement) commit = cw_database_prepare (self, "COMMIT");
  g_autoptr (CwStatement) rollback = cw_database_prepare (self, "ROLLBACK");

  return cw_statement_check (commit, error)
         && cw_statement_check (rollback, error);
}

gboolean
cw_database_begin (CwDatabase *self, GError **error)
{
  if (self->depth == 0 && !prepare_ends (self, error))
    return FALSE;
  /* IMMEDIATE: a transaction that begins by reading could find later that
   * somebody else has written, and fail half-way. */
  if (!run_cached (self, self->depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT act",
                   error))
    return FALSE;
  self->depth++;
  if (self->watcher != NULL)
    self->watcher_functions->begun (self->watcher);
  return TRUE;
}

static gboolean
keep (CwDatabase *self, gboolean outermost, GError **error)
{
  return (self->watcher == NULL
          || self->watcher_functions->keep (self->watcher, outermost, error))
         && run_cached (self, outermost ? "COMMIT" : "RELEASE act", error);
}

gboolean
cw_database_end (CwDatabase *self, gboolean success, GError **error)
{
  gboolean outermost = self->depth == 1;

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (success && keep (self, outermost, error)) {
    self->depth--;
    if (self->watcher != NULL)
      self->watcher_functions->kept (self->watcher);
    return TRUE;
  }
  self->depth--;
  if (self->watcher != NULL)
    self->watcher_functions->dropped (self->watcher);
  /* A full disk makes SQLite roll back all by itself. */
  if (sqlite3_get_autocommit (self->handle))
    return FALSE;
  if (outermost) {
    run_cached (self, "ROLLBACK", NULL);
  } else {
    run_cached (self, "ROLLBACK TO act", NULL);
    run_cached (self, "RELEASE act", NULL);
  }
  return FALSE;
}

gboolean
cw_database_query_int (CwDatabase *self,
                       const char *sql,
                       gint64 *value,
                       GError **error)
{
  g_autoptr (CwStatement) statement = cw_database_prepare (self, sql);

  switch (cw_statement_step (statement, error)) {
  case CW_STEP_ROW:
    *value = cw_statement_get_int (statement, 0);
    return TRUE;
  case CW_STEP_DONE:
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _ ("This record no longer exists."));
    return FALSE;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
}

void
cw_database_set_watcher (CwDatabase *self,
                         const CwDatabaseWatcher *functions,
                         gpointer watcher)
{
  g_return_if_fail (self->watcher == NULL && self->depth == 0);

  self->watcher_functions = functions;
  self->watcher = watcher;
}

gpointer
cw_database_get_watcher (CwDatabase *self)
{
  return self->watcher;
}

static int
is_cancelled_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
cw_database_set_cancellable (CwDatabase *self, GCancellable *cancellable)
{
  sqlite3_progress_handler (self->handle, STEPS_TO_CANCEL,
                            cancellable != NULL ? is_cancelled_cb : NULL,
                            cancellable);
}

void
cw_database_set_actor (CwDatabase *self, gint64 clinician_id)
{
  self->actor = clinician_id;
}

gint64
cw_database_get_actor (CwDatabase *self)
{
  return self->actor;
}

gint64
cw_database_get_last_id (CwDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

int
cw_database_get_changes (CwDatabase *self)
{
  return sqlite3_changes (self->handle);
}
