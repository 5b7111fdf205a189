/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-charts.h"

#include "window/common/drop-off-view.h"
#include "window/common/text-table.h"
#include "window/progress/progress-rows.h"

#define MAX_SESSIONS 6
#define TABLE_HEIGHT 220

static GtkWidget *
create_chart (const CwExerciseProgress *exercise)
{
  GtkWidget *chart = g_object_new (CW_TYPE_DROP_OFF_VIEW, NULL);

  cw_drop_off_view_take_data (
      CW_DROP_OFF_VIEW (chart),
      cw_drop_off_data_new (exercise, MAX_SESSIONS, TRUE));
  return chart;
}

static GtkWidget *
create_table (const CwExerciseProgress *exercise)
{
  GtkWidget *table = g_object_new (CW_TYPE_TEXT_TABLE, NULL);
  guint n_words = 0;
  GPtrArray *rows = cw_progress_tabulate (exercise, &n_words);

  cw_text_table_take_rows (CW_TEXT_TABLE (table), exercise->title, rows,
                           n_words, TRUE);
  gtk_widget_set_size_request (table, -1, TABLE_HEIGHT);
  return table;
}

static void
append_exercise (GtkBox *box,
                 const CwExerciseProgress *exercise,
                 gboolean as_table)
{
  GtkWidget *label = gtk_label_new (exercise->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (box, label);
  gtk_box_append (box,
                  as_table ? create_table (exercise) : create_chart (exercise));
}

void
cw_progress_charts_fill (GtkBox *box,
                         const GPtrArray *exercises,
                         gboolean as_table)
{
  GtkWidget *child = NULL;

  g_return_if_fail (GTK_IS_BOX (box) && exercises != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < exercises->len; i++)
    append_exercise (box, exercises->pdata[i], as_table);
}
