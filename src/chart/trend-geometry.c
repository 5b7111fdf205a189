/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/quantity.h"
#include "chart/trend-private.h"

#include <math.h>
#include <string.h>

/* Closer than this, values are drawn as their range. */
/* Between lines of marks, on average, and between marks at the foot. */
#define MARK_ROOM 14.0
#define MARK_AT_FOOT_ROOM 3
#define LEAST_DISTANCE 6
#define LABEL_GAP 16
#define ROW_HEIGHT 26

void
cw_trend_chart_init (CwTrendChart *chart, const char *title)
{
  memset (chart, 0, sizeof *chart);
  chart->title = title;
  chart->from_zero = TRUE;
  chart->highest = NAN;
  chart->band_low = chart->band_high = NAN;
  chart->limit = NAN;
  chart->selected_series = -1;
  chart->selected_point = -1;
}

/* The first point on that day or later. */
static gsize
find_day (const CwTrendSeries *series, CwDate day)
{
  gsize low = 0, high = series->n_points;

  while (low < high) {
    gsize middle = low + (high - low) / 2;

    if (series->points[middle].day < day)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
cw_trend_get_range (const CwTrendChart *chart,
                    gsize series,
                    gsize *first,
                    gsize *end)
{
  const CwTrendSeries *points = &chart->series[series];

  *first = chart->first == CW_DATE_NONE ? 0 : find_day (points, chart->first);
  *end = chart->last == CW_DATE_NONE ? points->n_points
                                     : find_day (points, chart->last + 1);
  *end = MAX (*end, *first);
}

const CwTrendPoint *
cw_trend_get_latest (const CwTrendChart *chart, gsize series)
{
  gsize first, end;

  cw_trend_get_range (chart, series, &first, &end);
  for (gsize i = end; i > first; i--)
    if (!isnan (chart->series[series].points[i - 1].value))
      return &chart->series[series].points[i - 1];
  return NULL;
}

gboolean
cw_trend_get_days (const CwTrendChart *chart, CwDate *first, CwDate *last)
{
  *first = *last = CW_DATE_NONE;
  for (gsize i = 0; i < chart->n_series; i++) {
    const CwTrendPoint *points = chart->series[i].points;
    gsize begin, end;

    cw_trend_get_range (chart, i, &begin, &end);
    if (begin == end)
      continue;
    if (*first == CW_DATE_NONE || points[begin].day < *first)
      *first = points[begin].day;
    *last = MAX (*last, points[end - 1].day);
  }
  return *first != CW_DATE_NONE;
}

static void
get_values (const CwTrendChart *chart,
            const CwTrendGeometry *g,
            double *lowest,
            double *highest)
{
  *lowest = G_MAXDOUBLE;
  *highest = -G_MAXDOUBLE;
  for (gsize i = 0; i < chart->n_series; i++)
    for (gsize j = g->first[i]; j < g->end[i]; j++) {
      double value = chart->series[i].points[j].value;

      if (isnan (value))
        continue;
      *lowest = MIN (*lowest, value);
      *highest = MAX (*highest, value);
    }
  if (*lowest > *highest) {
    *lowest = 0;
    *highest = 1;
  }
  if (!isnan (chart->band_high)) {
    *lowest = MIN (*lowest, chart->band_low);
    *highest = MAX (*highest, chart->band_high);
  }
  if (!isnan (chart->limit))
    *highest = MAX (*highest, chart->limit);
}

static void
set_value_scale (const CwTrendChart *chart, CwTrendGeometry *g)
{
  double lowest, highest, room;

  get_values (chart, g, &lowest, &highest);
  g->value.start = g->bottom;
  g->value.end = g->top;
  if (!isnan (chart->highest)) {
    g->value.from = MIN (lowest, 0);
    g->value.to = MAX (chart->highest, highest);
    return;
  }
  room = MAX (highest - lowest, pow (10, -chart->decimals)) * .12;
  g->value.from = chart->from_zero ? MIN (lowest, 0) : lowest - room;
  g->value.to = highest + room;
  if (g->value.to <= g->value.from)
    g->value.to = g->value.from + 1;
}

static double
measure_text (const CwChartStyle *style,
              const char *text,
              double size,
              PangoWeight weight)
{
  CwChartText label = { text, size, weight, style->palette->text, 0, 0, 0 };
  double width;

  cw_chart_text_measure (style, &label, &width, NULL);
  return width;
}

static char *
create_label (const CwTrendChart *chart, gsize series)
{
  const CwTrendPoint *latest = cw_trend_get_latest (chart, series);
  g_autofree char *value = NULL;

  if (latest == NULL)
    return NULL;
  value = cw_number_format (latest->value, chart->decimals);
  if (chart->n_series == 1 || chart->series[series].label == NULL)
    return g_steal_pointer (&value);
  return g_strdup_printf ("%s %s", chart->series[series].label, value);
}

static void
set_margins (const CwTrendChart *chart,
             const CwChartStyle *style,
             double width,
             double height,
             CwTrendGeometry *g)
{
  double scale = style->text_scale;
  g_autofree char *highest = cw_number_format (
      MAX (fabs (g->value.to), fabs (g->value.from)), chart->decimals);
  double left
      = measure_text (style, highest, CW_TREND_LABEL_SIZE, PANGO_WEIGHT_NORMAL);
  double right = 12;

  for (gsize i = 0; i < chart->n_series; i++) {
    g_autofree char *label = create_label (chart, i);

    if (label != NULL)
      right = MAX (right, measure_text (style, label, CW_TREND_VALUE_SIZE,
                                        PANGO_WEIGHT_BOLD)
                              + 16);
  }
  g->left = left + 12;
  g->right = MAX (width - MIN (right, width * .5), g->left + 8);
  g->top = (chart->n_marks > 0 ? 22 : 10) * scale;
  g->bottom = MAX (height - 22 * scale, g->top + 8);
}

void
cw_trend_chart_get_geometry (const CwTrendChart *chart,
                             const CwChartStyle *style,
                             double width,
                             double height,
                             CwTrendGeometry *g)
{
  double scale = style->text_scale;
  CwDate first, last;

  memset (g, 0, sizeof *g);
  for (gsize i = 0; i < chart->n_series; i++)
    cw_trend_get_range (chart, i, &g->first[i], &g->end[i]);
  /* Twice: the margin at the left depends on the values. */
  set_value_scale (chart, g);
  set_margins (chart, style, width, height, g);
  set_value_scale (chart, g);
  if (cw_trend_get_days (chart, &first, &last)) {
    g->time.from = (double)first;
    g->time.to = (double)last;
  }
  g->time.start = g->left + 6;
  g->time.end = g->right - 6;
  g->most_numbers = MAX ((int)((g->bottom - g->top) / (ROW_HEIGHT * scale)), 1);
  g->most_dates = MAX ((int)((g->right - g->left) / (76 * scale)), 1);
}

static void
add_to_column (CwTrendColumn *column, double value)
{
  column->low = MIN (column->low, value);
  column->high = MAX (column->high, value);
  column->n_values++;
  column->mean += (value - column->mean) / (double)column->n_values;
}

GArray *
cw_trend_chart_thin (const CwTrendChart *chart,
                     const CwTrendGeometry *g,
                     gsize series)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (CwTrendColumn));
  gsize n_points = g->end[series] - g->first[series];
  gboolean thin
      = (double)n_points * LEAST_DISTANCE > g->time.end - g->time.start;
  int last_slot = -1;

  for (gsize i = g->first[series]; i < g->end[series]; i++) {
    const CwTrendPoint *point = &chart->series[series].points[i];
    double x = cw_scale_place (&g->time, (double)point->day);
    int slot = (int)((x - g->left) / CW_TREND_COLUMN_WIDTH);

    if (isnan (point->value))
      continue;
    if (thin && slot == last_slot) {
      add_to_column (&g_array_index (columns, CwTrendColumn, columns->len - 1),
                     point->value);
    } else {
      CwTrendColumn column = { x, point->value, point->value, point->value, 1, point->at_home };

      if (thin)
        column.x = g->left + (slot + .5) * CW_TREND_COLUMN_WIDTH;
      g_array_append_val (columns, column);
      last_slot = slot;
    }
  }
  return columns;
}

static void
clear_label (gpointer label)
{
  g_free (((CwTrendLabel *)label)->text);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const CwTrendLabel *first = a, *second = b;

  if (first->wanted_y != second->wanted_y)
    return first->wanted_y < second->wanted_y ? -1 : 1;
  return first->series < second->series ? -1 : 1;
}

GArray *
cw_trend_chart_place_labels (const CwTrendChart *chart,
                             const CwTrendGeometry *g,
                             const CwChartStyle *style)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (CwTrendLabel));
  double gap = LABEL_GAP * style->text_scale;

  g_array_set_clear_func (labels, clear_label);
  for (gsize i = 0; i < chart->n_series; i++) {
    const CwTrendPoint *latest = cw_trend_get_latest (chart, i);
    CwTrendLabel label = { .series = i };

    if (latest == NULL)
      continue;
    label.text = create_label (chart, i);
    label.wanted_y = cw_scale_place (&g->value, latest->value);
    label.y = label.wanted_y;
    g_array_append_val (labels, label);
  }
  g_array_sort (labels, compare_labels);
  if (labels->len == CW_TREND_MAX_SERIES) {
    CwTrendLabel *upper = &g_array_index (labels, CwTrendLabel, 0);
    CwTrendLabel *lower = &g_array_index (labels, CwTrendLabel, 1);
    double missing = gap - (lower->y - upper->y);

    if (missing > 0) {
      upper->y -= missing / 2;
      lower->y += missing / 2;
    }
    if (lower->y > g->bottom) {
      lower->y = g->bottom;
      upper->y = MIN (upper->y, lower->y - gap);
    }
  }
  return labels;
}

static gboolean
is_shown (const CwTimeMark *mark, const CwTrendGeometry *g)
{
  return (double)mark->day >= g->time.from && (double)mark->day <= g->time.to
         && g->time.from != g->time.to;
}

/* Kinds of marks whose lines would stand side by side, and hide the values. */
static void
find_crowded (const CwTrendChart *chart,
              const CwTrendGeometry *g,
              gboolean *crowded)
{
  gsize n[CW_N_TIME_MARK_KINDS] = { 0 };

  for (gsize i = 0; i < chart->n_marks; i++)
    n[chart->marks[i].kind] += is_shown (&chart->marks[i], g);
  for (int kind = 0; kind < CW_N_TIME_MARK_KINDS; kind++)
    crowded[kind] = (double)n[kind] * MARK_ROOM > g->right - g->left;
}

GArray *
cw_trend_chart_place_marks (const CwTrendChart *chart,
                            const CwTrendGeometry *g,
                            const CwChartStyle *style)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (CwTrendMarkPlace));
  double last_x[CW_N_TIME_MARK_KINDS];
  gboolean crowded[CW_N_TIME_MARK_KINDS];
  double taken = 0;

  find_crowded (chart, g, crowded);
  for (int kind = 0; kind < CW_N_TIME_MARK_KINDS; kind++)
    last_x[kind] = -MARK_ROOM;
  for (gsize i = 0; i < chart->n_marks; i++) {
    const CwTimeMark *mark = &chart->marks[i];
    CwTrendMarkPlace place = { .mark = i, .whole = !crowded[mark->kind] };
    double width;

    if (!is_shown (mark, g))
      continue;
    place.line_x = cw_scale_place (&g->time, (double)mark->day);
    if (!place.whole) {
      if (place.line_x < last_x[mark->kind] + MARK_AT_FOOT_ROOM)
        continue; /* it is there already */
      last_x[mark->kind] = place.line_x;
      g_array_append_val (places, place);
      continue;
    }
    width = measure_text (style, mark->label, CW_TREND_LABEL_SIZE,
                          PANGO_WEIGHT_NORMAL);
    place.x = MAX (MIN (place.line_x - width / 2, g->right + 8 - width), 0);
    place.named = place.x >= taken && width <= g->right + 8;
    if (place.named)
      taken = place.x + width + 8;
    g_array_append_val (places, place);
  }
  return places;
}

gboolean
cw_trend_chart_pick (const CwTrendChart *chart,
                     const CwTrendGeometry *g,
                     double x,
                     double y,
                     int *series,
                     gssize *point)
{
  CwDate day = (CwDate)llround (cw_scale_read (&g->time, x));
  double nearest = G_MAXDOUBLE;

  if (x < g->left - 8 || x > g->right + 8 || y < 0 || y > g->bottom + 8)
    return FALSE;
  for (gsize i = 0; i < chart->n_series; i++) {
    gsize at
        = CLAMP (find_day (&chart->series[i], day), g->first[i], g->end[i]);
    gsize from = at > g->first[i] ? at - 1 : at;
    CwDate until = at < g->end[i] ? chart->series[i].points[at].day : day;

    /* The neighbour before that day, and all of the next day with any. */
    for (gsize j = from;
         j < g->end[i] && chart->series[i].points[j].day <= until; j++) {
      const CwTrendPoint *candidate = &chart->series[i].points[j];
      double distance
          = isnan (candidate->value)
                ? G_MAXDOUBLE
                : hypot (cw_scale_place (&g->time, (double)candidate->day) - x,
                         (cw_scale_place (&g->value, candidate->value) - y)
                             / 4);

      if (distance < nearest) {
        nearest = distance;
        *series = (int)i;
        *point = (gssize)j;
      }
    }
  }
  return nearest < G_MAXDOUBLE;
}

/* The value that follows in that direction; -1 where there is none. */
static gssize
find_value (const CwTrendChart *chart, gsize series, gssize from, int direction)
{
  gsize first, end;

  cw_trend_get_range (chart, series, &first, &end);
  for (gssize i = from; i >= (gssize)first && i < (gssize)end; i += direction)
    if (!isnan (chart->series[series].points[i].value))
      return i;
  return -1;
}

gboolean
cw_trend_chart_step (CwTrendChart *chart, int steps)
{
  gsize first, end;
  gssize point;

  if (chart->selected_series < 0) {
    for (gsize i = 0; i < chart->n_series; i++) {
      cw_trend_get_range (chart, i, &first, &end);
      point = find_value (chart, i, (gssize)end - 1, -1);
      if (point >= 0) {
        chart->selected_series = (int)i;
        chart->selected_point = point;
        return TRUE;
      }
    }
    return FALSE;
  }
  for (int i = 0; i < ABS (steps); i++) {
    point = find_value (chart, (gsize)chart->selected_series,
                        chart->selected_point + (steps > 0 ? 1 : -1),
                        steps > 0 ? 1 : -1);
    if (point < 0)
      break;
    chart->selected_point = point;
  }
  return TRUE;
}

gboolean
cw_trend_chart_change_series (CwTrendChart *chart)
{
  gsize other;
  CwDate day;
  gssize point;

  if (chart->selected_series < 0 || chart->n_series < CW_TREND_MAX_SERIES)
    return FALSE;
  other = chart->selected_series == 0 ? 1 : 0;
  day = chart->series[chart->selected_series].points[chart->selected_point].day;
  point = find_value (chart, other,
                      (gssize)find_day (&chart->series[other], day), 1);
  if (point < 0) {
    gsize first, end;

    cw_trend_get_range (chart, other, &first, &end);
    point = find_value (chart, other, (gssize)end - 1, -1);
  }
  if (point < 0)
    return FALSE;
  chart->selected_series = (int)other;
  chart->selected_point = point;
  return TRUE;
}
