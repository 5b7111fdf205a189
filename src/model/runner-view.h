/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session-runner.h"

G_BEGIN_DECLS

/* What a running session comes to at a moment; the session runner's own. */

/* When something was logged, among the cuff events.  The number of events tells
 * what came first where two clocks or two equal seconds do not. */
typedef struct {
  CwInstant at;
  guint n_events; /* cuff events before it */
} CwRunnerMark;

/**
 * CwRunnerMemory:
 * @set_marks: (element-type CwRunnerMark): one for each set of the session
 * @stop_mark: of the last press on STOP
 * @since: when the runner was made, after all that was stored by then
 *
 * What the runner knows beyond the stored session, from which it is made anew
 * after a crash.
 */
typedef struct {
  GArray *set_marks;
  CwRunnerMark stop_mark;
  CwInstant since;
} CwRunnerMemory;

void cw_runner_memory_init (CwRunnerMemory *memory,
                            const CwSession *session,
                            const CwInstant *now);
void cw_runner_memory_clear (CwRunnerMemory *memory);

/**
 * CwRunnerView:
 * @exercise: index of the current one; the last one when all are over
 * @n_logged: sets of it that are logged
 * @set_under_way: a set has begun and waits for its repetitions; its cuff may
 *   have come down already
 * @out_of_time: a limit of its time under the cuff is reached
 * @set_s: seconds since the set under way was inflated for, until the cuff came
 *   down
 * @set_gone_s: seconds since it began, also where a rest came before it
 * @rest_taken_s: before the set under way, NAN before the first
 */
typedef struct {
  CwRunnerPhase phase;
  guint exercise;
  int n_logged;
  gboolean set_under_way;
  gboolean out_of_time;
  double set_s;
  double set_gone_s;
  double rest_taken_s;
  double rest_left_s;
  double rest_length_s;
  gboolean rest_paused;
  double rest_gone_s; /* since it began, also when it was cut or is over */
  gboolean inflated;
  double inflated_s;
  double cumulative_s;
  gboolean time_known; /* how old the inflations are */
  CwCuffAlarm alarm;
} CwRunnerView;

void cw_runner_view_compute (const CwPlan *plan,
                             const CwSession *session,
                             const CwRunnerMemory *memory,
                             const CwInstant *now,
                             CwRunnerView *view);

/* The strictest limit of the time of all inflations for the limbs of an exercise,
 * which may be under the cuff for others, too. */
CwTimeLimit cw_runner_get_cumulative_limit (const CwPlan *plan,
                                            const CwPrescription *prescription);

/* Whether nothing of an exercise was begun yet that is neither left out nor on one
 * of these limbs. */
gboolean cw_runner_is_left (const CwPlan *plan,
                            const CwSession *session,
                            guint index,
                            CwLimbSet stopped);

/* Whether a screen that shows whole seconds looks the same. */
gboolean cw_runner_view_looks_like (const CwRunnerView *a,
                                    const CwRunnerView *b);

/* Whether STOP was pressed and neither taken back nor given its reason. */
gboolean cw_runner_is_stopping (const CwSession *session);

G_END_DECLS
