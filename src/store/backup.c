/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-chain.h"
#include "store/backup-rotation.h"
#include "store/clinic-private.h"
#include "store/migrations.h"
#include "store/statement.h"
#include "store/verified-copy.h"

#define FOLDER "backups"
#define ENDING ".cuffwise"
/* Until a copy was checked, and so does not count. */
#define UNCHECKED ".unchecked"

/* How much of the work is over when the file was copied, and checked. */
#define SHARE_COPIED 0.5
#define SHARE_CHECKED 0.8

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

/* Folders and names. */

char *
cw_backup_get_default_folder (const char *clinic_path)
{
  g_autofree char *folder = g_path_get_dirname (clinic_path);

  return g_build_filename (folder, FOLDER, NULL);
}

static char *
get_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/* `clinic`, of `/some/where/clinic.cuffwise`. */
static char *
get_stem (const char *clinic_path)
{
  char *name = g_path_get_basename (clinic_path);

  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
  return name;
}

/* A name that is free, as `clinic-20261125T103000Z.cuffwise`. */
static char *
choose_path (const char *folder, const char *clinic_path, gint64 utc_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc_s);
  g_autofree char *when = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  g_autofree char *stem = get_stem (clinic_path);
  char *path = NULL;

  for (int number = 1;; number++) {
    g_autofree char *name
        = number == 1 ? g_strdup_printf ("%s-%s" ENDING, stem, when)
                      : g_strdup_printf ("%s-%s_%d" ENDING, stem, when, number);

    path = g_build_filename (folder, name, NULL);
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return path;
    g_free (path);
  }
}

/* Whoever has it makes a backup in that folder; the kernel takes it back
 * however a program ends. */
static int
lock_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The folder %s cannot be opened: %s"), folder,
                 g_strerror (errno));
    return -1;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  close (fd);
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
               /* Translators: a folder. */
               _ ("Another program is making a backup in %s. Try again in a "
                  "moment."),
               folder);
  return -1;
}

static void
remove_key (const char *path)
{
  g_autofree char *key = cw_audit_keys_get_path (path);

  g_unlink (key);
}

/* A manifest whose backup did not get its name any more. */
static void
clear_manifest (const char *manifest)
{
  gsize length = strlen (manifest) - strlen (CW_BACKUP_MANIFEST_ENDING);
  g_autofree char *path = g_strndup (manifest, length);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  remove_key (path);
  g_unlink (manifest);
}

/* What backups that were broken off, as by a power cut, left; the folder is
 * locked. */
static void
clear_folder (const char *folder)
{
  static const char *const endings[]
      = { ENDING UNCHECKED,
          ENDING UNCHECKED CW_VERIFIED_COPY_PART,
          ENDING UNCHECKED "-journal",
          ENDING UNCHECKED ".key",
          ENDING UNCHECKED CW_VERIFIED_COPY_PART "-journal",
          NULL };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    for (gsize i = 0; endings[i] != NULL; i++)
      if (g_str_has_suffix (name, endings[i]))
        g_unlink (path);
    if (g_str_has_suffix (name, ENDING CW_BACKUP_MANIFEST_ENDING))
      clear_manifest (path);
  }
}

/* What is in a file. */

static gboolean
count_database (CwDatabase *database, CwClinicCount *count, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT (SELECT count(*) FROM patient), (SELECT max(id) FROM patient),"
      " (SELECT count(*) FROM session), (SELECT max(id) FROM session),"
      " (SELECT count(*) FROM set_entry), (SELECT max(id) FROM set_entry),"
      " (SELECT count(*) FROM audit_entry), (SELECT max(id) FROM audit_entry),"
      " (SELECT at FROM audit_entry ORDER BY id DESC LIMIT 1)");

  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return FALSE;
  count->patients = cw_statement_get_int (select, 0);
  count->last_patient_id = cw_statement_get_int (select, 1);
  count->sessions = cw_statement_get_int (select, 2);
  count->last_session_id = cw_statement_get_int (select, 3);
  count->sets = cw_statement_get_int (select, 4);
  count->last_set_id = cw_statement_get_int (select, 5);
  count->entries = cw_statement_get_int (select, 6);
  count->last_entry_id = cw_statement_get_int (select, 7);
  count->last_entry_at = cw_statement_get_time (select, 8);
  return TRUE;
}

gboolean
cw_backup_count (const char *path,
                 CwClinicCount *count,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (CwDatabase) database = cw_database_open_to_read (path, error);
  int version;

  if (database == NULL || !cw_migrations_identify (database, &version, error))
    return FALSE;
  cw_database_set_cancellable (database, cancellable);
  return count_database (database, count, error);
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

gboolean
cw_backup_check_file (const char *path,
                      CwClock *clock,
                      void (*progress) (double done, gpointer data),
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const Work work = { progress, data, cancellable };

  return check_file (path, clock, &work, error);
}

/* Making one. */

/* Fills in what the copy holds. */
static gboolean
describe (CwBackup *self, const char *copy, const Work *work, GError **error)
{
  g_autoptr (CwDatabase) database = cw_database_open_to_read (copy, error);
  g_autoptr (CwStatement) name = NULL;
  GStatBuf status;

  if (database == NULL
      || !cw_migrations_identify (database, &self->version, error))
    return FALSE;
  cw_database_set_cancellable (database, work->cancellable);
  if (!count_database (database, &self->count, error))
    return FALSE;
  name = cw_database_prepare (database, "SELECT name FROM clinic");
  switch (cw_statement_step (name, error)) {
  case CW_STEP_ROW:
    self->clinic_name = cw_statement_dup_text (name, 0);
    break;
  case CW_STEP_DONE:
    break;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
  if (g_stat (copy, &status) == 0)
    self->size = status.st_size;
  return TRUE;
}

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

/* The manifest and the key come first: a backup without them does not count. */
static gboolean
finish (CwBackup *self, const char *copy, GError **error)
{
  g_autofree char *manifest
      = g_strconcat (self->path, CW_BACKUP_MANIFEST_ENDING, NULL);

  if (cw_backup_manifest_save (self, error)
      && cw_audit_keys_copy (copy, self->path, error)
      && cw_verified_copy_give_name (copy, self->path, error)) {
    remove_key (copy);
    return TRUE;
  }
  remove_key (self->path);
  g_unlink (manifest);
  return FALSE;
}

static CwBackup *
make (const char *clinic_path,
      const char *path,
      CwClock *clock,
      const Work *work,
      GError **error)
{
  g_autoptr (CwBackup) self = cw_backup_new ();
  g_autofree char *copy = g_strconcat (path, UNCHECKED, NULL);
  const Work checking = { tell_check_cb, (gpointer)work, work->cancellable };

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 /* Translators: a file. */
                 _ ("%s exists already; name a new file."), path);
    return NULL;
  }
  self->path = g_strdup (path);
  self->clinic_path = get_real_path (clinic_path);
  self->made_at = cw_clock_now (clock).utc_s;
  tell (work, 0);
  /* The key first: it knows of no act that is not in the copy then. */
  if (!cw_audit_keys_copy (self->clinic_path, copy, error)
      || !copy_file (clinic_path, copy, work, error)) {
    remove_key (copy);
    return NULL;
  }
  tell (work, SHARE_COPIED);
  if (check_file (copy, clock, &checking, error)
      && describe (self, copy, work, error)) {
    tell (work, SHARE_CHECKED);
    self->digest = cw_backup_digest_file (copy, tell_digest_cb, (gpointer)work,
                                          work->cancellable, error);
  }
  if (self->digest != NULL
      && !g_cancellable_set_error_if_cancelled (work->cancellable, error)
      && finish (self, copy, error))
    return g_steal_pointer (&self);
  g_unlink (copy);
  remove_key (copy);
  return NULL;
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
  lock = lock_folder (folder, error);
  if (lock < 0)
    return NULL;
  clear_folder (folder);
  chosen = path != NULL
               ? g_strdup (path)
               : choose_path (folder, clinic_path, cw_clock_now (clock).utc_s);
  backup = make (clinic_path, chosen, clock, work, error);
  close (lock);
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

/* Those there are. */

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const CwBackup *first = *(CwBackup *const *)a;
  const CwBackup *second = *(CwBackup *const *)b;

  if (first->made_at != second->made_at)
    return first->made_at < second->made_at ? 1 : -1;
  return -g_strcmp0 (first->path, second->path);
}

GPtrArray *
cw_backup_list (const char *folder, const char *clinic_path)
{
  GPtrArray *backups
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_backup_free);
  g_autofree char *real
      = clinic_path != NULL ? get_real_path (clinic_path) : NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    CwBackup *backup = NULL;

    if (!g_str_has_suffix (name, ENDING))
      continue;
    backup = cw_backup_manifest_load (path, NULL);
    if (backup == NULL)
      continue;
    if (real == NULL || g_strcmp0 (backup->clinic_path, real) == 0)
      g_ptr_array_add (backups, backup);
    else
      cw_backup_free (backup);
  }
  g_ptr_array_sort (backups, compare_age);
  return backups;
}

GPtrArray *
cw_backup_list_holding (const char *folder,
                        const char *clinic_path,
                        gint64 patient_id)
{
  GPtrArray *backups = cw_backup_list (folder, clinic_path);

  for (guint i = backups->len; i > 0; i--) {
    const CwBackup *backup = g_ptr_array_index (backups, i - 1);

    if (backup->count.last_patient_id < patient_id)
      g_ptr_array_remove_index (backups, i - 1);
  }
  return backups;
}

GStrv
cw_backup_list_older_forms (const char *clinic_path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int version = 1; version < CW_SCHEMA_VERSION; version++) {
    g_autofree char *path = cw_migrations_get_copy_path (clinic_path, version);

    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (builder, path);
  }
  return g_strv_builder_end (builder);
}

static gboolean
remove_backup (const CwBackup *backup, GError **error)
{
  g_autofree char *manifest
      = g_strconcat (backup->path, CW_BACKUP_MANIFEST_ENDING, NULL);

  if (g_unlink (backup->path) == 0) {
    g_unlink (manifest);
    remove_key (backup->path);
    return TRUE;
  }
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("The old backup %s cannot be removed: %s"), backup->path,
               g_strerror (errno));
  return FALSE;
}

gboolean
cw_backup_rotate (const char *folder, const char *clinic_path, GError **error)
{
  g_autoptr (GPtrArray) backups = cw_backup_list (folder, clinic_path);
  g_autofree CwDate *days = g_new (CwDate, backups->len);
  g_autofree gboolean *keep = g_new (gboolean, backups->len);

  for (guint i = 0; i < backups->len; i++) {
    const CwBackup *backup = g_ptr_array_index (backups, i);

    days[i] = cw_time_local_date (backup->made_at);
  }
  cw_backup_rotation_choose (days, backups->len, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i] && !remove_backup (g_ptr_array_index (backups, i), error))
      return FALSE;
  return TRUE;
}
