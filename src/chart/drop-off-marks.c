/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-marks.h"

#include "chart/drop-off-labels.h"

#include <glib/gi18n-lib.h>

#define KEY_SIZE 11
#define KEY_RADIUS 4

static const char *
get_end_name (CwDropOffEnd end)
{
  switch (end) {
  case CW_DROP_OFF_SHORT:
    return C_ ("how a set ended", "short");
  case CW_DROP_OFF_FAILURE:
    return C_ ("how a set ended", "to failure");
  case CW_DROP_OFF_TIME:
    return C_ ("how a set ended", "time limit");
  case CW_DROP_OFF_STOPPED:
    return C_ ("how a set ended", "stopped");
  case CW_DROP_OFF_DONE:
  default:
    return C_ ("how a set ended", "all done");
  }
}

static void
trace_end (CwDropOffEnd end, double x, double y, double radius, cairo_t *cr)
{
  double wide = radius * 1.25;

  cairo_new_path (cr);
  switch (end) {
  case CW_DROP_OFF_FAILURE:
    cairo_move_to (cr, x, y - wide);
    cairo_line_to (cr, x + wide, y);
    cairo_line_to (cr, x, y + wide);
    cairo_line_to (cr, x - wide, y);
    cairo_close_path (cr);
    break;
  case CW_DROP_OFF_TIME:
    cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
    break;
  case CW_DROP_OFF_STOPPED:
    cairo_move_to (cr, x - radius, y - radius);
    cairo_line_to (cr, x + radius, y + radius);
    cairo_move_to (cr, x - radius, y + radius);
    cairo_line_to (cr, x + radius, y - radius);
    break;
  case CW_DROP_OFF_SHORT:
  case CW_DROP_OFF_DONE:
  default:
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    break;
  }
}

void
cw_drop_off_draw_end (CwDropOffEnd end,
                      double x,
                      double y,
                      double radius,
                      CwColor color,
                      const CwChartStyle *style,
                      cairo_t *cr)
{
  static const char *const names[] = {
    [CW_DROP_OFF_DONE] = "done",       [CW_DROP_OFF_SHORT] = "short",
    [CW_DROP_OFF_FAILURE] = "failure", [CW_DROP_OFF_TIME] = "time",
    [CW_DROP_OFF_STOPPED] = "stopped",
  };

  cw_chart_report_add (style->report, CW_DRAWN_MARK, names[end], x, y, 0, 0);
  trace_end (end, x, y, radius, cr);
  if (end == CW_DROP_OFF_SHORT) {
    cw_color_set (style->palette->card, cr);
    cairo_fill_preserve (cr);
  }
  cw_color_set (color, cr);
  if (end == CW_DROP_OFF_SHORT || end == CW_DROP_OFF_STOPPED) {
    cairo_set_line_width (cr, radius > 3.5 ? 2 : 1.5);
    cairo_stroke (cr);
  } else {
    cairo_fill (cr);
  }
}

void
cw_drop_off_draw_ends (const CwDropOffSession *session,
                       const CwDropOffGeometry *g,
                       CwColor color,
                       double radius,
                       const CwChartStyle *style,
                       cairo_t *cr)
{
  for (int set = 0; set < MIN (session->n_sets, g->n_sets); set++)
    cw_drop_off_draw_end (session->ends[set], cw_drop_off_geometry_x (g, set),
                          cw_drop_off_geometry_y (g, session->reps[set]),
                          radius, color, style, cr);
}

void
cw_drop_off_draw_step (int step,
                       double x,
                       double y,
                       CwColor color,
                       const CwChartStyle *style,
                       cairo_t *cr)
{
  double tip = step > 0 ? -4 : 4;

  cw_chart_report_add (style->report, CW_DRAWN_MARK,
                       step > 0 ? "more load" : "less load", x, y, 0, 0);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y + tip);
  cairo_line_to (cr, x - 4, y - tip * .75);
  cairo_line_to (cr, x + 4, y - tip * .75);
  cairo_close_path (cr);
  cw_color_set (color, cr);
  cairo_fill (cr);
}

/* Draws words at x; where the next ones begin. */
static double
draw_words (const char *words,
            double x,
            double y,
            const CwChartStyle *style,
            cairo_t *cr)
{
  CwChartText text
      = { words, KEY_SIZE, PANGO_WEIGHT_NORMAL, style->palette->dim_text, 0,
          0,     0 };
  double width;

  cw_chart_text_measure (style, &text, &width, NULL);
  cw_chart_text_draw (cr, style, &text, x, y - 8 * style->text_scale);
  return x + width + 16;
}

void
cw_drop_off_draw_key (const CwDropOffChart *chart,
                      const CwDropOffGeometry *g,
                      const CwChartStyle *style,
                      double width,
                      double height,
                      cairo_t *cr)
{
  gboolean ends[CW_N_DROP_OFF_ENDS] = { FALSE };
  gboolean more = FALSE, less = FALSE;
  double x = KEY_RADIUS + 2, y = height - 9 * style->text_scale;

  for (gsize i = g->first_line; i < chart->n_sessions; i++) {
    const CwDropOffSession *session = &chart->sessions[i];

    for (int set = 0; set < session->n_sets; set++)
      ends[session->ends[set]] = TRUE;
    more = more || session->load_step > 0;
    less = less || session->load_step < 0;
  }
  for (int end = 0; end < CW_N_DROP_OFF_ENDS; end++)
    if (ends[end] && x < width - 60) {
      cw_drop_off_draw_end ((CwDropOffEnd)end, x, y, KEY_RADIUS,
                            style->palette->dim_text, style, cr);
      x = draw_words (get_end_name ((CwDropOffEnd)end), x + 9, y, style, cr);
    }
  if (g->load_width <= 0)
    return;
  if (more && x < width - 60) {
    cw_drop_off_draw_step (1, x, y, style->palette->dim_text, style, cr);
    x = draw_words (_ ("more load"), x + 9, y, style, cr);
  }
  if (less && x < width - 60) {
    cw_drop_off_draw_step (-1, x, y, style->palette->dim_text, style, cr);
    draw_words (_ ("less load"), x + 9, y, style, cr);
  }
}

char *
cw_drop_off_describe_ends (const CwDropOffSession *session)
{
  GString *text = g_string_new (NULL);

  for (int set = 0; set < session->n_sets; set++)
    if (session->ends[set] != CW_DROP_OFF_DONE)
      /* Translators: number of a set, and how it ended. */
      g_string_append_printf (text, _ (" Set %d: %s."), set + 1,
                              get_end_name (session->ends[set]));
  return g_string_free (text, FALSE);
}
