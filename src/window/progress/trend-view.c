/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/trend-view.h"

struct _CwTrendView {
  CwChartView parent_instance;

  CwTrendData *data; /* borrowed */
};

G_DEFINE_FINAL_TYPE (CwTrendView, cw_trend_view, CW_TYPE_CHART_VIEW)

static CwTrendChart *
get_chart (CwChartView *view)
{
  CwTrendView *self = CW_TREND_VIEW (view);

  return self->data != NULL ? cw_trend_data_get_chart (self->data) : NULL;
}

static void
cw_trend_view_draw (CwChartView *view,
                    const CwChartStyle *style,
                    cairo_t *cr,
                    double width,
                    double height)
{
  if (get_chart (view) != NULL)
    cw_trend_chart_draw (get_chart (view), style, cr, width, height);
}

static gboolean
cw_trend_view_pick (CwChartView *view,
                    const CwChartStyle *style,
                    double width,
                    double height,
                    double x,
                    double y)
{
  CwTrendChart *chart = get_chart (view);
  CwTrendGeometry geometry;

  if (chart == NULL)
    return FALSE;
  cw_trend_chart_get_geometry (chart, style, width, height, &geometry);
  return cw_trend_chart_pick (chart, &geometry, x, y, &chart->selected_series,
                              &chart->selected_point);
}

static gboolean
cw_trend_view_move (CwChartView *view, int right, int up)
{
  CwTrendChart *chart = get_chart (view);

  if (chart == NULL)
    return FALSE;
  if (chart->selected_series < 0 || right != 0)
    return cw_trend_chart_step (chart, right);
  return cw_trend_chart_change_series (chart);
}

static void
cw_trend_view_clear (CwChartView *view)
{
  CwTrendChart *chart = get_chart (view);

  if (chart != NULL) {
    chart->selected_series = -1;
    chart->selected_point = -1;
  }
}

static char *
cw_trend_view_describe (CwChartView *view)
{
  const CwTrendChart *chart = get_chart (view);

  return chart != NULL && chart->selected_series >= 0
             ? cw_trend_chart_describe_point (chart,
                                              (gsize)chart->selected_series,
                                              (gsize)chart->selected_point)
             : NULL;
}

static void
cw_trend_view_place (CwChartView *view,
                     const CwChartStyle *style,
                     double width,
                     double height,
                     double *x,
                     double *y)
{
  const CwTrendChart *chart = get_chart (view);
  const CwTrendPoint *point
      = &chart->series[chart->selected_series].points[chart->selected_point];
  CwTrendGeometry geometry;

  cw_trend_chart_get_geometry (chart, style, width, height, &geometry);
  *x = cw_scale_place (&geometry.time, (double)point->day);
  *y = cw_scale_place (&geometry.value, point->value);
}

static void
cw_trend_view_class_init (CwTrendViewClass *klass)
{
  CwChartViewClass *view_class = CW_CHART_VIEW_CLASS (klass);

  view_class->draw = cw_trend_view_draw;
  view_class->pick = cw_trend_view_pick;
  view_class->move = cw_trend_view_move;
  view_class->clear = cw_trend_view_clear;
  view_class->describe = cw_trend_view_describe;
  view_class->place = cw_trend_view_place;
}

static void
cw_trend_view_init (CwTrendView *self)
{
  cw_chart_view_set_sizes (CW_CHART_VIEW (self), 140, 112, 180, 120);
}

void
cw_trend_view_set_data (CwTrendView *self, CwTrendData *data)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (CW_IS_TREND_VIEW (self));

  self->data = data;
  if (data != NULL)
    sentence = cw_trend_chart_describe (cw_trend_data_get_chart (data));
  cw_chart_view_changed (CW_CHART_VIEW (self),
                         sentence != NULL ? sentence : "");
}
