/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/**
 * CwPlanChange:
 * @subject: the exercise, as "Knee extension, right leg"; NULL for what is
 * about the whole plan
 * @field: "Load"
 * @before, @after: in words with units; "" where there is none
 * @changed: the two differ
 * @is_reason: it is about why a warning was accepted, and no dose
 *
 * One line of the comparison of two versions of a plan.
 */
typedef struct {
  char *subject;
  char *field;
  char *before, *after;
  gboolean changed;
  gboolean is_reason;
} CwPlanChange;

void cw_plan_change_free (CwPlanChange *change);

/* What differs between two versions of a plan: how often, where, the goal,
 * exercises added, removed and moved, and each part of their doses; with
 * `with_same` what does not differ, too.  An exercise is the same one when
 * exercise and limbs are.  (element-type CwPlanChange): the plan first, then
 * the exercises in the order of `after`, those removed last. */
GPtrArray *cw_plan_compare (const CwPlan *before,
                            const CwPlan *after,
                            gboolean with_same) G_GNUC_WARN_UNUSED_RESULT;

/* "Knee extension, right leg, Load: 15 kg → 16 kg". */
char *
cw_plan_change_to_text (const CwPlanChange *change) G_GNUC_WARN_UNUSED_RESULT;
/* All that differs, a line each; "" when nothing does. */
char *cw_plan_changes_to_text (const CwPlan *before,
                               const CwPlan *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
