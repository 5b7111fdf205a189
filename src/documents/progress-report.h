/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/exercise-advice.h"
#include "model/adverse-event-record.h"
#include "model/next-step.h"
#include "model/patient.h"
#include "model/timeline.h"

G_BEGIN_DECLS

/**
 * CwProgressReport:
 * @plan: the current one; NULL when there is none
 * @events: (element-type CwAdverseEvent): newest first
 * @advice: (element-type CwExerciseAdvice): on that plan; or NULL
 * @progress: (element-type CwExerciseProgress): at least one, the one done last
 *   first
 *
 * What a report goes by; all of it is borrowed.
 */
typedef struct {
  const CwPatient *patient;
  const CwPlan *plan;
  const CwCareState *state;
  const CwNextStep *next_step;
  const GPtrArray *events;
  const GPtrArray *advice;
  const GPtrArray *progress;
  const CwTimeline *timeline;
} CwProgressReport;

/* How a patient has got on, for whoever referred them: attendance, dose, three
 * charts, what was measured and outcome scores against their smallest important
 * change (CLINICAL 3.6), adverse events, what is next.  One page, but in large print.  `date` is
 * the day of printing. */
CwDocument *cw_progress_report_new (const CwProgressReport *report,
                                    const CwClinicProfile *profile,
                                    CwDate date,
                                    gboolean large_print)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
