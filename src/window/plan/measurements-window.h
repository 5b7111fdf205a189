/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* All occlusion pressures and one-repetition maxima of a patient, newest first,
 * to add to and to strike out of. */
#define CW_TYPE_MEASUREMENTS_WINDOW (cw_measurements_window_get_type ())
G_DECLARE_FINAL_TYPE (CwMeasurementsWindow,
                      cw_measurements_window,
                      CW,
                      MEASUREMENTS_WINDOW,
                      AdwWindow)

/* NULL with an error when the patient cannot be read. */
GtkWindow *cw_measurements_window_new (CwClinic *clinic,
                                       gint64 patient_id,
                                       GtkWindow *parent,
                                       GError **error);

G_END_DECLS
