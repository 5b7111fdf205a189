/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-chart.h"

#include <stdlib.h>

/* What drawing the drop-off of many sessions costs beside bare Cairo strokes of
 * the lines that can be seen. */

#define WIDTH 900
#define HEIGHT 500
#define N_SETS 4
#define N_TRIES 15

typedef void (*Draw) (const CwDropOffChart *chart,
                      const CwChartStyle *style,
                      cairo_t *cr);

static void
draw_chart (const CwDropOffChart *chart,
            const CwChartStyle *style,
            cairo_t *cr)
{
  cw_drop_off_chart_draw (chart, style, cr, WIDTH, HEIGHT);
}

/* The floor: each visible line and its dots, and nothing else. */
static void
draw_strokes (const CwDropOffChart *chart,
              const CwChartStyle *style,
              cairo_t *cr)
{
  CwDropOffGeometry g;
  gsize n_lines;

  cw_drop_off_chart_get_geometry (chart, style, WIDTH, HEIGHT, &g);
  n_lines = g.shows_band ? 3 : chart->n_sessions;
  cairo_set_line_width (cr, 1.5);
  for (gsize i = 0; i < n_lines; i++) {
    const CwDropOffSession *session = &chart->sessions[i];

    for (int set = 0; set < N_SETS; set++)
      cairo_line_to (cr, cw_drop_off_geometry_x (&g, set),
                     cw_drop_off_geometry_y (&g, session->reps[set]));
    cairo_stroke (cr);
    for (int set = 0; set < N_SETS; set++) {
      cairo_arc (cr, cw_drop_off_geometry_x (&g, set),
                 cw_drop_off_geometry_y (&g, session->reps[set]), 3, 0,
                 2 * G_PI);
      cairo_fill (cr);
    }
  }
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Median milliseconds on a fresh picture. */
static double
measure (Draw draw, const CwDropOffChart *chart)
{
  double ms[N_TRIES];

  for (int i = 0; i < N_TRIES; i++) {
    cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create (surface);
    PangoContext *context = cw_chart_text_create_context (cr);
    CwChartStyle style = { cw_palette_get (CW_PALETTE_LIGHT), context, 1 };
    gint64 start = g_get_monotonic_time ();

    draw (chart, &style, cr);
    cairo_surface_flush (surface);
    ms[i] = (double) (g_get_monotonic_time () - start) / 1000;
    g_object_unref (context);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
  qsort (ms, N_TRIES, sizeof *ms, compare);
  return ms[N_TRIES / 2];
}

int
main (void)
{
  static const gsize counts[] = { 1, 10, 60, 100, 1000, 10000 };
  g_autofree CwDropOffSession *sessions = g_new0 (CwDropOffSession, 10000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < 10000; i++) {
    sessions[i] = (CwDropOffSession) { .label = "18 Nov",
                                       .load_label = "15 kg",
                                       .n_sets = N_SETS };
    for (int set = 0; set < N_SETS; set++)
      sessions[i].reps[set] =
        g_rand_int_range (rand, 25, 35) / (1 + set * .5);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    CwDropOffChart chart = { sessions, counts[i], NULL, FALSE, -1, -1 };
    double floor_ms = measure (draw_strokes, &chart);
    double chart_ms = measure (draw_chart, &chart);

    g_print ("drop-off of %5" G_GSIZE_FORMAT
             " sessions: %.2f ms, bare strokes %.2f ms, ratio %.2f\n",
             counts[i], chart_ms, floor_ms, chart_ms / floor_ms);
  }
  return 0;
}
