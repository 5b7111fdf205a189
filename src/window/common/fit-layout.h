/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the first child for whose smallest width there is room, else the last one;
 * the others are not seen.  Which one it is follows from the width alone, so that
 * the height that is asked for is that of the child that is shown. */
#define CW_TYPE_FIT_LAYOUT (cw_fit_layout_get_type ())
G_DECLARE_FINAL_TYPE (CwFitLayout,
                      cw_fit_layout,
                      CW,
                      FIT_LAYOUT,
                      GtkLayoutManager)

/* How high the text of a widget is, in pixels: what CSS calls an em. */
double cw_fit_layout_get_em (GtkWidget *widget);

G_END_DECLS
