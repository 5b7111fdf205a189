/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/plan/pressure-window.h"

G_BEGIN_DECLS

/* From the occlusion pressure of an exercise to what the gauge is set to, with
 * the cuff, posture and day it belongs to, and the way to measure it.  Emits
 * `changed` after it has changed the prescription. */
#define CW_TYPE_PRESSURE_STRIP (cw_pressure_strip_get_type ())
G_DECLARE_FINAL_TYPE (CwPressureStrip,
                      cw_pressure_strip,
                      CW,
                      PRESSURE_STRIP,
                      GtkWidget)

/* The prescription is borrowed. */
void cw_pressure_strip_edit (CwPressureStrip *self,
                             CwPrescription *prescription,
                             const CwPressureContext *context);
/* Shows what the prescription says now. */
void cw_pressure_strip_update (CwPressureStrip *self);

G_END_DECLS
