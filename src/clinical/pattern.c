/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/data-file.h"
#include "clinical/drop-off.h"

/* The bands of fatigue sets are those of four sets and mean nothing else. */
#define N_FATIGUE_SETS 4

typedef struct {
  double erratic_range_above;
  double rising_by;
  double heavy_first_below, heavy_total_below;
  double cliff_drop_2_above, cliff_first_from;
  double flat_held_percent, flat_last_percent;
  double light_first_above, light_drop_4_below, light_total_above;
  double seed_first_min, seed_first_max;
  double seed_last_min, seed_last_max;
  double seed_drop_4_min, seed_drop_4_max;
  double target_first_min, target_first_max;
  double target_last_min, target_last_max;
  double target_drop_4_min, target_drop_4_max;
  double target_total_min, target_total_max;
} FatigueBands;

typedef struct {
  double cliff_second_max;
  double flat_last_max;
  double light_effort_max;
  double target_effort_min, target_effort_max;
} FixedBands;

typedef struct {
  FatigueBands fatigue;
  FixedBands fixed;
} PatternBands;

typedef struct {
  const char *id;
  const char *name;
  const char *reading;
  const char *message;
} PatternWords;

static const PatternWords words[] = {
  [CW_PATTERN_NONE] = { "NONE", NC_ ("curve pattern", "Not read"),
                        N_ ("No pattern of the table fits these sets."),
                        N_ ("Decide by symptoms, effort and completion.") },
  [CW_PATTERN_ON_TARGET] = { "ON_TARGET", NC_ ("curve pattern", "On target"),
                             N_ ("The dose is right."),
                             N_ ("Keep the dose, or progress by the rules.") },
  [CW_PATTERN_SEED_BAND]
  = { "SEED_BAND", NC_ ("curve pattern", "As expected"),
      N_ ("About 30 repetitions first and 12 to 15 last, as expected."),
      N_ ("Keep the dose, or progress by the rules.") },
  [CW_PATTERN_TOO_LIGHT]
  = { "TOO_LIGHT", NC_ ("curve pattern", "Too light"),
      N_ ("The load, or the pressure, is too low."), N_ ("Raise the load.") },
  [CW_PATTERN_TOO_HEAVY]
  = { "TOO_HEAVY", NC_ ("curve pattern", "Too heavy"),
      N_ ("The load is too high."), N_ ("Lower the load.") },
  [CW_PATTERN_CLIFF]
  = { "CLIFF", NC_ ("curve pattern", "Cliff after set 1"),
      N_ ("The pressure is too high, the rest too short, or it is poorly "
          "tolerated."),
      N_ ("Lower the pressure or lengthen the rest.") },
  [CW_PATTERN_FLAT_THEN_DROP]
  = { "FLAT_THEN_DROP", NC_ ("curve pattern", "Flat, then a drop"),
      N_ ("The patient paced the sets."), N_ ("Keep the dose.") },
  [CW_PATTERN_RISING]
  = { "RISING", NC_ ("curve pattern", "Rising"),
      N_ ("The cuff leaked or slipped, or strength was held back."),
      N_ ("Check the cuff.") },
  [CW_PATTERN_ERRATIC]
  = { "ERRATIC", NC_ ("curve pattern", "Erratic"),
      N_ ("Repetitions were miscounted, or pain got in the way."),
      N_ ("Check the log.") },
};

const char *
cw_pattern_to_id (CwPattern pattern)
{
  g_return_val_if_fail (pattern < G_N_ELEMENTS (words), NULL);

  return words[pattern].id;
}

const char *
cw_pattern_get_name (CwPattern pattern)
{
  g_return_val_if_fail (pattern < G_N_ELEMENTS (words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "curve pattern", words[pattern].name);
}

const char *
cw_pattern_get_reading (CwPattern pattern)
{
  g_return_val_if_fail (pattern < G_N_ELEMENTS (words), NULL);

  return _ (words[pattern].reading);
}

const char *
cw_pattern_get_message (CwPattern pattern)
{
  g_return_val_if_fail (pattern < G_N_ELEMENTS (words), NULL);

  return _ (words[pattern].message);
}

#define FATIGUE(key) CW_DATA_FIELD ("FATIGUE_BANDS", PatternBands, fatigue, key)
#define FIXED(key) CW_DATA_FIELD ("FIXED_BANDS", PatternBands, fixed, key)

static const CwDataField band_fields[] = {
  FATIGUE (erratic_range_above), FATIGUE (rising_by),
  FATIGUE (heavy_first_below),   FATIGUE (heavy_total_below),
  FATIGUE (cliff_drop_2_above),  FATIGUE (cliff_first_from),
  FATIGUE (flat_held_percent),   FATIGUE (flat_last_percent),
  FATIGUE (light_first_above),   FATIGUE (light_drop_4_below),
  FATIGUE (light_total_above),   FATIGUE (seed_first_min),
  FATIGUE (seed_first_max),      FATIGUE (seed_last_min),
  FATIGUE (seed_last_max),       FATIGUE (seed_drop_4_min),
  FATIGUE (seed_drop_4_max),     FATIGUE (target_first_min),
  FATIGUE (target_first_max),    FATIGUE (target_last_min),
  FATIGUE (target_last_max),     FATIGUE (target_drop_4_min),
  FATIGUE (target_drop_4_max),   FATIGUE (target_total_min),
  FATIGUE (target_total_max),    FIXED (cliff_second_max),
  FIXED (flat_last_max),         FIXED (light_effort_max),
  FIXED (target_effort_min),     FIXED (target_effort_max),
};

static gpointer
pattern_bands_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("patterns.ini");
  PatternBands *bands = g_new0 (PatternBands, 1);

  cw_data_file_numbers (file, band_fields, G_N_ELEMENTS (band_fields), bands);
  cw_data_file_finish_bundled (file);
  return bands;
}

static const PatternBands *
pattern_bands (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, pattern_bands_read, NULL);
}

static gboolean
is_within (double value, double minimum, double maximum)
{
  return value >= minimum && value <= maximum;
}

/* Up and down again.  A change too small to be a rise is a wobble. */
static gboolean
is_erratic (const FatigueBands *bands, const double *reps, int n_sets)
{
  double least = reps[0];
  double most = reps[0];
  double last_change = 0;
  int sign_changes = 0;

  for (int i = 1; i < n_sets; i++) {
    double change = reps[i] - reps[i - 1];

    least = MIN (least, reps[i]);
    most = MAX (most, reps[i]);
    if (fabs (change) < bands->rising_by)
      continue;
    if (change * last_change < 0)
      sign_changes++;
    last_change = change;
  }
  return sign_changes > 1 && most - least > bands->erratic_range_above;
}

static gboolean
is_rising (const FatigueBands *bands, const double *reps, int n_sets)
{
  for (int i = 1; i < n_sets; i++)
    if (reps[i] - reps[i - 1] >= bands->rising_by)
      return TRUE;
  return FALSE;
}

static gboolean
is_flat_then_drop (const FatigueBands *bands, const double *reps)
{
  double held = reps[0] * bands->flat_held_percent / 100;

  return reps[1] >= held && reps[2] >= held
         && reps[3] < reps[2] * bands->flat_last_percent / 100;
}

static CwPattern
read_fatigue (const double *reps, int n_sets)
{
  const FatigueBands *bands = &pattern_bands ()->fatigue;
  double total, drop_2, drop_4;
  CwDropOff drop_off;

  if (n_sets != N_FATIGUE_SETS)
    return CW_PATTERN_NONE;
  cw_drop_off_measure (reps, n_sets, NULL, &drop_off);
  total = drop_off.total_reps;
  drop_2 = drop_off.drop_percent[1];
  drop_4 = drop_off.drop_percent[3];
  if (is_erratic (bands, reps, n_sets))
    return CW_PATTERN_ERRATIC;
  if (is_rising (bands, reps, n_sets))
    return CW_PATTERN_RISING;
  if (reps[0] < bands->heavy_first_below && total < bands->heavy_total_below)
    return CW_PATTERN_TOO_HEAVY;
  if (drop_2 > bands->cliff_drop_2_above && reps[0] >= bands->cliff_first_from)
    return CW_PATTERN_CLIFF;
  if (is_flat_then_drop (bands, reps))
    return CW_PATTERN_FLAT_THEN_DROP;
  if (reps[0] > bands->light_first_above || drop_4 < bands->light_drop_4_below
      || total > bands->light_total_above)
    return CW_PATTERN_TOO_LIGHT;
  if (is_within (reps[0], bands->seed_first_min, bands->seed_first_max)
      && is_within (reps[3], bands->seed_last_min, bands->seed_last_max)
      && is_within (drop_4, bands->seed_drop_4_min, bands->seed_drop_4_max))
    return CW_PATTERN_SEED_BAND;
  if (is_within (reps[0], bands->target_first_min, bands->target_first_max)
      && is_within (reps[3], bands->target_last_min, bands->target_last_max)
      && is_within (drop_4, bands->target_drop_4_min, bands->target_drop_4_max)
      && is_within (total, bands->target_total_min, bands->target_total_max))
    return CW_PATTERN_ON_TARGET;
  return CW_PATTERN_NONE;
}

static gboolean
is_short (const double *reps, const CwSetScheme *scheme, int i)
{
  return !scheme->to_failure[i] && reps[i] < scheme->target_reps[i];
}

static CwPattern
read_fixed (const double *reps,
            int n_sets,
            const CwSetScheme *scheme,
            double effort)
{
  const FixedBands *bands = &pattern_bands ()->fixed;
  int last = scheme->n_sets - 1;
  int n_short = 0;

  if (scheme->n_sets == 0 || n_sets < scheme->n_sets || n_sets < 2)
    return CW_PATTERN_NONE;
  for (int i = 0; i <= last; i++)
    n_short += is_short (reps, scheme, i);
  if (is_short (reps, scheme, 0))
    return CW_PATTERN_TOO_HEAVY;
  if (is_short (reps, scheme, 1) && reps[1] <= bands->cliff_second_max)
    return CW_PATTERN_CLIFF;
  if (!scheme->to_failure[last] && reps[last] > scheme->target_reps[last])
    return CW_PATTERN_RISING;
  if (n_short == 1 && is_short (reps, scheme, last)
      && reps[last] <= bands->flat_last_max)
    return CW_PATTERN_FLAT_THEN_DROP;
  if (n_short > 0)
    return CW_PATTERN_NONE;
  if (effort <= bands->light_effort_max)
    return CW_PATTERN_TOO_LIGHT;
  if (is_within (effort, bands->target_effort_min, bands->target_effort_max))
    return CW_PATTERN_ON_TARGET;
  return CW_PATTERN_NONE;
}

CwPattern
cw_pattern_read (const double *reps,
                 int n_sets,
                 const CwSetScheme *scheme,
                 double effort,
                 gboolean stopped_by_symptom)
{
  g_return_val_if_fail (reps != NULL && scheme != NULL, CW_PATTERN_NONE);
  g_return_val_if_fail (n_sets >= 0 && n_sets <= CW_MAX_SETS, CW_PATTERN_NONE);

  if (stopped_by_symptom)
    return CW_PATTERN_NONE;
  return scheme->to_fatigue ? read_fatigue (reps, n_sets)
                            : read_fixed (reps, n_sets, scheme, effort);
}
