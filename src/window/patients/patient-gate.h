/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* Why nothing may be prescribed for a patient today: no limb is permitted by a
 * current screening, or an adverse event waits.  NULL when a plan may be written
 * for some limb. */
char *cw_patient_gate_refuse_plan (const CwPatientOverview *overview,
                                   CwDate today) G_GNUC_WARN_UNUSED_RESULT;
/* Why no session of the current plan may start today; NULL when one may. */
char *cw_patient_gate_refuse_session (const CwPatientOverview *overview,
                                      CwDate today) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the suggested next step can be taken today, with those refusals. */
gboolean cw_patient_gate_permits_step (const CwNextStep *step,
                                       const char *plan_refusal,
                                       const char *session_refusal);

G_END_DECLS
