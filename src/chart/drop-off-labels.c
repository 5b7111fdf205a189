/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-labels.h"

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
