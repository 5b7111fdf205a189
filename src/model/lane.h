/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session-runner.h"

G_BEGIN_DECLS

/* Sessions side by side: what each waits for, and which of them is next. */

/* More patients cannot be watched by one clinician. */
#define CW_MAX_LANES 4

/* What somebody has to do next. */
typedef enum {
  CW_LANE_DUE_NOTHING,
  CW_LANE_DUE_DEFLATE,   /* at the limit, after STOP, or with all sets done */
  CW_LANE_DUE_CHECK,     /* a safety check */
  CW_LANE_DUE_SET_END,   /* count, and log the set; when is an estimate */
  CW_LANE_DUE_SET_START, /* the rest is over */
  CW_LANE_DUE_INFLATE,
  CW_LANE_DUE_REASON, /* of a stop; the cuff is down */
} CwLaneDue;

/* How it stands beside what others wait for, from what comes first. */
typedef enum {
  CW_LANE_URGENCY_RED,   /* a limit of the cuff's time is reached */
  CW_LANE_URGENCY_NOW,   /* a cuff is up, or a check is due */
  CW_LANE_URGENCY_LATER, /* a clock runs towards it */
  CW_LANE_URGENCY_WAITS, /* all cuffs are down, and no clock runs */
  CW_LANE_URGENCY_NONE,
} CwLaneUrgency;

/**
 * CwLaneState:
 * @due_in_s: seconds; 0 when it is due, INFINITY when nobody knows
 * @inflated_s: of the exercise under way, 0 while its cuff is down
 *
 * One session at a moment, for those who look at another one.
 */
typedef struct {
  CwRunnerPhase phase;
  CwLaneDue due;
  CwLaneUrgency urgency;
  double due_in_s;
  gboolean inflated;
  double inflated_s;
  CwCuffAlarm alarm;
} CwLaneState;

/* At the time of the runner's last tick.  Without a runner (NULL) the patient
 * is still being asked the questions of the day: nothing is due. */
CwLaneState cw_lane_state_read (CwSessionRunner *runner);

/* Below 0 when `a` comes before `b`: red first, then what is due, then what is
 * due soonest; of two at the same time the one nearer to its limit, then the
 * one whose cuff has been up for longer. */
int cw_lane_state_compare (const CwLaneState *a, const CwLaneState *b);

/* Index of the one that comes first, of equals the first; -1 when nothing is
 * due in any. */
int cw_lanes_find_next (const CwLaneState *states, gsize n_states);

/* "Set 2 of 4 · Right leg", "Rest 0:14 · Right leg". */
char *cw_lane_describe (CwSessionRunner *runner) G_GNUC_WARN_UNUSED_RESULT;

/* "Let the cuff down", "Rest over in 0:14"; NULL when nothing is due. */
char *
cw_lane_state_describe_due (const CwLaneState *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
