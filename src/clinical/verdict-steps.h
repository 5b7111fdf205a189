/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

typedef enum {
  CW_VERDICT_STEP_ANSWER,        /* give what is missing */
  CW_VERDICT_STEP_CLEARANCE,     /* enter a doctor's letter on @finding */
  CW_VERDICT_STEP_JUSTIFICATION, /* or the clinician's own reason */
  CW_VERDICT_STEP_SIGN,
  CW_VERDICT_STEP_OCCLUSION, /* measure the occlusion pressure */
  CW_VERDICT_STEP_PRESCRIBE,
  CW_VERDICT_STEP_SCREEN_AGAIN, /* later; from @date on where there is one */
  CW_VERDICT_STEP_WITHOUT_CUFF,
} CwVerdictStepKind;

typedef struct {
  CwVerdictStepKind kind;
  char *title;              /* "Sign the screening", translated */
  char *detail;             /* "Valid until 24 January 2027, 65 days"; or "" */
  const CwFinding *finding; /* of the verdict; NULL when it is about none */
  CwDate date;              /* CW_DATE_NONE when no day is named */
} CwVerdictStep;

void cw_verdict_step_free (CwVerdictStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVerdictStep, cw_verdict_step_free)

/* What to do next, in that order, from the verdict of a screening that is not
 * signed yet (CLINICAL 1.1, 1.4): (element-type CwVerdictStep), never empty.
 * `today` is what the days to go are counted from.  The steps are good as long
 * as the verdict is. */
GPtrArray *cw_verdict_get_steps (const CwVerdict *verdict,
                                 CwDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
