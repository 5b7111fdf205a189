/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/adverse-event-record.h"
#include "model/exercise-advice.h"
#include "model/next-step.h"
#include "model/outcome-score.h"
#include "model/patient.h"
#include "model/session.h"

G_BEGIN_DECLS

/**
 * CwVisit:
 * @plan: the version that the session followed
 * @plan_before: that of the session before, where it was another one; or NULL
 * @plan_after: the version that came of this session; or NULL
 * @screening: the last one that was signed before it; or NULL
 * @clinician: "Anna Berg, physiotherapist", who held it
 * @events: (element-type CwAdverseEvent): that happened in it
 * @decisions: (element-type CwAdviceDecision): on advice that goes by it
 * @outcomes: (element-type CwOutcomeScore): taken on its day, in order
 * @next_step: what is due now; NULL where another session has followed
 * @advice: (element-type CwExerciseAdvice): on the current plan; NULL as above
 * @until: to when a cuff that is still up is counted
 *
 * A session with all that a note about it says.
 */
typedef struct {
  CwPatient *patient;
  CwSession *session;
  CwPlan *plan;
  CwPlan *plan_before;
  CwPlan *plan_after;
  CwScreeningRecord *screening;
  char *clinician;
  GPtrArray *events;
  GPtrArray *decisions;
  GPtrArray *outcomes;
  CwNextStep *next_step;
  GPtrArray *advice;
  CwInstant until;
} CwVisit;

CwVisit *cw_visit_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_visit_free (CwVisit *visit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVisit, cw_visit_free)

G_END_DECLS
