/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/dose-fix.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "base/text.h"
#include "clinical/dose-limits.h"
#include "clinical/protocol.h"

/* Of a plate. */
#define LOAD_STEP_KG 0.5

/* Each changes `dose` and returns what the button says; NULL when nothing
 * follows from the limit. */
typedef char *(*Fix) (CwPrescription *dose, const CwDoseIssue *issue);

static char *
fix_pressure (CwPrescription *dose, const CwDoseIssue *issue)
{
  g_autofree char *percent = cw_number_format (issue->limit, 0);

  if (!(issue->limit > 0) || issue->limit != floor (issue->limit))
    return NULL;
  dose->pressure_percent = issue->limit;
  cw_prescription_derive (dose);
  return g_strdup_printf (_ ("Use %s %%"), percent);
}

static char *
fix_load (CwPrescription *dose, const CwDoseIssue *issue)
{
  g_autofree char *load = NULL;
  double kg = issue->limit / 100 * dose->one_rm_kg;

  if (!(issue->value > issue->limit) || !(kg >= LOAD_STEP_KG))
    return NULL;
  dose->load_kg = cw_floor_to_step (kg, LOAD_STEP_KG);
  cw_prescription_derive (dose);
  load = cw_number_format (dose->load_kg, 1);
  return g_strdup_printf (_ ("Use %s kg"), load);
}

static char *
say_seconds (double seconds)
{
  g_autofree char *number = cw_number_format (seconds, 0);

  return g_strdup_printf (_ ("Use %s s"), number);
}

static char *
fix_rest (CwPrescription *dose, const CwDoseIssue *issue)
{
  const CwDoseLimits *limits = cw_dose_limits_get ();

  dose->rest_s = issue->value < issue->limit
                     ? fmax (issue->limit, limits->rest.warn_below_s)
                     : issue->limit;
  return say_seconds (dose->rest_s);
}

static char *
fix_off (CwPrescription *dose, const CwDoseIssue *issue)
{
  dose->rest_s = issue->limit;
  return say_seconds (dose->rest_s);
}

/* Beyond what is refused there is what is usual: nobody has to be warned twice.
 */
static char *
fix_reperfusion (CwPrescription *dose, const CwDoseIssue *issue)
{
  dose->reperfusion_s = cw_dose_limits_get ()->reperf.warn_below_s;
  return say_seconds (dose->reperfusion_s);
}

/* The usual tempo and rest, where they are enough. */
static char *
fix_bout (CwPrescription *dose, const CwDoseIssue *issue)
{
  const CwProtocol *protocol = cw_protocol_get_resistance ();
  g_autofree char *rest = NULL;
  g_autofree char *time = NULL;
  double seconds;

  if (cw_prescription_is_timed (dose))
    return NULL;
  cw_set_str (&dose->tempo, protocol->tempo);
  dose->rest_s = fmin (dose->rest_s, protocol->scheme->rest_s);
  seconds = cw_prescription_get_restriction_s (dose);
  if (!(seconds <= issue->limit))
    return NULL;
  rest = cw_number_format (dose->rest_s, 0);
  time = cw_duration_format (seconds);
  /* Translators: a tempo, seconds of rest, and the minutes that follow. */
  return g_strdup_printf (_ ("Use %s and %s s: %s"), dose->tempo, rest, time);
}

static char *
fix_deflate (CwPrescription *dose, const CwDoseIssue *issue)
{
  dose->intermittent = TRUE;
  return g_strdup (_ ("Deflate in the rests"));
}

static char *
fix_effort (CwPrescription *dose, const CwDoseIssue *issue)
{
  g_autofree char *effort = cw_number_format (issue->limit, 0);

  dose->target_effort = issue->limit;
  return g_strdup_printf (_ ("Use effort %s"), effort);
}

static char *
fix_speed (CwPrescription *dose, const CwDoseIssue *issue)
{
  g_autofree char *speed = cw_number_format (issue->limit, 0);

  dose->speed_kmh = issue->limit;
  return g_strdup_printf (_ ("Use %s km/h"), speed);
}

/* The usual share; none where the pulse tells nothing and the effort leads. */
static char *
fix_pulse (CwPrescription *dose, const CwDoseIssue *issue)
{
  const CwIntervalProtocol *protocol = cw_protocol_get_aerobic ();
  g_autofree char *percent = cw_number_format (protocol->hrr_percent, 0);

  if (isnan (issue->limit)) {
    dose->hrr_percent = NAN;
    if (isnan (dose->target_effort))
      dose->target_effort = protocol->target_effort;
    return g_strdup (_ ("Go by the effort"));
  }
  dose->hrr_percent = protocol->hrr_percent;
  return g_strdup_printf (_ ("Use %s %%"), percent);
}

static Fix
find_fix (const char *field)
{
  static const struct {
    const char *field;
    Fix fix;
  } fixes[] = {
    { "pressure_percent", fix_pressure },
    { "load_kg", fix_load },
    { "load_percent_1rm", fix_load },
    { "rest_s", fix_rest },
    { "off_s", fix_off },
    { "reperfusion_s", fix_reperfusion },
    { "inflated_s", fix_bout },
    { "intermittent", fix_deflate },
    { "target_effort", fix_effort },
    { "speed_kmh", fix_speed },
    { "hrr_percent", fix_pulse },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (g_str_equal (fixes[i].field, field))
      return fixes[i].fix;
  return NULL;
}

CwDoseFix *
cw_dose_fix_new (const CwPrescription *dose, const CwDoseIssue *issue)
{
  g_autoptr (CwPrescription) changed = NULL;
  Fix fix;
  char *label;
  CwDoseFix *found;

  g_return_val_if_fail (dose != NULL && issue != NULL, NULL);

  fix = find_fix (issue->field);
  if (fix == NULL)
    return NULL;
  changed = cw_prescription_copy (dose);
  label = fix (changed, issue);
  if (label == NULL)
    return NULL;
  found = g_new0 (CwDoseFix, 1);
  found->label = label;
  found->dose = g_steal_pointer (&changed);
  return found;
}

void
cw_dose_fix_free (CwDoseFix *fix)
{
  if (fix == NULL)
    return;
  g_free (fix->label);
  cw_prescription_free (fix->dose);
  g_free (fix);
}

void
cw_dose_fix_apply (const CwDoseFix *fix, CwPrescription *dose)
{
  g_return_if_fail (fix != NULL && dose != NULL);

  dose->pressure_percent = fix->dose->pressure_percent;
  dose->load_kg = fix->dose->load_kg;
  dose->rest_s = fix->dose->rest_s;
  dose->reperfusion_s = fix->dose->reperfusion_s;
  dose->intermittent = fix->dose->intermittent;
  dose->target_effort = fix->dose->target_effort;
  dose->speed_kmh = fix->dose->speed_kmh;
  dose->hrr_percent = fix->dose->hrr_percent;
  cw_set_str (&dose->tempo, fix->dose->tempo);
  cw_prescription_derive (dose);
}
