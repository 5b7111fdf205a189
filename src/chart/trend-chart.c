/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/axis.h"
#include "chart/trend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of a mark that stands at the foot only. */
#define FOOT_HEIGHT 5
/* Points of a line that are drawn at once. */
#define PIECE_LENGTH 16

static const double dashes[] = { 4, 3 };

static CwColor
get_line_color (const CwChartStyle *style, gsize series)
{
  return series == 0 ? style->palette->newest_past : style->palette->second;
}

static CwColor
get_latest_color (const CwChartStyle *style, gsize series)
{
  return series == 0 ? style->palette->accent : style->palette->second;
}

static void
draw_line (
    cairo_t *cr, CwColor color, double x1, double y1, double x2, double y2)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_set_line_width (cr, 1);
  cw_color_set (color, cr);
  cairo_stroke (cr);
}

static void
draw_numbers (const CwTrendChart *chart,
              const CwTrendGeometry *g,
              const CwChartStyle *style,
              cairo_t *cr)
{
  const CwPalette *p = style->palette;
  g_autoptr (GArray) ticks = cw_axis_get_numbers (
      g->value.from, g->value.to, g->most_numbers, chart->decimals);

  for (guint i = 0; i < ticks->len; i++) {
    const CwAxisTick *tick = &g_array_index (ticks, CwAxisTick, i);
    double y = floor (cw_scale_place (&g->value, tick->value)) + .5;
    CwChartText label = { tick->label,
                          CW_TREND_LABEL_SIZE,
                          PANGO_WEIGHT_NORMAL,
                          p->dim_text,
                          1,
                          0,
                          0 };

    draw_line (cr, fabs (tick->value) < 1e-9 ? p->zero_line : p->grid, g->left,
               y, g->right, y);
    cw_chart_report_add (style->report, CW_DRAWN_LINE, "grid", g->left, y, 0,
                         0);
    cw_chart_text_draw (cr, style, &label, g->left - 6,
                        y - 8 * style->text_scale);
  }
}

static void
draw_dates (const CwTrendChart *chart,
            const CwTrendGeometry *g,
            const CwChartStyle *style,
            cairo_t *cr)
{
  g_autoptr (GArray) ticks = NULL;
  CwDate first, last;
  double width, end = 0;

  if (!cw_trend_get_days (chart, &first, &last))
    return;
  ticks = cw_axis_get_dates (first, last, g->most_dates);
  for (guint i = 0; i < ticks->len; i++) {
    const CwAxisTick *tick = &g_array_index (ticks, CwAxisTick, i);
    double x = cw_scale_place (&g->time, tick->value);
    CwChartText label = { tick->label,
                          CW_TREND_LABEL_SIZE,
                          PANGO_WEIGHT_NORMAL,
                          style->palette->dim_text,
                          0,
                          0,
                          0 };

    cw_chart_text_measure (style, &label, &width, NULL);
    x = CLAMP (x - width / 2, 0, MAX (g->right + 10 - width, 0));
    /* Of the first and the last day in a narrow chart one is enough. */
    if (i > 0 && x < end + 6)
      continue;
    cw_chart_text_draw (cr, style, &label, x,
                        g->bottom + 6 * style->text_scale);
    end = x + width;
  }
}

static void
draw_band (const CwTrendChart *chart,
           const CwTrendGeometry *g,
           const CwChartStyle *style,
           cairo_t *cr)
{
  if (!isnan (chart->band_high)) {
    double top = cw_scale_place (&g->value, chart->band_high);
    double bottom = cw_scale_place (&g->value, chart->band_low);

    cairo_new_path (cr);
    cairo_rectangle (cr, g->left, top, g->right - g->left, bottom - top);
    cw_color_set (style->palette->target, cr);
    cairo_fill (cr);
    cw_chart_report_add (style->report, CW_DRAWN_AREA, "aim", g->left, top,
                         g->right - g->left, bottom - top);
  }
  if (!isnan (chart->limit)) {
    double y = floor (cw_scale_place (&g->value, chart->limit)) + .5;

    draw_line (cr, style->palette->zero_line, g->left, y, g->right, y);
    cw_chart_report_add (style->report, CW_DRAWN_LINE, "limit", g->left, y, 0,
                         0);
  }
}

/* The foot of a mark tells its kind: nothing, a triangle, a square. */
static void
draw_mark_sign (CwTimeMarkKind kind,
                const CwTrendGeometry *g,
                const CwChartStyle *style,
                double x,
                cairo_t *cr)
{
  static const char *const names[] = {
    [CW_TIME_MARK_PLAN] = "plan",
    [CW_TIME_MARK_EVENT] = "event",
    [CW_TIME_MARK_OPERATION] = "operation",
  };

  cw_chart_report_add (style->report, CW_DRAWN_MARK, names[kind], x, g->bottom,
                       0, 0);
  if (kind == CW_TIME_MARK_PLAN)
    return;
  cairo_new_path (cr);
  if (kind == CW_TIME_MARK_EVENT) {
    cairo_move_to (cr, x, g->bottom - 9);
    cairo_line_to (cr, x - 5, g->bottom);
    cairo_line_to (cr, x + 5, g->bottom);
    cairo_close_path (cr);
  } else {
    cairo_rectangle (cr, x - 4, g->bottom - 8, 8, 8);
  }
  cw_color_set (style->palette->text, cr);
  cairo_fill (cr);
}

static void
draw_marks (const CwTrendChart *chart,
            const CwTrendGeometry *g,
            const CwChartStyle *style,
            cairo_t *cr)
{
  g_autoptr (GArray) places = NULL;

  if (chart->n_marks == 0)
    return;
  places = cw_trend_chart_place_marks (chart, g, style);
  for (guint i = 0; i < places->len; i++) {
    const CwTrendMarkPlace *place
        = &g_array_index (places, CwTrendMarkPlace, i);
    const CwTimeMark *mark = &chart->marks[place->mark];
    CwChartText label = { mark->label,
                          CW_TREND_LABEL_SIZE,
                          PANGO_WEIGHT_NORMAL,
                          style->palette->dim_text,
                          0,
                          0,
                          0 };
    double x = floor (place->line_x) + .5;

    cairo_save (cr);
    if (mark->kind == CW_TIME_MARK_PLAN && place->whole)
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
    draw_line (cr, style->palette->zero_line, x,
               place->whole ? g->top - 4 : g->bottom - FOOT_HEIGHT, x,
               g->bottom);
    cairo_restore (cr);
    draw_mark_sign (mark->kind, g, style, x, cr);
    if (place->named)
      cw_chart_text_draw (cr, style, &label, place->x, 0);
  }
}

/* A disc for the first series, a square for the second: each is known without
 * its colour.  An outline of a value from home. */
static void
draw_dot (gsize series,
          gboolean at_home,
          double x,
          double y,
          double radius,
          CwColor color,
          const CwChartStyle *style,
          cairo_t *cr)
{
  static const char *const names[][2]
      = { { "disc", "hollow disc" }, { "square", "hollow square" } };

  cw_chart_report_add (style->report, CW_DRAWN_MARK, names[series][at_home], x,
                       y, 0, 0);
  cairo_new_path (cr);
  if (series == 0)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
  cw_color_set (at_home ? style->palette->card : color, cr);
  cairo_fill_preserve (cr);
  cw_color_set (color, cr);
  cairo_set_line_width (cr, 1.5);
  if (at_home)
    cairo_stroke (cr);
  cairo_new_path (cr);
}

/* The range of each column, of whole pixels: those are filled fastest. */
static void
draw_range (GArray *columns,
            const CwTrendGeometry *g,
            const CwChartStyle *style,
            gsize series,
            cairo_t *cr)
{
  cairo_new_path (cr);
  for (guint i = 0; i < columns->len; i++) {
    const CwTrendColumn *column = &g_array_index (columns, CwTrendColumn, i);
    double top = floor (cw_scale_place (&g->value, column->high));
    double bottom = ceil (cw_scale_place (&g->value, column->low));

    cairo_rectangle (cr, floor (column->x - CW_TREND_COLUMN_WIDTH / 2), top,
                     CW_TREND_COLUMN_WIDTH, MAX (bottom - top, 1));
  }
  cw_color_set (cw_color_with_alpha (get_line_color (style, series), .25), cr);
  cairo_fill (cr);
  cw_chart_report_add (style->report, CW_DRAWN_AREA, "range", g->left, g->top,
                       g->right - g->left, g->bottom - g->top);
}

/* Cairo's cost of a line that goes up and down grows faster than its length, so
 * a long one is drawn piece by piece. */
static void
draw_means (GArray *columns,
            const CwTrendGeometry *g,
            const CwChartStyle *style,
            gsize series,
            cairo_t *cr)
{
  cw_chart_report_add (style->report, CW_DRAWN_LINE,
                       series == 0 ? "first" : "second", g->left, g->bottom, 0,
                       0);
  cairo_save (cr);
  if (series > 0)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cw_color_set (get_line_color (style, series), cr);
  cairo_new_path (cr);
  for (guint i = 0; i < columns->len; i++) {
    const CwTrendColumn *column = &g_array_index (columns, CwTrendColumn, i);
    double y = cw_scale_place (&g->value, column->mean);

    cairo_line_to (cr, column->x, y);
    if ((i + 1) % PIECE_LENGTH == 0 && i + 1 < columns->len) {
      cairo_stroke (cr);
      cairo_move_to (cr, column->x, y);
    }
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_series (const CwTrendChart *chart,
             const CwTrendGeometry *g,
             const CwChartStyle *style,
             gsize series,
             cairo_t *cr)
{
  g_autoptr (GArray) columns = cw_trend_chart_thin (chart, g, series);
  gboolean thinned = columns->len < g->end[series] - g->first[series];

  if (thinned)
    draw_range (columns, g, style, series, cr);
  draw_means (columns, g, style, series, cr);
  for (guint i = 0; !thinned && i < columns->len; i++) {
    const CwTrendColumn *column = &g_array_index (columns, CwTrendColumn, i);

    draw_dot (series, column->at_home, column->x,
              cw_scale_place (&g->value, column->mean), 2.5,
              get_line_color (style, series), style, cr);
  }
}

static void
draw_latest (const CwTrendChart *chart,
             const CwTrendGeometry *g,
             const CwChartStyle *style,
             cairo_t *cr)
{
  g_autoptr (GArray) labels = cw_trend_chart_place_labels (chart, g, style);

  for (guint i = 0; i < labels->len; i++) {
    const CwTrendLabel *label = &g_array_index (labels, CwTrendLabel, i);
    const CwTrendPoint *latest = cw_trend_get_latest (chart, label->series);
    double x = cw_scale_place (&g->time, (double)latest->day);
    CwColor color = get_latest_color (style, label->series);
    CwChartText text = {
      label->text, CW_TREND_VALUE_SIZE, PANGO_WEIGHT_BOLD, color, 0, 3, 0
    };

    /* All end at the right, but for the values of one day. */
    double label_x = g->time.from == g->time.to ? x + 10 : g->time.end + 10;

    draw_dot (label->series, latest->at_home, x, label->wanted_y, 4.5, color,
              style, cr);
    cw_chart_text_draw (cr, style, &text, label_x,
                        label->y - 9 * style->text_scale);
  }
}

static void
draw_cursor (const CwTrendChart *chart,
             const CwTrendGeometry *g,
             const CwChartStyle *style,
             cairo_t *cr)
{
  const CwTrendPoint *point;
  double x, y;

  if (chart->selected_series < 0
      || (gsize)chart->selected_series >= chart->n_series
      || chart->selected_point < (gssize)g->first[chart->selected_series]
      || chart->selected_point >= (gssize)g->end[chart->selected_series])
    return;
  point = &chart->series[chart->selected_series].points[chart->selected_point];
  x = cw_scale_place (&g->time, (double)point->day);
  y = cw_scale_place (&g->value, point->value);
  draw_line (cr, style->palette->zero_line, floor (x) + .5, g->top,
             floor (x) + .5, g->bottom);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, 6.5, 0, 2 * G_PI);
  cairo_set_line_width (cr, 2);
  cw_color_set (style->palette->text, cr);
  cairo_stroke (cr);
  cw_chart_report_add (style->report, CW_DRAWN_MARK, "cursor", x, y, 0, 0);
}

static void
draw_empty (const CwChartStyle *style, cairo_t *cr, double width, double height)
{
  CwChartText text = { _ ("No values yet"),      12, PANGO_WEIGHT_NORMAL,
                       style->palette->dim_text, .5, 0,
                       MAX (width - 16, 40) };

  cw_chart_text_draw (cr, style, &text, width / 2, height / 2 - 12);
}

void
cw_trend_chart_draw (const CwTrendChart *chart,
                     const CwChartStyle *style,
                     cairo_t *cr,
                     double width,
                     double height)
{
  CwTrendGeometry g;
  gboolean any = FALSE;

  for (gsize i = 0; i < chart->n_series; i++)
    any = any || cw_trend_get_latest (chart, i) != NULL;
  cairo_save (cr);
  if (!any) {
    draw_empty (style, cr, width, height);
  } else {
    cw_trend_chart_get_geometry (chart, style, width, height, &g);
    draw_band (chart, &g, style, cr);
    draw_numbers (chart, &g, style, cr);
    draw_dates (chart, &g, style, cr);
    draw_marks (chart, &g, style, cr);
    for (gsize i = 0; i < chart->n_series; i++)
      draw_series (chart, &g, style, i, cr);
    draw_latest (chart, &g, style, cr);
    draw_cursor (chart, &g, style, cr);
  }
  cairo_restore (cr);
}
