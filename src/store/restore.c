/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/restore.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/text.h"
#include "store/audit-chain.h"
#include "store/audit-log.h"
#include "store/backup-contents.h"
#include "store/clinic-private.h"
#include "store/file-lock.h"
#include "store/file-swap.h"
#include "store/file-system.h"
#include "store/keyring.h"
#include "store/migrations.h"
#include "store/restore-comparison.h"
#include "store/sealed-archive.h"
#include "store/statement.h"
#include "store/verified-copy.h"

/* The new file, until it has the name of the clinic's. */
#define RESTORING ".restoring"
/* Claims it. */
#define CLAIM ".claim"
#define CLAIM_LOCK CLAIM ".lock"

/* How much of the work is over when the backup was read, copied and checked. */
#define SHARE_READ 0.15
#define SHARE_COPIED 0.4
#define SHARE_CHECKED 0.95

typedef struct {
  void (*progress) (double done, gpointer data);
  gpointer data;
  GCancellable *cancellable;
  double begun, share; /* of the step under way */
} Work;

static void
tell_cb (double done, gpointer data)
{
  const Work *work = data;

  if (work->progress != NULL)
    work->progress (work->begun + work->share * done, work->data);
}

static void
begin_step (Work *work, double begun, double end)
{
  work->begun = begun;
  work->share = end - begun;
  tell_cb (0, work);
}

/* The copy. */

static gboolean
fail_changed (const char *path, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
               /* Translators: a file. */
               _ ("The backup %s is no longer as it was when it was made. Use "
                  "another one."),
               path);
  return FALSE;
}

/* NULL without an error for a file without a manifest, as one that was copied
 * by hand. */
static CwBackup *
read_manifest (const char *path, Work *work, GError **error)
{
  g_autoptr (CwBackup) backup = NULL;
  g_autofree char *digest = NULL;

  if (!cw_backup_has_manifest (path))
    return NULL;
  backup = cw_backup_manifest_load (path, error);
  if (backup != NULL)
    digest
        = cw_backup_digest_file (path, tell_cb, work, work->cancellable, error);
  if (digest == NULL)
    return NULL;
  if (g_str_equal (digest, backup->digest))
    return g_steal_pointer (&backup);
  fail_changed (path, error);
  return NULL;
}

static gboolean
copy_file (const char *path, const char *copy, Work *work, GError **error)
{
  g_autoptr (CwDatabase) database = cw_database_open_to_read (path, error);
  int version;

  /* VACUUM INTO counts as writing, though to another file. */
  return database != NULL && cw_migrations_identify (database, &version, error)
         && cw_database_execute (database, "PRAGMA query_only = OFF", error)
         && cw_verified_copy_make (database, copy, work->cancellable, error);
}

static gboolean
copy_backup (CwRestore *self,
             const CwPassphrase *passphrase,
             CwBackup **manifest,
             Work *work,
             GError **error)
{
  g_autoptr (GError) own_error = NULL;

  *manifest = NULL;
  if (cw_sealed_archive_is_one (self->backup_path)) {
    begin_step (work, 0, SHARE_COPIED);
    return cw_sealed_archive_read (self->backup_path, self->path, passphrase,
                                   tell_cb, work, work->cancellable, error);
  }
  begin_step (work, 0, SHARE_READ);
  *manifest = read_manifest (self->backup_path, work, &own_error);
  if (own_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  begin_step (work, SHARE_READ, SHARE_COPIED);
  return copy_file (self->backup_path, self->path, work, error);
}

/* What the manifest says of the end of the audit log holds as well. */
static gboolean
read_contents (CwRestore *self,
               const CwBackup *manifest,
               Work *work,
               GError **error)
{
  if (!cw_backup_read_contents (self->backup, self->path, work->cancellable,
                                error))
    return FALSE;
  if (manifest == NULL)
    return TRUE;
  self->backup->made_at = manifest->made_at;
  cw_set_str (&self->backup->clinic_path, manifest->clinic_path);
  return manifest->head.link_id == 0
         || (manifest->head.link_id == self->backup->head.link_id
             && memcmp (manifest->head.hash, self->backup->head.hash,
                        CW_AUDIT_HASH_SIZE)
                    == 0)
         || fail_changed (self->backup_path, error);
}

static gboolean
merge_keys (CwRestore *self, GError **error)
{
  const char *sources[] = { self->backup_path, self->path, NULL, NULL, NULL };
  guint8 first[CW_AUDIT_HASH_SIZE];
  gboolean has_chain = self->backup->head.link_id > 0;
  gsize n = 2;

  if (self->backup->clinic_path != NULL)
    sources[n++] = self->backup->clinic_path;
  sources[n] = self->clinic_path;
  if (has_chain) {
    g_autoptr (CwDatabase) database
        = cw_database_open_to_read (self->path, error);

    if (database == NULL
        || !cw_audit_chain_load_hash (database, 1, first, error))
      return FALSE;
  }
  return cw_audit_keys_merge (sources, self->path, has_chain ? first : NULL,
                              &self->backup->head, error);
}

/* From here on it is a clinic file like others, of the form of today. */
static gboolean
check_new_file (CwRestore *self, Work *work, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_open (self->path, self->clock, error);
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) own_error = NULL;

  if (clinic == NULL)
    return FALSE;
  if (cw_clinic_check_record (clinic, FALSE, tell_cb, work, work->cancellable,
                              &problems, &self->notes, &own_error))
    return TRUE;
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  else
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
                 /* Translators: a file, and a sentence about what is wrong. */
                 _ ("%s is not sound: %s"), self->backup_path, problems[0]);
  return FALSE;
}

/* The new file is encrypted as the clinic file is, with its key or not at all;
 * where there is none, as the backup is, whose keyring comes along. */
static gboolean
bring_keyring (CwRestore *self, GError **error)
{
  gboolean own = cw_keyring_exists (self->clinic_path);
  g_autoptr (CwDatabase) database = NULL;
  gboolean encrypted;

  if (!cw_keyring_copy (own ? self->clinic_path : self->backup_path,
                        self->path, error))
    return FALSE;
  database = cw_database_open_to_read (self->path, NULL);
  encrypted = database != NULL && cw_database_is_encrypted (database);
  if (database != NULL && encrypted == cw_keyring_exists (self->path)
      && (own || !encrypted
          || !g_file_test (self->clinic_path, G_FILE_TEST_EXISTS)))
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: two files. */
               _ ("The backup %s is not encrypted as the clinic file %s is, or "
                  "its keyring is not beside it. Restore it to a new file with "
                  "“cuffwise restore”, and open that."),
               self->backup_path, self->clinic_path);
  return FALSE;
}

static gboolean
prepare (CwRestore *self,
         const CwPassphrase *passphrase,
         Work *work,
         GError **error)
{
  g_autoptr (CwBackup) manifest = NULL;

  if (!copy_backup (self, passphrase, &manifest, work, error)
      || !bring_keyring (self, error)
      || !read_contents (self, manifest, work, error)
      || !merge_keys (self, error))
    return FALSE;
  begin_step (work, SHARE_COPIED, SHARE_CHECKED);
  if (!check_new_file (self, work, error))
    return FALSE;
  begin_step (work, SHARE_CHECKED, 1);
  if (!cw_restore_compare (self, work->cancellable, error)
      || g_cancellable_set_error_if_cancelled (work->cancellable, error))
    return FALSE;
  tell_cb (1, work);
  return TRUE;
}

static CwFileLock *
take_claim (const char *clinic_path)
{
  g_autofree char *name = g_strconcat (clinic_path, RESTORING CLAIM, NULL);

  return cw_file_lock_take (name, NULL);
}

static gboolean
claim (CwRestore *self, GError **error)
{
  self->claim = take_claim (self->clinic_path);
  if (self->claim == NULL)
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                 /* Translators: a file. */
                 _ ("A backup is being restored to %s already, or nothing can "
                    "be written to its folder."),
                 self->clinic_path);
  return self->claim != NULL;
}

CwRestore *
cw_restore_prepare (const char *backup_path,
                    const CwPassphrase *passphrase,
                    const char *clinic_path,
                    CwClock *clock,
                    void (*progress) (double done, gpointer data),
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (CwRestore) self = g_new0 (CwRestore, 1);
  Work work = { progress, data, cancellable, 0, 0 };

  g_return_val_if_fail (backup_path != NULL && clinic_path != NULL, NULL);

  self->backup_path = cw_file_system_get_real_path (backup_path);
  self->clinic_path = cw_file_system_get_real_path (clinic_path);
  self->clock = clock;
  self->backup = cw_backup_new ();
  if (g_str_equal (self->backup_path, self->clinic_path)) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 /* Translators: a file. */
                 _ ("%s is the clinic file itself. Choose a backup of it."),
                 clinic_path);
    return NULL;
  }
  cw_restore_clear (self->clinic_path);
  if (!claim (self, error))
    return NULL;
  self->path = g_strconcat (self->clinic_path, RESTORING, NULL);
  return prepare (self, passphrase, &work, error) ? g_steal_pointer (&self)
                                                  : NULL;
}

static void
give_up_claim (CwRestore *self)
{
  if (self->claim == NULL)
    return;
  g_clear_pointer (&self->claim, cw_file_lock_release);
  cw_restore_clear (self->clinic_path);
}

void
cw_restore_free (CwRestore *self)
{
  if (self == NULL)
    return;
  give_up_claim (self);
  g_free (self->path);
  g_free (self->backup_path);
  g_free (self->clinic_path);
  g_clear_pointer (&self->backup, cw_backup_free);
  g_clear_pointer (&self->current, cw_backup_free);
  g_strfreev (self->notes);
  g_free (self);
}

/* In its place. */

static char *
describe (CwRestore *self, CwDatabase *database, const char *by, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->backup_path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT json_object ('backup', :backup, 'by', :by)");

  cw_statement_bind_text (select, ":backup", shown);
  cw_statement_bind_text (select, ":by", by);
  return cw_statement_step (select, error) == CW_STEP_ROW
             ? cw_statement_dup_text (select, 0)
             : NULL;
}

/* To open one that is gone would make an empty one. */
static gboolean
check_there (CwRestore *self, GError **error)
{
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
               /* Translators: a file. */
               _ ("%s, which was to take the place of the clinic file, is no "
                  "longer there."),
               self->path);
  return FALSE;
}

static gboolean
log_restore (CwRestore *self, const char *by, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_open (self->path, self->clock, error);
  CwDatabase *database;
  g_autofree char *after = NULL;
  CwAuditEntry entry
      = { .action = "restore", .record = "clinic_file", .record_id = 1 };

  if (clinic == NULL)
    return FALSE;
  database = cw_clinic_get_database (clinic);
  after = describe (self, database, by, error);
  if (after == NULL)
    return FALSE;
  entry.at = cw_clinic_get_time (clinic);
  entry.after = after;
  return cw_database_begin (database, error)
         && cw_database_end (database,
                             cw_audit_log_add (database, &entry, error), error);
}

/* A name that is free, as `clinic.cuffwise.before-restore-20261125T103000Z`. */
static char *
choose_kept_path (CwRestore *self)
{
  g_autoptr (GDateTime) time
      = g_date_time_new_from_unix_utc (cw_clock_now (self->clock).utc_s);
  g_autofree char *when = g_date_time_format (time, "%Y%m%dT%H%M%SZ");

  for (int number = 1;; number++) {
    char *path = number == 1 ? g_strdup_printf ("%s%s-%s", self->clinic_path,
                                                CW_RESTORE_KEPT, when)
                             : g_strdup_printf ("%s%s-%s-%d", self->clinic_path,
                                                CW_RESTORE_KEPT, when, number);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return path;
    g_free (path);
  }
}

gboolean
cw_restore_finish (CwRestore *self,
                   const char *by,
                   char **kept_path,
                   GError **error)
{
  g_autoptr (CwFileLock) lock = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *kept = NULL;

  g_return_val_if_fail (self != NULL && self->claim != NULL, FALSE);

  lock = cw_file_lock_take (self->clinic_path, error);
  if (lock == NULL || !check_there (self, error)
      || !log_restore (self, by, error))
    return FALSE;
  if (g_file_test (self->clinic_path, G_FILE_TEST_EXISTS))
    kept = choose_kept_path (self);
  if ((!cw_keyring_exists (self->clinic_path)
       && !cw_keyring_copy (self->path, self->clinic_path, error))
      || !cw_file_swap (self->path, self->clinic_path, kept,
                        self->current != NULL, error))
    return FALSE;
  if (kept != NULL && !cw_keyring_copy (self->clinic_path, kept, &failure))
    g_message ("%s", failure->message);
  give_up_claim (self);
  if (kept_path != NULL)
    *kept_path = g_steal_pointer (&kept);
  return TRUE;
}

void
cw_restore_clear (const char *clinic_path)
{
  g_autofree char *folder = g_path_get_dirname (clinic_path);
  g_autofree char *clinic_name = g_path_get_basename (clinic_path);
  g_autofree char *beginning = g_strconcat (clinic_name, RESTORING, NULL);
  g_autoptr (CwFileLock) lock = take_claim (clinic_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (lock != NULL && dir != NULL
         && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    const char *ending = name + strlen (beginning);

    /* Of the file, and of what lies beside it under its name. */
    if (g_str_has_prefix (name, beginning)
        && (*ending == '\0' || *ending == '-' || *ending == '.')
        && !g_str_equal (ending, CLAIM_LOCK))
      g_unlink (path);
  }
}
