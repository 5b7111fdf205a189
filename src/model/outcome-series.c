/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/outcome-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/change-text.h"

/* While series are collected. */
typedef struct {
  const CwOutcomeScore *first; /* that was met of it: the newest one */
  CwOutcomeSeries *series;
} Collecting;

static void
series_free (gpointer data)
{
  CwOutcomeSeries *series = data;

  for (guint i = 0; i < series->n_sides; i++)
    g_array_unref (series->sides[i].values);
  g_free (series->title);
  g_free (series->details);
  g_free (series);
}

/* The names without the ratings, which are of one day. */
static char *
describe_activities (const CwOutcomeScore *score)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n_activities = cw_outcome_score_count_activities (score);

  for (int i = 0; i < n_activities; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                            score->activities[i].name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "KOOS (2012), 0–100", "Girth · Thigh, cm". */
static char *
make_title (const CwOutcomeScore *score, const CwOutcomeMeasure *measure)
{
  const CwOutcomeLandmark *landmark
      = cw_outcome_landmark_find (score->landmark_id);
  g_autofree char *name = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (landmark != NULL)
    /* Translators: a part of a limb, and a measure with its unit, as "Thigh ·
     * Girth, cm". */
    return g_strdup_printf (C_ ("outcome", "%s · %s"), landmark->name,
                            measure->title);
  if (measure->kind != CW_OUTCOME_TOTAL)
    return g_strdup (measure->title);
  name = cw_outcome_score_get_title (score);
  low = cw_number_format (score->lowest, 1);
  high = cw_number_format (score->highest, 1);
  /* Translators: a questionnaire, and the lowest and highest total. */
  return g_strdup_printf (C_ ("outcome", "%s, %s–%s"), name, low, high);
}

static CwOutcomeSeries *
series_new (const CwOutcomeScore *score, const CwOutcomeMeasure *measure)
{
  CwOutcomeSeries *series = g_new0 (CwOutcomeSeries, 1);
  gboolean of_paper = measure->kind == CW_OUTCOME_TOTAL;

  series->measure = measure;
  series->title = make_title (score, measure);
  series->details = measure->kind == CW_OUTCOME_ACTIVITIES
                        ? describe_activities (score)
                        : cw_outcome_score_describe_details (score);
  series->lowest = of_paper ? score->lowest : measure->lowest;
  series->highest = of_paper                ? score->highest
                    : measure->unit != NULL ? NAN
                                            : measure->highest;
  return series;
}

/* The side of that limb; the right one stays before the left one. */
static CwOutcomeSide *
get_side (CwOutcomeSeries *series, CwLimbSet limb)
{
  static const CwLimbSet right
      = CW_LIMB_BIT (CW_LIMB_RIGHT_ARM) | CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  CwOutcomeSide side = { limb, NULL };
  guint place;

  for (guint i = 0; i < series->n_sides; i++)
    if (series->sides[i].limb == limb)
      return &series->sides[i];
  g_return_val_if_fail (series->n_sides < CW_OUTCOME_MAX_SIDES, NULL);
  side.values = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
  place = series->n_sides++;
  if (place > 0 && (limb & right) != 0) {
    series->sides[place] = series->sides[0];
    place = 0;
  }
  series->sides[place] = side;
  return &series->sides[place];
}

/* What is read newest first is put before what is there. */
static void
add_value (CwOutcomeSeries *series, const CwOutcomeScore *score)
{
  CwOutcomeSide *side = get_side (series, score->limb);
  CwDatedValue value = { .day = score->date, .value = score->value };

  if (side != NULL)
    g_array_prepend_val (side->values, value);
}

static CwOutcomeSeries *
find_series (GArray *collecting, const CwOutcomeScore *score)
{
  for (guint i = 0; i < collecting->len; i++) {
    const Collecting *one = &g_array_index (collecting, Collecting, i);

    if (cw_outcome_score_is_same_way (one->first, score))
      return one->series;
  }
  return NULL;
}

static void
collect_measure (const GPtrArray *scores,
                 const CwOutcomeMeasure *measure,
                 GPtrArray *all)
{
  g_autoptr (GArray) collecting
      = g_array_new (FALSE, FALSE, sizeof (Collecting));

  for (guint i = 0; i < scores->len; i++) {
    const CwOutcomeScore *score = g_ptr_array_index (scores, i);
    CwOutcomeSeries *series;

    if (score->strike.at != 0
        || g_strcmp0 (score->measure_id, measure->id) != 0)
      continue;
    series = find_series (collecting, score);
    if (series == NULL) {
      Collecting one = { score, series_new (score, measure) };

      series = one.series;
      g_array_append_val (collecting, one);
      g_ptr_array_add (all, series);
    }
    add_value (series, score);
  }
}

GPtrArray *
cw_outcome_series_collect (const GPtrArray *scores)
{
  gsize n_measures = 0;
  const CwOutcomeMeasure *const *measures
      = cw_outcome_measures_get (&n_measures);
  GPtrArray *all = g_ptr_array_new_with_free_func (series_free);

  g_return_val_if_fail (scores != NULL, all);

  for (gsize i = 0; i < n_measures; i++)
    collect_measure (scores, measures[i], all);
  return all;
}

char *
cw_outcome_describe_change (const CwOutcomeMeasure *measure,
                            double before,
                            double after)
{
  g_autofree char *change = NULL;

  g_return_val_if_fail (measure != NULL, NULL);

  change = cw_change_describe (measure->smallest, before, after, NAN,
                               cw_outcome_measure_get_decimals (measure));
  if (measure->smallest != NULL || measure->is_change || before == after)
    return g_steal_pointer (&change);
  /* Translators: two values, as "3 to 5". */
  return g_strdup_printf (_ ("%s; which change counts is not known"), change);
}

/* The first and the last value on those days; FALSE when there is none. */
static gboolean
get_ends (const GArray *values,
          CwDate first,
          CwDate last,
          CwDatedValue *from,
          CwDatedValue *to)
{
  gboolean found = FALSE;

  for (guint i = 0; i < values->len; i++) {
    const CwDatedValue *value = &g_array_index (values, CwDatedValue, i);

    if ((first != CW_DATE_NONE && value->day < first)
        || (last != CW_DATE_NONE && value->day > last))
      continue;
    if (!found)
      *from = *value;
    *to = *value;
    found = TRUE;
  }
  return found;
}

static char *
describe_side (const CwOutcomeSeries *series,
               const CwDatedValue *from,
               const CwDatedValue *to)
{
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (from->day < to->day)
    return cw_outcome_describe_change (series->measure, from->value, to->value);
  value = cw_number_format (to->value,
                            cw_outcome_measure_get_decimals (series->measure));
  day = cw_date_format (to->day);
  /* Translators: a score and a date. */
  return g_strdup_printf (C_ ("outcome", "%s on %s"), value, day);
}

char *
cw_outcome_series_describe (const CwOutcomeSeries *series,
                            CwDate first,
                            CwDate last)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (series != NULL, NULL);

  for (guint i = 0; i < series->n_sides; i++) {
    const CwOutcomeSide *side = &series->sides[i];
    CwDatedValue from, to;
    g_autofree char *words = NULL;
    g_autofree char *limb = NULL;

    if (!get_ends (side->values, first, last, &from, &to))
      continue;
    words = describe_side (series, &from, &to);
    limb = cw_limb_set_format (side->limb);
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " · " : "",
                            side->limb != CW_LIMBS_NONE ? limb : "",
                            side->limb != CW_LIMBS_NONE ? ": " : "", words);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const CwOutcomeScore *
cw_outcome_scores_find_last (const GPtrArray *scores, const char *measure_id)
{
  g_return_val_if_fail (scores != NULL && measure_id != NULL, NULL);

  for (guint i = 0; i < scores->len; i++) {
    const CwOutcomeScore *score = g_ptr_array_index (scores, i);

    if (score->strike.at == 0 && g_strcmp0 (score->measure_id, measure_id) == 0)
      return score;
  }
  return NULL;
}

const CwOutcomeScore *
cw_outcome_scores_find_same (const GPtrArray *scores,
                             const CwOutcomeScore *score)
{
  g_return_val_if_fail (scores != NULL && score != NULL, NULL);

  for (guint i = 0; i < scores->len; i++) {
    const CwOutcomeScore *other = g_ptr_array_index (scores, i);

    if (other->strike.at == 0 && cw_outcome_score_is_comparable (other, score))
      return other;
  }
  return NULL;
}
