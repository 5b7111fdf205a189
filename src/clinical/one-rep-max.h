/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/questionnaire.h"

G_BEGIN_DECLS

typedef enum {
  CW_ONE_REP_MAX_EPLEY,
  CW_ONE_REP_MAX_BRZYCKI,
  CW_ONE_REP_MAX_LOMBARDI,
  CW_ONE_REP_MAX_OCONNER,
  CW_ONE_REP_MAX_WATHAN,
  CW_ONE_REP_MAX_MAYHEW,
  CW_ONE_REP_MAX_LANDER,
} CwOneRepMaxFormula;

#define CW_N_ONE_REP_MAX_FORMULAS 7

const char *cw_one_rep_max_formula_to_id (CwOneRepMaxFormula formula);
const char *cw_one_rep_max_formula_get_name (CwOneRepMaxFormula formula);

/* kg, by one formula (CLINICAL 3.2); `reps` 1 to 20 to true failure, uncuffed. */
double cw_one_rep_max_by (CwOneRepMaxFormula formula, double load_kg, int reps);

typedef struct {
  double one_rm_kg;         /* median of the formulas */
  double low_kg, high_kg;   /* lowest and highest formula */
  double by_formula_kg[CW_N_ONE_REP_MAX_FORMULAS];
  gboolean inaccurate;      /* more than 10 repetitions */
} CwOneRepMaxEstimate;

/* FALSE and CW_CLINICAL_ERROR_OUT_OF_RANGE for a load that is not positive or
 * repetitions outside 1 to 20. */
gboolean cw_one_rep_max_estimate (double load_kg,
                                  int reps,
                                  CwOneRepMaxEstimate *estimate,
                                  GError **error);

/* Where no maximum can be found, a load is right that the patient lifts so often
 * in a first set with the cuff at the plan's pressure (CLINICAL 3.2). */
void cw_calibration_get_reps (int *minimum, int *maximum);

G_END_DECLS
