/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/one-rep-max.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clinical/data-file.h"

typedef struct {
  double floor, share, decay;
} ExponentialTerms;

typedef struct {
  int maximum_reps, accurate_reps;
  int calibration_minimum_reps, calibration_maximum_reps;
  double epley_divisor;
  double brzycki_factor, brzycki_limit;
  double lombardi_exponent;
  double oconner_slope;
  ExponentialTerms wathan, mayhew;
  double lander_intercept, lander_slope;
} OneRepMaxData;

static const char *const formula_ids[CW_N_ONE_REP_MAX_FORMULAS] = {
  [CW_ONE_REP_MAX_EPLEY] = "EPLEY",       [CW_ONE_REP_MAX_BRZYCKI] = "BRZYCKI",
  [CW_ONE_REP_MAX_LOMBARDI] = "LOMBARDI", [CW_ONE_REP_MAX_OCONNER] = "OCONNER",
  [CW_ONE_REP_MAX_WATHAN] = "WATHAN",     [CW_ONE_REP_MAX_MAYHEW] = "MAYHEW",
  [CW_ONE_REP_MAX_LANDER] = "LANDER",
};

/* Names of their authors: the same in every language. */
static const char *const formula_names[CW_N_ONE_REP_MAX_FORMULAS] = {
  [CW_ONE_REP_MAX_EPLEY] = "Epley",       [CW_ONE_REP_MAX_BRZYCKI] = "Brzycki",
  [CW_ONE_REP_MAX_LOMBARDI] = "Lombardi", [CW_ONE_REP_MAX_OCONNER] = "O’Conner",
  [CW_ONE_REP_MAX_WATHAN] = "Wathan",     [CW_ONE_REP_MAX_MAYHEW] = "Mayhew",
  [CW_ONE_REP_MAX_LANDER] = "Lander",
};

static ExponentialTerms
exponential_terms_read (CwDataFile *file)
{
  return (ExponentialTerms) {
    .floor = cw_data_file_number (file, "floor"),
    .share = cw_data_file_number (file, "share"),
    .decay = cw_data_file_number (file, "decay"),
  };
}

static gpointer
one_rep_max_data_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("one-rep-max.ini");
  OneRepMaxData *data = g_new0 (OneRepMaxData, 1);

  cw_data_file_enter (file, "RULES");
  data->maximum_reps = (int) cw_data_file_number (file, "maximum_reps");
  data->accurate_reps = (int) cw_data_file_number (file, "accurate_reps");
  cw_data_file_enter (file, "CALIBRATION");
  data->calibration_minimum_reps
    = (int) cw_data_file_number (file, "minimum_reps");
  data->calibration_maximum_reps
    = (int) cw_data_file_number (file, "maximum_reps");
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_EPLEY]);
  data->epley_divisor = cw_data_file_number (file, "divisor");
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_BRZYCKI]);
  data->brzycki_factor = cw_data_file_number (file, "factor");
  data->brzycki_limit = cw_data_file_number (file, "limit");
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_LOMBARDI]);
  data->lombardi_exponent = cw_data_file_number (file, "exponent");
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_OCONNER]);
  data->oconner_slope = cw_data_file_number (file, "slope");
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_WATHAN]);
  data->wathan = exponential_terms_read (file);
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_MAYHEW]);
  data->mayhew = exponential_terms_read (file);
  cw_data_file_enter (file, formula_ids[CW_ONE_REP_MAX_LANDER]);
  data->lander_intercept = cw_data_file_number (file, "intercept");
  data->lander_slope = cw_data_file_number (file, "slope");
  cw_data_file_finish_bundled (file);
  return data;
}

static const OneRepMaxData *
one_rep_max_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, one_rep_max_data_read, NULL);
}

const char *
cw_one_rep_max_formula_to_id (CwOneRepMaxFormula formula)
{
  g_return_val_if_fail (formula < CW_N_ONE_REP_MAX_FORMULAS, NULL);

  return formula_ids[formula];
}

const char *
cw_one_rep_max_formula_get_name (CwOneRepMaxFormula formula)
{
  g_return_val_if_fail (formula < CW_N_ONE_REP_MAX_FORMULAS, NULL);

  return formula_names[formula];
}

static double
exponential (const ExponentialTerms *terms, double load_kg, int reps)
{
  return 100 * load_kg
         / (terms->floor + terms->share * exp (-terms->decay * reps));
}

double
cw_one_rep_max_by (CwOneRepMaxFormula formula, double load_kg, int reps)
{
  const OneRepMaxData *data = one_rep_max_data ();

  g_return_val_if_fail (reps >= 1 && reps <= data->maximum_reps, NAN);

  if (reps == 1)
    return load_kg;
  switch (formula) {
  case CW_ONE_REP_MAX_EPLEY:
    return load_kg * (1 + reps / data->epley_divisor);
  case CW_ONE_REP_MAX_BRZYCKI:
    return data->brzycki_factor * load_kg / (data->brzycki_limit - reps);
  case CW_ONE_REP_MAX_LOMBARDI:
    return load_kg * pow (reps, data->lombardi_exponent);
  case CW_ONE_REP_MAX_OCONNER:
    return load_kg * (1 + data->oconner_slope * reps);
  case CW_ONE_REP_MAX_WATHAN:
    return exponential (&data->wathan, load_kg, reps);
  case CW_ONE_REP_MAX_MAYHEW:
    return exponential (&data->mayhew, load_kg, reps);
  case CW_ONE_REP_MAX_LANDER:
    return 100 * load_kg / (data->lander_intercept - data->lander_slope * reps);
  default:
    g_return_val_if_reached (NAN);
  }
}

static int
compare_doubles (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

gboolean
cw_one_rep_max_estimate (double load_kg,
                         int reps,
                         CwOneRepMaxEstimate *estimate,
                         GError **error)
{
  const OneRepMaxData *data = one_rep_max_data ();
  double sorted[CW_N_ONE_REP_MAX_FORMULAS];

  g_return_val_if_fail (estimate != NULL, FALSE);

  if (!isfinite (load_kg) || load_kg <= 0) {
    g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE,
                 _("The maximum needs a load above 0 kg."));
    return FALSE;
  }
  if (reps < 1 || reps > data->maximum_reps) {
    g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE,
                 _("The maximum needs 1 to %d repetitions, not %d."),
                 data->maximum_reps, reps);
    return FALSE;
  }
  for (int i = 0; i < CW_N_ONE_REP_MAX_FORMULAS; i++)
    estimate->by_formula_kg[i] = cw_one_rep_max_by (i, load_kg, reps);
  memcpy (sorted, estimate->by_formula_kg, sizeof sorted);
  qsort (sorted, G_N_ELEMENTS (sorted), sizeof *sorted, compare_doubles);
  estimate->one_rm_kg = sorted[G_N_ELEMENTS (sorted) / 2];
  estimate->low_kg = sorted[0];
  estimate->high_kg = sorted[G_N_ELEMENTS (sorted) - 1];
  estimate->inaccurate = reps > data->accurate_reps;
  return TRUE;
}

void
cw_calibration_get_reps (int *minimum, int *maximum)
{
  *minimum = one_rep_max_data ()->calibration_minimum_reps;
  *maximum = one_rep_max_data ()->calibration_maximum_reps;
}
