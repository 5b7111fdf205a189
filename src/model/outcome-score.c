/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/outcome-score.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "base/text.h"
#include "model/patient.h"

CwOutcomeScore *
cw_outcome_score_new (const char *measure_id)
{
  CwOutcomeScore *score = g_new0 (CwOutcomeScore, 1);

  score->measure_id = g_strdup (measure_id);
  score->value = NAN;
  score->lowest = NAN;
  score->highest = NAN;
  score->distance_cm = NAN;
  for (int i = 0; i < CW_OUTCOME_MAX_ACTIVITIES; i++)
    score->activities[i].rating = NAN;
  return score;
}

CwOutcomeScore *
cw_outcome_score_copy (const CwOutcomeScore *score)
{
  CwOutcomeScore *copy;

  g_return_val_if_fail (score != NULL, NULL);

  copy = g_memdup2 (score, sizeof *score);
  copy->measure_id = g_strdup (score->measure_id);
  copy->name = g_strdup (score->name);
  copy->version = g_strdup (score->version);
  copy->landmark_id = g_strdup (score->landmark_id);
  for (int i = 0; i < CW_OUTCOME_MAX_ACTIVITIES; i++)
    copy->activities[i].name = g_strdup (score->activities[i].name);
  copy->note = g_strdup (score->note);
  copy->recorded_by = g_strdup (score->recorded_by);
  cw_strike_copy (&score->strike, &copy->strike);
  return copy;
}

void
cw_outcome_score_free (CwOutcomeScore *score)
{
  if (score == NULL)
    return;
  g_free (score->measure_id);
  g_free (score->name);
  g_free (score->version);
  g_free (score->landmark_id);
  for (int i = 0; i < CW_OUTCOME_MAX_ACTIVITIES; i++)
    g_free (score->activities[i].name);
  g_free (score->note);
  g_free (score->recorded_by);
  cw_strike_clear (&score->strike);
  g_free (score);
}

int
cw_outcome_score_count_activities (const CwOutcomeScore *score)
{
  int n_activities = 0;

  g_return_val_if_fail (score != NULL, 0);

  while (n_activities < CW_OUTCOME_MAX_ACTIVITIES
         && score->activities[n_activities].name != NULL)
    n_activities++;
  return n_activities;
}

void
cw_outcome_score_derive (CwOutcomeScore *score)
{
  const CwOutcomeMeasure *measure;
  int n_activities;
  double sum = 0;

  g_return_if_fail (score != NULL);

  measure = cw_outcome_measure_find (score->measure_id);
  if (measure == NULL || measure->kind != CW_OUTCOME_ACTIVITIES)
    return;
  n_activities = cw_outcome_score_count_activities (score);
  for (int i = 0; i < n_activities; i++)
    sum += score->activities[i].rating;
  score->value = n_activities > 0 ? sum / n_activities : NAN;
}

/* "Pain (NPRS): enter a number from 0 to 10." */
static char *
say_range (const char *name, double lowest, double highest, double step)
{
  g_autofree char *low = cw_number_format (lowest, 1);
  g_autofree char *high = cw_number_format (highest, 1);

  if (step >= 1)
    /* Translators: an outcome measure or an activity, and two numbers. */
    return g_strdup_printf (_ ("%s: enter a whole number from %s to %s."), name,
                            low, high);
  /* Translators: an outcome measure, and two numbers. */
  return g_strdup_printf (
      _ ("%s: enter a number from %s to %s, with one decimal at most."), name,
      low, high);
}

static char *
find_problem_of_activities (const CwOutcomeScore *score,
                            const CwOutcomeMeasure *measure)
{
  int n_activities = cw_outcome_score_count_activities (score);

  if (n_activities < measure->least_items)
    return g_strdup_printf (
        /* Translators: an outcome measure, and how many activities. */
        _ ("%s: name and rate %d to %d activities."), measure->name,
        measure->least_items, measure->most_items);
  for (int i = 0; i < n_activities; i++) {
    const CwOutcomeActivity *activity = &score->activities[i];

    if (!cw_outcome_measure_accepts (measure, activity->rating))
      return say_range (activity->name, measure->lowest, measure->highest,
                        measure->step);
    if (g_utf8_strlen (activity->name, -1) > CW_OUTCOME_NAME_LENGTH)
      return g_strdup_printf (
          /* Translators: an outcome measure, and a number of letters. */
          _ ("%s: name an activity in at most %d letters."), measure->name,
          CW_OUTCOME_NAME_LENGTH);
  }
  return NULL;
}

static char *
find_problem_of_girth (const CwOutcomeScore *score,
                       const CwOutcomeMeasure *measure)
{
  const CwOutcomeLandmark *landmark
      = cw_outcome_landmark_find (score->landmark_id);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (landmark == NULL || score->limb == CW_LIMBS_NONE
      || (score->limb & (score->limb - 1)) != 0
      || (score->limb & landmark->limbs) == 0)
    return g_strdup_printf (_ ("%s: choose where it was taken."),
                            measure->name);
  if (score->distance_cm >= landmark->lowest_cm
      && score->distance_cm <= landmark->highest_cm)
    return NULL;
  low = cw_number_format (landmark->lowest_cm, 0);
  high = cw_number_format (landmark->highest_cm, 0);
  return g_strdup_printf (
      /* Translators: an outcome measure, two distances, and a landmark. */
      _ ("%s: enter how far it was taken, %s to %s cm %s."), measure->name, low,
      high, landmark->label);
}

static char *
find_problem_of_total (const CwOutcomeScore *score,
                       const CwOutcomeMeasure *measure)
{
  g_autofree char *name = cw_text_trim (score->name);

  if (name == NULL || g_utf8_strlen (name, -1) > CW_OUTCOME_NAME_LENGTH)
    return g_strdup_printf (_ ("%s: enter its name, in at most %d letters."),
                            measure->name, CW_OUTCOME_NAME_LENGTH);
  if (score->version != NULL
      && g_utf8_strlen (score->version, -1) > CW_OUTCOME_VERSION_LENGTH)
    return g_strdup_printf (_ ("%s: enter its version in at most %d letters."),
                            measure->name, CW_OUTCOME_VERSION_LENGTH);
  if (!cw_outcome_measure_accepts (measure, score->lowest)
      || !cw_outcome_measure_accepts (measure, score->highest)
      || score->lowest >= score->highest)
    return g_strdup_printf (
        _ ("%s: enter the lowest and the highest total that can be."), name);
  if (!(score->value >= score->lowest && score->value <= score->highest))
    return say_range (name, score->lowest, score->highest, measure->step);
  return NULL;
}

static char *
find_problem (const CwOutcomeScore *score, CwDate today)
{
  const CwOutcomeMeasure *measure = cw_outcome_measure_find (score->measure_id);
  char *problem = NULL;

  if (measure == NULL)
    return g_strdup (_ ("Choose the outcome measure."));
  if (measure->kind == CW_OUTCOME_ACTIVITIES)
    problem = find_problem_of_activities (score, measure);
  else if (measure->kind == CW_OUTCOME_GIRTH)
    problem = find_problem_of_girth (score, measure);
  else if (measure->kind == CW_OUTCOME_TOTAL)
    problem = find_problem_of_total (score, measure);
  if (problem != NULL)
    return problem;
  if (measure->kind != CW_OUTCOME_ACTIVITIES
      && !cw_outcome_measure_accepts (measure, score->value))
    return say_range (measure->name, measure->lowest, measure->highest,
                      measure->step);
  if (score->adapted && measure->adapted_label == NULL)
    return g_strdup_printf (_ ("%s is not adapted."), measure->name);
  if (score->date == CW_DATE_NONE || score->date > today)
    return g_strdup (_ ("Enter the day of the measurement, up to today."));
  return NULL;
}

gboolean
cw_outcome_score_validate (const CwOutcomeScore *score,
                           CwDate today,
                           GError **error)
{
  g_autofree char *problem = NULL;

  g_return_val_if_fail (score != NULL, FALSE);

  problem = find_problem (score, today);
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, problem);
  return FALSE;
}

/* Where both are NAN, too. */
static gboolean
is_same (double one, double other)
{
  return (isnan (one) && isnan (other)) || one == other;
}

gboolean
cw_outcome_score_is_same_way (const CwOutcomeScore *score,
                              const CwOutcomeScore *other)
{
  g_return_val_if_fail (score != NULL && other != NULL, FALSE);

  for (int i = 0; i < CW_OUTCOME_MAX_ACTIVITIES; i++)
    if (g_strcmp0 (score->activities[i].name, other->activities[i].name) != 0)
      return FALSE;
  return g_strcmp0 (score->measure_id, other->measure_id) == 0
         && score->adapted == other->adapted
         && g_strcmp0 (score->name, other->name) == 0
         && g_strcmp0 (score->version, other->version) == 0
         && is_same (score->lowest, other->lowest)
         && is_same (score->highest, other->highest)
         && g_strcmp0 (score->landmark_id, other->landmark_id) == 0
         && is_same (score->distance_cm, other->distance_cm);
}

gboolean
cw_outcome_score_is_comparable (const CwOutcomeScore *score,
                                const CwOutcomeScore *other)
{
  return cw_outcome_score_is_same_way (score, other)
         && score->limb == other->limb;
}

/* One that a later version has recorded goes by its identifier. */
static const char *
get_name (const CwOutcomeScore *score)
{
  const CwOutcomeMeasure *measure = cw_outcome_measure_find (score->measure_id);

  if (score->name != NULL)
    return score->name;
  return measure != NULL ? measure->name : score->measure_id;
}

char *
cw_outcome_score_get_title (const CwOutcomeScore *score)
{
  const CwOutcomeLandmark *landmark;
  g_autofree char *limb = NULL;

  g_return_val_if_fail (score != NULL, NULL);

  if (score->version != NULL)
    /* Translators: a questionnaire and its version. */
    return g_strdup_printf (C_ ("questionnaire", "%s (%s)"), score->name,
                            score->version);
  landmark = cw_outcome_landmark_find (score->landmark_id);
  if (landmark == NULL)
    return g_strdup (get_name (score));
  limb = cw_limb_set_format (score->limb);
  return g_strdup_printf ("%s · %s · %s", get_name (score), landmark->name,
                          limb);
}

char *
cw_outcome_score_describe_value (const CwOutcomeScore *score)
{
  const CwOutcomeMeasure *measure;
  gboolean of_paper;
  double lowest, highest;
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (score != NULL, NULL);

  measure = cw_outcome_measure_find (score->measure_id);
  value = cw_number_format (score->value, 1);
  if (measure == NULL)
    return g_steal_pointer (&value);
  if (measure->unit != NULL)
    /* Translators: a number and its unit. */
    return g_strdup_printf (C_ ("outcome", "%s %s"), value, measure->unit);
  of_paper = measure->kind == CW_OUTCOME_TOTAL;
  lowest = of_paper ? score->lowest : measure->lowest;
  highest = of_paper ? score->highest : measure->highest;
  high = cw_number_format (highest, 1);
  if (lowest == 0)
    /* Translators: a score, and the highest one that can be, from 0. */
    return g_strdup_printf (C_ ("outcome", "%s of %s"), value, high);
  low = cw_number_format (lowest, 1);
  /* Translators: a score, and between which numbers it can be. */
  return g_strdup_printf (_ ("%s, between %s and %s"), value, low, high);
}

static char *
describe_activities (const CwOutcomeScore *score)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n_activities = cw_outcome_score_count_activities (score);

  for (int i = 0; i < n_activities; i++) {
    g_autofree char *rating = cw_number_format (score->activities[i].rating, 0);

    g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "",
                            score->activities[i].name, rating);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
cw_outcome_score_describe_details (const CwOutcomeScore *score)
{
  const CwOutcomeMeasure *measure;
  const CwOutcomeLandmark *landmark;
  g_autofree char *distance = NULL;

  g_return_val_if_fail (score != NULL, NULL);

  measure = cw_outcome_measure_find (score->measure_id);
  landmark = cw_outcome_landmark_find (score->landmark_id);
  if (cw_outcome_score_count_activities (score) > 0)
    return describe_activities (score);
  if (score->adapted && measure != NULL)
    return g_strdup (measure->adapted_label);
  if (landmark == NULL)
    return NULL;
  distance = cw_number_format (score->distance_cm, 1);
  /* Translators: a distance, and a landmark from which it is taken, as "10 cm
   * above the upper edge of the patella". */
  return g_strdup_printf (_ ("%s cm %s"), distance, landmark->label);
}
