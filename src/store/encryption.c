/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/encryption.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-log.h"
#include "store/cipher.h"
#include "store/clinic-private.h"
#include "store/file-lock.h"
#include "store/migrations.h"
#include "store/statement.h"
#include "store/verified-copy.h"

#define PART ".encrypting"
#define SCHEMA "encrypted"
#define WIPE_BYTES 65536

typedef struct {
  char *path; /* without links */
  char *part;
  CwKeyring *keyring;
  CwFileLock *lock;
  CwDatabase *old;
  int old_fd; /* the same, to write over once nobody reads it */
  GCancellable *cancellable;
} Conversion;

/* The copy. */

static void
remove_part (const Conversion *self)
{
  g_autofree char *journal = g_strconcat (self->part, "-journal", NULL);

  g_unlink (self->part);
  g_unlink (journal);
}

/* To the newest form, by which the file is known to be a clinic; and to a
 * journal that can be had only while nobody else has the file open.  From then
 * on nobody gets in. */
static gboolean
open_old (Conversion *self, const char *path, CwClock *clock, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_open_alone (path, clock, error);

  if (clinic == NULL)
    return FALSE;
  self->path = g_strdup (cw_clinic_get_path (clinic));
  self->part = g_strconcat (self->path, PART, NULL);
  if (cw_database_is_encrypted (cw_clinic_get_database (clinic))) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                         _ ("The clinic file is encrypted already."));
    return FALSE;
  }
  g_clear_object (&clinic);
  self->lock = cw_file_lock_take (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  self->old = cw_database_open (self->path, error);
  return self->old != NULL
         && cw_database_execute (self->old,
                                 "PRAGMA journal_mode = DELETE;"
                                 "PRAGMA locking_mode = EXCLUSIVE;"
                                 "BEGIN EXCLUSIVE; COMMIT",
                                 error);
}

static gboolean
set_failed (GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               _ ("The clinic file could not be encrypted, and stays as it "
                  "was: %s"),
               g_strerror (errno));
  return FALSE;
}

static gboolean
make_empty (const Conversion *self, GError **error)
{
  int fd;

  remove_part (self);
  fd = g_open (self->part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  return fd >= 0 && close (fd) == 0 ? TRUE : set_failed (error);
}

static gboolean
write_part (const Conversion *self, GError **error)
{
  g_autofree char *marks
      = g_strdup_printf ("PRAGMA " SCHEMA ".application_id = %d;"
                         "PRAGMA " SCHEMA ".user_version = %d",
                         CW_APPLICATION_ID, CW_SCHEMA_VERSION);
  sqlite3 *handle = cw_database_get_handle (self->old);
  gboolean success;

  if (!make_empty (self, error))
    return FALSE;
  /* What copies tables as they are writes to the schema itself. */
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  if (!cw_cipher_attach (handle, self->part, SCHEMA,
                         cw_keyring_get_key (self->keyring))) {
    cw_database_set_error (self->old, sqlite3_extended_errcode (handle), error);
    return FALSE;
  }
  success = cw_database_execute (
                self->old, "SELECT sqlcipher_export ('" SCHEMA "')", error)
            && cw_database_execute (self->old, marks, error);
  return cw_database_execute (self->old, "DETACH " SCHEMA,
                              success ? error : NULL)
         && success && cw_verified_copy_synchronise (self->part, O_RDWR, error);
}

/* The comparison. */

static gboolean
same_value (sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
  int type = sqlite3_column_type (a, column);
  int size;

  if (type != sqlite3_column_type (b, column))
    return FALSE;
  if (type == SQLITE_INTEGER)
    return sqlite3_column_int64 (a, column) == sqlite3_column_int64 (b, column);
  size = sqlite3_column_bytes (a, column);
  return size == sqlite3_column_bytes (b, column)
         && (size == 0
             || memcmp (sqlite3_column_blob (a, column),
                        sqlite3_column_blob (b, column), (gsize)size)
                    == 0);
}

static gboolean
same_row (sqlite3_stmt *a, sqlite3_stmt *b)
{
  int n = sqlite3_column_count (a);

  if (n != sqlite3_column_count (b))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!same_value (a, b, i))
      return FALSE;
  return TRUE;
}

/* Whether both give the same rows in the same order. */
static gboolean
compare (CwDatabase *old, CwDatabase *new, const char *sql, GError **error)
{
  sqlite3_stmt *a = NULL, *b = NULL;
  int code = SQLITE_OK, other = SQLITE_OK;
  gboolean same = TRUE;

  code = sqlite3_prepare_v2 (cw_database_get_handle (old), sql, -1, &a, NULL);
  other = sqlite3_prepare_v2 (cw_database_get_handle (new), sql, -1, &b, NULL);
  if (code == SQLITE_OK && other == SQLITE_OK)
    do {
      code = sqlite3_step (a);
      other = sqlite3_step (b);
      same = code == other && (code != SQLITE_ROW || same_row (a, b));
    } while (same && code == SQLITE_ROW);
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    cw_database_set_error (old, code, error);
  else if (other != SQLITE_DONE && other != SQLITE_ROW)
    cw_database_set_error (new, other, error);
  else if (!same)
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The encrypted copy of %s is not like it, so it stays as "
                    "it was. Check the disk and try again."),
                 cw_database_get_path (old));
  sqlite3_finalize (a);
  sqlite3_finalize (b);
  return same && code == SQLITE_DONE;
}

static gboolean
compare_tables (CwDatabase *old, CwDatabase *new, GError **error)
{
  g_autoptr (CwStatement) tables = cw_database_prepare (
      old, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  CwStep step;

  while ((step = cw_statement_step (tables, error)) == CW_STEP_ROW) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" NOT INDEXED",
                                            cw_statement_get_text (tables, 0));

    if (!compare (old, new, sql, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

static gboolean
verify (const Conversion *self, GError **error)
{
  g_autoptr (CwDatabase) new = cw_database_open_to_read (self->part, error);

  if (new == NULL)
    return FALSE;
  if (!cw_database_is_encrypted (new))
    g_error ("%s is in clear text", self->part);
  cw_database_set_cancellable (new, self->cancellable);
  return cw_verified_copy_check_structure (new, error)
         && compare (self->old, new, "PRAGMA user_version", error)
         && compare (self->old, new, "PRAGMA application_id", error)
         && compare (self->old, new,
                     "SELECT type, name, tbl_name, sql FROM sqlite_schema "
                     "ORDER BY type, name",
                     error)
         && compare_tables (self->old, new, error);
}

/* The exchange. */

static gboolean
save_keyring (const Conversion *self, gboolean preparing, GError **error)
{
  cw_keyring_set_preparing (self->keyring, preparing);
  return cw_keyring_save (self->keyring, self->path, error);
}

static void
remove_keyring (const Conversion *self)
{
  g_autofree char *path = cw_keyring_get_path (self->path);

  g_unlink (path);
}

static gboolean
exchange (Conversion *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) failure = NULL;

  if (!save_keyring (self, TRUE, error))
    return FALSE;
  self->old_fd = g_open (self->path, O_RDWR | O_CLOEXEC);
  if (self->old_fd < 0 || g_rename (self->part, self->path) != 0) {
    set_failed (error);
    remove_keyring (self);
    return FALSE;
  }
  /* From here on it is encrypted, whatever else goes wrong. */
  if (!cw_verified_copy_synchronise (folder, O_RDONLY | O_DIRECTORY, &failure)
      || !save_keyring (self, FALSE, &failure))
    g_message ("%s", failure->message);
  return TRUE;
}

/* The disk may keep more of it than can be reached from here. */
static void
wipe_old (const Conversion *self)
{
  static const char zeros[WIPE_BYTES];
  off_t size = lseek (self->old_fd, 0, SEEK_END);
  gboolean success = size >= 0;

  for (off_t at = 0; success && at < size; at += WIPE_BYTES) {
    gsize n = (gsize)MIN (size - at, WIPE_BYTES);

    success = pwrite (self->old_fd, zeros, n, at) == (gssize)n;
  }
  if (!success || fsync (self->old_fd) != 0)
    g_message ("%s in clear text was removed and not written over: %s",
               self->path, g_strerror (errno));
}

static gboolean
log_encryption (const Conversion *self, CwClock *clock, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_open (self->path, clock, error);
  CwAuditEntry entry
      = { .action = "encrypt", .record = "clinic_file", .record_id = 1 };
  CwDatabase *database;

  if (clinic == NULL)
    return FALSE;
  entry.at = cw_clinic_get_time (clinic);
  database = cw_clinic_get_database (clinic);
  return cw_database_begin (database, error)
         && cw_database_end (database,
                             cw_audit_log_add (database, &entry, error), error);
}

static gboolean
convert (Conversion *self, GError **error)
{
  gboolean success;

  cw_database_set_cancellable (self->old, self->cancellable);
  success = write_part (self, error) && verify (self, error)
            && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  cw_database_set_cancellable (self->old, NULL);
  if (!success || !exchange (self, error)) {
    remove_part (self);
    return FALSE;
  }
  return TRUE;
}

static void
conversion_clear (Conversion *self)
{
  g_clear_pointer (&self->old, cw_database_close);
  g_clear_pointer (&self->lock, cw_file_lock_release);
  if (self->old_fd >= 0)
    close (self->old_fd);
  g_free (self->path);
  g_free (self->part);
}

gboolean
cw_encryption_apply (const char *path,
                     CwKeyring *keyring,
                     CwClock *clock,
                     GCancellable *cancellable,
                     GError **error)
{
  Conversion self
      = { .keyring = keyring, .old_fd = -1, .cancellable = cancellable };
  gboolean success;

  g_return_val_if_fail (path != NULL && cw_keyring_get_n_people (keyring) > 0,
                        FALSE);

  if (!cw_cipher_is_available ()) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                         _ ("This Cuffwise was built without encryption. "
                            "Install one that has it."));
    return FALSE;
  }
  success = open_old (&self, path, clock, error) && convert (&self, error);
  if (success) {
    g_clear_pointer (&self.old, cw_database_close);
    wipe_old (&self);
    g_clear_pointer (&self.lock, cw_file_lock_release);
    success = log_encryption (&self, clock, error);
  }
  conversion_clear (&self);
  return success;
}

const char *
cw_encryption_get_remains (void)
{
  return _ ("Backups and copies that were made before are not encrypted, and "
            "of the old file the disk may keep traces. Make a backup now, "
            "delete the older ones once it is checked, and have the disk "
            "destroyed when it is thrown away.");
}
