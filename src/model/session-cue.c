/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-cue.h"

#include <math.h>

/* From how many seconds before the end of a rest on they are counted down. */
#define COUNT_FROM_S 3
/* How often red is heard, while nobody has let the cuff down. */
#define RED_EVERY_S 2

CwCueMoment
cw_cue_moment_read (CwSessionRunner *runner)
{
  return (CwCueMoment){
    .phase = cw_session_runner_get_phase (runner),
    .paused = cw_session_runner_is_rest_paused (runner),
    .rest_left_s = (int)ceil (cw_session_runner_get_rest_left_s (runner)),
    .alarm = cw_session_runner_get_alarm (runner),
    .inflated_s = (int)floor (cw_session_runner_get_inflated_s (runner)),
  };
}

static gboolean
is_resting (const CwCueMoment *moment)
{
  return moment->phase == CW_RUNNER_REST
         || moment->phase == CW_RUNNER_REPERFUSION;
}

static CwCue
find_alarm (const CwCueMoment *before, const CwCueMoment *now)
{
  if (now->alarm == CW_CUFF_ALARM_RED
      && (before->alarm != CW_CUFF_ALARM_RED
          || before->inflated_s / RED_EVERY_S != now->inflated_s / RED_EVERY_S))
    return CW_CUE_RED;
  if (now->alarm == CW_CUFF_ALARM_AMBER && before->alarm == CW_CUFF_ALARM_NONE)
    return CW_CUE_AMBER;
  return CW_CUE_NONE;
}

static CwCue
find_rest (const CwCueMoment *before, const CwCueMoment *now)
{
  if (!is_resting (before))
    return CW_CUE_NONE;
  if (before->phase == CW_RUNNER_REST && now->phase == CW_RUNNER_SET)
    return CW_CUE_SET_STARTS;
  if (before->rest_left_s > 0 && now->rest_left_s <= 0
      && (is_resting (now) || now->phase == CW_RUNNER_READY))
    return CW_CUE_REST_OVER;
  if (is_resting (now) && !now->paused && now->rest_left_s < before->rest_left_s
      && now->rest_left_s > 0 && now->rest_left_s <= COUNT_FROM_S)
    return CW_CUE_GET_READY;
  return CW_CUE_NONE;
}

CwCue
cw_cue_find (const CwCueMoment *before, const CwCueMoment *now)
{
  g_return_val_if_fail (before != NULL && now != NULL, CW_CUE_NONE);

  return MAX (find_alarm (before, now), find_rest (before, now));
}
