/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/clock.h"
#include "store/backup-manifest.h"
#include "store/file-lock.h"
#include "store/passphrase.h"

G_BEGIN_DECLS

/* How the file that was replaced is named, before the time. */
#define CW_RESTORE_KEPT ".before-restore"

/* How a backup and the clinic file of now go together. */
typedef enum {
  CW_RESTORE_EARLIER, /* the file goes on from where the backup ends */
  CW_RESTORE_APART, /* both have gone on from the same past, each its own way */
  CW_RESTORE_FOREIGN, /* they have no past in common: another clinic's */
} CwRestoreKin;

/**
 * CwRestore:
 * @path: of the new clinic file, beside that of the clinic
 * @backup: what is in the backup; of `made_at` 0 where it has no manifest
 * @current: (nullable): what is in the clinic file; NULL where there is none
 *   that can be read
 * @kin: of both
 * @lost: of `current`, what the backup does not have
 * @notes: (nullable): sentences: what could not be checked
 *
 * @claim: nobody else makes another one, or clears this away
 *
 * A new clinic file that was made of a backup and checked, and may take the
 * place of the clinic's.
 */
typedef struct {
  char *path;
  char *backup_path, *clinic_path;
  CwClock *clock;
  CwBackup *backup;
  CwBackup *current;
  CwRestoreKin kin;
  CwClinicCount lost;
  GStrv notes;
  CwFileLock *claim;
} CwRestore;

/* Makes one of a backup, with its manifest or without, or of an encrypted
 * archive with its `passphrase` (NULL for a backup): reads it whole, against
 * the digest in its manifest, copies it beside the clinic file (of which there
 * need be none), brings it to the form of this program and checks it as
 * cw_clinic_check() does.  CW_STORE_ERROR_DAMAGED when it is not sound.
 * Nothing has changed for the clinic file.
 *
 * The keys of its audit log are those beside the backup or in the archive, of
 * the clinic file that the backup was made of, and of the clinic file.
 * CW_STORE_ERROR_BUSY while another one is there.
 *
 * As long as the file is large: not for the main thread.  `progress`, `data`
 * and `cancellable` are as in backup.h. */
CwRestore *cw_restore_prepare (const char *backup_path,
                               const CwPassphrase *passphrase,
                               const char *clinic_path,
                               CwClock *clock,
                               void (*progress) (double done, gpointer data),
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Removes the new file where it did not take the clinic's place. */
void cw_restore_free (CwRestore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRestore, cw_restore_free)

/* Puts the new file in the place of the clinic's, which nobody may have open:
 * CW_STORE_ERROR_BUSY otherwise.  That is kept beside it with its key, as
 * `kept_path` (nullable) tells; NULL where there was none.  At each moment one
 * of both has the name.  The audit log says when it was, of what, and by whom
 * (nullable).  Quick; whatever fails, the clinic file is as it was. */
gboolean cw_restore_finish (CwRestore *self,
                            const char *by,
                            char **kept_path,
                            GError **error);

/* Removes what a restoration that was broken off left beside a clinic file, and
 * nothing while one goes on. */
void cw_restore_clear (const char *clinic_path);

G_END_DECLS
