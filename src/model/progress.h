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

/* What a set was done with, beside its repetitions; NAN when not given. */
typedef struct {
  double load_kg;
  double pressure_mmhg;
  double effort, discomfort, pain;
  double rest_s; /* before it */
  double done_s; /* of an interval, with the cuff up */
  CwSetEnd end;
  CwShortReason short_reason;
} CwSetDetail;

/**
 * CwExerciseSession:
 * @stop_rule_id: why the session was stopped, interned; NULL when it was not
 * @aop_mmhg, @one_rm_kg: those from which the dose was made, with their days
 * @after_effects, @poor_recovery, @serious_event: what the same-day check of the
 *   session said, and what came of it; CW_ANSWER_NONE where nobody has looked
 * @inflated_s: how long the cuff was up for this exercise; 0 when not known
 *
 * One exercise in one session.
 */
typedef struct {
  gint64 session_id;
  gint64 prescription_id;
  int session_number;
  int plan_version;
  CwDate date;
  gboolean from_paper; /* typed in from the patient's log: minutes, no clock */
  gboolean stopped_by_symptom;
  const char *stop_rule_id;
  CwSetScheme scheme;
  int n_sets;
  /* Of intervals (cw_set_scheme_is_timed()) both are percent of their length. */
  double reps[CW_MAX_SETS];
  int targets[CW_MAX_SETS];
  CwSetDetail details[CW_MAX_SETS];
  gboolean body_weight;
  double load_kg; /* of the first set */
  double load_percent_1rm;
  double pressure_mmhg;
  double pressure_percent;
  double rest_s; /* as prescribed */
  gboolean intermittent;
  CwAnswerValue after_effects, poor_recovery, serious_event;
  double aop_mmhg;
  CwDate aop_date;
  double one_rm_kg;
  CwDate one_rm_date;
  double inflated_s;
  double effort, pain, discomfort; /* of the last set rated; NAN when never */
  CwDropOff drop_off;
  CwPattern pattern;
} CwExerciseSession;

CwExerciseProgress *cw_exercise_progress_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_exercise_progress_free (CwExerciseProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExerciseProgress, cw_exercise_progress_free)

/* The sessions of these days (CW_DATE_NONE: no bound); they are borrowed. */
CwExerciseProgress *
cw_exercise_progress_slice (const CwExerciseProgress *progress,
                            CwDate first,
                            CwDate last) G_GNUC_WARN_UNUSED_RESULT;

CwExerciseSession *cw_exercise_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_exercise_session_free (CwExerciseSession *session);

/* Repetitions × load, summed over the sets (CLINICAL 3.3); NAN when a set that
 * was done has no load, and of intervals. */
double cw_exercise_session_get_volume_kg (const CwExerciseSession *session);

/* Fills in the measures and the pattern from the repetitions. */
void cw_exercise_session_measure (CwExerciseSession *session);

G_END_DECLS
