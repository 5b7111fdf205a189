/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Three cards: the first at the left, the others below each other at its right.
 * Without the room, below each other with the third first: what has to be done
 * comes before what is good to know. */
#define CW_TYPE_OVERVIEW_LAYOUT (cw_overview_layout_get_type ())
G_DECLARE_FINAL_TYPE (CwOverviewLayout,
                      cw_overview_layout,
                      CW,
                      OVERVIEW_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
