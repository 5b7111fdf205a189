/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/plan-times.h"

#include "base/quantity.h"
#include "window/plan/dose-graph.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
cw_plan_times_fill (GtkBox *box, const CwPlan *plan)
{
  CwLimbSet limbs;
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && plan != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  limbs = cw_plan_get_limbs (plan);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    double seconds = cw_plan_get_restriction_s (plan, limb);
    CwTimeLimit limit = cw_plan_get_cumulative_limit (plan, limb);
    g_autofree char *most = cw_number_format (limit.refuse_s / 60, 0);
    g_autofree char *time = NULL;
    g_autofree char *text = NULL;
    GtkWidget *graph;

    if ((limbs & CW_LIMB_BIT (limb)) == 0 || isnan (seconds))
      continue;
    time = cw_duration_format (seconds);
    text = g_strdup_printf (
      /* Translators: a limb, the time under the cuff, the most in minutes. */
      _("%s: cuff %s of %s minutes"), cw_limb_get_name (limb), time, most);
    child = gtk_label_new (text);
    gtk_label_set_xalign (GTK_LABEL (child), 0);
    gtk_widget_add_css_class (child, "caption");
    gtk_widget_add_css_class (child, "numeric");
    graph = g_object_new (CW_TYPE_DOSE_GRAPH, NULL);
    cw_dose_graph_show_limit (CW_DOSE_GRAPH (graph), seconds, limit, text);
    gtk_box_append (box, child);
    gtk_box_append (box, graph);
  }
}
