/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* How hard aerobic work is: a share of the heart-rate reserve with the pulse that
 * it stands for, effort, and speed.  Emits `changed` after it has changed the
 * prescription. */
#define CW_TYPE_INTENSITY_ROW (cw_intensity_row_get_type ())
G_DECLARE_FINAL_TYPE (CwIntensityRow,
                      cw_intensity_row,
                      CW,
                      INTENSITY_ROW,
                      GtkWidget)

/* Both are borrowed. */
void cw_intensity_row_edit (CwIntensityRow *self,
                            CwPrescription *prescription,
                            const CwScreeningRecord *screening);
/* Shows the pulse that the prescription says now. */
void cw_intensity_row_update (CwIntensityRow *self);
/* Colours the entries by what the limits say. (element-type CwDoseIssue) */
void cw_intensity_row_show_issues (CwIntensityRow *self, GPtrArray *issues);

G_END_DECLS
