/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/clock.h"
#include "store/keyring.h"

G_BEGIN_DECLS

/* Encrypts a clinic file that is in clear text: copies it to a new one beside
 * it that is encrypted with the key of `keyring` (at least one person in it),
 * reads that again and compares each row of each table, keeps the keyring
 * beside it, puts it in the place of the old one, and writes zeros over that.
 * A power cut leaves the one or the other, whole.  Nobody else may have the
 * file open: CW_STORE_ERROR_BUSY.  `cancellable` may be NULL.
 *
 * Not for the main thread, as it takes as long as a backup.  What it cannot
 * reach is in cw_encryption_get_remains(). */
gboolean cw_encryption_apply (const char *path,
                              CwKeyring *keyring,
                              CwClock *clock,
                              GCancellable *cancellable,
                              GError **error);

/* In sentences for people: what of the clear text may be left. */
const char *cw_encryption_get_remains (void);

G_END_DECLS
