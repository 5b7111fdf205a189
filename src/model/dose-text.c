/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/dose-text.h"

#include "base/quantity.h"
#include "model/screening-band.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
cw_dose_text_load (const CwPrescription *dose)
{
  g_autofree char *load = NULL;
  g_autofree char *percent = NULL;

  if (cw_prescription_is_timed (dose))
    return g_strdup ("");
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

  if (isnan (dose->rest_s) || dose->scheme.n_sets == 0)
    return g_steal_pointer (&reps);
  if (cw_prescription_is_timed (dose)) {
    if (dose->scheme.n_sets == 1)
      return g_steal_pointer (&reps);
    rest = cw_duration_format (dose->rest_s);
    /* Translators: "5 × 3:00" minutes, and the minutes between them. */
    return g_strdup_printf (_("%s with the cuff, %s without between"), reps,
                            rest);
  }
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

/* Takes `piece`; NULL is left out. */
static void
append_piece (GString *text, char *piece)
{
  if (piece == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, piece);
  g_free (piece);
}

/* NULL for what was not asked. */
static char *
format_number (double number)
{
  return isnan (number) ? NULL : cw_number_format (number, 1);
}

char *
cw_dose_text_intensity (const CwPrescription *dose)
{
  GString *text = g_string_new (NULL);

  if (!isnan (dose->target_effort)) {
    g_autofree char *effort = cw_number_format (dose->target_effort, 1);

    /* Translators: how hard the work is to feel. */
    append_piece (text, g_strdup_printf (_("Effort %s of 10"), effort));
  }
  if (!isnan (dose->hrr_percent)) {
    g_autofree char *percent = cw_number_format (dose->hrr_percent, 0);
    g_autofree char *pulse = cw_number_format (dose->target_bpm, 0);

    append_piece (
      text, isnan (dose->target_bpm)
              ? g_strdup_printf (_("%s %% of the heart-rate reserve"), percent)
              /* Translators: beats a minute, and what share of the heart-rate
               * reserve they are. */
              : g_strdup_printf (_("pulse %s, %s %% of the reserve"), pulse,
                                 percent));
  }
  if (!isnan (dose->speed_kmh)) {
    g_autofree char *speed = cw_number_format (dose->speed_kmh, 1);

    append_piece (text, g_strdup_printf (_("%s km/h"), speed));
  }
  return g_string_free (text, FALSE);
}

char *
cw_dose_text_done (double load_kg,
                   double pressure_mmhg,
                   double effort,
                   double pain)
{
  g_autofree char *load = format_number (load_kg);
  g_autofree char *pressure = format_number (pressure_mmhg);
  g_autofree char *effort_text = format_number (effort);
  g_autofree char *pain_text = format_number (pain);
  GString *text = g_string_new (NULL);

  append_piece (text, load ? g_strdup_printf (_("%s kg"), load) : NULL);
  append_piece (text,
                pressure ? g_strdup_printf (_("%s mmHg"), pressure) : NULL);
  append_piece (text, effort_text
                        /* Translators: a rating from 0 to 10. */
                        ? g_strdup_printf (_("effort %s"), effort_text)
                        : NULL);
  append_piece (text, pain_text
                        /* Translators: a rating from 0 to 10. */
                        ? g_strdup_printf (_("pain %s"), pain_text)
                        : NULL);
  return g_string_free (text, FALSE);
}

char *
cw_dose_text_band (const CwScreeningRecord *screening, CwLimb limb)
{
  CwDoseBand band = cw_screening_band_get (screening, CW_LIMB_BIT (limb));
  g_autofree char *low = cw_number_format (band.aop_percent_min, 0);
  g_autofree char *high = cw_number_format (band.aop_percent_max, 0);

  /* Translators: two percentages of the occlusion pressure.  Word joiners and a
   * no-break space keep the band on one line. */
  return g_strdup_printf (_("Pressure %s⁠–⁠%s %%"), low, high);
}
