/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/smallest-change.h"
#include "model/progress.h"
#include "model/timeline.h"

G_BEGIN_DECLS

/* What is followed over time. */
typedef enum {
  CW_MEASURE_TOTAL_REPS,
  CW_MEASURE_VOLUME_LOAD,
  CW_MEASURE_LOAD,
  CW_MEASURE_LOAD_PERCENT,
  CW_MEASURE_ONE_RM,
  CW_MEASURE_DROP_OFF,
  CW_MEASURE_COMPLETION,
  CW_MEASURE_EFFORT,
  CW_MEASURE_DISCOMFORT,
  CW_MEASURE_PAIN,
  CW_MEASURE_PRESSURE,
  CW_MEASURE_PRESSURE_PERCENT,
  CW_MEASURE_OCCLUSION,
  CW_MEASURE_INFLATED,
  CW_MEASURE_GIRTH,
} CwMeasure;

#define CW_N_MEASURES (CW_MEASURE_GIRTH + 1)

const char *cw_measure_to_id (CwMeasure measure); /* `total-reps` …; static */
gboolean cw_measure_from_id (const char *id, CwMeasure *measure);

/* "Load, kg"; translated, static. */
const char *cw_measure_get_title (CwMeasure measure);
/* How it comes about, in a sentence; translated, static. */
const char *cw_measure_get_formula (CwMeasure measure);
int cw_measure_get_decimals (CwMeasure measure);
/* The end of its scale, as 10; NAN where there is none. */
double cw_measure_get_highest (CwMeasure measure);
/* Whether a chart of it begins at 0.  A limb's girth or occlusion pressure
 * would be a flat line then. */
gboolean cw_measure_is_from_zero (CwMeasure measure);

/* (element-type CwDatedValue) the measure of each session of these exercises
 * (element-type CwExerciseProgress), or each day on which it was taken, oldest
 * first; empty when it does not apply.  The drop-off only of sets taken to
 * fatigue, the completion only of sets with a target (CLINICAL 3.4).  Of
 * several exercises, repetitions, volume load and minutes add up within a
 * session, ratings are the highest, and the others do not apply.  `timeline`
 * (nullable) knows what was measured beside the sessions. */
GArray *
cw_measure_collect (CwMeasure measure,
                    const GPtrArray *exercises,
                    const CwTimeline *timeline) G_GNUC_WARN_UNUSED_RESULT;

/* The same exercise on the other side; NULL when there is none. */
const CwExerciseProgress *
cw_progress_find_other_side (const GPtrArray *all,
                             const CwExerciseProgress *exercise);

/* "3 to 1 since 30 October: improved": never that without a smallest change
 * that is known and exceeded (CLINICAL 3.6); "" with fewer than two values.
 * `is_leg` tells which smallest change of an occlusion pressure is meant. */
char *
cw_measure_describe_change (CwMeasure measure,
                            gboolean is_leg,
                            const CwDatedValue *before,
                            const CwDatedValue *after,
                            double load_step_kg) G_GNUC_WARN_UNUSED_RESULT;
/* "Symmetry 94 %, left lower", with the formula; NULL when it cannot be said.
 */
char *cw_measure_describe_symmetry (double left,
                                    double right) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
