/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/dose-text.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
cw_dose_text_load (const CwPrescription *dose)
{
  g_autofree char *load = NULL;
  g_autofree char *percent = NULL;

  if (dose->body_weight)
    return g_strdup (_("Body weight"));
  if (isnan (dose->load_kg))
    return g_strdup ("");
  load = cw_number_format (dose->load_kg, 1);
  if (isnan (dose->load_percent_1rm))
    return g_strdup_printf (_("%s kg"), load);
  percent = cw_number_format (dose->load_percent_1rm, 0);
  /* Translators: a load, and its share of the one-rep maximum. */
  return g_strdup_printf (_("%s kg, %s %% of the one-rep maximum"), load,
                          percent);
}

char *
cw_dose_text_pressure (const CwPrescription *dose)
{
  g_autofree char *pressure = NULL;
  g_autofree char *percent = NULL;

  if (!isnan (dose->tightness)) {
    g_autofree char *tightness = cw_number_format (dose->tightness, 1);

    /* Translators: how tight a wrap feels, from 0 to 10. */
    return g_strdup_printf (_("Tightness %s of 10"), tightness);
  }
  if (isnan (dose->pressure_mmhg))
    return g_strdup ("");
  pressure = cw_number_format (dose->pressure_mmhg, 0);
  if (isnan (dose->pressure_percent))
    return g_strdup_printf (_("%s mmHg"), pressure);
  percent = cw_number_format (dose->pressure_percent, 0);
  /* Translators: a pressure, and its share of the occlusion pressure. */
  return g_strdup_printf (_("%s mmHg, %s %% of occlusion pressure"), pressure,
                          percent);
}

char *
cw_dose_text_occlusion (const CwPrescription *dose)
{
  g_autofree char *pressure = NULL;
  g_autofree char *day = NULL;

  if (isnan (dose->aop_mmhg))
    return g_strdup ("");
  pressure = cw_number_format (dose->aop_mmhg, 0);
  day = cw_date_format (dose->aop_date);
  /* Translators: a pressure, how it was found, the posture, and the day. */
  return g_strdup_printf (_("%s mmHg · %s · %s · %s"), pressure,
                          cw_aop_method_get_name (dose->aop_method),
                          cw_posture_get_name (dose->aop_posture), day);
}

char *
cw_dose_text_sets (const CwPrescription *dose)
{
  g_autofree char *reps = cw_set_scheme_reps_to_text (&dose->scheme);
  g_autofree char *rest = NULL;

  if (isnan (dose->rest_s))
    return g_steal_pointer (&reps);
  rest = cw_number_format (dose->rest_s, 0);
  /* Translators: repetitions of the sets as 30/15/15/15, and seconds. */
  return g_strdup_printf (_("%s with %s s of rest"), reps, rest);
}

char *
cw_dose_text_cuff (const CwPrescription *dose)
{
  g_autofree char *width = NULL;

  if (isnan (dose->cuff_width_cm))
    return g_strdup (dose->cuff_name != NULL ? dose->cuff_name : "");
  width = cw_number_format (dose->cuff_width_cm, 1);
  if (dose->cuff_name == NULL)
    return g_strdup_printf (_("%s cm wide"), width);
  /* Translators: name of a cuff, and its width. */
  return g_strdup_printf (_("%s, %s cm wide"), dose->cuff_name, width);
}
