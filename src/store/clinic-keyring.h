/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"
#include "store/disk-encryption.h"
#include "store/keyring.h"

G_BEGIN_DECLS

/* Whether a clinic file is encrypted with a key that nobody has opened yet. */
gboolean cw_clinic_file_needs_passphrase (const char *path);
gboolean cw_clinic_is_encrypted (CwClinic *self);
/* What encrypts it: the file itself, or what is below it. */
CwDiskEncryption cw_clinic_find_encryption (CwClinic *self);

/* What changed in a keyring that is being saved. */
typedef enum {
  CW_KEYRING_PASSPHRASE_SET,
  CW_KEYRING_PASSPHRASE_REMOVED,
  CW_KEYRING_RECOVERY_CODE_SET,
} CwKeyringChange;

/* Saves the keyring of an encrypted clinic in which something changed for a
 * clinician (CW_KEYRING_RECOVERY for the recovery code), with an audit entry.
 * One's own passphrase anybody may set, the rest who administers. */
gboolean cw_clinic_save_keyring (CwClinic *self,
                                 CwKeyring *keyring,
                                 CwKeyringChange change,
                                 gint64 clinician_id,
                                 GError **error);
/* Leaves an audit entry that the recovery code opened the file. */
gboolean cw_clinic_note_recovery (CwClinic *self, GError **error);

G_END_DECLS
