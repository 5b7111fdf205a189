/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/pages.h"
#include "model/patient.h"

G_BEGIN_DECLS

/* What several papers say alike. */

/* The patient's name, birth date and identifier on two lines; `birth_date` may
 * be that of a signed record. */
void cw_document_text_add_patient (CwPages *pages,
                                   const CwPatient *patient,
                                   CwDate birth_date);

G_END_DECLS
