/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/limb-map-data.h"

G_BEGIN_DECLS

/* The limb map as a widget: one stop of the keyboard, arrows walk the limbs,
 * Enter, Space or a click emits `limb-activated` (which CwLimb).  With the
 * property `welcome` only the figure with its four cuffs. */
#define CW_TYPE_LIMB_MAP_VIEW (cw_limb_map_view_get_type ())
G_DECLARE_FINAL_TYPE (CwLimbMapView, cw_limb_map_view, CW, LIMB_MAP_VIEW, GtkWidget)

/* Takes `data`. */
void cw_limb_map_view_take_data (CwLimbMapView *self, CwLimbMapData *data);

G_END_DECLS
