/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/ledger.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* What the gate for sessions and the advice ask of a plan's doses; not for
 * others. */

/* One exercise of the plan as cw_plan_review() judges it. */
void cw_plan_get_dose (const CwPlan *plan,
                       guint index,
                       const CwScreeningRecord *screening,
                       int session_number,
                       CwDate today,
                       CwDose *dose);

/* The day of a session. */
typedef struct {
  CwDate today;
  const CwLedger *ledger; /* of the patient; NULL for none */
  double sbp_mmhg;        /* of today; NAN while not measured */
} CwPlanDay;

/* As cw_plan_review(), of a signed plan on that day.  `newer` (nullable) is an
 * occlusion pressure that was measured since: the pressure of the plan is judged
 * by it.  (element-type CwDoseIssue) */
GPtrArray *cw_plan_review_on_day (const CwPlan *plan,
                                  guint index,
                                  const CwScreeningRecord *screening,
                                  const CwPlanDay *day,
                                  const CwPressureRecord *newer)
    G_GNUC_WARN_UNUSED_RESULT;

/* FALSE for a refusal, and for a warning without a reason. */
gboolean cw_plan_check_issue (const CwPrescription *prescription,
                              const CwDoseIssue *issue,
                              GError **error);

/* Whether the doses may be given on that day after that screening, which may be
 * a later one than the plan's: no limit refuses them, no measurement that they
 * rest on was struck out, and what only warns had its reason when the plan was
 * signed.  What changes with the days alone is left to
 * cw_plan_describe_day(). */
gboolean cw_plan_check_doses_on_day (const CwPlan *plan,
                                     const CwScreeningRecord *screening,
                                     const CwPlanDay *day,
                                     GError **error);

/* Sentences about what needs a note on that day: a screening that ends soon,
 * occlusion pressures that are old, of another posture or of another blood
 * pressure, or measured anew with another result.  NULL when there is
 * nothing. */
char *cw_plan_describe_day (const CwPlan *plan,
                            const CwScreeningRecord *screening,
                            const CwPlanDay *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
