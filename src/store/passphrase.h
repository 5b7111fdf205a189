/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwPassphrase:
 *
 * What somebody has typed to encrypt or decrypt a file, in memory that is
 * neither swapped nor dumped, and that is wiped.  It is in Unicode's composed
 * form (NFC), so that it is the same from every keyboard.
 */
typedef struct _CwPassphrase CwPassphrase;

CwPassphrase *cw_passphrase_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void cw_passphrase_free (CwPassphrase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPassphrase, cw_passphrase_free)

/* Reads a line from a file descriptor, to its end or to a line feed.
 * CW_STORE_ERROR_FAILED when there is none. */
CwPassphrase *cw_passphrase_read (int fd,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Its bytes, ended by a zero. */
const char *cw_passphrase_peek (const CwPassphrase *self);
gsize cw_passphrase_get_length (const CwPassphrase *self);
gboolean cw_passphrase_equal (const CwPassphrase *self,
                              const CwPassphrase *other);

/* Whether it may be used to encrypt: at least 12 characters, of which 6 are
 * different. CW_MODEL_ERROR_INVALID says what it lacks. */
gboolean cw_passphrase_validate (const char *text, GError **error);

G_END_DECLS
