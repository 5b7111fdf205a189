/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/plan/pressure-window.h"

G_BEGIN_DECLS

/* The load of an exercise beside its permitted band, and the one-repetition
 * maximum it is a share of.  Emits `changed` after it has changed the
 * prescription. */
#define CW_TYPE_LOAD_ROW (cw_load_row_get_type ())
G_DECLARE_FINAL_TYPE (CwLoadRow, cw_load_row, CW, LOAD_ROW, GtkWidget)

/* The prescription is borrowed. */
void cw_load_row_edit (CwLoadRow *self,
                       CwPrescription *prescription,
                       const CwPressureContext *context);
/* Shows what the prescription says now, beside the band of its class. */
void cw_load_row_update (CwLoadRow *self, const CwDoseBand *band);
/* Colours the entry by what the limits say: "error", "warning" or NULL. */
void cw_load_row_set_mark (CwLoadRow *self, const char *css_class);
/* Gives its entry and its note the widths of those of the row below. */
void cw_load_row_align (CwLoadRow *self, GtkWidget *entry, GtkWidget *note);

G_END_DECLS
