/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Asks whoever is signed in for PIN or passphrase once more, as each signature
 * does (cw_clinic_confirm_async()). */
#define CW_TYPE_CONFIRM_DIALOG (cw_confirm_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    CwConfirmDialog, cw_confirm_dialog, CW, CONFIRM_DIALOG, AdwWindow)

/* `text` says what is confirmed; NULL: a signature.  Calls `confirmed` with
 * `data` once PIN or passphrase was right; at once where nobody has to sign in,
 * or somebody did with a recovery code and has none that is known; and never
 * when it is cancelled or `parent` closes first.  `destroy` (nullable) frees
 * `data` in any case. */
void cw_confirm_dialog_ask (CwClinic *clinic,
                            const char *text,
                            GtkWindow *parent,
                            void (*confirmed) (gpointer data),
                            gpointer data,
                            GDestroyNotify destroy);

G_END_DECLS
