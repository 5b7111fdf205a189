/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/lane-set.h"

#include "window/session/lane-alarm.h"

/* A lane that is not there has nothing due. */
static CwLaneState
read_state (const CwLaneSet *set, int i)
{
  return cw_lane_state_read (
    set->lanes[i] != NULL ? cw_session_lane_get_runner (set->lanes[i]) : NULL);
}

int
cw_lane_set_find (const CwLaneSet *set, const CwSessionLane *lane)
{
  for (int i = 0; lane != NULL && i < CW_MAX_LANES; i++)
    if (set->lanes[i] == lane)
      return i;
  return -1;
}

int
cw_lane_set_find_free (const CwLaneSet *set)
{
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] == NULL)
      return i;
  return -1;
}

CwSessionLane *
cw_lane_set_find_patient (const CwLaneSet *set, gint64 patient_id)
{
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] != NULL &&
        cw_session_lane_get_patient_id (set->lanes[i]) == patient_id)
      return set->lanes[i];
  return NULL;
}

CwSessionLane *
cw_lane_set_find_next (const CwLaneSet *set)
{
  CwLaneState states[CW_MAX_LANES];
  int next = 0;

  for (int i = 0; i < CW_MAX_LANES; i++)
    states[i] = read_state (set, i);
  next = cw_lanes_find_next (states, CW_MAX_LANES);
  return next >= 0 ? set->lanes[next] : NULL;
}

int
cw_lane_set_find_alarm (const CwLaneSet *set,
                        const CwSessionLane *shown,
                        CwLaneState *state)
{
  int worst = -1;

  for (int i = 0; i < CW_MAX_LANES; i++) {
    CwLaneState here = read_state (set, i);

    if (set->lanes[i] == NULL || set->lanes[i] == shown ||
        !cw_lane_alarm_is_one (&here) ||
        (worst >= 0 && cw_lane_state_compare (&here, state) >= 0))
      continue;
    worst = i;
    *state = here;
  }
  return worst;
}

CwSessionLane *
cw_lane_set_find_any (const CwLaneSet *set)
{
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] != NULL)
      return set->lanes[i];
  return NULL;
}

gboolean
cw_lane_set_is_started (const CwLaneSet *set)
{
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] != NULL &&
        cw_session_lane_get_runner (set->lanes[i]) != NULL)
      return TRUE;
  return FALSE;
}

void
cw_lane_set_number (const CwLaneSet *set)
{
  int n_lanes = 0;

  for (int i = 0; i < CW_MAX_LANES; i++)
    n_lanes += set->lanes[i] != NULL;
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] != NULL)
      cw_session_lane_set_number (set->lanes[i],
                                  n_lanes > 1 ? (guint) i + 1 : 0);
}

void
cw_lane_set_set_sounds (const CwLaneSet *set, gboolean sounds)
{
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] != NULL)
      cw_session_lane_set_sounds (set->lanes[i], sounds);
}

void
cw_lane_set_tick (const CwLaneSet *set, const CwInstant *now)
{
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (set->lanes[i] != NULL)
      cw_session_lane_tick (set->lanes[i], now);
}
