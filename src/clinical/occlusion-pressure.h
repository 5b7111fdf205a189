/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

typedef enum {
  CW_POSTURE_LYING,
  CW_POSTURE_SEATED,
  CW_POSTURE_STANDING,
} CwPosture;

const char *cw_posture_to_id (CwPosture posture); /* `lying` …; static */
gboolean cw_posture_from_id (const char *id, CwPosture *posture);
const char *cw_posture_get_name (CwPosture posture); /* translated; static */

typedef enum {
  CW_AOP_METHOD_DOPPLER,
  CW_AOP_METHOD_AUTOMATIC,
  CW_AOP_METHOD_ESTIMATE,
} CwAopMethod;

const char *cw_aop_method_to_id (CwAopMethod method); /* `doppler` …; static */
gboolean cw_aop_method_from_id (const char *id, CwAopMethod *method);
const char *cw_aop_method_get_name (CwAopMethod method);

/* An estimate of the arterial occlusion pressure (CLINICAL 3.1). */
typedef struct {
  const char *formula_id; /* `E4_PP` */
  double aop_mmhg;
  double low_mmhg, high_mmhg; /* error band */
  const char *source;
} CwAopEstimate;

typedef struct {
  gboolean leg;
  double girth_cm;
  double cuff_width_cm;
  double sbp_mmhg, dbp_mmhg;
  double age_years; /* NAN when unknown: E1 then does not apply */
  CwSex sex;
} CwAopEstimateInput;

/* Up to two estimates, the lower one first; CW_CLINICAL_ERROR_OUT_OF_RANGE for
 * input outside the ranges of CLINICAL 1.3 or where no formula may be used
 * (cuff below 7 cm on a thigh). */
gboolean cw_aop_estimate (const CwAopEstimateInput *input,
                          CwAopEstimate estimates[2],
                          int *n_estimates,
                          GError **error);

/* One formula by its identifier (`E1` to `E4` or the full one), for checks;
 * values of CLINICAL 3.1's golden table.  NAN when it does not apply. */
double cw_aop_formula (const char *formula_id, const CwAopEstimateInput *input);

/* mmHg to set the gauge to: floor (AOP × percent / step) × step, never above
 * the share asked for (CLINICAL 2.6). */
double cw_target_pressure_mmhg (double aop_mmhg, double percent, double step);

/* Days after which a measured pressure should be measured again (14), and after
 * which it is too old to use (28). */
int cw_aop_fresh_days (void);
int cw_aop_maximum_days (void);

/* cm; with a narrower cuff on a thigh nothing may be estimated. */
double cw_aop_estimate_leg_cuff_min_cm (void);

G_END_DECLS
