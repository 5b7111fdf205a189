/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/drop-off.h"
#include "model/session.h"

G_BEGIN_DECLS

/**
 * CwExerciseProgress:
 * @key: exercise identifier and limbs, by which it is followed through the
 *   versions of a plan
 * @sessions: (element-type CwExerciseSession): oldest first
 *
 * All that was done of one exercise on one limb (or pair), for the drop-off
 * chart.
 */
typedef struct {
  char *exercise_id;
  CwLimbSet limbs;
  char *title; /* "Knee extension, right leg" */
  GPtrArray *sessions;
} CwExerciseProgress;

typedef struct {
  gint64 session_id;
  int session_number;
  int plan_version;
  CwDate date;
  gboolean stopped_by_symptom;
  CwSetScheme scheme;
  int n_sets;
  double reps[CW_MAX_SETS];
  int targets[CW_MAX_SETS];
  double load_kg;
  double load_percent_1rm;
  double pressure_mmhg;
  double pressure_percent;
  double effort, pain, discomfort; /* of the last set rated; NAN when never */
  CwDropOff drop_off;
  CwPattern pattern;
} CwExerciseSession;

CwExerciseProgress *cw_exercise_progress_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_exercise_progress_free (CwExerciseProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExerciseProgress, cw_exercise_progress_free)

CwExerciseSession *cw_exercise_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_exercise_session_free (CwExerciseSession *session);

/* Fills in the measures and the pattern from the repetitions. */
void cw_exercise_session_measure (CwExerciseSession *session);

G_END_DECLS
