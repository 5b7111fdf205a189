/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/passphrase.h"

G_BEGIN_DECLS

/* A backup for media that can get lost: a clinic file and the keys of its audit
 * log, encrypted by a passphrase.  The keys are in it, other than in a plain
 * backup: only who has the passphrase gets at them, and after a fire an archive
 * alone has to show that the record is as it was written.
 *
 * Its form, numbers being little-endian:
 *
 *   16  "Cuffwise archive"
 *    4  version of the form, 1
 *    4  bytes of plaintext in a chunk, 65536
 *    8  operations limit of Argon2id
 *    8  memory limit of Argon2id in bytes
 *   16  salt of Argon2id
 *   16  check of the passphrase
 *   24  header of crypto_secretstream_xchacha20poly1305
 *   16  BLAKE2b of the 96 bytes before, which tells damage
 *  ...  chunks of the stream
 *
 * Argon2id (crypto_pwhash, ALG_ARGON2ID13) makes a master key of 32 bytes from
 * passphrase and salt; its subkeys (crypto_kdf, context "CWarchiv") are the key
 * of the stream, number 1, and the check of the passphrase, number 2.  Each
 * chunk is 17 bytes longer than its plaintext; all but the last are full.  The
 * first has the 112 bytes above as additional data.  The last has TAG_FINAL and
 * no other has a tag; where it is missing, or something follows, the archive is
 * damaged.
 *
 * The plaintext is 4 bytes with the length of the file of the keys (0: none),
 * that file, and the clinic file.
 *
 * All of this takes long: not for the main thread; `progress`, `data` and
 * `cancellable` are as in backup.h. */

/* What Argon2id costs once, and whoever has to try many each time. */
typedef struct {
  guint64 operations;
  guint64 memory; /* bytes */
} CwArchiveCost;

/* Whether a file begins as an archive does. */
gboolean cw_sealed_archive_is_one (const char *path);

/* Encrypts a clinic file that nobody writes to, and the keys that are beside
 * the clinic file `keys_of`, to a new archive; `cost` NULL is libsodium's
 * MODERATE. It gets its name when it is on the disk and was read again whole.
 * CW_STORE_ERROR_FAILED when there is a file of that name already. */
gboolean cw_sealed_archive_write (const char *path,
                                  const char *keys_of,
                                  const char *archive_path,
                                  const CwPassphrase *passphrase,
                                  const CwArchiveCost *cost,
                                  void (*progress) (double done, gpointer data),
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/* Decrypts an archive to a new clinic file and the keys beside it, which get
 * their names only when all was read and is as it was written.
 * G_IO_ERROR_PERMISSION_DENIED for a wrong passphrase (NULL is one),
 * CW_STORE_ERROR_DAMAGED, _NOT_OURS and _TOO_NEW for an archive that is damaged
 * or cut, none, or of a newer form. */
gboolean cw_sealed_archive_read (const char *archive_path,
                                 const char *path,
                                 const CwPassphrase *passphrase,
                                 void (*progress) (double done, gpointer data),
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
