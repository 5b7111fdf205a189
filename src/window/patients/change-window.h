/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What has happened since the last screening of a patient (CLINICAL 1.4).
 * Whatever is recorded here ends that screening. */
#define CW_TYPE_CHANGE_WINDOW (cw_change_window_get_type ())
G_DECLARE_FINAL_TYPE (
  CwChangeWindow, cw_change_window, CW, CHANGE_WINDOW, AdwWindow)

/* `screened_on` is the day of that screening. */
GtkWindow *cw_change_window_new (CwClinic *clinic,
                                 gint64 patient_id,
                                 CwDate screened_on,
                                 GtkWindow *parent);

G_END_DECLS
