/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-labels.h"

#include "chart/drop-off-lines.h"
#include "chart/drop-off-marks.h"

#include <glib/gi18n-lib.h>

/* From the middle of one label to that of the next. */
#define LABEL_GAP 18

const char *
cw_drop_off_get_total_title (void)
{
  return _ ("Total");
}

const char *
cw_drop_off_get_load_title (void)
{
  return _ ("kg");
}

char *
cw_drop_off_session_get_total (const CwDropOffSession *session)
{
  double total = 0;

  for (int set = 0; set < session->n_sets; set++)
    total += session->reps[set];
  return g_strdup_printf ("%.0f", total);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const CwDropOffLabel *first = a, *second = b;

  if (first->wanted_y != second->wanted_y)
    return first->wanted_y < second->wanted_y ? -1 : 1;
  return first->session > second->session ? -1 : 1;
}

GArray *
cw_drop_off_chart_place_labels (const CwDropOffChart *chart,
                                const CwDropOffGeometry *g,
                                const CwChartStyle *style)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (CwDropOffLabel));
  double gap = LABEL_GAP * style->text_scale;
  gsize room = (gsize)MAX ((g->bottom - g->top) / gap, 1);
  gsize n_lines = chart->n_sessions - g->first_line;
  gsize wanted = chart->compact ? MIN (n_lines, 2) : n_lines;

  wanted = MIN (wanted, room);
  for (gsize i = 0; i < wanted; i++) {
    CwDropOffLabel label;
    const CwDropOffSession *session;

    label.session
        = i == wanted - 1 && i > 0 ? g->first_line : chart->n_sessions - 1 - i;
    session = &chart->sessions[label.session];
    label.wanted_y
        = cw_drop_off_geometry_y (g, session->reps[session->n_sets - 1]);
    label.y = label.wanted_y;
    g_array_append_val (labels, label);
  }
  g_array_sort (labels, compare_labels);
  for (guint i = 1; i < labels->len; i++) {
    CwDropOffLabel *above = &g_array_index (labels, CwDropOffLabel, i - 1);
    CwDropOffLabel *label = &g_array_index (labels, CwDropOffLabel, i);

    label->y = MAX (label->y, above->y + gap);
  }
  /* What was pushed out below comes back up. */
  for (guint i = labels->len; i > 0; i--) {
    CwDropOffLabel *label = &g_array_index (labels, CwDropOffLabel, i - 1);
    double lowest = g->bottom - gap / 2 - (labels->len - i) * gap;

    label->y = MIN (label->y, lowest);
  }
  return labels;
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
          CW_DROP_OFF_LABEL_SIZE,
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
          latest ? style->palette->accent : style->palette->text, style, cr);
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

void
cw_drop_off_draw_labels (const CwDropOffChart *chart,
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
                         : cw_drop_off_get_fade (chart, g, label->session, style),
                  cr);
    cairo_stroke (cr);
    draw_names (session, g, g->right + 26, label->y, latest, style, cr);
  }
}
