/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "store/keyring.h"

G_BEGIN_DECLS

/* Connections to clinic files that may be encrypted: SQLCipher 4 with a key of
 * 32 random bytes (AES-256, HMAC-SHA512 for each page), where Cuffwise is built
 * with it (-Dsqlcipher=enabled).  No step falls back to clear text. */

gboolean cw_cipher_is_available (void);

/* Opens as sqlite3_open_v2() does; `path` NULL is a database in memory.  A file
 * with a keyring beside it has to be encrypted with the key of that, one
 * without is read as it is, or with a key that is kept (data-key.h), as the
 * copies of a clinic that is open.  Returns a code of SQLite's; what SQLite has
 * no words for is in *error. */
int cw_cipher_open (const char *path,
                    int flags,
                    int busy_timeout_ms,
                    sqlite3 **handle,
                    gboolean *encrypted,
                    GError **error);

/* Attaches the new file `path` under the name `schema`, encrypted with a key
 * that is kept.  FALSE when it fails; the handle has SQLite's error. */
gboolean cw_cipher_attach (sqlite3 *handle,
                           const char *path,
                           const char *schema,
                           const CwDataKeyId *id);

G_END_DECLS
