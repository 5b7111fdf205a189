/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the passphrase of an encrypted clinic file before it is open.  Emits
 * `unlocked`, with TRUE when it was the recovery code, once it can be opened. */
#define CW_TYPE_UNLOCK_PAGE (cw_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (CwUnlockPage, cw_unlock_page, CW, UNLOCK_PAGE, AdwBin)

/* Asks for that of this file, from the beginning. */
void cw_unlock_page_ask (CwUnlockPage *self, const char *clinic_path);

G_END_DECLS
