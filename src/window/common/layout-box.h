/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Nothing but its children, which a .ui file names, and its layout manager. */
#define CW_TYPE_LAYOUT_BOX (cw_layout_box_get_type ())
G_DECLARE_FINAL_TYPE (CwLayoutBox, cw_layout_box, CW, LAYOUT_BOX, GtkWidget)

G_END_DECLS
