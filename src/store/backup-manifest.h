/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CwClinicCount:
 * @patients: how many there are, and so on
 * @last_patient_id: the newest one's, and so on; records get growing numbers
 * @last_entry_at: UTC seconds of the newest entry of the audit log; 0: none
 *
 * How much there is in a clinic file.
 */
typedef struct {
  gint64 patients, sessions, sets, entries;
  gint64 last_patient_id, last_session_id, last_set_id, last_entry_id;
  gint64 last_entry_at;
} CwClinicCount;

/**
 * CwBackup:
 * @path: of the file
 * @clinic_path: of the clinic file that it is a backup of
 * @clinic_name: (nullable): as it was then
 * @made_at: UTC seconds
 * @size: of the file in bytes
 * @version: the form of the file
 * @digest: BLAKE2b-256 of the file in hexadecimal digits
 * @count: how much there is in it
 *
 * A backup that was checked when it was made, as the manifest beside it says.
 */
typedef struct {
  char *path;
  char *clinic_path;
  char *clinic_name;
  gint64 made_at;
  gint64 size;
  int version;
  char *digest;
  CwClinicCount count;
} CwBackup;

CwBackup *cw_backup_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_backup_free (CwBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBackup, cw_backup_free)

/* How the manifest of `clinic.cuffwise` is named. */
#define CW_BACKUP_MANIFEST_ENDING ".manifest"

/* Writes the manifest beside `self->path`, and onto the disk. */
gboolean cw_backup_manifest_save (const CwBackup *self, GError **error);
/* Reads that of a backup; what it says about a file that is not there, or has
 * another size, is an error. */
CwBackup *cw_backup_manifest_load (const char *path,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* BLAKE2b-256 of a file that nobody has open, in hexadecimal digits. `progress`
 * (nullable) is told how much of it was read, from 0 to 1. */
char *cw_backup_digest_file (const char *path,
                             void (*progress) (double done, gpointer data),
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
