/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"

typedef struct {
  CwLaneDue due;
  CwLaneUrgency urgency;
  double in_s;
} Act;

static const Act nothing
    = { CW_LANE_DUE_NOTHING, CW_LANE_URGENCY_NONE, INFINITY };

static Act
act_now (CwLaneDue due, CwLaneUrgency urgency)
{
  return (Act){ due, urgency, 0 };
}

/* Due by a clock: now once it has run out. */
static Act
act_in (CwLaneDue due, double in_s, CwLaneUrgency when_over)
{
  if (in_s > 0)
    return (Act){ due, CW_LANE_URGENCY_LATER, in_s };
  return act_now (due, when_over);
}

/* When a set will be done as it is prescribed; a set to failure nobody knows.
 */
static Act
find_set_end (CwSessionRunner *runner)
{
  const CwPrescription *p = cw_session_runner_get_prescription (runner);
  int reps = cw_session_runner_get_target_reps (runner);
  double gone_s = cw_session_runner_get_set_gone_s (runner);
  double seconds_per_rep = 0;

  if (!cw_session_runner_is_inflated (runner))
    return act_now (CW_LANE_DUE_SET_END, CW_LANE_URGENCY_WAITS);
  if (cw_session_runner_is_timed (runner))
    return act_in (CW_LANE_DUE_DEFLATE,
                   cw_session_runner_get_target_s (runner) - gone_s,
                   CW_LANE_URGENCY_NOW);
  if (reps <= 0 || !cw_tempo_parse (p->tempo, &seconds_per_rep))
    return (Act){ CW_LANE_DUE_SET_END, CW_LANE_URGENCY_LATER, INFINITY };
  return (Act){ CW_LANE_DUE_SET_END, CW_LANE_URGENCY_LATER,
                fmax (reps * seconds_per_rep - gone_s, 0) };
}

static Act
find_rest_end (CwSessionRunner *runner)
{
  double left_s = cw_session_runner_get_rest_left_s (runner);

  if (cw_session_runner_is_rest_paused (runner))
    return (Act){ CW_LANE_DUE_SET_START, CW_LANE_URGENCY_LATER, INFINITY };
  return act_in (CW_LANE_DUE_SET_START, left_s, CW_LANE_URGENCY_NOW);
}

/* By the course of the sets alone. */
static Act
find_step (CwSessionRunner *runner)
{
  switch (cw_session_runner_get_phase (runner)) {
  case CW_RUNNER_READY:
    return act_now (CW_LANE_DUE_INFLATE, CW_LANE_URGENCY_WAITS);
  case CW_RUNNER_SET:
    return find_set_end (runner);
  case CW_RUNNER_REST:
    return find_rest_end (runner);
  case CW_RUNNER_DEFLATE:
    return act_now (CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_NOW);
  case CW_RUNNER_REPERFUSION:
    return act_in (CW_LANE_DUE_INFLATE,
                   cw_session_runner_get_rest_left_s (runner),
                   CW_LANE_URGENCY_WAITS);
  case CW_RUNNER_STOPPING:
    return cw_session_runner_is_inflated (runner)
               ? act_now (CW_LANE_DUE_DEFLATE, CW_LANE_URGENCY_NOW)
               : act_now (CW_LANE_DUE_REASON, CW_LANE_URGENCY_WAITS);
  case CW_RUNNER_FINISHED:
  default:
    return nothing;
  }
}

static Act
find_check (CwSessionRunner *runner)
{
  const CwDueCheck *due = cw_session_runner_get_due_check (runner);

  if (due == NULL || cw_session_runner_get_phase (runner) == CW_RUNNER_STOPPING)
    return nothing;
  return act_in (CW_LANE_DUE_CHECK, due->due_in_s, CW_LANE_URGENCY_NOW);
}

static Act
find_limit (CwSessionRunner *runner)
{
  if (!cw_session_runner_is_inflated (runner))
    return nothing;
  return act_in (CW_LANE_DUE_DEFLATE,
                 cw_session_runner_get_limit_left_s (runner),
                 CW_LANE_URGENCY_RED);
}

static gboolean
comes_before (const Act *a, const Act *b)
{
  return a->urgency != b->urgency ? a->urgency < b->urgency : a->in_s < b->in_s;
}

CwLaneState
cw_lane_state_read (CwSessionRunner *runner)
{
  CwLaneState state = { .phase = CW_RUNNER_READY,
                        .due = CW_LANE_DUE_NOTHING,
                        .urgency = CW_LANE_URGENCY_NONE,
                        .due_in_s = INFINITY };
  Act acts[3];
  const Act *first = &acts[0];

  if (runner == NULL)
    return state;
  acts[0] = find_step (runner);
  acts[1] = find_check (runner);
  acts[2] = find_limit (runner);
  for (gsize i = 1; i < G_N_ELEMENTS (acts); i++)
    if (comes_before (&acts[i], first))
      first = &acts[i];
  state.phase = cw_session_runner_get_phase (runner);
  state.due = first->due;
  state.urgency = first->urgency;
  state.due_in_s = first->in_s;
  state.inflated = cw_session_runner_is_inflated (runner);
  state.inflated_s
      = state.inflated ? cw_session_runner_get_inflated_s (runner) : 0;
  state.alarm = cw_session_runner_get_alarm (runner);
  return state;
}

int
cw_lane_state_compare (const CwLaneState *a, const CwLaneState *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->urgency != b->urgency)
    return a->urgency < b->urgency ? -1 : 1;
  if (a->due_in_s != b->due_in_s)
    return a->due_in_s < b->due_in_s ? -1 : 1;
  if (a->alarm != b->alarm)
    return a->alarm > b->alarm ? -1 : 1;
  if (a->inflated_s != b->inflated_s)
    return a->inflated_s > b->inflated_s ? -1 : 1;
  return 0;
}

int
cw_lanes_find_next (const CwLaneState *states, gsize n_states)
{
  int next = -1;

  g_return_val_if_fail (states != NULL || n_states == 0, -1);

  for (gsize i = 0; i < n_states; i++)
    if (states[i].urgency != CW_LANE_URGENCY_NONE
        && (next < 0 || cw_lane_state_compare (&states[i], &states[next]) < 0))
      next = (int)i;
  return next;
}

static char *
describe_set (CwSessionRunner *runner)
{
  int number = cw_session_runner_get_set_number (runner);
  int n_sets = cw_session_runner_get_prescription (runner)->scheme.n_sets;

  return g_strdup_printf (cw_session_runner_is_timed (runner)
                              ? _ ("Interval %d of %d")
                              : _ ("Set %d of %d"),
                          number, n_sets);
}

static char *
describe_rest (CwSessionRunner *runner)
{
  double left_s = fmax (cw_session_runner_get_rest_left_s (runner), 0);
  g_autofree char *left = cw_duration_format (ceil (left_s));

  if (cw_session_runner_get_phase (runner) == CW_RUNNER_REPERFUSION)
    /* Translators: minutes:seconds until the cuff may go up again. */
    return g_strdup_printf (_ ("Cuff down, next in %s"), left);
  if (cw_session_runner_is_rest_paused (runner))
    /* Translators: minutes:seconds left of a rest that stands still. */
    return g_strdup_printf (_ ("Rest %s, paused"), left);
  /* Translators: minutes:seconds left of a rest. */
  return g_strdup_printf (_ ("Rest %s"), left);
}

/* A session that is over, and what is still to be looked at. */
static char *
describe_end (CwSessionRunner *runner)
{
  const CwDueCheck *due = cw_session_runner_get_due_check (runner);
  g_autofree char *in = NULL;

  if (due == NULL)
    return g_strdup (_ ("Session over"));
  if (due->due_in_s <= 0)
    return g_strdup (_ ("Session over, check due"));
  in = cw_duration_format (ceil (due->due_in_s));
  /* Translators: minutes:seconds. */
  return g_strdup_printf (_ ("Session over, check in %s"), in);
}

static char *
describe_step (CwSessionRunner *runner)
{
  if (cw_session_runner_get_alarm (runner) == CW_CUFF_ALARM_RED)
    return g_strdup (_ ("Limit reached"));
  switch (cw_session_runner_get_phase (runner)) {
  case CW_RUNNER_SET:
    return describe_set (runner);
  case CW_RUNNER_REST:
  case CW_RUNNER_REPERFUSION:
    return describe_rest (runner);
  case CW_RUNNER_DEFLATE:
    return g_strdup (_ ("Let the cuff down"));
  case CW_RUNNER_STOPPING:
    return g_strdup (_ ("Stopped"));
  case CW_RUNNER_FINISHED:
    return describe_end (runner);
  case CW_RUNNER_READY:
  default:
    return g_strdup (_ ("Ready to inflate"));
  }
}

char *
cw_lane_describe (CwSessionRunner *runner)
{
  g_autofree char *step = NULL;
  g_autofree char *limbs = NULL;

  if (runner == NULL)
    return g_strdup (_ ("Questions of the day"));
  step = describe_step (runner);
  if (cw_session_runner_get_phase (runner) == CW_RUNNER_FINISHED)
    return g_steal_pointer (&step);
  limbs
      = cw_limb_set_format (cw_session_runner_get_prescription (runner)->limbs);
  /* Translators: what a patient does, and limbs, as "Set 2 of 4 · Right leg".
   */
  return g_strdup_printf (_ ("%s · %s"), step, limbs);
}

static const char *
get_due_name (CwLaneDue due)
{
  switch (due) {
  case CW_LANE_DUE_DEFLATE:
    return _ ("Let the cuff down");
  case CW_LANE_DUE_CHECK:
    return C_ ("due", "Check");
  case CW_LANE_DUE_SET_END:
    return C_ ("due", "Set done");
  case CW_LANE_DUE_SET_START:
    return C_ ("due", "Set starts");
  case CW_LANE_DUE_INFLATE:
    return C_ ("due", "Inflate");
  case CW_LANE_DUE_REASON:
    return C_ ("due", "Reason of the stop");
  case CW_LANE_DUE_NOTHING:
  default:
    return NULL;
  }
}

char *
cw_lane_state_describe_due (const CwLaneState *state)
{
  const char *name = NULL;
  g_autofree char *in = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  name = get_due_name (state->due);
  if (name == NULL || state->due_in_s <= 0 || isinf (state->due_in_s))
    return g_strdup (name);
  in = cw_duration_format (ceil (state->due_in_s));
  if (state->due == CW_LANE_DUE_SET_END)
    /* Translators: "Set done in about 0:18". */
    return g_strdup_printf (_ ("%s in about %s"), name, in);
  /* Translators: what is due, and minutes:seconds, as "Check in 0:18". */
  return g_strdup_printf (_ ("%s in %s"), name, in);
}
