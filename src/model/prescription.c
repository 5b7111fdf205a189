/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/prescription.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "clinical/heart-rate.h"
#include "clinical/identifier.h"

static const char *const method_ids[] = {
  [CW_ONE_REP_MAX_NONE] = "none",
  [CW_ONE_REP_MAX_TESTED] = "tested",
  [CW_ONE_REP_MAX_ESTIMATED] = "estimated",
  [CW_ONE_REP_MAX_CALIBRATED] = "calibrated",
};

const char *
cw_one_rep_max_method_to_id (CwOneRepMaxMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_ids), NULL);

  return method_ids[method];
}

gboolean
cw_one_rep_max_method_from_id (const char *id, CwOneRepMaxMethod *method)
{
  gsize index;

  if (!cw_identifier_find (method_ids, G_N_ELEMENTS (method_ids), id, &index))
    return FALSE;
  *method = (CwOneRepMaxMethod)index;
  return TRUE;
}

CwAcceptedWarning *
cw_accepted_warning_new (const char *limit_id,
                         const char *message,
                         const char *reason)
{
  CwAcceptedWarning *warning = g_new0 (CwAcceptedWarning, 1);

  warning->limit_id = g_strdup (limit_id);
  warning->message = g_strdup (message);
  warning->reason = g_strdup (reason);
  return warning;
}

void
cw_accepted_warning_free (CwAcceptedWarning *warning)
{
  if (warning == NULL)
    return;
  g_free (warning->limit_id);
  g_free (warning->message);
  g_free (warning->reason);
  g_free (warning);
}

static GPtrArray *
accepted_warnings_new (void)
{
  return g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_accepted_warning_free);
}

CwPrescription *
cw_prescription_new (void)
{
  CwPrescription *prescription = g_new0 (CwPrescription, 1);

  prescription->one_rm_kg = NAN;
  prescription->load_kg = NAN;
  prescription->load_percent_1rm = NAN;
  prescription->load_percent_wanted = NAN;
  prescription->rest_s = NAN;
  prescription->cuff_width_cm = NAN;
  prescription->cuff_girth_min_cm = NAN;
  prescription->cuff_girth_max_cm = NAN;
  prescription->aop_sbp_mmhg = NAN;
  prescription->girth_cm = NAN;
  prescription->device_max_mmhg = NAN;
  prescription->device_step_mmhg = NAN;
  prescription->aop_mmhg = NAN;
  prescription->pressure_percent = NAN;
  prescription->pressure_mmhg = NAN;
  prescription->tightness = NAN;
  prescription->hrr_percent = NAN;
  prescription->target_bpm = NAN;
  prescription->target_effort = NAN;
  prescription->speed_kmh = NAN;
  prescription->reperfusion_s = NAN;
  prescription->accepted_warnings = accepted_warnings_new ();
  return prescription;
}

CwPrescription *
cw_prescription_copy (const CwPrescription *prescription)
{
  CwPrescription *copy;

  g_return_val_if_fail (prescription != NULL, NULL);

  copy = g_memdup2 (prescription, sizeof *prescription);
  copy->exercise_id = g_strdup (prescription->exercise_id);
  copy->scheme_id = g_strdup (prescription->scheme_id);
  copy->tempo = g_strdup (prescription->tempo);
  copy->cuff_name = g_strdup (prescription->cuff_name);
  copy->accepted_warnings = accepted_warnings_new ();
  for (guint i = 0; i < prescription->accepted_warnings->len; i++) {
    const CwAcceptedWarning *warning
        = g_ptr_array_index (prescription->accepted_warnings, i);

    g_ptr_array_add (copy->accepted_warnings,
                     cw_accepted_warning_new (
                         warning->limit_id, warning->message, warning->reason));
  }
  return copy;
}

void
cw_prescription_free (CwPrescription *prescription)
{
  if (prescription == NULL)
    return;
  g_free (prescription->exercise_id);
  g_free (prescription->scheme_id);
  g_free (prescription->tempo);
  g_free (prescription->cuff_name);
  g_ptr_array_unref (prescription->accepted_warnings);
  g_free (prescription);
}

void
cw_prescription_set_scheme (CwPrescription *prescription,
                            const CwSetScheme *scheme)
{
  g_return_if_fail (prescription != NULL);
  g_return_if_fail (scheme != NULL);

  cw_set_str (&prescription->scheme_id, scheme->id);
  prescription->scheme = *scheme;
  prescription->rest_s = scheme->rest_s;
}

void
cw_prescription_set_intervals (CwPrescription *prescription,
                               double n_intervals,
                               double interval_s,
                               double off_s)
{
  g_return_if_fail (prescription != NULL);

  cw_set_str (&prescription->scheme_id, NULL);
  cw_set_scheme_init_intervals (&prescription->scheme, n_intervals, interval_s,
                                off_s);
  prescription->rest_s = off_s;
  prescription->intermittent = TRUE;
}

CwTimeLimit
cw_prescription_get_bout_limit (const CwPrescription *prescription)
{
  g_return_val_if_fail (prescription != NULL, (CwTimeLimit){ 0 });

  return cw_dose_bout_limit (prescription->modality,
                             (prescription->limbs & CW_LIMBS_ARMS) == 0);
}

gboolean
cw_prescription_is_timed (const CwPrescription *prescription)
{
  g_return_val_if_fail (prescription != NULL, FALSE);

  return prescription->modality != CW_MODALITY_RESISTANCE;
}

char *
cw_prescription_get_title (const CwPrescription *prescription)
{
  const CwExercise *exercise;
  const char *name;

  g_return_val_if_fail (prescription != NULL, NULL);

  exercise = cw_exercise_find (prescription->exercise_id);
  name = exercise != NULL ? exercise->name : _ ("Unknown exercise");
  switch (prescription->limbs) {
  case CW_LIMB_BIT (CW_LIMB_LEFT_ARM):
    return g_strdup_printf (_ ("%s, left arm"), name);
  case CW_LIMB_BIT (CW_LIMB_RIGHT_ARM):
    return g_strdup_printf (_ ("%s, right arm"), name);
  case CW_LIMBS_ARMS:
    return g_strdup_printf (_ ("%s, both arms"), name);
  case CW_LIMB_BIT (CW_LIMB_LEFT_LEG):
    return g_strdup_printf (_ ("%s, left leg"), name);
  case CW_LIMB_BIT (CW_LIMB_RIGHT_LEG):
    return g_strdup_printf (_ ("%s, right leg"), name);
  case CW_LIMBS_LEGS:
    return g_strdup_printf (_ ("%s, both legs"), name);
  default: /* no limb yet, or limbs that LIM_SITE refuses */
    return g_strdup (name);
  }
}

gboolean
cw_prescription_has_reason (const CwPrescription *prescription,
                            const char *limit_id)
{
  for (guint i = 0; i < prescription->accepted_warnings->len; i++) {
    const CwAcceptedWarning *warning
        = g_ptr_array_index (prescription->accepted_warnings, i);
    g_autofree char *reason = cw_text_trim (warning->reason);

    if (g_strcmp0 (warning->limit_id, limit_id) == 0 && reason != NULL
        && g_utf8_strlen (reason, -1) >= CW_WARNING_REASON_MIN_LENGTH)
      return TRUE;
  }
  return FALSE;
}

double
cw_prescription_get_restriction_s (const CwPrescription *prescription)
{
  double seconds_per_rep;

  g_return_val_if_fail (prescription != NULL, NAN);

  if (prescription->scheme.n_sets == 0)
    return NAN;
  if (cw_prescription_is_timed (prescription))
    return cw_set_scheme_restriction_s (&prescription->scheme, 0, 0);
  if (!cw_tempo_parse (prescription->tempo, &seconds_per_rep))
    return NAN;
  if (prescription->intermittent || prescription->scheme.n_sets == 1)
    return cw_set_scheme_restriction_s (&prescription->scheme, seconds_per_rep,
                                        0);
  return cw_set_scheme_restriction_s (&prescription->scheme, seconds_per_rep,
                                      prescription->rest_s);
}

double
cw_prescription_get_inflation_s (const CwPrescription *prescription)
{
  g_return_val_if_fail (prescription != NULL, NAN);

  if (cw_set_scheme_is_timed (&prescription->scheme))
    return prescription->scheme.interval_s;
  return cw_prescription_get_restriction_s (prescription);
}

void
cw_prescription_derive (CwPrescription *prescription)
{
  double step;

  g_return_if_fail (prescription != NULL);

  step
      = prescription->device_step_mmhg > 0 ? prescription->device_step_mmhg : 1;
  prescription->load_percent_1rm = NAN;
  if (prescription->one_rm_kg > 0)
    prescription->load_percent_1rm
        = 100 * prescription->load_kg / prescription->one_rm_kg;
  prescription->pressure_mmhg = NAN;
  if (prescription->aop_mmhg > 0 && prescription->pressure_percent > 0)
    prescription->pressure_mmhg = cw_target_pressure_mmhg (
        prescription->aop_mmhg, prescription->pressure_percent, step);
}

void
cw_prescription_derive_pulse (CwPrescription *prescription,
                              const CwScreeningRecord *screening)
{
  const CwScreeningFacts *facts;

  g_return_if_fail (prescription != NULL && screening != NULL);

  facts = screening->facts;
  prescription->target_bpm = NAN;
  if (facts->birth_date != CW_DATE_NONE && facts->date != CW_DATE_NONE)
    prescription->target_bpm = cw_heart_rate_target_bpm (
        prescription->hrr_percent,
        cw_screening_facts_get_measurement (facts, "heart_rate_bpm"),
        cw_date_years_between (facts->birth_date, facts->date));
}
