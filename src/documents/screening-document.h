/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/patient.h"
#include "model/screening-record.h"

G_BEGIN_DECLS

/* A screening with all that was signed: verdict, limbs with their caps, findings
 * with rule and source, clearances, justifications, measurements and answers
 * (CLINICAL 1.1).  A draft says on its first page and in its foot that it is
 * none.  `date` is the day of printing; `large_print` sets 16 point text. */
CwDocument *
cw_screening_document_new (const CwPatient *patient,
                           const CwScreeningRecord *record,
                           const CwQuestionnaire *questionnaire,
                           const CwClinicProfile *profile,
                           CwDate date,
                           gboolean large_print) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
