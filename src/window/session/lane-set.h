/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lane.h"
#include "window/session/session-lane.h"

G_BEGIN_DECLS

/* The lanes of a session window, which owns them; NULL where there is none.  A
 * lane keeps its place, and with it its number, for as long as it is there. */
typedef struct {
  CwSessionLane *lanes[CW_MAX_LANES];
} CwLaneSet;

/* -1 when it is not there. */
int cw_lane_set_find (const CwLaneSet *set, const CwSessionLane *lane);
/* A place without a lane; -1 when there is none. */
int cw_lane_set_find_free (const CwLaneSet *set);
/* NULL when there is none. */
CwSessionLane *cw_lane_set_find_patient (const CwLaneSet *set,
                                         gint64 patient_id);
/* The lane in which something is due first; NULL when nothing is. */
CwSessionLane *cw_lane_set_find_next (const CwLaneSet *set);
/* The place, but not that of the `shown` lane, whose alarm weighs most, and how
 * it stands there; -1 for none. */
int cw_lane_set_find_alarm (const CwLaneSet *set,
                            const CwSessionLane *shown,
                            CwLaneState *state);
/* Any lane; NULL when there is none. */
CwSessionLane *cw_lane_set_find_any (const CwLaneSet *set);
/* Whether a session has started in any. */
gboolean cw_lane_set_is_started (const CwLaneSet *set);

/* Tells each its number, where there are several. */
void cw_lane_set_number (const CwLaneSet *set);
void cw_lane_set_set_sounds (const CwLaneSet *set, gboolean sounds);
void cw_lane_set_tick (const CwLaneSet *set, const CwInstant *now);

G_END_DECLS
