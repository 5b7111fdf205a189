/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/occlusion-pressure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/quantity.h"
#include "clinical/data-file.h"
#include "clinical/identifier.h"

#define E1_ID "E1_BR19"
#define E2_ID "E2_LOE12"
#define E3_ID "E3_GRA93"
#define E4_ID "E4_PP"

typedef struct {
  double minimum, maximum;
} Range;

typedef struct {
  gboolean enabled; /* for dosing, not only for checks */
  const char *source;
} Status;

typedef struct {
  Range girth_cm, cuff_cm, sbp_mmhg, dbp_mmhg;
  double leg_cuff_min_cm;
  int fresh_days, maximum_days;
  struct {
    Status status;
    double intercept, girth, sbp, age, sex;
    double cuff_cm, cuff_tolerance_cm;
    Range age_years, girth_cm, sbp_mmhg;
    double band_mmhg;
  } e1;
  struct {
    Status status;
    double intercept, girth, dbp, sbp;
    double cuff_cm, cuff_tolerance_cm;
  } e2;
  struct {
    Status status;
    double intercept, ratio;
  } e3;
  struct {
    Status status;
    double divisor, band_percent;
  } e4;
} AopData;

static const char *const posture_ids[] = { "lying", "seated", "standing" };
static const char *const posture_names[]
  = { N_ ("Lying"), N_ ("Seated"), N_ ("Standing") };

static const char *const method_ids[] = { "doppler", "automatic", "estimate" };
static const char *const method_names[]
  = { N_ ("Doppler"), N_ ("Automatic"), N_ ("Estimate") };

const char *
cw_posture_to_id (CwPosture posture)
{
  g_return_val_if_fail (posture < G_N_ELEMENTS (posture_ids), NULL);

  return posture_ids[posture];
}

gboolean
cw_posture_from_id (const char *id, CwPosture *posture)
{
  gsize index;

  if (!cw_identifier_find (posture_ids, G_N_ELEMENTS (posture_ids), id,
                           &index))
    return FALSE;
  *posture = (CwPosture) index;
  return TRUE;
}

const char *
cw_posture_get_name (CwPosture posture)
{
  g_return_val_if_fail (posture < G_N_ELEMENTS (posture_names), NULL);

  return _ (posture_names[posture]);
}

const char *
cw_aop_method_to_id (CwAopMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_ids), NULL);

  return method_ids[method];
}

gboolean
cw_aop_method_from_id (const char *id, CwAopMethod *method)
{
  gsize index;

  if (!cw_identifier_find (method_ids, G_N_ELEMENTS (method_ids), id, &index))
    return FALSE;
  *method = (CwAopMethod) index;
  return TRUE;
}

const char *
cw_aop_method_get_name (CwAopMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_names), NULL);

  return _ (method_names[method]);
}

static Range
range_read (CwDataFile *file, const char *minimum_key, const char *maximum_key)
{
  Range range = { .minimum = cw_data_file_number (file, minimum_key),
                  .maximum = cw_data_file_number (file, maximum_key) };

  if (range.minimum > range.maximum)
    cw_data_file_reject (file, maximum_key, "below the minimum");
  return range;
}

/* FALSE for NAN too. */
static gboolean
range_has (Range range, double value)
{
  return value >= range.minimum && value <= range.maximum;
}

static Status
status_read (CwDataFile *file)
{
  static const char *const ids[] = { "check", "enabled" };
  gsize index = cw_data_file_choice (file, "status", ids, G_N_ELEMENTS (ids));

  return (Status) { .enabled = index == 1,
                    .source = cw_data_file_get_source (file) };
}

static void
aop_data_read_input (AopData *data, CwDataFile *file)
{
  cw_data_file_enter (file, "INPUT");
  data->girth_cm = range_read (file, "girth_min_cm", "girth_max_cm");
  data->cuff_cm = range_read (file, "cuff_min_cm", "cuff_max_cm");
  data->leg_cuff_min_cm = cw_data_file_number (file, "leg_cuff_min_cm");
  data->sbp_mmhg = range_read (file, "sbp_min_mmhg", "sbp_max_mmhg");
  data->dbp_mmhg = range_read (file, "dbp_min_mmhg", "dbp_max_mmhg");
  cw_data_file_enter (file, "SHELF_LIFE");
  data->fresh_days = (int) cw_data_file_number (file, "fresh_days");
  data->maximum_days = (int) cw_data_file_number (file, "maximum_days");
}

static void
aop_data_read_e1 (AopData *data, CwDataFile *file)
{
  cw_data_file_enter (file, E1_ID);
  data->e1.status = status_read (file);
  data->e1.intercept = cw_data_file_number (file, "intercept");
  data->e1.girth = cw_data_file_number (file, "girth");
  data->e1.sbp = cw_data_file_number (file, "sbp");
  data->e1.age = cw_data_file_number (file, "age");
  data->e1.sex = cw_data_file_number (file, "sex");
  data->e1.cuff_cm = cw_data_file_number (file, "cuff_cm");
  data->e1.cuff_tolerance_cm = cw_data_file_number (file, "cuff_tolerance_cm");
  data->e1.age_years = range_read (file, "range_age_min", "range_age_max");
  data->e1.girth_cm
    = range_read (file, "range_girth_min_cm", "range_girth_max_cm");
  data->e1.sbp_mmhg
    = range_read (file, "range_sbp_min_mmhg", "range_sbp_max_mmhg");
  data->e1.band_mmhg = cw_data_file_number (file, "band_mmhg");
}

static void
aop_data_read_others (AopData *data, CwDataFile *file)
{
  cw_data_file_enter (file, E2_ID);
  data->e2.status = status_read (file);
  data->e2.intercept = cw_data_file_number (file, "intercept");
  data->e2.girth = cw_data_file_number (file, "girth");
  data->e2.dbp = cw_data_file_number (file, "dbp");
  data->e2.sbp = cw_data_file_number (file, "sbp");
  data->e2.cuff_cm = cw_data_file_number (file, "cuff_cm");
  data->e2.cuff_tolerance_cm = cw_data_file_number (file, "cuff_tolerance_cm");
  cw_data_file_enter (file, E3_ID);
  data->e3.status = status_read (file);
  data->e3.intercept = cw_data_file_number (file, "intercept");
  data->e3.ratio = cw_data_file_number (file, "ratio");
  cw_data_file_enter (file, E4_ID);
  data->e4.status = status_read (file);
  data->e4.divisor = cw_data_file_number (file, "divisor");
  data->e4.band_percent = cw_data_file_number (file, "band_percent");
}

static gpointer
aop_data_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("occlusion-pressure.ini");
  AopData *data = g_new0 (AopData, 1);

  aop_data_read_input (data, file);
  aop_data_read_e1 (data, file);
  aop_data_read_others (data, file);
  cw_data_file_finish_bundled (file);
  return data;
}

static const AopData *
aop_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, aop_data_read, NULL);
}

static double
formula_e1 (const AopData *data, const CwAopEstimateInput *input)
{
  if (!input->leg
      || fabs (input->cuff_width_cm - data->e1.cuff_cm)
           > data->e1.cuff_tolerance_cm
      || !range_has (data->e1.age_years, input->age_years)
      || !range_has (data->e1.girth_cm, input->girth_cm)
      || !range_has (data->e1.sbp_mmhg, input->sbp_mmhg)
      || (input->sex != CW_SEX_MALE && input->sex != CW_SEX_FEMALE))
    return NAN;
  return data->e1.intercept + data->e1.girth * input->girth_cm
         + data->e1.sbp * input->sbp_mmhg + data->e1.age * input->age_years
         + data->e1.sex * (input->sex == CW_SEX_MALE ? 1 : 2);
}

static double
formula_e2 (const AopData *data, const CwAopEstimateInput *input)
{
  if (!input->leg
      || fabs (input->cuff_width_cm - data->e2.cuff_cm)
           > data->e2.cuff_tolerance_cm)
    return NAN;
  return data->e2.girth * input->girth_cm + data->e2.dbp * input->dbp_mmhg
         + data->e2.sbp * input->sbp_mmhg + data->e2.intercept;
}

static double
formula_e3 (const AopData *data, const CwAopEstimateInput *input)
{
  return data->e3.intercept
         + data->e3.ratio * input->girth_cm / input->cuff_width_cm;
}

static double
formula_e4 (const AopData *data, const CwAopEstimateInput *input)
{
  return input->dbp_mmhg
         + (input->sbp_mmhg - input->dbp_mmhg) * input->girth_cm
             / (data->e4.divisor * input->cuff_width_cm);
}

double
cw_aop_formula (const char *formula_id, const CwAopEstimateInput *input)
{
  static const struct {
    const char *id;
    double (*apply) (const AopData *, const CwAopEstimateInput *);
  } formulas[] = {
    { E1_ID, formula_e1 },
    { E2_ID, formula_e2 },
    { E3_ID, formula_e3 },
    { E4_ID, formula_e4 },
  };

  g_return_val_if_fail (formula_id != NULL && input != NULL, NAN);

  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (strcmp (formula_id, formulas[i].id) == 0
        || (strlen (formula_id) == 2
            && strncmp (formula_id, formulas[i].id, 2) == 0))
      return formulas[i].apply (aop_data (), input);
  return NAN;
}

static gboolean
estimate_input_check (const AopData *data,
                      const CwAopEstimateInput *input,
                      GError **error)
{
  const char *why = NULL;

  if (!range_has (data->girth_cm, input->girth_cm))
    why = "Limb girth is out of range";
  else if (!range_has (data->cuff_cm, input->cuff_width_cm))
    why = "Cuff width is out of range";
  else if (!range_has (data->sbp_mmhg, input->sbp_mmhg)
           || !range_has (data->dbp_mmhg, input->dbp_mmhg)
           || input->sbp_mmhg <= input->dbp_mmhg)
    why = "Blood pressure is out of range";
  else if (input->leg && input->cuff_width_cm < data->leg_cuff_min_cm)
    why = "No formula may be used for a cuff this narrow on a thigh";
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, CW_CLINICAL_ERROR,
                       CW_CLINICAL_ERROR_OUT_OF_RANGE, why);
  return FALSE;
}

gboolean
cw_aop_estimate (const CwAopEstimateInput *input,
                 CwAopEstimate estimates[2],
                 int *n_estimates,
                 GError **error)
{
  const AopData *data = aop_data ();
  double e1, e4;
  int n = 0;

  g_return_val_if_fail (input != NULL && n_estimates != NULL, FALSE);

  if (!estimate_input_check (data, input, error))
    return FALSE;
  e1 = formula_e1 (data, input);
  e4 = formula_e4 (data, input);
  if (data->e4.status.enabled)
    estimates[n++] = (CwAopEstimate) {
      .formula_id = E4_ID,
      .aop_mmhg = e4,
      .low_mmhg = e4 * (1 - data->e4.band_percent / 100),
      .high_mmhg = e4 * (1 + data->e4.band_percent / 100),
      .source = data->e4.status.source,
    };
  if (data->e1.status.enabled && !isnan (e1))
    estimates[n++] = (CwAopEstimate) {
      .formula_id = E1_ID,
      .aop_mmhg = e1,
      .low_mmhg = e1 - data->e1.band_mmhg,
      .high_mmhg = e1 + data->e1.band_mmhg,
      .source = data->e1.status.source,
    };
  if (n == 2 && estimates[1].aop_mmhg < estimates[0].aop_mmhg) {
    CwAopEstimate first = estimates[0];

    estimates[0] = estimates[1];
    estimates[1] = first;
  }
  *n_estimates = n;
  return TRUE;
}

double
cw_target_pressure_mmhg (double aop_mmhg, double percent, double step)
{
  return cw_floor_to_step (aop_mmhg * percent / 100, step);
}

int
cw_aop_fresh_days (void)
{
  return aop_data ()->fresh_days;
}

int
cw_aop_maximum_days (void)
{
  return aop_data ()->maximum_days;
}

double
cw_aop_estimate_leg_cuff_min_cm (void)
{
  return aop_data ()->leg_cuff_min_cm;
}
