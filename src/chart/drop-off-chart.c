/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-chart.h"

#include "chart/drop-off-key.h"
#include "chart/drop-off-labels.h"
#include "chart/drop-off-lines.h"
#include "chart/drop-off-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define AXIS_SIZE CW_DROP_OFF_LABEL_SIZE
#define SET_SIZE 13

static const CwDropOffSession *
get_latest (const CwDropOffChart *chart)
{
  return &chart->sessions[chart->n_sessions - 1];
}

static const char *
get_unit (const CwDropOffChart *chart)
{
  return chart->unit != NULL ? chart->unit : _("Repetitions");
}

static void
draw_grid (const CwDropOffGeometry *g, const CwChartStyle *style, cairo_t *cr)
{
  cairo_set_line_width (cr, 1);
  for (int reps = 0; reps <= g->highest; reps += g->tick_step) {
    double y = floor (cw_drop_off_geometry_y (g, reps)) + .5;
    g_autofree char *text = g_strdup_printf ("%d", reps);
    CwChartText label
        = { text, AXIS_SIZE, PANGO_WEIGHT_NORMAL, style->palette->dim_text, 1,
            0,    0 };

    cairo_new_path (cr);
    cairo_move_to (cr, g->left, y);
    cairo_line_to (cr, g->right, y);
    cw_color_set (reps == 0 ? style->palette->zero_line : style->palette->grid,
                  cr);
    cairo_stroke (cr);
    cw_chart_report_add (style->report, CW_DRAWN_LINE, "grid", g->left, y, 0,
                         0);
    cw_chart_text_draw (cr, style, &label, g->left - 8,
                        y - 8 * style->text_scale);
  }
}

static void
draw_set_names (const CwDropOffChart *chart,
                const CwDropOffGeometry *g,
                const CwChartStyle *style,
                cairo_t *cr)
{
  double step = (g->right - g->left) / g->n_sets;
  const CwDropOffSession *latest = get_latest (chart);
  int n_places = cw_drop_off_session_get_n_places (latest);

  for (int set = 0; set < g->n_sets; set++) {
    double x = cw_drop_off_geometry_x (g, set);
    double y = g->bottom + 5 * style->text_scale;
    g_autofree char *full = g_strdup_printf (_ ("Set %d"), set + 1);
    g_autofree char *number = g_strdup_printf ("%d", set + 1);
    g_autofree char *below = NULL;
    CwChartText name
        = { full, SET_SIZE, PANGO_WEIGHT_SEMIBOLD, style->palette->text, .5,
            0,    0 };
    CwChartText detail
        = { NULL, AXIS_SIZE, PANGO_WEIGHT_NORMAL, style->palette->dim_text, .5,
            0,    0 };
    double width;

    cw_chart_text_measure (style, &name, &width, NULL);
    if (width > step - 6)
      name.text = number;
    y += cw_chart_text_draw (cr, style, &name, x, y);
    if (g->shows_reference && set < chart->reference->n_sets) {
      below = g_strdup_printf (_ ("mean %.1f"), chart->reference->mean[set]);
      detail.color = style->palette->ribbon_text;
    } else if (set < n_places && latest->targets[set] > 0) {
      below = g_strdup_printf (_ ("target %d"), latest->targets[set]);
    } else {
      continue;
    }
    detail.text = below;
    cw_chart_text_measure (style, &detail, &width, NULL);
    if (width <= step - 4)
      cw_chart_text_draw (cr, style, &detail, x, y);
  }
}

static void
draw_targets (const CwDropOffChart *chart,
              const CwDropOffGeometry *g,
              const CwChartStyle *style,
              cairo_t *cr)
{
  const CwDropOffSession *latest = get_latest (chart);
  double width = MIN (60, (g->right - g->left) / g->n_sets * .62);

  for (int set = 0; set < cw_drop_off_session_get_n_places (latest); set++) {
    double x = cw_drop_off_geometry_x (g, set);
    double y;

    if (latest->targets[set] <= 0)
      continue;
    y = cw_drop_off_geometry_y (g, latest->targets[set]);
    cairo_new_path (cr);
    cairo_rectangle (cr, x - width / 2, y, width, g->bottom - y);
    cw_color_set (style->palette->target, cr);
    cairo_fill (cr);
    cw_chart_report_add (style->report, CW_DRAWN_AREA, "target", x - width / 2,
                         y, width, g->bottom - y);
    cairo_move_to (cr, x - width / 2, y);
    cairo_line_to (cr, x + width / 2, y);
    cairo_set_line_width (cr, 1.5);
    cw_color_set (style->palette->zero_line, cr);
    cairo_stroke (cr);
  }
}

/* The band of published means, and its name in the free upper corner. */
static void
draw_reference (const CwDropOffChart *chart,
                const CwDropOffGeometry *g,
                const CwChartStyle *style,
                cairo_t *cr)
{
  static const double dashes[] = { 5, 4 };
  const CwDropOffReference *reference = chart->reference;
  int n = MIN (reference->n_sets, g->n_sets);
  double room = (g->right - g->left) * .55;
  CwChartText label = { reference->label,
                        AXIS_SIZE,
                        PANGO_WEIGHT_SEMIBOLD,
                        style->palette->ribbon_text,
                        1,
                        0,
                        room };
  CwChartText detail = { reference->detail,
                         11,
                         PANGO_WEIGHT_NORMAL,
                         style->palette->ribbon_text,
                         1,
                         0,
                         room };
  double y = g->top;

  cairo_new_path (cr);
  for (int set = 0; set < n; set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, reference->high[set]));
  for (int set = n - 1; set >= 0; set--)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, reference->low[set]));
  cairo_close_path (cr);
  cw_color_set (style->palette->ribbon, cr);
  cairo_fill (cr);
  cw_chart_report_add (style->report, CW_DRAWN_AREA, "published",
                       cw_drop_off_geometry_x (g, 0),
                       cw_drop_off_geometry_y (g, reference->high[0]), 0, 0);

  for (int set = 0; set < n; set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, reference->mean[set]));
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1.5);
  cw_color_set (style->palette->ribbon_mean, cr);
  cairo_stroke (cr);
  cairo_restore (cr);

  if (g->bottom - g->top < 140 * style->text_scale)
    return;
  y += cw_chart_text_draw (cr, style, &label, g->right, y);
  cw_chart_text_draw (cr, style, &detail, g->right, y + 2);
}

static void
draw_cursor (const CwDropOffChart *chart,
             const CwDropOffGeometry *g,
             const CwChartStyle *style,
             cairo_t *cr)
{
  const CwDropOffSession *session;
  double x, y;

  if (chart->selected_set < 0 || chart->selected_session < 0
      || (gsize)chart->selected_session >= chart->n_sessions)
    return;
  session = &chart->sessions[chart->selected_session];
  if (chart->selected_set >= MIN (session->n_sets, g->n_sets))
    return;
  x = cw_drop_off_geometry_x (g, chart->selected_set);
  y = cw_drop_off_geometry_y (g, session->reps[chart->selected_set]);
  cairo_new_path (cr);
  cairo_move_to (cr, floor (x) + .5, g->top);
  cairo_line_to (cr, floor (x) + .5, g->bottom);
  cairo_set_line_width (cr, 1);
  cw_color_set (style->palette->zero_line, cr);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 7.5, 0, 2 * G_PI);
  cairo_set_line_width (cr, 2);
  cw_color_set (style->palette->text, cr);
  cairo_stroke (cr);
  cw_chart_report_add (style->report, CW_DRAWN_MARK, "cursor", x, y, 0, 0);
}

static void
draw_empty (const CwChartStyle *style, cairo_t *cr, double width, double height)
{
  CwChartText text = { _ ("No sets yet: every logged set appears here."),
                       14,
                       PANGO_WEIGHT_NORMAL,
                       style->palette->dim_text,
                       .5,
                       0,
                       MAX (width - 24, 40) };

  cw_chart_text_draw (cr, style, &text, width / 2, height / 2 - 20);
}

void
cw_drop_off_chart_draw (const CwDropOffChart *chart,
                        const CwChartStyle *style,
                        cairo_t *cr,
                        double width,
                        double height)
{
  CwDropOffGeometry g;

  cairo_save (cr);
  if (chart->n_sessions == 0) {
    draw_empty (style, cr, width, height);
  } else {
    CwChartText unit = { get_unit (chart),
                         AXIS_SIZE,
                         PANGO_WEIGHT_NORMAL,
                         style->palette->dim_text,
                         0,
                         0,
                         0 };

    cw_drop_off_chart_get_geometry (chart, style, width, height, &g);
    cw_chart_text_draw (cr, style, &unit, 0, 0);
    if (g.shows_reference)
      draw_reference (chart, &g, style, cr);
    else
      draw_targets (chart, &g, style, cr);
    draw_grid (&g, style, cr);
    draw_set_names (chart, &g, style, cr);
    cw_drop_off_draw_labels (chart, &g, style, width, cr);
    cw_drop_off_draw_past (chart, &g, style, cr);
    cw_drop_off_draw_latest (chart, &g, style, cr);
    draw_cursor (chart, &g, style, cr);
    cw_drop_off_draw_key (chart, &g, style, width, height, cr);
  }
  cairo_restore (cr);
}

/* "5 sessions", "5 sessions, 2 of them at home". */
static char *
describe_sessions (guint n_sessions, guint n_home)
{
  g_autofree char *sessions = g_strdup_printf (
      ngettext ("%u session", "%u sessions", n_sessions), n_sessions);

  if (n_home == 0)
    return g_steal_pointer (&sessions);
  /* Translators: "5 sessions", and how many of these the patient did alone. */
  return g_strdup_printf (_ ("%s, %u of them at home"), sessions, n_home);
}

char *
cw_drop_off_chart_describe (const CwDropOffChart *chart)
{
  const CwDropOffSession *latest;
  g_autoptr (GString) reps = g_string_new (NULL);
  g_autofree char *sessions = NULL;
  g_autofree char *day = NULL;
  g_autofree char *ends = NULL;
  guint n_home = 0;

  if (chart->n_sessions == 0)
    return g_strdup (_ ("Drop-off chart without sets."));
  latest = get_latest (chart);
  for (int set = 0; set < latest->n_sets; set++)
    g_string_append_printf (reps, "%s%.0f", set > 0 ? ", " : "",
                            latest->reps[set]);
  for (gsize i = 0; i < chart->n_sessions; i++)
    n_home += chart->sessions[i].at_home;
  sessions = describe_sessions ((guint)chart->n_sessions, n_home);
  /* Translators: the day of a session. */
  day = latest->at_home ? g_strdup_printf (_ ("%s, at home"), latest->label)
                        : g_strdup (latest->label);
  ends = cw_drop_off_describe_ends (latest);
  return g_strdup_printf (
      /* Translators: what is counted, a day, numbers set by set, which sets did
       * not end as planned (or nothing), a count of sessions. */
      _ ("%s set by set, latest %s: %s.%s %s shown."), get_unit (chart),
      day, reps->str, ends, sessions);
}
