/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* How many intervals, how long the cuff is up in each and down between them.
 * Emits `changed` after it has changed the prescription. */
#define CW_TYPE_INTERVAL_ROW (cw_interval_row_get_type ())
G_DECLARE_FINAL_TYPE (CwIntervalRow,
                      cw_interval_row,
                      CW,
                      INTERVAL_ROW,
                      GtkWidget)

/* The prescription is borrowed. */
void cw_interval_row_edit (CwIntervalRow *self, CwPrescription *prescription);
/* Colours the entries by what the limits say. (element-type CwDoseIssue) */
void cw_interval_row_show_issues (CwIntervalRow *self, GPtrArray *issues);

G_END_DECLS
