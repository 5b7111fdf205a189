/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/clinician.h"

G_BEGIN_DECLS

/* A recovery code on paper: what it is for, and where to keep it.  `clinician` is
 * the administrator who signs in with it; NULL: it opens the encrypted clinic
 * file.  `profile` is NULL while the clinic has no name; `date` is the day on
 * which the code was made. */
CwDocument *cw_recovery_sheet_new (const CwClinicProfile *profile,
                                   const CwClinician *clinician,
                                   const char *code,
                                   CwDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
