/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Whether the clinic file is encrypted, and how it gets so; then who can open it. */
#define CW_TYPE_ENCRYPTION_WINDOW (cw_encryption_window_get_type ())
G_DECLARE_FINAL_TYPE (CwEncryptionWindow,
                      cw_encryption_window,
                      CW,
                      ENCRYPTION_WINDOW,
                      AdwWindow)

/* `parent` is the window of the clinic. */
GtkWindow *cw_encryption_window_new (CwClinic *clinic, GtkWindow *parent);

G_END_DECLS
