/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of the ring in the card's colour that parts a mark from lines below it. */
#define HALO 3

const char *
cw_drop_off_end_get_name (CwDropOffEnd end)
{
  switch (end) {
  case CW_DROP_OFF_SHORT:
    return C_ ("how a set ended", "short");
  case CW_DROP_OFF_SHORT_FATIGUE:
    return C_ ("how a set ended", "short, fatigue");
  case CW_DROP_OFF_SHORT_PAIN:
    return C_ ("how a set ended", "short, pain");
  case CW_DROP_OFF_SHORT_CUFF:
    return C_ ("how a set ended", "short, cuff");
  case CW_DROP_OFF_SHORT_FORM:
    /* Translators: the movement was no longer done well. */
    return C_ ("how a set ended", "short, form");
  case CW_DROP_OFF_SHORT_TOLD:
    /* Translators: the clinician ended the set. */
    return C_ ("how a set ended", "short, as told");
  case CW_DROP_OFF_SHORT_OTHER:
    return C_ ("how a set ended", "short, other reason");
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

/* For reports; not translated. */
static const char *const reported_names[CW_N_DROP_OFF_ENDS] = {
  [CW_DROP_OFF_DONE] = "done",
  [CW_DROP_OFF_SHORT] = "short",
  [CW_DROP_OFF_SHORT_FATIGUE] = "short-fatigue",
  [CW_DROP_OFF_SHORT_PAIN] = "short-pain",
  [CW_DROP_OFF_SHORT_CUFF] = "short-cuff",
  [CW_DROP_OFF_SHORT_FORM] = "short-form",
  [CW_DROP_OFF_SHORT_TOLD] = "short-told",
  [CW_DROP_OFF_SHORT_OTHER] = "short-other",
  [CW_DROP_OFF_FAILURE] = "failure",
  [CW_DROP_OFF_TIME] = "time",
  [CW_DROP_OFF_STOPPED] = "stopped",
};

/* Corners round the middle, in parts of the radius. */
static void
trace_corners (const double (*corners)[2],
               gsize n_corners,
               double x,
               double y,
               double radius,
               cairo_t *cr)
{
  for (gsize i = 0; i < n_corners; i++)
    cairo_line_to (cr, x + corners[i][0] * radius, y + corners[i][1] * radius);
  cairo_close_path (cr);
}

#define TRACE(corners)                                                         \
  trace_corners (corners, G_N_ELEMENTS (corners), x, y, radius, cr)

/* `n_arms` lines through the middle, evenly round it. */
static void
trace_arms (int n_arms,
            double turn,
            double x,
            double y,
            double radius,
            cairo_t *cr)
{
  for (int i = 0; i < n_arms; i++) {
    double angle = turn + i * G_PI / n_arms;
    double across = radius * cos (angle), down = radius * sin (angle);

    cairo_move_to (cr, x - across, y - down);
    cairo_line_to (cr, x + across, y + down);
  }
}

/* FALSE for lines, which have no inside. */
static gboolean
trace_end (CwDropOffEnd end, double x, double y, double radius, cairo_t *cr)
{
  static const double diamond[][2]
      = { { 0, -1.45 }, { 1.45, 0 }, { 0, 1.45 }, { -1.45, 0 } };
  static const double triangle[][2]
      = { { -1.2, -.9 }, { 1.2, -.9 }, { 0, 1.2 } };
  static const double hourglass[][2]
      = { { -1.1, -1.2 }, { 1.1, -1.2 }, { -1.1, 1.2 }, { 1.1, 1.2 } };

  cairo_new_path (cr);
  switch (end) {
  case CW_DROP_OFF_SHORT:
    TRACE (triangle);
    return TRUE;
  case CW_DROP_OFF_SHORT_FATIGUE:
    cairo_arc (cr, x, y - radius * .5, radius * 1.25, 0, G_PI);
    cairo_close_path (cr);
    return TRUE;
  case CW_DROP_OFF_SHORT_PAIN:
    trace_arms (3, G_PI / 2, x, y, radius * 1.3, cr);
    return FALSE;
  case CW_DROP_OFF_SHORT_CUFF:
    cairo_rectangle (cr, x - radius * 1.4, y - radius * .55, radius * 2.8,
                     radius * 1.1);
    return TRUE;
  case CW_DROP_OFF_SHORT_FORM:
    TRACE (hourglass);
    return TRUE;
  case CW_DROP_OFF_SHORT_TOLD:
    cairo_rectangle (cr, x - radius, y - radius * 1.1, radius * .7,
                     radius * 2.2);
    cairo_rectangle (cr, x + radius * .3, y - radius * 1.1, radius * .7,
                     radius * 2.2);
    return TRUE;
  case CW_DROP_OFF_SHORT_OTHER:
    trace_arms (2, 0, x, y, radius * 1.3, cr);
    return FALSE;
  case CW_DROP_OFF_FAILURE:
    TRACE (diamond);
    return TRUE;
  case CW_DROP_OFF_TIME:
    cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
    return TRUE;
  case CW_DROP_OFF_STOPPED:
    trace_arms (2, G_PI / 4, x, y, radius * 1.41, cr);
    return FALSE;
  case CW_DROP_OFF_DONE:
  default:
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    return TRUE;
  }
}

static void
stroke (cairo_t *cr, CwColor color, double width)
{
  cw_color_set (color, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke_preserve (cr);
}

void
cw_drop_off_draw_end (CwDropOffEnd end,
                      gboolean at_home,
                      double x,
                      double y,
                      double radius,
                      CwColor color,
                      const CwChartStyle *style,
                      cairo_t *cr)
{
  CwColor card = style->palette->card;
  double line = radius >= CW_DROP_OFF_LATEST_RADIUS ? 2 : 1.5;
  gboolean has_inside;

  cw_chart_report_add (style->report, CW_DRAWN_MARK, reported_names[end], x, y,
                       0, 0);
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  has_inside = trace_end (end, x, y, radius, cr);
  if (has_inside) {
    stroke (cr, card, HALO + (at_home ? line : 0));
    cw_color_set (at_home ? card : color, cr);
    cairo_fill_preserve (cr);
    if (at_home)
      stroke (cr, color, line * .75);
  } else {
    stroke (cr, card, HALO + line + (at_home ? line : 0));
    stroke (cr, color, line + (at_home ? line : 0));
    if (at_home)
      stroke (cr, card, line * .5);
  }
  cairo_new_path (cr);
  cairo_restore (cr);
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
    cw_drop_off_draw_end (session->ends[set], session->at_home,
                          cw_drop_off_geometry_x (g, set),
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

char *
cw_drop_off_describe_ends (const CwDropOffSession *session)
{
  GString *text = g_string_new (NULL);

  for (int set = 0; set < session->n_sets; set++)
    if (session->ends[set] != CW_DROP_OFF_DONE)
      /* Translators: number of a set, and how it ended. */
      g_string_append_printf (text, _ (" Set %d: %s."), set + 1,
                              cw_drop_off_end_get_name (session->ends[set]));
  return g_string_free (text, FALSE);
}
