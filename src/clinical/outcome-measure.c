/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/outcome-measure.h"

#include <math.h>

#include "clinical/data-file.h"

typedef struct {
  GPtrArray *measures;  /* (element-type CwOutcomeMeasure) */
  GPtrArray *landmarks; /* (element-type CwOutcomeLandmark) */
} Outcomes;

static const char *
get_words (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_data_file_words (file, key) : NULL;
}

static int
get_count (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? (int)cw_data_file_number (file, key)
                                      : 0;
}

static void
read_smallest (CwDataFile *file, CwOutcomeMeasure *measure)
{
  if (!cw_data_file_has (file, "smallest-change"))
    return;
  measure->smallest
      = cw_smallest_change_find (cw_data_file_string (file, "smallest-change"));
  if (measure->smallest == NULL || measure->smallest->better != measure->better)
    cw_data_file_reject (file, "smallest-change",
                         "not known, or better in another direction");
}

static CwOutcomeMeasure *
read_measure (CwDataFile *file, const char *id)
{
  static const char *const kinds[]
      = { "number", "activities", "girth", "total" };
  static const char *const directions[] = { "lower", "neither", "higher" };
  CwOutcomeMeasure *measure = g_new0 (CwOutcomeMeasure, 1);

  measure->id = g_intern_string (id);
  measure->kind = (CwOutcomeKind)cw_data_file_choice (file, "kind", kinds,
                                                      G_N_ELEMENTS (kinds));
  measure->name = cw_data_file_words (file, "name");
  measure->title = cw_data_file_words (file, "title");
  measure->question = cw_data_file_words (file, "question");
  measure->unit = get_words (file, "unit");
  measure->lowest = cw_data_file_number (file, "lowest");
  measure->highest = cw_data_file_number (file, "highest");
  measure->step = cw_data_file_number (file, "step");
  measure->better = (int)cw_data_file_choice (file, "better", directions,
                                              G_N_ELEMENTS (directions))
                    - 1;
  measure->is_change = cw_data_file_flag (file, "is-change");
  measure->least_items = get_count (file, "least-items");
  measure->most_items = get_count (file, "most-items");
  measure->adapted_label = get_words (file, "adapted-label");
  measure->licence = cw_data_file_words (file, "licence");
  read_smallest (file, measure);
  if (!(measure->lowest < measure->highest && measure->step > 0))
    cw_data_file_reject (file, "lowest", "nothing can be measured");
  if ((measure->kind == CW_OUTCOME_ACTIVITIES) != (measure->most_items > 0)
      || measure->least_items > measure->most_items)
    cw_data_file_reject (file, "most-items", "no activities, or too many");
  return measure;
}

static CwOutcomeLandmark *
read_landmark (CwDataFile *file, const char *id)
{
  CwOutcomeLandmark *landmark = g_new0 (CwOutcomeLandmark, 1);

  landmark->id = g_intern_string (id);
  landmark->name = cw_data_file_words (file, "name");
  landmark->label = cw_data_file_words (file, "label");
  if (!cw_limb_set_from_ids (cw_data_file_string (file, "limbs"),
                             &landmark->limbs))
    cw_data_file_reject (file, "limbs", "no limbs");
  landmark->usual_cm = cw_data_file_number (file, "usual");
  landmark->lowest_cm = cw_data_file_number (file, "lowest");
  landmark->highest_cm = cw_data_file_number (file, "highest");
  if (!(landmark->usual_cm >= landmark->lowest_cm
        && landmark->usual_cm <= landmark->highest_cm))
    cw_data_file_reject (file, "usual", "not between lowest and highest");
  return landmark;
}

static gpointer
outcomes_read (gpointer unused)
{
  static const char measure_prefix[] = "measure ";
  static const char landmark_prefix[] = "landmark ";
  g_autoptr (CwDataFile) file = cw_data_file_new ("outcome-measures.ini");
  const char *const *groups = cw_data_file_get_groups (file);
  Outcomes *outcomes = g_new0 (Outcomes, 1);

  outcomes->measures = g_ptr_array_new ();
  outcomes->landmarks = g_ptr_array_new ();
  for (gsize i = 0; groups[i] != NULL; i++) {
    cw_data_file_enter (file, groups[i]);
    if (g_str_has_prefix (groups[i], measure_prefix))
      g_ptr_array_add (
          outcomes->measures,
          read_measure (file, groups[i] + sizeof measure_prefix - 1));
    else if (g_str_has_prefix (groups[i], landmark_prefix))
      g_ptr_array_add (
          outcomes->landmarks,
          read_landmark (file, groups[i] + sizeof landmark_prefix - 1));
    else
      cw_data_file_reject (file, "name", "neither a measure nor a landmark");
  }
  cw_data_file_finish_bundled (file);
  return outcomes;
}

static const Outcomes *
outcomes_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, outcomes_read, NULL);
}

const CwOutcomeMeasure *const *
cw_outcome_measures_get (gsize *n_measures)
{
  const GPtrArray *measures = outcomes_get ()->measures;

  g_return_val_if_fail (n_measures != NULL, NULL);

  *n_measures = measures->len;
  return (const CwOutcomeMeasure *const *)measures->pdata;
}

const CwOutcomeMeasure *
cw_outcome_measure_find (const char *id)
{
  const GPtrArray *measures = outcomes_get ()->measures;

  for (guint i = 0; i < measures->len; i++) {
    const CwOutcomeMeasure *measure = measures->pdata[i];

    if (g_strcmp0 (measure->id, id) == 0)
      return measure;
  }
  return NULL;
}

gboolean
cw_outcome_measure_accepts (const CwOutcomeMeasure *measure, double value)
{
  double steps;

  g_return_val_if_fail (measure != NULL, FALSE);

  /* NAN is within no range. */
  if (!(value >= measure->lowest && value <= measure->highest))
    return FALSE;
  steps = (value - measure->lowest) / measure->step;
  return fabs (steps - round (steps)) < 1e-6;
}

int
cw_outcome_measure_get_decimals (const CwOutcomeMeasure *measure)
{
  g_return_val_if_fail (measure != NULL, 0);

  /* Of a mean, too, the first one is enough. */
  return measure->step < 1 || measure->kind == CW_OUTCOME_ACTIVITIES ? 1 : 0;
}

const CwOutcomeLandmark *const *
cw_outcome_landmarks_get (gsize *n_landmarks)
{
  const GPtrArray *landmarks = outcomes_get ()->landmarks;

  g_return_val_if_fail (n_landmarks != NULL, NULL);

  *n_landmarks = landmarks->len;
  return (const CwOutcomeLandmark *const *)landmarks->pdata;
}

const CwOutcomeLandmark *
cw_outcome_landmark_find (const char *id)
{
  const GPtrArray *landmarks = outcomes_get ()->landmarks;

  for (guint i = 0; i < landmarks->len; i++) {
    const CwOutcomeLandmark *landmark = landmarks->pdata[i];

    if (g_strcmp0 (landmark->id, id) == 0)
      return landmark;
  }
  return NULL;
}
