/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/one-rep-max-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/patient.h"

CwOneRepMaxRecord *
cw_one_rep_max_record_new (void)
{
  CwOneRepMaxRecord *record = g_new0 (CwOneRepMaxRecord, 1);

  record->method = CW_ONE_REP_MAX_ESTIMATED;
  record->load_kg = NAN;
  record->one_rm_kg = NAN;
  record->low_kg = NAN;
  record->high_kg = NAN;
  record->pressure_mmhg = NAN;
  return record;
}

CwOneRepMaxRecord *
cw_one_rep_max_record_copy (const CwOneRepMaxRecord *record)
{
  CwOneRepMaxRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = g_memdup2 (record, sizeof *record);
  copy->exercise_id = g_strdup (record->exercise_id);
  copy->note = g_strdup (record->note);
  copy->recorded_by = g_strdup (record->recorded_by);
  cw_strike_copy (&record->strike, &copy->strike);
  return copy;
}

void
cw_one_rep_max_record_free (CwOneRepMaxRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->exercise_id);
  g_free (record->note);
  g_free (record->recorded_by);
  cw_strike_clear (&record->strike);
  g_free (record);
}

static gboolean
derive_estimate (CwOneRepMaxRecord *record, GError **error)
{
  CwOneRepMaxEstimate estimate;

  if (!cw_one_rep_max_estimate (record->load_kg, record->reps, &estimate,
                                error))
    return FALSE;
  record->one_rm_kg = estimate.one_rm_kg;
  record->low_kg = estimate.low_kg;
  record->high_kg = estimate.high_kg;
  return TRUE;
}

/* Without the cuff so many repetitions would stand for a far heavier load. */
static gboolean
check_calibration (const CwOneRepMaxRecord *record, GError **error)
{
  int least, most;

  cw_calibration_get_reps (&least, &most);
  if (record->reps >= least && record->reps <= most)
    return TRUE;
  g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE,
               record->reps < least
                   /* Translators: %1$d repetitions were done, %2$d to %3$d are
                    * right. */
                   ? _ ("%1$d repetitions: too heavy. Try a lighter load until "
                        "%2$d to %3$d are possible.")
                   : _ ("%1$d repetitions: too light. Try a heavier load until "
                        "%2$d to %3$d are possible."),
               record->reps, least, most);
  return FALSE;
}

gboolean
cw_one_rep_max_record_derive (CwOneRepMaxRecord *record, GError **error)
{
  g_return_val_if_fail (record != NULL, FALSE);

  record->one_rm_kg = NAN;
  record->low_kg = NAN;
  record->high_kg = NAN;
  switch (record->method) {
  case CW_ONE_REP_MAX_TESTED:
    record->reps = 1;
    record->one_rm_kg = record->load_kg;
    return TRUE;
  case CW_ONE_REP_MAX_ESTIMATED:
    return derive_estimate (record, error);
  case CW_ONE_REP_MAX_CALIBRATED:
    return check_calibration (record, error);
  case CW_ONE_REP_MAX_NONE:
  default:
    g_return_val_if_reached (FALSE);
  }
}

static const char *
find_problem (const CwOneRepMaxRecord *record, CwDate today)
{
  if (cw_exercise_find (record->exercise_id) == NULL)
    return _ ("Choose the exercise that was tested.");
  if (record->limbs == CW_LIMBS_NONE
      || ((record->limbs & CW_LIMBS_ARMS) != 0
          && (record->limbs & CW_LIMBS_LEGS) != 0))
    return _ ("Choose the side that was tested.");
  if (record->date == CW_DATE_NONE || record->date > today)
    return _ ("Enter the day of the measurement, up to today.");
  if (record->method == CW_ONE_REP_MAX_NONE)
    return _ ("Choose how it was found.");
  if (!(record->load_kg > 0))
    return _ ("Enter the load that was lifted.");
  if (record->method == CW_ONE_REP_MAX_CALIBRATED
      && !(record->pressure_mmhg > 0))
    return _ ("A calibration is done with the cuff at the plan’s pressure: "
              "enter that pressure.");
  return NULL;
}

gboolean
cw_one_rep_max_record_validate (const CwOneRepMaxRecord *record,
                                CwDate today,
                                GError **error)
{
  g_autoptr (CwOneRepMaxRecord) derived = NULL;
  g_autoptr (GError) derive_error = NULL;
  const char *problem;

  g_return_val_if_fail (record != NULL, FALSE);

  problem = find_problem (record, today);
  if (problem == NULL) {
    derived = cw_one_rep_max_record_copy (record);
    if (cw_one_rep_max_record_derive (derived, &derive_error))
      return TRUE;
    problem = derive_error->message;
  }
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, problem);
  return FALSE;
}

char *
cw_one_rep_max_record_describe_value (const CwOneRepMaxRecord *record)
{
  g_autofree char *load = cw_number_format (record->load_kg, 2);
  g_autofree char *maximum = cw_number_format (record->one_rm_kg, 1);
  g_autofree char *low = cw_number_format (record->low_kg, 1);
  g_autofree char *high = cw_number_format (record->high_kg, 1);

  if (record->method == CW_ONE_REP_MAX_CALIBRATED)
    return g_strdup_printf (_ ("Load %s kg"), load);
  if (record->method == CW_ONE_REP_MAX_TESTED)
    return g_strdup_printf (_ ("%s kg"), maximum);
  /* Translators: a load, and between which the formulas give it. */
  return g_strdup_printf (_ ("%s kg, formulas %s to %s"), maximum, low, high);
}

char *
cw_one_rep_max_record_describe_way (const CwOneRepMaxRecord *record)
{
  g_autofree char *load = cw_number_format (record->load_kg, 2);
  g_autofree char *pressure = cw_number_format (record->pressure_mmhg, 0);

  if (record->method == CW_ONE_REP_MAX_TESTED)
    return g_strdup (C_ ("one-repetition maximum", "Tested"));
  if (record->method == CW_ONE_REP_MAX_ESTIMATED)
    return g_strdup_printf (ngettext ("From %d repetition with %s kg",
                                      "From %d repetitions with %s kg",
                                      (gulong)record->reps),
                            record->reps, load);
  return g_strdup_printf (
      /* Translators: a pressure in mmHg. */
      ngettext ("%d repetition under the cuff at %s mmHg",
                "%d repetitions under the cuff at %s mmHg",
                (gulong)record->reps),
      record->reps, pressure);
}
