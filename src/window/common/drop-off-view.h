/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/drop-off-data.h"

G_BEGIN_DECLS

/* The drop-off chart as a widget.  The pointer or the arrow keys move a cursor
 * over the sets and sessions and show their values. */
#define CW_TYPE_DROP_OFF_VIEW (cw_drop_off_view_get_type ())
G_DECLARE_FINAL_TYPE (CwDropOffView, cw_drop_off_view, CW, DROP_OFF_VIEW, GtkWidget)

/* Takes `data`; NULL shows nothing. */
void cw_drop_off_view_take_data (CwDropOffView *self, CwDropOffData *data);
/* What the cursor stands on, in words; NULL when on nothing. */
const char *cw_drop_off_view_get_cursor_text (CwDropOffView *self);

G_END_DECLS
