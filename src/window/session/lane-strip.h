/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/session/session-lane.h"

G_BEGIN_DECLS

/* The patients of a session window beside each other, and which of them is
 * next. Its buttons activate `lanes.show` (guint32 number). */
#define CW_TYPE_LANE_STRIP (cw_lane_strip_get_type ())
G_DECLARE_FINAL_TYPE (CwLaneStrip, cw_lane_strip, CW, LANE_STRIP, GtkWidget)

/* `lanes`: CW_MAX_LANES of them, NULL where there is none; `shown` and `next`
 * are among them, or NULL. */
void cw_lane_strip_show (CwLaneStrip *self,
                         CwSessionLane *const *lanes,
                         CwSessionLane *shown,
                         CwSessionLane *next);

G_END_DECLS
