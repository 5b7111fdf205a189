/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/dose-limits.h"
#include "clinical/dose.h"

/* The parts of cw_dose_review(); not for others. */

typedef struct {
  const CwDose *dose;
  const CwDoseLimits *limits;
  CwDoseBand band;      /* of the class; the strictest one for no class */
  gboolean strictest;   /* class C, or none */
  gboolean arm, leg;    /* the cuff is on one, or may be */
  double aop_percent;   /* the highest share given or implied; NAN */
  double pressure_mmhg; /* given or implied; NAN */
  double rest_s;        /* given or the scheme's; NAN */
  double inflated_s;    /* given or planned; NAN */
  double cumulative_s;  /* given or at least @inflated_s; NAN */
  GPtrArray *issues;
} CwDoseReview;

/* FALSE when either is NAN: what is not given is not judged.  A billionth is
 * rounding of a computed share, not a dose. */
gboolean cw_dose_is_above (double value, double limit);
gboolean cw_dose_is_below (double value, double limit);

/* `{value}` and `{limit}` in the translated message become the numbers. */
void cw_dose_refuse (CwDoseReview *review,
                     const char *limit_id,
                     const char *field,
                     double value,
                     double limit,
                     const char *message);
void cw_dose_warn (CwDoseReview *review,
                   const char *limit_id,
                   const char *field,
                   double value,
                   double limit,
                   const char *message);

void cw_dose_review_pressure (CwDoseReview *review);
void cw_dose_review_occlusion_pressure (CwDoseReview *review);
void cw_dose_review_cuff (CwDoseReview *review);
void cw_dose_review_time (CwDoseReview *review);
void cw_dose_review_load (CwDoseReview *review);
void cw_dose_review_sets (CwDoseReview *review);
void cw_dose_review_intensity (CwDoseReview *review);
void cw_dose_review_familiarisation (CwDoseReview *review);
void cw_dose_review_schedule (CwDoseReview *review);

/* The highest load that the numbers amount to, in percent of 1RM, and the key
 * that it comes from. */
double cw_dose_get_load_percent (const CwDose *dose);
const char *cw_dose_get_load_field (const CwDose *dose, double percent);
/* The key that the higher share of the occlusion pressure comes from. */
const char *cw_dose_get_pressure_field (const CwDoseReview *review);
