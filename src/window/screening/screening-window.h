/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The screening wizard of one patient: opens the draft or begins one.  NULL
 * with an error when the draft cannot be read or made. */
#define CW_TYPE_SCREENING_WINDOW (cw_screening_window_get_type ())
G_DECLARE_FINAL_TYPE (CwScreeningWindow, cw_screening_window, CW, SCREENING_WINDOW, AdwWindow)

GtkWindow *cw_screening_window_new (CwClinic *clinic,
                                    gint64 patient_id,
                                    GtkWindow *parent,
                                    GError **error);

G_END_DECLS
