/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-chart.h"

#include "chart/drop-off-key.h"
#include "chart/drop-off-labels.h"

#include <math.h>
#include <string.h>

/* A small card has no room for a key where the plot would be lower. */
#define LEAST_COMPACT_PLOT 64

static const CwDropOffSession *
get_latest (const CwDropOffChart *chart)
{
  return &chart->sessions[chart->n_sessions - 1];
}

int
cw_drop_off_session_get_n_places (const CwDropOffSession *session)
{
  return MIN (MAX (session->n_sets, session->n_planned), CW_DROP_OFF_MAX_SETS);
}

/* Of the latest session the targets are drawn as well. */
static double
get_highest_target (const CwDropOffChart *chart)
{
  const CwDropOffSession *latest;
  double highest = 0;

  if (chart->n_sessions == 0)
    return 0;
  latest = get_latest (chart);
  for (int set = 0; set < cw_drop_off_session_get_n_places (latest); set++)
    highest = MAX (highest, latest->targets[set]);
  return highest;
}

static double
get_highest_reps (const CwDropOffChart *chart, gboolean with_reference)
{
  double highest = MAX (get_highest_target (chart), 10);

  for (gsize i = 0; i < chart->n_sessions; i++) {
    const CwDropOffSession *session = &chart->sessions[i];

    for (int set = 0; set < session->n_sets; set++)
      highest = MAX (highest, MAX (session->reps[set], session->targets[set]));
  }
  for (int set = 0; with_reference && set < chart->reference->n_sets; set++)
    highest = MAX (highest, chart->reference->high[set]);
  return highest;
}

static gboolean
all_to_fatigue (const CwDropOffChart *chart, gsize first)
{
  for (gsize i = first; i < chart->n_sessions; i++)
    if (!chart->sessions[i].to_fatigue)
      return FALSE;
  return chart->n_sessions > 0;
}

static void
widen (double *widest, const CwChartStyle *style, const char *text)
{
  CwChartText label = {
    text, CW_DROP_OFF_LABEL_SIZE, PANGO_WEIGHT_BOLD, style->palette->text, 0, 0,
    0
  };
  double width;

  if (text == NULL)
    return;
  cw_chart_text_measure (style, &label, &width, NULL);
  *widest = MAX (*widest, width);
}

/* The columns of names: day, total, load, each as wide as its widest. */
static void
measure_labels (const CwDropOffChart *chart,
                const CwChartStyle *style,
                CwDropOffGeometry *geometry)
{
  for (gsize i = geometry->first_line; i < chart->n_sessions; i++) {
    const CwDropOffSession *session = &chart->sessions[i];
    g_autofree char *total = cw_drop_off_session_get_total (session);

    widen (&geometry->label_width, style, session->label);
    if (chart->compact)
      continue;
    if (chart->unit == NULL) /* percents do not add up */
      widen (&geometry->total_width, style, total);
    widen (&geometry->load_width, style, session->load_label);
  }
  if (geometry->total_width > 0)
    widen (&geometry->total_width, style, cw_drop_off_get_total_title ());
  if (geometry->load_width > 0)
    widen (&geometry->load_width, style, cw_drop_off_get_load_title ());
}

static double
get_labels_width (const CwDropOffGeometry *geometry)
{
  double width = geometry->label_width + 30;

  if (geometry->total_width > 0)
    width += geometry->total_width + CW_DROP_OFF_COLUMN_GAP;
  if (geometry->load_width > 0)
    width += geometry->load_width + CW_DROP_OFF_COLUMN_GAP + CW_DROP_OFF_STEP;
  return width;
}

/* The names of the sets stand below, and the key. */
static double
get_bottom (const CwDropOffGeometry *geometry, double height, double scale)
{
  return height - (42 + CW_DROP_OFF_KEY_LINE * geometry->n_key_lines) * scale;
}

void
cw_drop_off_chart_get_geometry (const CwDropOffChart *chart,
                                const CwChartStyle *style,
                                double width,
                                double height,
                                CwDropOffGeometry *geometry)
{
  double scale = style->text_scale;
  double plot_height;
  double most;
  double highest;
  double labels = 0;

  memset (geometry, 0, sizeof *geometry);
  if (chart->n_sessions > 0)
    geometry->n_sets = cw_drop_off_session_get_n_places (get_latest (chart));
  for (gsize i = 0; i < chart->n_sessions; i++)
    geometry->n_sets = MAX (geometry->n_sets, chart->sessions[i].n_sets);
  geometry->n_sets = CLAMP (geometry->n_sets, 1, CW_DROP_OFF_MAX_SETS);
  if (chart->n_sessions > CW_DROP_OFF_MOST_LINES)
    geometry->first_line = chart->n_sessions - CW_DROP_OFF_LINES_ABOVE_BAND;
  geometry->shows_band = geometry->first_line > 0;
  geometry->shows_reference = chart->reference != NULL && !chart->compact
                              && all_to_fatigue (chart, geometry->first_line);
  /* The names of the sessions give way when there is no room for both: first
   * the totals and loads, then all. */
  measure_labels (chart, style, geometry);
  labels = get_labels_width (geometry);
  if (labels > width * .4) {
    geometry->total_width = geometry->load_width = 0;
    labels = get_labels_width (geometry);
  }
  if (labels > width * .4)
    labels = 12;
  geometry->left = 30 * scale;
  geometry->right = width - labels;
  geometry->top = 26 * scale;
  geometry->n_key_lines
      = cw_drop_off_key_count_lines (chart, geometry, style, width);
  if (chart->compact
      && get_bottom (geometry, height, scale)
             < geometry->top + LEAST_COMPACT_PLOT * scale)
    geometry->n_key_lines = 0;
  geometry->bottom = get_bottom (geometry, height, scale);

  highest = get_highest_reps (chart, geometry->shows_reference);
  plot_height = MAX (geometry->bottom - geometry->top, 1);
  most = MAX (plot_height / (26 * scale), 1);
  geometry->tick_step = 5;
  while (highest / geometry->tick_step > most || geometry->tick_step < 10)
    geometry->tick_step *= 2;
  geometry->highest = highest * 1.12;
}

double
cw_drop_off_geometry_x (const CwDropOffGeometry *geometry, int set)
{
  return geometry->left
         + (geometry->right - geometry->left) * (set + .5) / geometry->n_sets;
}

double
cw_drop_off_geometry_y (const CwDropOffGeometry *geometry, double reps)
{
  return geometry->bottom
         - (geometry->bottom - geometry->top) * reps / geometry->highest;
}

gboolean
cw_drop_off_chart_pick (const CwDropOffChart *chart,
                        const CwChartStyle *style,
                        double width,
                        double height,
                        double x,
                        double y,
                        int *session,
                        int *set)
{
  CwDropOffGeometry g;
  double nearest = G_MAXDOUBLE;
  int column;

  if (chart->n_sessions == 0)
    return FALSE;
  cw_drop_off_chart_get_geometry (chart, style, width, height, &g);
  if (x < g.left || x > g.right || y < 0 || y > g.bottom)
    return FALSE;
  column = CLAMP ((int)((x - g.left) / (g.right - g.left) * g.n_sets), 0,
                  g.n_sets - 1);
  /* From the newest: where lines meet, the latest is meant. */
  for (gsize i = chart->n_sessions; i > 0; i--) {
    const CwDropOffSession *candidate = &chart->sessions[i - 1];
    double distance;

    if (column >= candidate->n_sets)
      continue;
    distance = fabs (cw_drop_off_geometry_y (&g, candidate->reps[column]) - y);
    if (distance < nearest) {
      nearest = distance;
      *session = (int)i - 1;
      *set = column;
    }
  }
  return nearest < G_MAXDOUBLE;
}
