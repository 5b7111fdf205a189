/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/trend-card.h"

#include "window/common/chart-style.h"
#include "window/common/text-table.h"
#include "window/progress/trend-view.h"

/* Of the chart and of the table alike, so that nothing moves between them. */
#define HEIGHT 120

struct _CwTrendCard {
  GtkWidget parent_instance;

  CwTrendData *data;
  GtkWidget *box;
  GtkWidget *view; /* of a chart; NULL for a table */
};

G_DEFINE_FINAL_TYPE (CwTrendCard, cw_trend_card, GTK_TYPE_WIDGET)

static void
cw_trend_card_dispose (GObject *object)
{
  CwTrendCard *self = CW_TREND_CARD (object);

  if (self->view != NULL)
    cw_trend_view_set_data (CW_TREND_VIEW (self->view), NULL);
  self->view = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->data, cw_trend_data_free);

  G_OBJECT_CLASS (cw_trend_card_parent_class)->dispose (object);
}

static void
cw_trend_card_class_init (CwTrendCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_trend_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_trend_card_init (CwTrendCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "cw-trend-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
append_label (CwTrendCard *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* Else the longest text would say how wide all cards are. */
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
append_note (CwTrendCard *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  append_label (self, text, "cw-cap");
  gtk_widget_add_css_class (gtk_widget_get_last_child (self->box), "dim-label");
}

static GtkWidget *
create_table (CwTrendData *data)
{
  const CwTrendChart *chart = cw_trend_data_get_chart (data);
  GtkWidget *table = g_object_new (CW_TYPE_TEXT_TABLE, NULL);

  cw_text_table_take_rows (CW_TEXT_TABLE (table), chart->title,
                           cw_trend_chart_tabulate (chart), 1, TRUE);
  return table;
}

GtkWidget *
cw_trend_card_new (CwTrendData *data, gboolean as_table)
{
  CwTrendCard *self = g_object_new (CW_TYPE_TREND_CARD, NULL);
  const char *summary = cw_trend_data_get_summary (data);
  GtkWidget *twin = NULL;

  self->data = data;
  append_label (self, cw_trend_data_get_chart (data)->title, "heading");
  if (as_table && cw_trend_data_has_values (data)) {
    twin = create_table (data);
  } else {
    twin = self->view = g_object_new (CW_TYPE_TREND_VIEW, NULL);
    cw_trend_view_set_data (CW_TREND_VIEW (twin), data);
  }
  gtk_widget_set_size_request (
      twin, -1, cw_chart_style_scale_height (twin, HEIGHT));
  gtk_widget_set_vexpand (twin, TRUE);
  gtk_box_append (GTK_BOX (self->box), twin);
  append_note (self, summary);
  append_note (self, cw_trend_chart_get_key (cw_trend_data_get_chart (data)));
  gtk_widget_set_tooltip_text (gtk_widget_get_first_child (self->box),
                               cw_trend_data_get_formula (data));
  return GTK_WIDGET (self);
}
