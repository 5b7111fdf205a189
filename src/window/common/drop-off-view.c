/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/drop-off-view.h"

#include <glib/gi18n-lib.h>

struct _CwDropOffView {
  CwChartView parent_instance;

  CwDropOffData *data;
};

G_DEFINE_FINAL_TYPE (CwDropOffView, cw_drop_off_view, CW_TYPE_CHART_VIEW)

static CwDropOffChart *
get_chart (CwDropOffView *self)
{
  return self->data != NULL ? cw_drop_off_data_get_chart (self->data) : NULL;
}

static gboolean
has_cursor (const CwDropOffChart *chart)
{
  return chart != NULL && chart->selected_session >= 0
         && chart->selected_set >= 0;
}

static void
cw_drop_off_view_draw (CwChartView *view,
                       const CwChartStyle *style,
                       cairo_t *cr,
                       double width,
                       double height)
{
  const CwDropOffChart *chart = get_chart (CW_DROP_OFF_VIEW (view));

  if (chart != NULL)
    cw_drop_off_chart_draw (chart, style, cr, width, height);
}

static gboolean
cw_drop_off_view_pick (CwChartView *view,
                       const CwChartStyle *style,
                       double width,
                       double height,
                       double x,
                       double y)
{
  CwDropOffChart *chart = get_chart (CW_DROP_OFF_VIEW (view));

  return chart != NULL
         && cw_drop_off_chart_pick (chart, style, width, height, x, y,
                                    &chart->selected_session,
                                    &chart->selected_set);
}

/* The first key puts the cursor on the last session. */
static gboolean
cw_drop_off_view_move (CwChartView *view, int right, int up)
{
  CwDropOffChart *chart = get_chart (CW_DROP_OFF_VIEW (view));
  int session = 0, set = 0;

  if (chart == NULL || chart->n_sessions == 0)
    return FALSE;
  session = (int)chart->n_sessions - 1;
  if (has_cursor (chart)) {
    session = CLAMP (chart->selected_session + up, 0, session);
    set = chart->selected_set + right;
  }
  chart->selected_session = session;
  chart->selected_set = CLAMP (set, 0, chart->sessions[session].n_sets - 1);
  return TRUE;
}

static void
cw_drop_off_view_clear (CwChartView *view)
{
  CwDropOffChart *chart = get_chart (CW_DROP_OFF_VIEW (view));

  if (chart != NULL)
    chart->selected_session = chart->selected_set = -1;
}

static char *
cw_drop_off_view_describe (CwChartView *view)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (view);
  const CwDropOffChart *chart = get_chart (self);

  return has_cursor (chart) ? cw_drop_off_data_describe_set (
             self->data, chart->selected_session, chart->selected_set)
                            : NULL;
}

static void
cw_drop_off_view_place (CwChartView *view,
                        const CwChartStyle *style,
                        double width,
                        double height,
                        double *x,
                        double *y)
{
  const CwDropOffChart *chart = get_chart (CW_DROP_OFF_VIEW (view));
  CwDropOffGeometry geometry;

  cw_drop_off_chart_get_geometry (chart, style, width, height, &geometry);
  *x = cw_drop_off_geometry_x (&geometry, chart->selected_set);
  *y = cw_drop_off_geometry_y (
      &geometry,
      chart->sessions[chart->selected_session].reps[chart->selected_set]);
}

static void
cw_drop_off_view_finalize (GObject *object)
{
  cw_drop_off_data_free (CW_DROP_OFF_VIEW (object)->data);

  G_OBJECT_CLASS (cw_drop_off_view_parent_class)->finalize (object);
}

static void
cw_drop_off_view_class_init (CwDropOffViewClass *klass)
{
  CwChartViewClass *view_class = CW_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_drop_off_view_finalize;
  view_class->draw = cw_drop_off_view_draw;
  view_class->pick = cw_drop_off_view_pick;
  view_class->move = cw_drop_off_view_move;
  view_class->clear = cw_drop_off_view_clear;
  view_class->describe = cw_drop_off_view_describe;
  view_class->place = cw_drop_off_view_place;
}

static void
cw_drop_off_view_init (CwDropOffView *self)
{
  cw_chart_view_set_sizes (CW_CHART_VIEW (self), 260, 220, 420, 290);
}

void
cw_drop_off_view_take_data (CwDropOffView *self, CwDropOffData *data)
{
  g_autofree char *description = NULL;

  g_return_if_fail (CW_IS_DROP_OFF_VIEW (self));

  g_clear_pointer (&self->data, cw_drop_off_data_free);
  self->data = data;
  if (data != NULL)
    description
        = cw_drop_off_chart_describe (cw_drop_off_data_get_chart (data));
  cw_chart_view_changed (CW_CHART_VIEW (self), description != NULL
                                                   ? description
                                                   : _ ("No sessions yet"));
}

int
cw_drop_off_view_get_session (CwDropOffView *self)
{
  const CwDropOffChart *chart = NULL;

  g_return_val_if_fail (CW_IS_DROP_OFF_VIEW (self), -1);

  chart = get_chart (self);
  return has_cursor (chart) ? chart->selected_session : -1;
}
