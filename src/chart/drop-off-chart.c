/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-chart.h"

#include "chart/drop-off-labels.h"
#include "chart/drop-off-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define AXIS_SIZE CW_DROP_OFF_LABEL_SIZE
#define SET_SIZE 13
#define VALUE_SIZE 15

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
    } else if (set < latest->n_sets && latest->targets[set] > 0) {
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

  for (int set = 0; set < latest->n_sets; set++) {
    double x = cw_drop_off_geometry_x (g, set);
    double y;

    if (latest->targets[set] <= 0)
      continue;
    y = cw_drop_off_geometry_y (g, latest->targets[set]);
    cairo_new_path (cr);
    cairo_rectangle (cr, x - width / 2, y, width, g->bottom - y);
    cw_color_set (style->palette->target, cr);
    cairo_fill (cr);
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

/* Where lines of a session end or go on. */
static void
trace (const CwDropOffSession *session, const CwDropOffGeometry *g, cairo_t *cr)
{
  cairo_new_path (cr);
  for (int set = 0; set < MIN (session->n_sets, g->n_sets); set++)
    cairo_line_to (cr, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, session->reps[set]));
}

/* The colour of an older session: the nearer, the stronger. */
static CwColor
get_fade (const CwDropOffChart *chart,
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
  CwColor color = get_fade (chart, g, index, style);

  cairo_save (cr);
  set_dash (chart, index, style, cr);
  trace (&chart->sessions[index], g, cr);
  cw_color_set (color, cr);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_restore (cr);
  cw_drop_off_draw_ends (&chart->sessions[index], g, color, 3, style, cr);
}

static void
draw_past (const CwDropOffChart *chart,
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

static void
draw_latest (const CwDropOffChart *chart,
             const CwDropOffGeometry *g,
             const CwChartStyle *style,
             cairo_t *cr)
{
  const CwDropOffSession *latest = get_latest (chart);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (latest, g, cr);
  cw_color_set (style->palette->card, cr);
  cairo_set_line_width (cr, 7.5);
  cairo_stroke_preserve (cr);
  cw_color_set (style->palette->accent, cr);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  cairo_restore (cr);
  cw_drop_off_draw_ends (latest, g, style->palette->accent, 5, style, cr);

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

static void
draw_name (const char *text,
           double x,
           double y,
           double align,
           gboolean latest,
           const CwChartStyle *style,
           cairo_t *cr)
{
  CwChartText name
      = { text,
          AXIS_SIZE,
          latest ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
          latest ? style->palette->accent : style->palette->dim_text,
          align,
          0,
          0 };

  cw_chart_text_draw (cr, style, &name, x, y);
}

/* The day, the total and the load of a session, in columns. */
static void
draw_names (const CwDropOffSession *session,
            const CwDropOffGeometry *g,
            double x,
            double y,
            gboolean latest,
            const CwChartStyle *style,
            cairo_t *cr)
{
  double top = y - 8 * style->text_scale;

  draw_name (session->label, x, top, 0, latest, style, cr);
  x += g->label_width;
  if (g->total_width > 0) {
    g_autofree char *total = cw_drop_off_session_get_total (session);

    x += CW_DROP_OFF_COLUMN_GAP + g->total_width;
    draw_name (total, x, top, 1, latest, style, cr);
  }
  if (g->load_width > 0 && session->load_label != NULL) {
    x += CW_DROP_OFF_COLUMN_GAP + g->load_width;
    draw_name (session->load_label, x, top, 1, latest, style, cr);
    if (session->load_step != 0)
      cw_drop_off_draw_step (
          session->load_step, x + 7, y,
          latest ? style->palette->accent : style->palette->text, cr);
  }
}

static void
draw_titles (const CwDropOffGeometry *g, const CwChartStyle *style, cairo_t *cr)
{
  double x = g->right + 26 + g->label_width;

  if (g->total_width > 0) {
    x += CW_DROP_OFF_COLUMN_GAP + g->total_width;
    draw_name (cw_drop_off_get_total_title (), x, 0, 1, FALSE, style, cr);
  }
  if (g->load_width > 0) {
    x += CW_DROP_OFF_COLUMN_GAP + g->load_width;
    draw_name (cw_drop_off_get_load_title (), x, 0, 1, FALSE, style, cr);
  }
}

static void
draw_labels (const CwDropOffChart *chart,
             const CwDropOffGeometry *g,
             const CwChartStyle *style,
             double width,
             cairo_t *cr)
{
  g_autoptr (GArray) labels = NULL;

  if (width - g->right < 20)
    return;
  draw_titles (g, style, cr);
  labels = cw_drop_off_chart_place_labels (chart, g, style);
  for (guint i = 0; i < labels->len; i++) {
    const CwDropOffLabel *label = &g_array_index (labels, CwDropOffLabel, i);
    const CwDropOffSession *session = &chart->sessions[label->session];
    gboolean latest = label->session == chart->n_sessions - 1;
    double x
        = cw_drop_off_geometry_x (g, MIN (session->n_sets, g->n_sets) - 1) + 8;

    cairo_new_path (cr);
    cairo_move_to (cr, x, label->wanted_y);
    cairo_line_to (cr, g->right + 4, label->wanted_y);
    cairo_line_to (cr, g->right + 18, label->y);
    cairo_line_to (cr, g->right + 22, label->y);
    cairo_set_line_width (cr, 1);
    cw_color_set (latest ? style->palette->accent
                         : get_fade (chart, g, label->session, style),
                  cr);
    cairo_stroke (cr);
    draw_names (session, g, g->right + 26, label->y, latest, style, cr);
  }
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
    draw_labels (chart, &g, style, width, cr);
    draw_past (chart, &g, style, cr);
    draw_latest (chart, &g, style, cr);
    draw_cursor (chart, &g, style, cr);
    if (g.shows_key)
      cw_drop_off_draw_key (chart, &g, style, width, height, cr);
  }
  cairo_restore (cr);
}

char *
cw_drop_off_chart_describe (const CwDropOffChart *chart)
{
  const CwDropOffSession *latest;
  g_autoptr (GString) reps = g_string_new (NULL);
  g_autofree char *sessions = NULL;
  g_autofree char *ends = NULL;

  if (chart->n_sessions == 0)
    return g_strdup (_ ("Drop-off chart without sets."));
  latest = get_latest (chart);
  for (int set = 0; set < latest->n_sets; set++)
    g_string_append_printf (reps, "%s%.0f", set > 0 ? ", " : "",
                            latest->reps[set]);
  sessions = g_strdup_printf (
      ngettext ("%u session", "%u sessions", (gulong)chart->n_sessions),
      (guint)chart->n_sessions);
  ends = cw_drop_off_describe_ends (latest);
  return g_strdup_printf (
      /* Translators: what is counted, a day, numbers set by set, which sets did
       * not end as planned (or nothing), a count of sessions. */
      _ ("%s set by set, latest %s: %s.%s %s shown."), get_unit (chart),
      latest->label, reps->str, ends, sessions);
}
