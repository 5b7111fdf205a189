/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/keyring.h"

G_BEGIN_DECLS

/* Stands in for the window of a clinic while its file is encrypted, as nobody may
 * have that open then, and opens it again. */
#define CW_TYPE_ENCRYPTING_WINDOW (cw_encrypting_window_get_type ())
G_DECLARE_FINAL_TYPE (CwEncryptingWindow,
                      cw_encrypting_window,
                      CW,
                      ENCRYPTING_WINDOW,
                      AdwWindow)

/* Destroys `main_window`.  Takes the keyring. */
void cw_encrypting_window_start (GtkWindow *main_window,
                                 const char *clinic_path,
                                 CwKeyring *keyring);

G_END_DECLS
