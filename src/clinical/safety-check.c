/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/safety-check.h"

#include <math.h>

#include "clinical/data-file.h"

static const char *const moment_ids[] = {
  [CW_SAFETY_AT_INFLATION] = "inflation",
  [CW_SAFETY_AT_SET] = "set",
  [CW_SAFETY_AT_END] = "end",
};

static const char *const measure_ids[] = {
  [CW_SAFETY_LOOK] = "look",
  [CW_SAFETY_PRESSURE] = "pressure",
  [CW_SAFETY_EFFORT] = "effort",
};

static double
read_limit (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_data_file_number (file, key) : NAN;
}

static CwDoseClass
read_class (CwDataFile *file, const char *key, CwDoseClass without)
{
  CwDoseClass dose_class = without;

  if (cw_data_file_has (file, key)
      && !cw_dose_class_from_id (cw_data_file_string (file, key), &dose_class))
    cw_data_file_reject (file, key, "no dose class");
  return dose_class;
}

static GArray *
read_sets (CwDataFile *file)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) numbers = NULL;

  if (!cw_data_file_has (file, "sets"))
    return sets;
  numbers = g_strsplit (cw_data_file_string (file, "sets"), ";", -1);
  for (gsize i = 0; numbers[i] != NULL; i++) {
    int set = (int)g_ascii_strtoll (numbers[i], NULL, 10);

    if (set < 1)
      cw_data_file_reject (file, "sets", "no number of a set");
    g_array_append_val (sets, set);
  }
  return sets;
}

static void
read_event (CwDataFile *file, CwSafetyCheck *check)
{
  if (!cw_data_file_has (file, "event"))
    return;
  check->event = cw_event_kind_find (cw_data_file_string (file, "event"));
  if (!cw_event_grade_from_id (cw_data_file_string (file, "event-grade"),
                               &check->event_grade)
      || check->event == NULL
      || cw_event_kind_find_outcome (check->event, check->event_grade) == NULL)
    cw_data_file_reject (file, "event", "no event of that grade");
}

static CwSafetyBand
read_band (CwDataFile *file)
{
  return (CwSafetyBand){
    .sbp_rise_above = read_limit (file, "sbp_rise_above"),
    .sbp_calm_below = read_limit (file, "sbp_calm_below"),
  };
}

/* A moment during the session has passed by itself when the next one comes. */
static void
read_delay (CwDataFile *file, CwSafetyCheck *check)
{
  check->late_after_s = check->open_s = INFINITY;
  if (check->moment != CW_SAFETY_AT_END)
    return;
  check->late_after_s = cw_data_file_number (file, "late_after_s");
  check->open_s = cw_data_file_number (file, "open_s");
  if (!(check->after_s < check->late_after_s
        && check->late_after_s < check->open_s))
    cw_data_file_reject (file, "open_s", "late before it is due, or never");
}

static CwSafetyCheck *
read_check (CwDataFile *file, const char *id)
{
  CwSafetyCheck *check = g_new0 (CwSafetyCheck, 1);

  cw_data_file_enter (file, id);
  check->id = g_intern_string (id);
  check->label = cw_data_file_words (file, "label");
  check->question = cw_data_file_words (file, "question");
  check->moment = (CwSafetyMoment)cw_data_file_choice (
      file, "when", moment_ids, G_N_ELEMENTS (moment_ids));
  check->measure = (CwSafetyMeasure)cw_data_file_choice (
      file, "measure", measure_ids, G_N_ELEMENTS (measure_ids));
  check->after_s = cw_data_file_number (file, "after_s");
  check->sets = read_sets (file);
  check->every_set_from_class
      = read_class (file, "every_set_from_class", CW_DOSE_CLASS_NONE);
  check->from_class = read_class (file, "from_class", CW_DOSE_CLASS_A);
  if (cw_data_file_has (file, "exercise"))
    check->exercise = (int)cw_data_file_number (file, "exercise");
  check->early = cw_data_file_flag (file, "early");
  read_delay (file, check);
  check->band = read_band (file);
  if (cw_data_file_has (file, "red_advice"))
    check->red_advice = cw_data_file_words (file, "red_advice");
  read_event (file, check);
  check->source = cw_data_file_get_source (file);
  return check;
}

static gpointer
read_checks (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("safety-checks.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  GPtrArray *checks = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (checks, read_check (file, ids[i]));
  cw_data_file_finish_bundled (file);
  return checks;
}

const CwSafetyCheck *const *
cw_safety_checks_get (gsize *n_checks)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *checks = g_once (&once, read_checks, NULL);

  g_return_val_if_fail (n_checks != NULL, NULL);

  *n_checks = checks->len;
  return (const CwSafetyCheck *const *)checks->pdata;
}

const CwSafetyCheck *
cw_safety_check_find (const char *id)
{
  gsize n_checks;
  const CwSafetyCheck *const *checks = cw_safety_checks_get (&n_checks);

  for (gsize i = 0; i < n_checks; i++)
    if (g_strcmp0 (checks[i]->id, id) == 0)
      return checks[i];
  return NULL;
}

static gboolean
names_set (const CwSafetyCheck *check, int set_number)
{
  for (guint i = 0; i < check->sets->len; i++)
    if (g_array_index (check->sets, int, i) == set_number)
      return TRUE;
  return FALSE;
}

gboolean
cw_safety_check_applies (const CwSafetyCheck *check,
                         CwDoseClass dose_class,
                         int exercise,
                         int set_number)
{
  g_return_val_if_fail (check != NULL, FALSE);

  if (dose_class < check->from_class)
    return FALSE;
  if (check->moment == CW_SAFETY_AT_END)
    return TRUE;
  if (check->exercise != 0 && check->exercise != exercise)
    return FALSE;
  if (check->moment == CW_SAFETY_AT_INFLATION)
    return TRUE;
  return names_set (check, set_number)
         || (check->every_set_from_class != CW_DOSE_CLASS_NONE
             && dose_class >= check->every_set_from_class);
}

gboolean
cw_safety_check_is_pressure_well (const CwSafetyCheck *check,
                                  double sbp_before_mmhg,
                                  double sbp_mmhg)
{
  const CwSafetyBand *band;

  g_return_val_if_fail (check != NULL, FALSE);

  band = &check->band;
  return isnan (band->sbp_calm_below) || sbp_mmhg < band->sbp_calm_below
         || sbp_mmhg - sbp_before_mmhg <= band->sbp_rise_above;
}
