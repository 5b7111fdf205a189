/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* Pieces of a dose in words; "" for what is not given. */

/* "16 kg, 30 % of the one-rep maximum", of sets. */
char *cw_dose_text_load (const CwPrescription *dose) G_GNUC_WARN_UNUSED_RESULT;
/* "114 mmHg, 60 % of occlusion pressure" or "Tightness 7 of 10". */
char *cw_dose_text_pressure (const CwPrescription *dose)
  G_GNUC_WARN_UNUSED_RESULT;
/* "190 mmHg, Doppler, lying, on 9 November 2026". */
char *cw_dose_text_occlusion (const CwPrescription *dose)
  G_GNUC_WARN_UNUSED_RESULT;
/* "30/15/15/15 with 30 s of rest", "5 × 3:00 with the cuff, 1:00 without". */
char *cw_dose_text_sets (const CwPrescription *dose) G_GNUC_WARN_UNUSED_RESULT;
/* "Effort 3 of 10 · pulse 108, 40 % of the reserve · 5 km/h", of aerobic work. */
char *cw_dose_text_intensity (const CwPrescription *dose)
  G_GNUC_WARN_UNUSED_RESULT;
/* "Thigh cuff, 13 cm wide". */
char *cw_dose_text_cuff (const CwPrescription *dose) G_GNUC_WARN_UNUSED_RESULT;
/* "16 kg · 114 mmHg · effort 7 · pain 2", of a set that was done; NAN is left
 * out. */
char *cw_dose_text_done (double load_kg,
                         double pressure_mmhg,
                         double effort,
                         double pain) G_GNUC_WARN_UNUSED_RESULT;
/* "Pressure 40–80 %", what a permitted limb allows. */
char *cw_dose_text_band (const CwScreeningRecord *screening, CwLimb limb)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
