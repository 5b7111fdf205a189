/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/audit-key.h"
#include "store/clinic-count.h"

G_BEGIN_DECLS

/**
 * CwBackup:
 * @path: of the file
 * @clinic_path: of the clinic file that it is a backup of
 * @clinic_name: (nullable): as it was then
 * @made_at: UTC seconds
 * @size: of the file in bytes
 * @version: the form of the file
 * @digest: BLAKE2b-256 of the file in hexadecimal digits
 * @head: where the chain of its audit log ends; link_id 0 where it has none, or
 *   the manifest knows of none
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
  CwAuditAnchor head;
  CwClinicCount count;
} CwBackup;

CwBackup *cw_backup_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_backup_free (CwBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBackup, cw_backup_free)

/* How the manifest of `clinic.cuffwise` is named. */
#define CW_BACKUP_MANIFEST_ENDING ".manifest"

/* Whether there is one beside a file, which is a backup then. */
gboolean cw_backup_has_manifest (const char *path);

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
