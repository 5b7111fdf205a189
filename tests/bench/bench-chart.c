/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-chart.h"
#include "chart/drop-off-labels.h"
#include "chart/trend-chart.h"

#include <stdlib.h>

/* What drawing the charts of many sessions costs beside bare Cairo strokes of
 * what can be seen of them: the grid, the band, the lines and their marks, and
 * as many glyphs.  Text is laid out once and drawn often, as in a window. */

#define WIDTH 900
#define HEIGHT 500
#define N_SETS 4
#define N_TRIES 31
#define MOST_SESSIONS 10000

typedef struct {
  CwDropOffChart drop_off;
  CwTrendChart trend;
} Charts;

typedef void (*Draw) (const Charts *charts,
                      const CwChartStyle *style,
                      cairo_t *cr);

/* Pieces of the floor. */

static void
stroke_grid (double left, double right, double top, double bottom, cairo_t *cr)
{
  cairo_set_line_width (cr, 1);
  for (double y = bottom; y >= top; y -= (bottom - top) / 4) {
    cairo_move_to (cr, left, y);
    cairo_line_to (cr, right, y);
    cairo_stroke (cr);
  }
}

static void
show_words (int n_words, double y_step, cairo_t *cr)
{
  cairo_select_font_face (cr, "Cantarell", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  for (int i = 0; i < n_words; i++) {
    cairo_move_to (cr, 700, 20 + i * y_step);
    cairo_show_text (cr, "18 Nov");
  }
}

/* A value with the ring around it that parts it from the lines. */
static void
show_value (double x, double y, double halo, cairo_t *cr)
{
  cairo_set_font_size (cr, 15);
  cairo_move_to (cr, x, y);
  cairo_text_path (cr, "30");
  cairo_set_line_width (cr, 2 * halo);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, "30");
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
}

static void
dot (cairo_t *cr, double x, double y, double radius)
{
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Drop-off. */

static void
draw_drop_off (const Charts *charts, const CwChartStyle *style, cairo_t *cr)
{
  cw_drop_off_chart_draw (&charts->drop_off, style, cr, WIDTH, HEIGHT);
}

static void
trace (const CwDropOffSession *session, const CwDropOffGeometry *g, cairo_t *cr)
{
  for (int set = 0; set < N_SETS; set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, session->reps[set]));
}

static void
stroke_drop_off (const Charts *charts, const CwChartStyle *style, cairo_t *cr)
{
  const CwDropOffChart *chart = &charts->drop_off;
  gsize n_lines;
  CwDropOffGeometry g;

  cw_drop_off_chart_get_geometry (chart, style, WIDTH, HEIGHT, &g);
  n_lines = chart->n_sessions - g.first_line;
  stroke_grid (g.left, g.right, g.top, g.bottom, cr);
  if (g.shows_band) {
    trace (&chart->sessions[0], &g, cr);
    cairo_line_to (cr, g.right, g.bottom);
    cairo_line_to (cr, g.left, g.bottom);
    cairo_fill (cr);
    trace (&chart->sessions[0], &g, cr);
    cairo_stroke (cr);
  }
  for (gsize i = g.first_line; i < chart->n_sessions; i++) {
    gboolean latest = i + 1 == chart->n_sessions;

    trace (&chart->sessions[i], &g, cr);
    if (latest) { /* the halo below it */
      cairo_set_line_width (cr, 7.5);
      cairo_stroke_preserve (cr);
    }
    cairo_set_line_width (cr, latest ? 2.5 : 1.5);
    cairo_stroke (cr);
    for (int set = 0; set < N_SETS; set++)
      dot (cr, cw_drop_off_geometry_x (&g, set),
           cw_drop_off_geometry_y (&g, chart->sessions[i].reps[set]),
           latest ? 5 : 3);
    cairo_move_to (cr, g.right, 20 + 18 * i);
    cairo_line_to (cr, g.right + 20, 30 + 18 * i);
    cairo_stroke (cr);
  }
  /* Numbers, names of sets; three names a session. */
  show_words (8 + N_SETS + (int) n_lines * 3, 4, cr);
  for (int set = 0; set < N_SETS; set++)
    show_value (cw_drop_off_geometry_x (&g, set), 40, 4, cr);
}

/* Trend. */

static void
draw_trend (const Charts *charts, const CwChartStyle *style, cairo_t *cr)
{
  cw_trend_chart_draw (&charts->trend, style, cr, WIDTH, HEIGHT);
}

static void
stroke_trend (const Charts *charts, const CwChartStyle *style, cairo_t *cr)
{
  const CwTrendChart *chart = &charts->trend;
  g_autoptr (GArray) columns = NULL;
  const CwTrendColumn *column = NULL;
  gboolean thinned;
  CwTrendGeometry g;

  cw_trend_chart_get_geometry (chart, style, WIDTH, HEIGHT, &g);
  columns = cw_trend_chart_thin (chart, &g, 0);
  thinned = columns->len < chart->series[0].n_points;
  stroke_grid (g.left, g.right, g.top, g.bottom, cr);
  for (guint i = 0; thinned && i < columns->len; i++) {
    column = &g_array_index (columns, CwTrendColumn, i);
    cairo_line_to (cr, column->x, cw_scale_place (&g.value, column->high));
  }
  for (guint i = columns->len; thinned && i > 0; i--) {
    column = &g_array_index (columns, CwTrendColumn, i - 1);
    cairo_line_to (cr, column->x, cw_scale_place (&g.value, column->low));
  }
  cairo_fill (cr);
  for (guint i = 0; i < columns->len; i++) {
    column = &g_array_index (columns, CwTrendColumn, i);
    cairo_line_to (cr, column->x, cw_scale_place (&g.value, column->mean));
  }
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  for (guint i = 0; !thinned && i < columns->len; i++) {
    column = &g_array_index (columns, CwTrendColumn, i);
    dot (cr, column->x, cw_scale_place (&g.value, column->mean), 2.5);
  }
  show_words (15, 20, cr);
  show_value (800, 40, 3, cr);
}

/* Measuring. */

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Median milliseconds of a frame, after a first one that nobody times. */
static double
measure (Draw draw, const Charts *charts)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = cw_chart_text_create_context (cr);
  CwChartStyle style = { cw_palette_get (CW_PALETTE_LIGHT), context, 1, NULL };
  double ms[N_TRIES];

  for (int i = -1; i < N_TRIES; i++) {
    gint64 start;

    cw_color_set (style.palette->card, cr);
    cairo_paint (cr);
    cw_color_set (style.palette->text, cr);
    start = g_get_monotonic_time ();
    draw (charts, &style, cr);
    cairo_surface_flush (surface);
    if (i >= 0)
      ms[i] = (double) (g_get_monotonic_time () - start) / 1000;
  }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  qsort (ms, N_TRIES, sizeof *ms, compare);
  return ms[N_TRIES / 2];
}

static void
report (const char *name, Draw draw, Draw stroke, const Charts *charts, gsize n)
{
  double floor_ms = measure (stroke, charts);
  double chart_ms = measure (draw, charts);

  g_print ("%s of %5" G_GSIZE_FORMAT
           " sessions: %.2f ms, bare strokes %.2f ms, ratio %.2f\n",
           name, n, chart_ms, floor_ms, chart_ms / floor_ms);
}

static void
invent (CwDropOffSession *sessions, CwTrendPoint *points)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < MOST_SESSIONS; i++) {
    double total = 0;

    sessions[i] = (CwDropOffSession) { .label = "18 Nov",
                                       .load_label = "15",
                                       .n_sets = N_SETS };
    for (int set = 0; set < N_SETS; set++) {
      sessions[i].reps[set] = g_rand_int_range (rand, 25, 35) / (1 + set * .5);
      total += sessions[i].reps[set];
    }
    points[i] = (CwTrendPoint) { .day = 730000 + 2 * i, .value = total };
  }
}

int
main (void)
{
  static const gsize counts[] = { 1, 10, 100, 1000, MOST_SESSIONS };
  g_autofree CwDropOffSession *sessions =
    g_new0 (CwDropOffSession, MOST_SESSIONS);
  g_autofree CwTrendPoint *points = g_new0 (CwTrendPoint, MOST_SESSIONS);

  invent (sessions, points);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    Charts charts = { { .sessions = sessions,
                        .n_sessions = counts[i],
                        .selected_session = -1,
                        .selected_set = -1 },
                      { 0 } };

    cw_trend_chart_init (&charts.trend, "Total repetitions");
    charts.trend.series[0] = (CwTrendSeries) { NULL, points, counts[i] };
    charts.trend.n_series = 1;
    report ("drop-off", draw_drop_off, stroke_drop_off, &charts, counts[i]);
    report ("trend   ", draw_trend, stroke_trend, &charts, counts[i]);
  }
  return 0;
}
