/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* A first plan for the patient of that screening, still without exercises. */
CwPlan *cw_plan_new_default (const CwScreeningRecord *screening)
  G_GNUC_WARN_UNUSED_RESULT;

/* A draft that is to replace `current`: the same doses under that screening,
 * still without a reason for the change. */
CwPlan *cw_plan_new_version (const CwPlan *current,
                             const CwScreeningRecord *screening)
  G_GNUC_WARN_UNUSED_RESULT;

/* Appends an exercise with the usual dose of its limb's class (CLINICAL 1.1,
 * 2.1 to 2.3), on the first permitted limb of its region, the right one before
 * the left; aerobic work on both where their class allows two cuffs.  The first
 * exercise of a plan sets how often it is done.  The cuff and its occlusion pressure are those of an earlier exercise
 * on the same limb.  NULL, and no change, when no limb of its region is
 * permitted.  The plan owns what is returned. */
CwPrescription *cw_plan_add_default (CwPlan *plan,
                                     const CwExercise *exercise,
                                     const CwScreeningRecord *screening);

/* Makes another exercise of one, with its usual dose; cuff, occlusion pressure and
 * maximum stay. */
void cw_plan_set_exercise (CwPlan *plan,
                           guint index,
                           const CwExercise *exercise,
                           const CwScreeningRecord *screening);

/* Moves an exercise to another place of the order; the first one waits for no
 * reperfusion, and the one that was first now does. */
void cw_plan_move (CwPlan *plan, guint index, guint to);

/* Removes an exercise; the first one left waits for no reperfusion. */
void cw_plan_remove (CwPlan *plan, guint index);

G_END_DECLS
