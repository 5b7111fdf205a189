/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/patient.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* What a patient takes home about a plan (CLINICAL 6): what to do, when to stop,
 * where to get help; then what is normal, the rules, and a log.  A plan for the
 * clinic alone says so in place of the pressure and the log.  `date` is the day
 * of printing; `large_print` sets 16 point text. */
CwDocument *cw_handout_new (const CwPatient *patient,
                            const CwPlan *plan,
                            const CwClinicProfile *profile,
                            CwDate date,
                            gboolean large_print) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
