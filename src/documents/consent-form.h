/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/patient.h"

G_BEGIN_DECLS

/* The form on which a patient agrees to BFR, with room to sign; lines for a
 * guardian below 18 years (CLINICAL AGE_CHILD, CONSENT, 5.1, 6).  `version` is that of
 * the clinical data, which the screening keeps, too; `date` is the day of
 * printing; `large_print` sets 16 point text. */
CwDocument *cw_consent_form_new (const CwPatient *patient,
                                 const CwClinicProfile *profile,
                                 const char *version,
                                 CwDate date,
                                 gboolean large_print)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
