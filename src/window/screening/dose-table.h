/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/screening-record.h"

G_BEGIN_DECLS

/* The dose that a verdict allows, a column for each kind of limb with the same
 * dose, the strictest first.  A limb that is not permitted has no column: what
 * is absent cannot be misread as a permission. */
#define CW_TYPE_DOSE_TABLE (cw_dose_table_get_type ())
G_DECLARE_FINAL_TYPE (CwDoseTable, cw_dose_table, CW, DOSE_TABLE, GtkWidget)

void cw_dose_table_show (CwDoseTable *self, const CwScreeningRecord *record);

G_END_DECLS
