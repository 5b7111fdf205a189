/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/data-key.h"
#include "store/passphrase.h"

G_BEGIN_DECLS

/**
 * CwKeyring:
 *
 * Who can open an encrypted clinic file.  The file is encrypted with a random
 * key; the keyring, a file beside it (`clinic.cuffwise.keyring`, for its owner
 * only), holds that key once for each person, encrypted with what only that
 * person knows, and once more with a recovery code that is on paper.  Without
 * any of them nobody can read the clinic, and nobody can help.
 *
 * Its form is that of a key file (GKeyFile); binary values are hexadecimal:
 *
 *   [keyring]
 *   version=1
 *   key=…            BLAKE2b, 16 bytes, of the data key: which one it is
 *   preparing=true   only until the clinic file is encrypted with it
 *
 *   [slot 3]         one for each clinician by number, or [recovery]
 *   name=…           of the person, as it is asked for before the file is open
 *   salt=…           16 bytes
 *   operations=3     limits of Argon2id (crypto_pwhash(), ALG_ARGON2ID13),
 *   memory=268435456 in passes and bytes: libsodium's MODERATE
 *   nonce=…          24 bytes
 *   box=…            48 bytes: the data key in crypto_secretbox_easy(), whose
 *                    key of 32 bytes Argon2id makes of passphrase and salt
 *
 * What takes long (Argon2id, some tenths of a second for each slot that is
 * tried) says so; that is not for the main thread.
 */
typedef struct _CwKeyring CwKeyring;

/* The number of no clinician. */
#define CW_KEYRING_RECOVERY 0

/* The name of the file; owned by the caller. */
char *cw_keyring_get_path (const char *clinic_path);
gboolean cw_keyring_exists (const char *clinic_path);

/* One with a new data key, and nobody in it. */
CwKeyring *cw_keyring_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwKeyring *cw_keyring_load (const char *clinic_path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* On the disk once it is TRUE; one that was there is replaced at one stroke. */
gboolean
cw_keyring_save (CwKeyring *self, const char *clinic_path, GError **error);
void cw_keyring_free (CwKeyring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwKeyring, cw_keyring_free)

const CwDataKeyId *cw_keyring_get_key (CwKeyring *self);
/* Whether the clinic file may not be encrypted yet. */
gboolean cw_keyring_is_preparing (CwKeyring *self);
void cw_keyring_set_preparing (CwKeyring *self, gboolean preparing);

/* Those who have a slot, in the order of their numbers. */
guint cw_keyring_get_n_people (CwKeyring *self);
gint64 cw_keyring_get_person (CwKeyring *self, guint place);
/* Owned by the caller; NULL when that person has no slot. */
char *cw_keyring_dup_name (CwKeyring *self, gint64 clinician_id);

/* Long.  Gets the data key out of the slot of a clinician or, when that is
 * CW_KEYRING_RECOVERY, out of any slot, by a passphrase or by the recovery code
 * as it was typed, and keeps it (data-key.h).  *opened_by (nullable) is whose
 * slot it was, CW_KEYRING_RECOVERY for the recovery code.
 * CW_STORE_ERROR_WRONG_SECRET when it opens none. */
gboolean cw_keyring_unlock (CwKeyring *self,
                            gint64 clinician_id,
                            const CwPassphrase *passphrase,
                            gint64 *opened_by,
                            GError **error);

/* Long.  Gives a clinician a slot, or another passphrase for it; the keyring
 * has to be unlocked.  CW_MODEL_ERROR_INVALID for a PIN and whatever else
 * cw_secret_validate() does not take. */
gboolean cw_keyring_set_slot (CwKeyring *self,
                              gint64 clinician_id,
                              const char *name,
                              const CwPassphrase *passphrase,
                              GError **error);
/* The passphrase of that person no longer opens this keyring; copies of it, as
 * beside backups, it does. */
gboolean
cw_keyring_remove_slot (CwKeyring *self, gint64 clinician_id, GError **error);
/* Long.  Makes a recovery code, which is free'd with cw_secret_free(); one that
 * was made before opens no longer. */
char *cw_keyring_make_recovery_code (CwKeyring *self,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies the file, if there is one, to that of a copy of the clinic file. */
gboolean
cw_keyring_copy (const char *clinic_path, const char *new_path, GError **error);

G_END_DECLS
