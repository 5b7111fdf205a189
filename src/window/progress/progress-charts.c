/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-charts.h"

#include "window/common/drop-off-view.h"

#define MAX_SESSIONS 6

static void
append_exercise (GtkBox *box, const CwExerciseProgress *exercise)
{
  GtkWidget *label = gtk_label_new (exercise->title);
  GtkWidget *chart = g_object_new (CW_TYPE_DROP_OFF_VIEW, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (box, label);
  gtk_box_append (box, chart);
  cw_drop_off_view_take_data (
      CW_DROP_OFF_VIEW (chart),
      cw_drop_off_data_new (exercise, MAX_SESSIONS, TRUE));
}

void
cw_progress_charts_fill (GtkBox *box, const GPtrArray *exercises)
{
  GtkWidget *child = NULL;

  g_return_if_fail (GTK_IS_BOX (box) && exercises != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < exercises->len; i++)
    append_exercise (box, exercises->pdata[i]);
}
