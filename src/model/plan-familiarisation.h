/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/familiarisation.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* The step of the ladder (CLINICAL 2.8) at which the patient of a draft stands:
 * the plan's own, else that of the session's number.  1 to 4. */
int cw_plan_get_familiarisation_step (const CwPlan *plan, int session_number);

/* Gives an exercise the dose of a step: of step 0 the test with the cuff at
 * rest, of step 4 the usual dose of its class. */
void cw_plan_apply_familiarisation (CwPlan *plan,
                                    guint index,
                                    int step,
                                    const CwScreeningRecord *screening);

/* Why that step is due, in a sentence.  `cause` (nullable) is the finding that
 * forces the ladder. */
char *cw_familiarisation_describe (int step,
                                   CwFamiliarisationReason reason,
                                   const char *cause) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
