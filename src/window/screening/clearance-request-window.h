/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Asks a doctor to clear what was found; the letter is recorded, and shown to be
 * printed. */
#define CW_TYPE_CLEARANCE_REQUEST_WINDOW (cw_clearance_request_window_get_type ())
G_DECLARE_FINAL_TYPE (CwClearanceRequestWindow,
                      cw_clearance_request_window,
                      CW,
                      CLEARANCE_REQUEST_WINDOW,
                      AdwWindow)

/* Whether there is anything to ask a doctor about. */
gboolean cw_clearance_request_window_is_useful (const CwVerdict *verdict);

/* For a verdict with something to ask, which it copies. */
GtkWindow *cw_clearance_request_window_new (CwClinic *clinic,
                                            gint64 patient_id,
                                            const CwVerdict *verdict,
                                            GtkWindow *parent);

G_END_DECLS
