/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/change-text.h"
#include "model/trend.h"

#define SCALE_END 10

typedef struct {
  const char *id;
  const char *title;
  const char *formula;
  int decimals;
  gboolean is_scale; /* 0 to 10 */
  gboolean from_zero;
} MeasureWords;

static const MeasureWords words[] = {
  [CW_MEASURE_TOTAL_REPS]
  = { "total-reps", NC_ ("measure", "Total repetitions"),
      N_ ("All repetitions of the session."), 0, FALSE, TRUE },
  [CW_MEASURE_VOLUME_LOAD]
  = { "volume-load", NC_ ("measure", "Volume load, kg"),
      N_ ("Repetitions × load, summed over the sets."), 0, FALSE, TRUE },
  [CW_MEASURE_LOAD] = { "load", NC_ ("measure", "Load, kg"),
                        N_ ("Load of the first set."), 1, FALSE, TRUE },
  [CW_MEASURE_LOAD_PERCENT]
  = { "load-percent",
      /* xgettext:no-c-format */ NC_ ("measure", "Load, % of 1RM"),
      N_ ("100 × load ÷ one-repetition maximum, as prescribed."), 0, FALSE,
      TRUE },
  [CW_MEASURE_ONE_RM]
  = { "one-rm", NC_ ("measure", "One-repetition maximum, kg"),
      N_ ("As measured for the plan."), 1, FALSE, TRUE },
  [CW_MEASURE_DROP_OFF]
  = { "drop-off", NC_ ("measure", "Drop-off, %"),
      N_ ("100 × (first set − last set) ÷ first set; only where all sets are "
          "taken to fatigue."),
      0, FALSE, TRUE },
  [CW_MEASURE_COMPLETION]
  = { "completion", NC_ ("measure", "Completion, %"),
      N_ ("100 × repetitions done ÷ repetitions planned."), 0, FALSE, TRUE },
  [CW_MEASURE_EFFORT]
  = { "effort", NC_ ("measure", "Effort, 0–10"),
      N_ ("Rating of the last set that was rated."), 1, TRUE, TRUE },
  [CW_MEASURE_DISCOMFORT]
  = { "discomfort", NC_ ("measure", "Cuff discomfort, 0–10"),
      N_ ("Rating of the last set that was rated."), 1, TRUE, TRUE },
  [CW_MEASURE_PAIN]
  = { "pain", NC_ ("measure", "Pain, 0–10"),
      N_ ("Rating of the last set that was rated."), 1, TRUE, TRUE },
  [CW_MEASURE_PRESSURE]
  = { "pressure", NC_ ("measure", "Pressure, mmHg"),
      N_ ("Of the cuff in the first set."), 0, FALSE, TRUE },
  [CW_MEASURE_PRESSURE_PERCENT]
  = { "pressure-percent",
      /* xgettext:no-c-format */ NC_ ("measure", "Pressure, % of occlusion"),
      N_ ("100 × pressure ÷ occlusion pressure, as prescribed."), 0, FALSE,
      TRUE },
  [CW_MEASURE_OCCLUSION]
  = { "occlusion", NC_ ("measure", "Occlusion pressure, mmHg"),
      N_ ("As measured for the plan."), 0, FALSE, FALSE },
  [CW_MEASURE_INFLATED]
  = { "inflated", NC_ ("measure", "Minutes inflated"),
      N_ ("From each inflating to letting down, summed over the exercise."), 1,
      FALSE, TRUE },
  [CW_MEASURE_GIRTH]
  = { "girth", NC_ ("measure", "Girth, cm"),
      N_ ("Of the limb, at each screening."), 1, FALSE, FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == CW_N_MEASURES);

const char *
cw_measure_to_id (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, NULL);

  return words[measure].id;
}

gboolean
cw_measure_from_id (const char *id, CwMeasure *measure)
{
  g_return_val_if_fail (measure != NULL, FALSE);

  for (int i = 0; i < CW_N_MEASURES; i++)
    if (g_strcmp0 (id, words[i].id) == 0) {
      *measure = (CwMeasure)i;
      return TRUE;
    }
  return FALSE;
}

const char *
cw_measure_get_title (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "measure", words[measure].title);
}

const char *
cw_measure_get_formula (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, NULL);

  return _ (words[measure].formula);
}

int
cw_measure_get_decimals (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, 0);

  return words[measure].decimals;
}

double
cw_measure_get_highest (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, NAN);

  return words[measure].is_scale ? SCALE_END : NAN;
}

gboolean
cw_measure_is_from_zero (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, TRUE);

  return words[measure].from_zero;
}

/* NULL where no smallest change is known: then nothing is called a change. */
static const CwSmallestChange *
find_smallest (CwMeasure measure, gboolean is_leg)
{
  switch (measure) {
  case CW_MEASURE_PAIN:
    return cw_smallest_change_find ("PAIN");
  case CW_MEASURE_GIRTH:
    return cw_smallest_change_find ("GIRTH");
  case CW_MEASURE_ONE_RM:
    return cw_smallest_change_find ("ONE_RM");
  case CW_MEASURE_OCCLUSION:
    return cw_smallest_change_find (is_leg ? "AOP_LEG" : "AOP_ARM");
  case CW_MEASURE_TOTAL_REPS:
  case CW_MEASURE_VOLUME_LOAD:
  case CW_MEASURE_LOAD:
  case CW_MEASURE_LOAD_PERCENT:
  case CW_MEASURE_DROP_OFF:
  case CW_MEASURE_COMPLETION:
  case CW_MEASURE_EFFORT:
  case CW_MEASURE_DISCOMFORT:
  case CW_MEASURE_PRESSURE:
  case CW_MEASURE_PRESSURE_PERCENT:
  case CW_MEASURE_INFLATED:
  default:
    return NULL;
  }
}

char *
cw_measure_describe_change (CwMeasure measure,
                            gboolean is_leg,
                            const CwDatedValue *before,
                            const CwDatedValue *after,
                            double load_step_kg)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, NULL);

  if (before == NULL || after == NULL || before == after)
    return g_strdup ("");
  return cw_change_describe (find_smallest (measure, is_leg), before->value,
                             after->value, load_step_kg,
                             words[measure].decimals);
}

char *
cw_measure_describe_symmetry (double left, double right)
{
  double symmetry = cw_symmetry_percent (left, right);
  g_autofree char *percent = NULL;

  if (isnan (symmetry))
    return NULL;
  percent = cw_number_format (symmetry, 0);
  if (left == right)
    return g_strdup_printf (_ ("Symmetry %s %%"), percent);
  if (left < right)
    /* Translators: 100 × the lower side ÷ the higher one. */
    return g_strdup_printf (_ ("Symmetry %s %%, left ÷ right"), percent);
  /* Translators: 100 × the lower side ÷ the higher one. */
  return g_strdup_printf (_ ("Symmetry %s %%, right ÷ left"), percent);
}
