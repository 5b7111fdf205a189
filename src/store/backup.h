/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/clock.h"
#include "store/backup-manifest.h"
#include "store/passphrase.h"

G_BEGIN_DECLS

/* Backups of a clinic file.  All of this takes as long as the file is large, by
 * a connection of its own: not for the main thread.  Where there is a
 * `progress` (nullable) it is told how much is done, from 0 to 1, in the thread
 * that works; `cancellable` (nullable) ends the work with G_IO_ERROR_CANCELLED,
 * and whatever ends it early, nothing half done stays. */

/* `backups`, beside the clinic file. */
char *cw_backup_get_default_folder (const char *clinic_path)
    G_GNUC_WARN_UNUSED_RESULT;

/* Copies the clinic file as it is now into `folder`, which is made (0700) where
 * there is none, and checks the copy as cw_clinic_check() does.  Only one that
 * is sound gets the name of a backup; CW_STORE_ERROR_DAMAGED says what is wrong
 * otherwise.  Others may write to the clinic file meanwhile. */
CwBackup *cw_backup_make (const char *clinic_path,
                          const char *folder,
                          CwClock *clock,
                          void (*progress) (double done, gpointer data),
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same under that name, where there is no file yet. */
CwBackup *cw_backup_make_as (const char *clinic_path,
                             const char *path,
                             CwClock *clock,
                             void (*progress) (double done, gpointer data),
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same as cw_backup_make(), and encrypts that backup, with the keys of the
 * clinic file, to a new archive (sealed-archive.h). */
CwBackup *
cw_backup_make_archive (const char *clinic_path,
                        const char *folder,
                        const char *archive_path,
                        const CwPassphrase *passphrase,
                        CwClock *clock,
                        void (*progress) (double done, gpointer data),
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type CwBackup) those in a folder that count, newest first; quick.
 * None where there is no folder.  `clinic_path` (nullable): of that clinic file
 * only. */
GPtrArray *cw_backup_list (const char *folder,
                           const char *clinic_path) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwBackup) the same, those that were made when that patient was in
 * the clinic: they know the person, also when the clinic file has forgotten. */
GPtrArray *
cw_backup_list_holding (const char *folder,
                        const char *clinic_path,
                        gint64 patient_id) G_GNUC_WARN_UNUSED_RESULT;
/* Copies of the whole file that were kept beside it before it was brought to a
 * newer form, or when a backup took its place. */
GStrv cw_backup_list_kept (const char *clinic_path)
    G_GNUC_WARN_UNUSED_RESULT;
/* Removes those of a clinic file that the rotation does not keep. */
gboolean
cw_backup_rotate (const char *folder, const char *clinic_path, GError **error);

G_END_DECLS
