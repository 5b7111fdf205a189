/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/patient.h"

G_BEGIN_DECLS

CwClinicProfile *fixture_profile (void) G_GNUC_WARN_UNUSED_RESULT;
CwPatient *fixture_patient (void) G_GNUC_WARN_UNUSED_RESULT;
/* With a name that fits on no line. */
CwPatient *fixture_patient_long (void) G_GNUC_WARN_UNUSED_RESULT;

void fixture_assert_has (CwDocument *document,
                         const char *words,
                         gboolean expected);
/* It has the clinic's paper, and nothing runs off it. */
void fixture_assert_fits (CwDocument *document, CwPaper paper);

G_END_DECLS
