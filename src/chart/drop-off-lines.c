/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-lines.h"

#include "chart/drop-off-marks.h"

#define VALUE_SIZE 15

/* Where lines of a session end or go on. */
static void
trace (const CwDropOffSession *session,
       const char *name,
       const CwDropOffGeometry *g,
       const CwChartStyle *style,
       cairo_t *cr)
{
  cw_chart_report_add (style->report, CW_DRAWN_LINE, name,
                       cw_drop_off_geometry_x (g, 0),
                       cw_drop_off_geometry_y (g, session->reps[0]), 0, 0);
  cairo_new_path (cr);
  for (int set = 0; set < MIN (session->n_sets, g->n_sets); set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, session->reps[set]));
}

CwColor
cw_drop_off_get_fade (const CwDropOffChart *chart,
                      const CwDropOffGeometry *g,
                      gsize index,
                      const CwChartStyle *style)
{
  gsize n_lines = chart->n_sessions - g->first_line;
  double age = n_lines > 2 ? (double)(chart->n_sessions - 2 - index)
                                 / (double)(n_lines - 2)
                           : 0;

  /* One that the cursor has picked from the band is as strong as any. */
  return cw_color_mix (style->palette->newest_past, style->palette->oldest_past,
                       CLAMP (age, 0, 1));
}

/* Many sessions: their range and their mean for each set. */
static void
draw_band (const CwDropOffChart *chart,
           const CwDropOffGeometry *g,
           const CwChartStyle *style,
           cairo_t *cr)
{
  double low[CW_DROP_OFF_MAX_SETS], high[CW_DROP_OFF_MAX_SETS];
  double sum[CW_DROP_OFF_MAX_SETS] = { 0 };
  int count[CW_DROP_OFF_MAX_SETS] = { 0 };
  int n = 0;

  for (gsize i = 0; i < g->first_line; i++) {
    const CwDropOffSession *session = &chart->sessions[i];

    for (int set = 0; set < MIN (session->n_sets, g->n_sets); set++) {
      double reps = session->reps[set];

      low[set] = count[set] > 0 ? MIN (low[set], reps) : reps;
      high[set] = count[set] > 0 ? MAX (high[set], reps) : reps;
      sum[set] += reps;
      count[set]++;
      n = MAX (n, set + 1);
    }
  }
  cairo_new_path (cr);
  for (int set = 0; set < n; set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, high[set]));
  for (int set = n - 1; set >= 0; set--)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, low[set]));
  cairo_close_path (cr);
  cw_color_set (cw_color_with_alpha (style->palette->oldest_past, .4), cr);
  cairo_fill (cr);
  for (int set = 0; set < n; set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, sum[set] / count[set]));
  cairo_set_line_width (cr, 1.5);
  cw_color_set (style->palette->newest_past, cr);
  cairo_stroke (cr);
  cw_chart_report_add (style->report, CW_DRAWN_AREA, "band",
                       cw_drop_off_geometry_x (g, 0),
                       cw_drop_off_geometry_y (g, high[0]), 0, 0);
}

/* On paper that has one colour only, lines are told apart by their dashes. */
static void
set_dash (const CwDropOffChart *chart,
          gsize index,
          const CwChartStyle *style,
          cairo_t *cr)
{
  static const double dashes[][4]
      = { { 7, 3, 7, 3 }, { 2, 2, 2, 2 }, { 8, 3, 2, 3 } };

  if (style->palette->kind == CW_PALETTE_PRINT)
    cairo_set_dash (
        cr, dashes[(chart->n_sessions - 2 - index) % G_N_ELEMENTS (dashes)],
        G_N_ELEMENTS (dashes[0]), 0);
}

static void
draw_line (const CwDropOffChart *chart,
           const CwDropOffGeometry *g,
           gsize index,
           const CwChartStyle *style,
           cairo_t *cr)
{
  CwColor color = cw_drop_off_get_fade (chart, g, index, style);

  cairo_save (cr);
  set_dash (chart, index, style, cr);
  trace (&chart->sessions[index], "past", g, style, cr);
  cw_color_set (color, cr);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_restore (cr);
  cw_drop_off_draw_ends (&chart->sessions[index], g, color,
                         CW_DROP_OFF_PAST_RADIUS, style, cr);
}

void
cw_drop_off_draw_past (const CwDropOffChart *chart,
                       const CwDropOffGeometry *g,
                       const CwChartStyle *style,
                       cairo_t *cr)
{
  if (g->shows_band)
    draw_band (chart, g, style, cr);
  for (gsize i = g->first_line; i + 1 < chart->n_sessions; i++)
    draw_line (chart, g, i, style, cr);
  /* One of the band shows itself under the cursor. */
  if (chart->selected_session >= 0
      && (gsize)chart->selected_session < g->first_line)
    draw_line (chart, g, (gsize)chart->selected_session, style, cr);
}

void
cw_drop_off_draw_latest (const CwDropOffChart *chart,
                         const CwDropOffGeometry *g,
                         const CwChartStyle *style,
                         cairo_t *cr)
{
  const CwDropOffSession *latest = &chart->sessions[chart->n_sessions - 1];

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (latest, "latest", g, style, cr);
  cw_color_set (style->palette->card, cr);
  cairo_set_line_width (cr, 7.5);
  cairo_stroke_preserve (cr);
  cw_color_set (style->palette->accent, cr);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  cairo_restore (cr);
  cw_drop_off_draw_ends (latest, g, style->palette->accent,
                         CW_DROP_OFF_LATEST_RADIUS, style, cr);

  for (int set = 0; set < MIN (latest->n_sets, g->n_sets); set++) {
    g_autofree char *text = g_strdup_printf ("%.0f", latest->reps[set]);
    CwChartText value
        = { text, VALUE_SIZE, PANGO_WEIGHT_BOLD, style->palette->accent, .5,
            4,    0 };
    double height;

    cw_chart_text_measure (style, &value, NULL, &height);
    cw_chart_text_draw (cr, style, &value, cw_drop_off_geometry_x (g, set),
                        cw_drop_off_geometry_y (g, latest->reps[set]) - height
                            - 7);
  }
}
