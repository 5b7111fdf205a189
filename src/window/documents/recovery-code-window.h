/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Shows a recovery code, once: it can be printed, and the window stays until
 * somebody says that it is on paper, or goes back where that is possible.  Emits
 * `kept` when it closes with the code on paper. */
#define CW_TYPE_RECOVERY_CODE_WINDOW (cw_recovery_code_window_get_type ())
G_DECLARE_FINAL_TYPE (CwRecoveryCodeWindow,
                      cw_recovery_code_window,
                      CW,
                      RECOVERY_CODE_WINDOW,
                      AdwWindow)

/* `clinician` is the administrator who signs in with the code; NULL: it opens the
 * encrypted clinic file. */
GtkWindow *cw_recovery_code_window_new (
    CwClinic *clinic,
    const CwClinician *clinician,
    const char *code,
    GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
/* As long as the code opens nothing yet, it can be taken back. */
void cw_recovery_code_window_allow_cancel (CwRecoveryCodeWindow *self);

G_END_DECLS
