/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/lane.h"

G_BEGIN_DECLS

/* What another lane than the shown one needs at once: its number, its patient
 * and what is to be done.  It cannot be put away; it goes when its cause does,
 * and its button leads there.  Emits `go`. */
#define CW_TYPE_LANE_ALARM (cw_lane_alarm_get_type ())
G_DECLARE_FINAL_TYPE (CwLaneAlarm, cw_lane_alarm, CW, LANE_ALARM, GtkWidget)

/* Whether a lane in that state is to be told about in the others. */
gboolean cw_lane_alarm_is_one (const CwLaneState *state);

/* `number` from 1; 0 for no alarm. */
void cw_lane_alarm_show (CwLaneAlarm *self,
                         guint number,
                         const char *name,
                         const CwLaneState *state);

G_END_DECLS
