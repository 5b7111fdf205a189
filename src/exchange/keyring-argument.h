/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/keyring.h"

G_BEGIN_DECLS

/* Reads a passphrase, or the recovery code, as cw_passphrase_argument_read() does
 * and unlocks the keyring beside a clinic file with it; there is nothing to do
 * where there is no keyring, or its key is known already.  *recovered (nullable)
 * tells whether it was the recovery code. */
gboolean cw_keyring_argument_unlock (const char *clinic_path,
                                     gboolean *recovered,
                                     GError **error);

G_END_DECLS
