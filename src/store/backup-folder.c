/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/backup-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-rotation.h"
#include "store/backup.h"
#include "store/clinic.h"
#include "store/file-system.h"
#include "store/keyring.h"
#include "store/restore.h"

#define FOLDER "backups"
#define ENDING ".cuffwise"

/* Names. */

char *
cw_backup_get_default_folder (const char *clinic_path)
{
  g_autofree char *folder = g_path_get_dirname (clinic_path);

  return g_build_filename (folder, FOLDER, NULL);
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

char *
cw_backup_folder_choose_path (const char *folder,
                              const char *clinic_path,
                              gint64 utc_s)
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

/* Order in it. */

int
cw_backup_folder_lock (const char *folder, GError **error)
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

void
cw_backup_folder_unlock (int lock)
{
  close (lock);
}

/* Whether something is the remainder of a backup: of the copy, with what SQLite
 * and the key's file add to its name, or of the manifest while it is written.
 */
static gboolean
is_remainder (const char *name)
{
  return strstr (name, ENDING CW_BACKUP_UNCHECKED) != NULL
         || strstr (name, ENDING CW_BACKUP_MANIFEST_ENDING ".") != NULL;
}

/* A manifest whose backup did not get its name any more. */
static gboolean
is_orphan (const char *name, const char *path)
{
  g_autofree char *backup = NULL;

  if (!g_str_has_suffix (name, ENDING CW_BACKUP_MANIFEST_ENDING))
    return FALSE;
  backup = g_strndup (path, strlen (path) - strlen (CW_BACKUP_MANIFEST_ENDING));
  return !g_file_test (backup, G_FILE_TEST_EXISTS);
}

void
cw_backup_folder_clear (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (is_remainder (name) || is_orphan (name, path))
      g_unlink (path);
  }
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
      = clinic_path != NULL ? cw_file_system_get_real_path (clinic_path) : NULL;
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

/* "version-17", of migrations, or "before-restore-…", and not what lies beside
 * one of them under its name. */
static gboolean
is_kept (const char *ending)
{
  static const char *const beginnings[] = { ".version-", CW_RESTORE_KEPT "-" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (ending, beginnings[i]))
      return strchr (ending + strlen (beginnings[i]), '.') == NULL
             && !g_str_has_suffix (ending, "-wal")
             && !g_str_has_suffix (ending, "-shm");
  return FALSE;
}

GStrv
cw_backup_list_kept (const char *clinic_path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folder = g_path_get_dirname (clinic_path);
  g_autofree char *clinic_name = g_path_get_basename (clinic_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, clinic_name)
        && is_kept (name + strlen (clinic_name)))
      g_strv_builder_add (builder, path);
  }
  return g_strv_builder_end (builder);
}

static gboolean
remove_backup (const CwBackup *backup, GError **error)
{
  g_autofree char *manifest
      = g_strconcat (backup->path, CW_BACKUP_MANIFEST_ENDING, NULL);
  g_autofree char *keyring = cw_keyring_get_path (backup->path);

  if (g_unlink (backup->path) == 0) {
    g_unlink (manifest);
    g_unlink (keyring);
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
