/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts children of one size beside each other where there is room for all, else
 * in two rows, else below each other. */
#define CW_TYPE_LANE_LAYOUT (cw_lane_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    CwLaneLayout, cw_lane_layout, CW, LANE_LAYOUT, GtkLayoutManager)

G_END_DECLS
