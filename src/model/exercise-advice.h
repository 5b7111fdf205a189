/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/progression.h"
#include "model/plan.h"
#include "model/progress.h"
#include "model/rack.h"

G_BEGIN_DECLS

typedef enum {
  CW_ADVICE_ACCEPTED,
  CW_ADVICE_EDITED, /* another change was made in its place */
  CW_ADVICE_REFUSED,
} CwAdviceOutcome;

const char *cw_advice_outcome_to_id (CwAdviceOutcome outcome); /* static */
/* "Advice taken", in the language of the person. */
const char *cw_advice_outcome_get_name (CwAdviceOutcome outcome);
gboolean cw_advice_outcome_from_id (const char *id, CwAdviceOutcome *outcome);

#define CW_REFUSAL_REASON_MIN_LENGTH 10

/**
 * CwAdviceDecision:
 * @plan_id, @prescription_id: that the advice was about
 * @session_id: the last session that it went by
 * @reason: why it was refused; NULL otherwise
 * @headline, @old_text, @new_text: of the advice as it was shown; the last two
 *   NULL where nothing was to change
 * @new_plan_id: the version that came of it; 0 for none
 *
 * What a clinician decided about advice.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  gint64 plan_id;
  gint64 prescription_id;
  gint64 session_id;
  char *rule_id;
  CwAdviceOutcome outcome;
  char *reason;
  char *headline;
  char *old_text, *new_text;
  double old_value, new_value; /* as in CwAdvice */
  gint64 new_plan_id;
  gint64 clinician_id;
  char *decided_by;
  gint64 decided_at; /* UTC seconds */
} CwAdviceDecision;

CwAdviceDecision *cw_advice_decision_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwAdviceDecision *cw_advice_decision_copy (const CwAdviceDecision *decision)
    G_GNUC_WARN_UNUSED_RESULT;
void cw_advice_decision_free (CwAdviceDecision *decision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAdviceDecision, cw_advice_decision_free)

/* Whether it may be saved: a refusal has a reason that is long enough. */
gboolean cw_advice_decision_validate (const CwAdviceDecision *decision,
                                      GError **error);

/**
 * CwExerciseAdvice:
 * @title: "Knee extension, right leg"
 * @index: of the exercise in its plan
 * @session_id: the last session that it goes by; 0 when there is none
 * @session_number, @session_date: of that session
 * @decision: NULL while the advice waits, or where there is nothing to decide
 *
 * Advice on one exercise of a patient's current plan.
 */
typedef struct {
  gint64 patient_id;
  gint64 plan_id;
  gint64 prescription_id;
  guint index;
  char *title;
  char *exercise_id;
  CwLimbSet limbs;
  gint64 session_id;
  int session_number;
  CwDate session_date;
  CwAdvice *advice;
  CwAdviceDecision *decision;
} CwExerciseAdvice;

void cw_exercise_advice_free (CwExerciseAdvice *advice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExerciseAdvice, cw_exercise_advice_free)

/* What to advise on one exercise of the plan.  `progress` is what was done of
 * it, NULL for nothing; `rack` that of the exercise, NULL when not known;
 * `session_number` that of the next session. */
CwExerciseAdvice *cw_exercise_advise (const CwPlan *plan,
                                      guint index,
                                      const CwScreeningRecord *screening,
                                      const CwExerciseProgress *progress,
                                      const CwRack *rack,
                                      int session_number,
                                      CwDate today) G_GNUC_WARN_UNUSED_RESULT;

/* Whether somebody has to accept or refuse it. */
gboolean cw_exercise_advice_waits (const CwExerciseAdvice *advice);
/* Whether no session should be held before somebody has. */
gboolean cw_exercise_advice_is_urgent (const CwExerciseAdvice *advice);
/* Whether accepting it changes a dose of the plan. */
gboolean cw_exercise_advice_changes_dose (const CwExerciseAdvice *advice);

/* A new version of the plan with exactly the change of the advice, which it
 * names as its reason, and its session as its origin.  It may lack a reason for
 * a warning that the new dose brings. */
CwPlan *cw_exercise_advice_apply (const CwExerciseAdvice *advice,
                                  const CwPlan *plan,
                                  const CwScreeningRecord *screening)
    G_GNUC_WARN_UNUSED_RESULT;

/* A decision about it, still without clinician and time. */
CwAdviceDecision *
cw_exercise_advice_decide (const CwExerciseAdvice *advice,
                           CwAdviceOutcome outcome,
                           const char *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
