/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* PINs, passphrases and recovery codes, and their slow hashes (Argon2id). */

/* In a new buffer that is wiped when it is freed. */
char *cw_secret_copy (const char *secret) G_GNUC_WARN_UNUSED_RESULT;
/* Wipes and frees it. */
void cw_secret_free (char *secret);

/* At least 6 digits, or at least 12 characters; not one character again and
 * again, nor digits that count up or down. */
gboolean cw_secret_validate (const char *secret, GError **error);

/* NULL when there is not enough memory for it.  Takes tenths of a second, more
 * of them for a passphrase. */
char *cw_secret_hash (const char *secret,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_secret_verify (const char *hash, const char *secret);

/* 20 random letters and digits in groups, as "7QKX2-…"; free it with
 * cw_secret_free(). */
char *cw_secret_make_code (void) G_GNUC_WARN_UNUSED_RESULT;
/* How a code is hashed, however it was typed; NULL when it cannot be one.  Free
 * it with cw_secret_free(). */
char *cw_secret_normalize_code (const char *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
