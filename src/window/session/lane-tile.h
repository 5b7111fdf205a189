/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/lane.h"

G_BEGIN_DECLS

/* A patient in the strip of lanes: number, name, what is done and how long the
 * cuff has been up, with a mark past amber and red.  No diagnosis: it faces the
 * room.  Pressing it shows the lane. */
#define CW_TYPE_LANE_TILE (cw_lane_tile_get_type ())
G_DECLARE_FINAL_TYPE (CwLaneTile, cw_lane_tile, CW, LANE_TILE, GtkWidget)

/* `number` from 1. */
GtkWidget *cw_lane_tile_new (guint number) G_GNUC_WARN_UNUSED_RESULT;

/* `runner` is NULL before the session has started. */
void cw_lane_tile_show (CwLaneTile *self,
                        const char *name,
                        CwSessionRunner *runner,
                        gboolean is_shown,
                        gboolean is_next);

G_END_DECLS
