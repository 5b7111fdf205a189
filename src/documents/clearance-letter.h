/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/clearance-request.h"
#include "model/patient.h"

G_BEGIN_DECLS

/* The letter that asks a doctor for a clearance, and a form for the answer with
 * all that CLINICAL 1.1 wants to know.  `date` is the day of printing;
 * `large_print` sets 16 point text. */
CwDocument *cw_clearance_letter_new (const CwPatient *patient,
                                     const CwClearanceRequest *request,
                                     const CwClinicProfile *profile,
                                     CwDate date,
                                     gboolean large_print)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
