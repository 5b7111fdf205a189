/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* What an estimate needs to know of the patient; NAN where unknown. */
typedef struct {
  double age_years;
  CwSex sex;
  double sbp_mmhg, dbp_mmhg;
  CwDate today;
} CwPressureContext;

/* The arterial occlusion pressure of a prescription, with the cuff, posture and
 * day it belongs to: measured, estimated, or the tightness of a wrap without a
 * gauge.  Writes into the prescription on *Use* and calls `used`. */
#define CW_TYPE_PRESSURE_WINDOW (cw_pressure_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPressureWindow,
                      cw_pressure_window,
                      CW,
                      PRESSURE_WINDOW,
                      AdwWindow)

/* `prescription` is borrowed and must outlive the window, which is modal. */
GtkWindow *cw_pressure_window_new (CwPrescription *prescription,
                                   const CwPressureContext *context,
                                   GtkWindow *parent,
                                   void (*used) (gpointer data),
                                   gpointer data);

G_END_DECLS
