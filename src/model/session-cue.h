/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session-runner.h"

G_BEGIN_DECLS

/* What a session has to be heard for, from the one that weighs least. */
typedef enum {
  CW_CUE_NONE,
  CW_CUE_GET_READY,  /* three, two, one */
  CW_CUE_SET_STARTS, /* by itself, after a rest */
  CW_CUE_REST_OVER,  /* the cuff may go up again */
  CW_CUE_AMBER,      /* a limit of the cuff's time is near */
  CW_CUE_RED,        /* reached; again and again until the cuff is down */
} CwCue;

/* What of a session matters for that, at one moment. */
typedef struct {
  CwRunnerPhase phase;
  gboolean paused;
  int rest_left_s; /* rounded up */
  CwCuffAlarm alarm;
  int inflated_s; /* rounded down */
} CwCueMoment;

CwCueMoment cw_cue_moment_read (CwSessionRunner *runner);

/* What is to be heard between two moments of the same session. */
CwCue cw_cue_find (const CwCueMoment *before, const CwCueMoment *now);

G_END_DECLS
