/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/trend-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwTrendData {
  CwTrendChart chart;
  GArray *points[CW_TREND_MAX_SERIES]; /* (element-type CwTrendPoint) */
  CwTimeMark *marks;
  GPtrArray *strings; /* (element-type utf8) */
  const char *formula;
  char *summary;
};

static const char *
keep (CwTrendData *data, char *string)
{
  g_ptr_array_add (data->strings, string);
  return string;
}

/* NULL for a pair of limbs. */
static const char *
get_side_name (CwLimbSet limbs)
{
  switch (limbs) {
  case CW_LIMB_BIT (CW_LIMB_LEFT_ARM):
  case CW_LIMB_BIT (CW_LIMB_LEFT_LEG):
    return C_ ("side of the body", "Left");
  case CW_LIMB_BIT (CW_LIMB_RIGHT_ARM):
  case CW_LIMB_BIT (CW_LIMB_RIGHT_LEG):
    return C_ ("side of the body", "Right");
  default:
    return NULL;
  }
}

/* The first series is there even where it has no values. */
static void
add_series (CwTrendData *data, const char *label, const GArray *values)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (CwTrendPoint));
  gsize series = data->chart.n_series;

  for (guint i = 0; i < values->len; i++) {
    const CwDatedValue *value = &g_array_index (values, CwDatedValue, i);
    CwTrendPoint point = { value->day, value->value, value->at_home };

    g_array_append_val (points, point);
  }
  data->points[series] = points;
  if (series > 0 && points->len == 0)
    return;
  data->chart.series[series]
      = (CwTrendSeries){ label, (const CwTrendPoint *)(gpointer)points->data,
                         points->len };
  data->chart.n_series++;
}

static void
add_exercises (CwTrendData *data,
               CwMeasure measure,
               const char *label,
               const GPtrArray *exercises,
               const CwTimeline *timeline)
{
  g_autoptr (GArray) values = cw_measure_collect (measure, exercises, timeline);

  add_series (data, label, values);
}

static CwTimeMarkKind
get_mark_kind (CwTimelineKind kind)
{
  switch (kind) {
  case CW_TIMELINE_EVENT:
    return CW_TIME_MARK_EVENT;
  case CW_TIMELINE_OPERATION:
    return CW_TIME_MARK_OPERATION;
  case CW_TIMELINE_PLAN:
  default:
    return CW_TIME_MARK_PLAN;
  }
}

static void
add_marks (CwTrendData *data, const CwTimeline *timeline)
{
  data->marks = g_new0 (CwTimeMark, timeline->events->len);
  for (guint i = 0; i < timeline->events->len; i++) {
    const CwTimelineEvent *event = g_ptr_array_index (timeline->events, i);

    data->marks[i] = (CwTimeMark){ event->day, get_mark_kind (event->kind),
                                   keep (data, g_strdup (event->label)) };
  }
  data->chart.marks = data->marks;
  data->chart.n_marks = timeline->events->len;
}

/* The first and the last value on the days shown; FALSE when there is none. */
static gboolean
get_ends (const CwTrendData *data,
          gsize series,
          CwDatedValue *first,
          CwDatedValue *last)
{
  gboolean found = FALSE;

  for (guint i = 0; i < data->points[series]->len; i++) {
    const CwTrendPoint *point
        = &g_array_index (data->points[series], CwTrendPoint, i);

    if ((data->chart.first != CW_DATE_NONE && point->day < data->chart.first)
        || (data->chart.last != CW_DATE_NONE && point->day > data->chart.last))
      continue;
    if (!found)
      *first = (CwDatedValue){ .day = point->day, .value = point->value };
    *last = (CwDatedValue){ .day = point->day, .value = point->value };
    found = TRUE;
  }
  return found;
}

static char *
describe_symmetry (CwTrendData *data, CwLimbSet limbs)
{
  gboolean left_first = limbs == CW_LIMB_BIT (CW_LIMB_LEFT_ARM)
                        || limbs == CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  CwDatedValue first, here, there;

  if (data->chart.n_series < 2 || !get_ends (data, 0, &first, &here)
      || !get_ends (data, 1, &first, &there))
    return NULL;
  return cw_measure_describe_symmetry (left_first ? here.value : there.value,
                                       left_first ? there.value : here.value);
}

static void
summarise (CwTrendData *data,
           CwMeasure measure,
           CwLimbSet limbs,
           double load_step_kg)
{
  CwDatedValue first, last;
  g_autofree char *change = NULL;
  g_autofree char *symmetry = describe_symmetry (data, limbs);

  if (get_ends (data, 0, &first, &last) && first.day < last.day)
    change = cw_measure_describe_change (measure,
                                         (limbs & CW_LIMBS_LEGS) != 0, &first,
                                         &last, load_step_kg);
  if (change != NULL && symmetry != NULL)
    data->summary = g_strdup_printf ("%s · %s", change, symmetry);
  else if (change != NULL)
    data->summary = g_steal_pointer (&change);
  else
    data->summary
        = symmetry != NULL ? g_steal_pointer (&symmetry) : g_strdup ("");
}

static CwTrendData *
create (const char *title, CwDate first, CwDate last)
{
  CwTrendData *data = g_new0 (CwTrendData, 1);

  data->strings = g_ptr_array_new_with_free_func (g_free);
  cw_trend_chart_init (&data->chart, keep (data, g_strdup (title)));
  data->chart.first = first;
  data->chart.last = last;
  return data;
}

CwTrendData *
cw_trend_data_new (CwMeasure measure,
                   const GPtrArray *exercises,
                   const CwExerciseProgress *other_side,
                   const CwTimeline *timeline,
                   CwDate first,
                   CwDate last)
{
  CwTrendData *data;
  CwLimbSet limbs = CW_LIMBS_NONE;

  g_return_val_if_fail (exercises != NULL, NULL);

  data = create (cw_measure_get_title (measure), first, last);
  data->formula = cw_measure_get_formula (measure);
  data->chart.decimals = cw_measure_get_decimals (measure);
  data->chart.from_zero = cw_measure_is_from_zero (measure);
  data->chart.highest = cw_measure_get_highest (measure);
  if (exercises->len == 1)
    limbs = ((const CwExerciseProgress *)exercises->pdata[0])->limbs;
  add_exercises (data, measure, get_side_name (limbs), exercises, timeline);
  if (other_side != NULL) {
    g_autoptr (GPtrArray) other = g_ptr_array_new ();

    g_ptr_array_add (other, (gpointer)other_side);
    add_exercises (data, measure, get_side_name (other_side->limbs), other,
                   timeline);
  }
  if (timeline != NULL)
    add_marks (data, timeline);
  summarise (data, measure, limbs,
             timeline != NULL ? timeline->load_step_kg : NAN);
  return data;
}

/* What was asked or where, then how it has changed. */
static char *
summarise_outcome (const CwOutcomeSeries *outcome, CwDate first, CwDate last)
{
  g_autofree char *change = cw_outcome_series_describe (outcome, first, last);

  if (outcome->details == NULL)
    return g_steal_pointer (&change);
  if (*change == '\0')
    return g_strdup (outcome->details);
  return g_strdup_printf ("%s\n%s", outcome->details, change);
}

CwTrendData *
cw_trend_data_new_outcome (const CwOutcomeSeries *outcome,
                           const CwTimeline *timeline,
                           CwDate first,
                           CwDate last)
{
  CwTrendData *data;

  g_return_val_if_fail (outcome != NULL, NULL);

  data = create (outcome->title, first, last);
  data->formula = outcome->measure->question;
  data->chart.decimals = cw_outcome_measure_get_decimals (outcome->measure);
  data->chart.from_zero = outcome->lowest == 0;
  data->chart.highest = outcome->highest;
  for (guint i = 0; i < outcome->n_sides; i++)
    add_series (data, get_side_name (outcome->sides[i].limb),
                outcome->sides[i].values);
  if (timeline != NULL)
    add_marks (data, timeline);
  data->summary = summarise_outcome (outcome, first, last);
  return data;
}

void
cw_trend_data_name (CwTrendData *data, const char *name)
{
  g_return_if_fail (data != NULL && name != NULL);

  data->chart.title
      = keep (data, g_strdup_printf ("%s · %s", data->chart.title, name));
}

void
cw_trend_data_free (CwTrendData *data)
{
  if (data == NULL)
    return;

  for (int i = 0; i < CW_TREND_MAX_SERIES; i++)
    g_clear_pointer (&data->points[i], g_array_unref);
  g_free (data->marks);
  g_ptr_array_unref (data->strings);
  g_free (data->summary);
  g_free (data);
}

CwTrendChart *
cw_trend_data_get_chart (CwTrendData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return &data->chart;
}

const char *
cw_trend_data_get_formula (const CwTrendData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return data->formula;
}

gboolean
cw_trend_data_has_values (const CwTrendData *data)
{
  CwDatedValue first, last;

  g_return_val_if_fail (data != NULL, FALSE);

  for (gsize i = 0; i < data->chart.n_series; i++)
    if (get_ends (data, i, &first, &last))
      return TRUE;
  return FALSE;
}

const char *
cw_trend_data_get_summary (const CwTrendData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return data->summary;
}
