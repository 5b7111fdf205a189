/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/pressure-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/dose-limits.h"
#include "model/patient.h"

#define MAX_TRIES 20

CwPressureRecord *
cw_pressure_record_new (void)
{
  CwPressureRecord *record = g_new0 (CwPressureRecord, 1);

  record->posture = CW_POSTURE_SEATED;
  record->cuff_width_cm = NAN;
  record->aop_mmhg = NAN;
  record->low_mmhg = NAN;
  record->high_mmhg = NAN;
  record->tries = 1;
  record->girth_cm = NAN;
  record->sbp_mmhg = NAN;
  record->dbp_mmhg = NAN;
  return record;
}

CwPressureRecord *
cw_pressure_record_copy (const CwPressureRecord *record)
{
  CwPressureRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = g_memdup2 (record, sizeof *record);
  copy->cuff_name = g_strdup (record->cuff_name);
  copy->formula_id = g_strdup (record->formula_id);
  copy->note = g_strdup (record->note);
  copy->recorded_by = g_strdup (record->recorded_by);
  cw_strike_copy (&record->strike, &copy->strike);
  return copy;
}

void
cw_pressure_record_free (CwPressureRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->cuff_name);
  g_free (record->formula_id);
  g_free (record->note);
  g_free (record->recorded_by);
  cw_strike_clear (&record->strike);
  g_free (record);
}

static gboolean
is_one_limb (CwLimbSet limbs)
{
  return limbs != CW_LIMBS_NONE && (limbs & ~CW_LIMBS_ALL) == 0
         && (limbs & (limbs - 1)) == 0;
}

static gboolean
is_estimate (const CwPressureRecord *record)
{
  return record->method == CW_AOP_METHOD_ESTIMATE;
}

static char *
find_problem (const CwPressureRecord *record, CwDate today)
{
  const CwDoseLimits *limits = cw_dose_limits_get ();

  if (!is_one_limb (record->limb))
    return g_strdup (_ ("Choose the limb that was measured."));
  if (record->cuff_id == 0)
    return g_strdup (_ ("Choose the cuff, or add it to the clinic’s cuffs."));
  if (record->date == CW_DATE_NONE || record->date > today)
    return g_strdup (_ ("Enter the day of the measurement, up to today."));
  if (record->aop_mmhg < limits->aop_entry.refuse_below_mmhg
      || record->aop_mmhg > limits->aop_entry.refuse_above_mmhg) {
    g_autofree char *low
        = cw_number_format (limits->aop_entry.refuse_below_mmhg, 0);
    g_autofree char *high
        = cw_number_format (limits->aop_entry.refuse_above_mmhg, 0);

    return g_strdup_printf (_ ("An occlusion pressure lies between %s and %s "
                               "mmHg. Measure again."),
                            low, high);
  }
  if (!is_estimate (record)
      && !(record->tries >= 1 && record->tries <= MAX_TRIES))
    return g_strdup_printf (_ ("Enter the number of tries, 1 to %d."),
                            MAX_TRIES);
  if (is_estimate (record)
      && (isnan (record->aop_mmhg) || isnan (record->low_mmhg)
          || isnan (record->high_mmhg) || isnan (record->girth_cm)
          || isnan (record->sbp_mmhg) || isnan (record->dbp_mmhg)))
    return g_strdup (_ ("An estimate needs the girth under the cuff and the "
                        "blood pressure."));
  if (record->sbp_mmhg <= record->dbp_mmhg)
    return g_strdup (_ ("The systolic blood pressure is not above the "
                        "diastolic. Correct one of them."));
  return NULL;
}

gboolean
cw_pressure_record_validate (const CwPressureRecord *record,
                             CwDate today,
                             GError **error)
{
  g_autofree char *problem = NULL;

  g_return_val_if_fail (record != NULL, FALSE);

  problem = find_problem (record, today);
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, problem);
  return FALSE;
}

CwDate
cw_pressure_record_get_fresh_until (const CwPressureRecord *record)
{
  g_return_val_if_fail (record != NULL, CW_DATE_NONE);

  return record->date + cw_aop_fresh_days ();
}

char *
cw_pressure_record_describe_value (const CwPressureRecord *record)
{
  g_autofree char *aop = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  if (isnan (record->aop_mmhg))
    return g_strdup_printf (ngettext ("Could not be determined in %d try",
                                      "Could not be determined in %d tries",
                                      (gulong)record->tries),
                            record->tries);
  aop = cw_number_format (record->aop_mmhg, 0);
  if (!is_estimate (record))
    return g_strdup_printf (_ ("%s mmHg"), aop);
  low = cw_number_format (record->low_mmhg, 0);
  high = cw_number_format (record->high_mmhg, 0);
  /* Translators: an estimated pressure and between which it may really lie. */
  return g_strdup_printf (_ ("%s mmHg, between %s and %s"), aop, low, high);
}

char *
cw_pressure_record_describe_way (const CwPressureRecord *record)
{
  g_autofree char *width = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  width = cw_number_format (record->cuff_width_cm, 1);
  /* Translators: a method, a posture, the name and the width of a cuff, as
   * "Doppler, lying, Thigh cuff, 13.5 cm". */
  return g_strdup_printf (
      _ ("%s, %s, %s, %s cm"), cw_aop_method_get_name (record->method),
      cw_posture_get_name (record->posture), record->cuff_name, width);
}
