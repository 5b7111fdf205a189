/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Shows the recovery code of an administrator, once: it can be printed, and the
 * window stays until somebody says that it is on paper. */
#define CW_TYPE_RECOVERY_CODE_WINDOW (cw_recovery_code_window_get_type ())
G_DECLARE_FINAL_TYPE (CwRecoveryCodeWindow,
                      cw_recovery_code_window,
                      CW,
                      RECOVERY_CODE_WINDOW,
                      AdwWindow)

GtkWindow *cw_recovery_code_window_new (CwClinic *clinic,
                                        const CwClinician *clinician,
                                        const char *code,
                                        GtkWindow *parent);

G_END_DECLS
