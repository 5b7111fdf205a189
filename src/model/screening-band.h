/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/dose.h"
#include "model/screening-record.h"

G_BEGIN_DECLS

/* What a screening leaves of a dose: the class of a limb (CLINICAL 1.1), the
 * caps of what was found there, and those that letters name. */

/* Fills in the class and the caps for `dose->limbs`; of several limbs the
 * strictest counts. */
void cw_screening_band_fill_dose (const CwScreeningRecord *screening,
                                  CwDose *dose);

/* The band for these limbs together; what it allows is what a review of the
 * dose lets pass without a word. */
CwDoseBand cw_screening_band_get (const CwScreeningRecord *screening,
                                  CwLimbSet limbs);

G_END_DECLS
