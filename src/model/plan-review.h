/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

/* Whether the doses may be given on that day after that screening, which may be
 * a later one than the plan's: no limit refuses them, and what only warns had
 * its reason when the plan was signed.  What changes with the days alone is
 * left to cw_plan_describe_day(). */
gboolean cw_plan_check_doses_on_day (const CwPlan *plan,
                                     const CwScreeningRecord *screening,
                                     CwDate today,
                                     GError **error);

/* Sentences about what needs a note on that day: a screening that ends soon,
 * occlusion pressures that are old or of another posture.  NULL when there is
 * nothing. */
char *cw_plan_describe_day (const CwPlan *plan,
                            const CwScreeningRecord *screening,
                            CwDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
