/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-key.h"
#include "store/backup-contents.h"
#include "store/backup-folder.h"
#include "store/clinic.h"
#include "store/file-system.h"
#include "store/keyring.h"
#include "store/migrations.h"
#include "store/sealed-archive.h"
#include "store/verified-copy.h"

/* How much of the work is over when the file was copied, and checked. */
#define SHARE_COPIED 0.5
#define SHARE_CHECKED 0.8
/* And of an archive, when there is a backup to encrypt. */
#define SHARE_BACKUP 0.6

typedef struct {
  void (*progress) (double done, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} Work;

static void
tell (const Work *work, double done)
{
  if (work->progress != NULL)
    work->progress (done, work->data);
}

static gboolean
check_file (const char *path, CwClock *clock, const Work *work, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_open_to_read (path, clock, error);
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) own_error = NULL;

  if (clinic == NULL)
    return FALSE;
  if (cw_clinic_check_record (clinic, FALSE, work->progress, work->data,
                              work->cancellable, &problems, NULL, &own_error))
    return TRUE;
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  else
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
                 /* Translators: a file, and a sentence about what is wrong. */
                 _ ("%s is not sound: %s"), path, problems[0]);
  return FALSE;
}

/* Making one. */

static gboolean
copy_file (const char *clinic_path,
           const char *copy,
           const Work *work,
           GError **error)
{
  g_autoptr (CwDatabase) database
      = cw_database_open_to_read (clinic_path, error);
  int version;

  /* VACUUM INTO counts as writing, though to another file. */
  return database != NULL && cw_migrations_identify (database, &version, error)
         && cw_database_execute (database, "PRAGMA query_only = OFF", error)
         && cw_verified_copy_make (database, copy, work->cancellable, error);
}

static void
tell_check_cb (double done, gpointer data)
{
  tell (data, SHARE_COPIED + (SHARE_CHECKED - SHARE_COPIED) * done);
}

static void
tell_digest_cb (double done, gpointer data)
{
  tell (data, SHARE_CHECKED + (1 - SHARE_CHECKED) * done);
}

static void
remove_key (const char *path)
{
  g_autofree char *key = cw_audit_keys_get_path (path);

  g_unlink (key);
}

/* The manifest and the keyring come first: a backup without them does not
 * count. */
static gboolean
finish (CwBackup *self, const char *copy, GError **error)
{
  g_autofree char *manifest
      = g_strconcat (self->path, CW_BACKUP_MANIFEST_ENDING, NULL);
  g_autofree char *keyring = cw_keyring_get_path (self->path);

  if (cw_backup_manifest_save (self, error)
      && cw_keyring_copy (self->clinic_path, self->path, error)
      && cw_verified_copy_give_name (copy, self->path, error))
    return TRUE;
  g_unlink (keyring);
  g_unlink (manifest);
  return FALSE;
}

static gboolean
check_copy (CwBackup *self,
            const char *copy,
            CwClock *clock,
            const Work *work,
            GError **error)
{
  const Work checking = { tell_check_cb, (gpointer)work, work->cancellable };

  if (!check_file (copy, clock, &checking, error)
      || !cw_backup_read_contents (self, copy, work->cancellable, error))
    return FALSE;
  tell (work, SHARE_CHECKED);
  self->digest = cw_backup_digest_file (copy, tell_digest_cb, (gpointer)work,
                                        work->cancellable, error);
  return self->digest != NULL
         && !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static CwBackup *
make (const char *clinic_path,
      const char *path,
      CwClock *clock,
      const Work *work,
      GError **error)
{
  g_autoptr (CwBackup) self = cw_backup_new ();
  g_autofree char *copy = g_strconcat (path, CW_BACKUP_UNCHECKED, NULL);
  gboolean success;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 /* Translators: a file. */
                 _ ("%s exists already; name a new file."), path);
    return NULL;
  }
  self->path = g_strdup (path);
  self->clinic_path = cw_file_system_get_real_path (clinic_path);
  self->made_at = cw_clock_now (clock).utc_s;
  tell (work, 0);
  /* The key is there for the check alone, and first: it knows of no act that is
   * not in the copy then. */
  success = cw_audit_keys_copy (self->clinic_path, copy, error)
            && copy_file (clinic_path, copy, work, error);
  if (success) {
    tell (work, SHARE_COPIED);
    success = check_copy (self, copy, clock, work, error)
              && finish (self, copy, error);
    if (!success)
      g_unlink (copy);
  }
  remove_key (copy);
  return success ? g_steal_pointer (&self) : NULL;
}

/* `path` may be NULL: then a name is chosen. */
static CwBackup *
make_in_folder (const char *clinic_path,
                const char *folder,
                const char *path,
                CwClock *clock,
                const Work *work,
                GError **error)
{
  g_autofree char *chosen = NULL;
  CwBackup *backup;
  int lock;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The folder %s cannot be made: %s"), folder,
                 g_strerror (errno));
    return NULL;
  }
  lock = cw_backup_folder_lock (folder, error);
  if (lock < 0)
    return NULL;
  cw_backup_folder_clear (folder);
  chosen = path != NULL
               ? g_strdup (path)
               : cw_backup_folder_choose_path (folder, clinic_path,
                                               cw_clock_now (clock).utc_s);
  backup = make (clinic_path, chosen, clock, work, error);
  cw_backup_folder_unlock (lock);
  return backup;
}

CwBackup *
cw_backup_make (const char *clinic_path,
                const char *folder,
                CwClock *clock,
                void (*progress) (double done, gpointer data),
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  const Work work = { progress, data, cancellable };

  g_return_val_if_fail (clinic_path != NULL && folder != NULL && clock != NULL,
                        NULL);

  return make_in_folder (clinic_path, folder, NULL, clock, &work, error);
}

CwBackup *
cw_backup_make_as (const char *clinic_path,
                   const char *path,
                   CwClock *clock,
                   void (*progress) (double done, gpointer data),
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  const Work work = { progress, data, cancellable };
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_val_if_fail (clinic_path != NULL && path != NULL && clock != NULL,
                        NULL);

  return make_in_folder (clinic_path, folder, path, clock, &work, error);
}

static void
tell_backup_cb (double done, gpointer data)
{
  tell (data, SHARE_BACKUP * done);
}

static void
tell_archive_cb (double done, gpointer data)
{
  tell (data, SHARE_BACKUP + (1 - SHARE_BACKUP) * done);
}

CwBackup *
cw_backup_make_archive (const char *clinic_path,
                        const char *folder,
                        const char *archive_path,
                        const CwPassphrase *passphrase,
                        CwClock *clock,
                        void (*progress) (double done, gpointer data),
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  Work work = { progress, data, cancellable };
  g_autoptr (CwBackup) backup = NULL;

  g_return_val_if_fail (archive_path != NULL && passphrase != NULL, NULL);

  /* Its keyring would have to be in it too. */
  if (cw_keyring_exists (clinic_path)) {
    g_set_error_literal (
        error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
        _ ("The clinic file is encrypted, and so is each backup of it: copy "
           "one to the other medium as it is, with the file .keyring beside "
           "it."));
    return NULL;
  }
  backup = cw_backup_make (clinic_path, folder, clock, tell_backup_cb, &work,
                           cancellable, error);
  return backup != NULL
                 && cw_sealed_archive_write (backup->path, backup->clinic_path,
                                             archive_path, passphrase, NULL,
                                             tell_archive_cb, &work,
                                             cancellable, error)
             ? g_steal_pointer (&backup)
             : NULL;
}
