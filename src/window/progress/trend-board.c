/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/trend-board.h"

#include "window/preferences/settings.h"
#include "window/progress/trend-card.h"

#include <glib/gi18n-lib.h>

#define SETTINGS_KEY "progress-measures"
#define MAX_COLUMNS 4

struct _CwTrendBoard {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkMenuButton *choose_button;
  GtkFlowBox *cards;
  GtkCheckButton *checks[CW_N_MEASURES];
  GSettings *settings; /* NULL when nothing is remembered */
  CwTrendSubject subject;
  gboolean as_table;
};

G_DEFINE_FINAL_TYPE (CwTrendBoard, cw_trend_board, GTK_TYPE_WIDGET)

static void
clear (CwTrendBoard *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)))
         != NULL)
    gtk_flow_box_remove (self->cards, child);
}

static CwTrendData *
create_trend (CwTrendBoard *self, CwMeasure measure)
{
  const CwTrendSubject *subject = &self->subject;

  return cw_trend_data_new (measure, subject->exercises, subject->other_side,
                            subject->timeline, subject->first, subject->last);
}

static void
append_card (CwTrendBoard *self, CwMeasure measure)
{
  GtkWidget *card
      = cw_trend_card_new (create_trend (self, measure), self->as_table);

  gtk_flow_box_insert (self->cards, card, -1);
  /* One presses Tab from chart to chart, not from frame to frame. */
  gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
}

static void
fill (CwTrendBoard *self)
{
  clear (self);
  if (self->subject.exercises == NULL)
    return;
  for (int i = 0; i < CW_N_MEASURES; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      append_card (self, (CwMeasure)i);
}

static void
remember (CwTrendBoard *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (self->settings == NULL)
    return;
  for (int i = 0; i < CW_N_MEASURES; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      g_strv_builder_add (chosen, cw_measure_to_id ((CwMeasure)i));
  ids = g_strv_builder_end (chosen);
  g_settings_set_strv (self->settings, SETTINGS_KEY, (const char *const *)ids);
}

static void
toggled_cb (CwTrendBoard *self)
{
  remember (self);
  fill (self);
}

/* Without settings the four that a clinician looks at first. */
static gboolean
is_chosen (CwTrendBoard *self, CwMeasure measure)
{
  g_auto (GStrv) ids = NULL;

  if (self->settings == NULL)
    return measure == CW_MEASURE_TOTAL_REPS || measure == CW_MEASURE_LOAD
           || measure == CW_MEASURE_EFFORT || measure == CW_MEASURE_PAIN;
  ids = g_settings_get_strv (self->settings, SETTINGS_KEY);
  return g_strv_contains ((const char *const *)ids, cw_measure_to_id (measure));
}

static GtkWidget *
create_choice (CwTrendBoard *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < CW_N_MEASURES; i++) {
    GtkWidget *check
        = gtk_check_button_new_with_label (cw_measure_get_title ((CwMeasure)i));

    gtk_widget_set_tooltip_text (check, cw_measure_get_formula ((CwMeasure)i));
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 is_chosen (self, (CwMeasure)i));
    g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self,
                             G_CONNECT_SWAPPED);
    self->checks[i] = GTK_CHECK_BUTTON (check);
    gtk_box_append (GTK_BOX (list), check);
  }
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  return popover;
}

static GtkWidget *
create_heading (CwTrendBoard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Over time"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (row), label);
  self->choose_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->choose_button, _ ("Measures"));
  gtk_menu_button_set_popover (self->choose_button, create_choice (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choose_button),
                               _ ("Which measures are shown (M)"));
  gtk_widget_add_css_class (GTK_WIDGET (self->choose_button), "flat");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->choose_button));
  return row;
}

static void
cw_trend_board_dispose (GObject *object)
{
  CwTrendBoard *self = CW_TREND_BOARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cw_trend_board_parent_class)->dispose (object);
}

static void
cw_trend_board_class_init (CwTrendBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_trend_board_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_trend_board_init (CwTrendBoard *self)
{
  self->settings = cw_settings_open ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), create_heading (self));
  self->cards = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->cards, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->cards, TRUE);
  gtk_flow_box_set_max_children_per_line (self->cards, MAX_COLUMNS);
  gtk_flow_box_set_column_spacing (self->cards, 12);
  gtk_flow_box_set_row_spacing (self->cards, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->cards), "cw-trend-cards");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->cards));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
cw_trend_board_show (CwTrendBoard *self, const CwTrendSubject *subject)
{
  g_return_if_fail (CW_IS_TREND_BOARD (self));
  g_return_if_fail (subject != NULL);

  self->subject = *subject;
  fill (self);
}

void
cw_trend_board_set_as_table (CwTrendBoard *self, gboolean as_table)
{
  g_return_if_fail (CW_IS_TREND_BOARD (self));

  if (self->as_table == as_table)
    return;
  self->as_table = as_table;
  fill (self);
}

GPtrArray *
cw_trend_board_create_trends (CwTrendBoard *self)
{
  GPtrArray *trends
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_trend_data_free);

  g_return_val_if_fail (CW_IS_TREND_BOARD (self), trends);

  for (int i = 0; self->subject.exercises != NULL && i < CW_N_MEASURES; i++) {
    g_autoptr (CwTrendData) trend = NULL;

    if (!gtk_check_button_get_active (self->checks[i]))
      continue;
    trend = create_trend (self, (CwMeasure)i);
    if (cw_trend_data_has_values (trend))
      g_ptr_array_add (trends, g_steal_pointer (&trend));
  }
  return trends;
}

static void
scroll_to (GtkWidget *button)
{
  GtkWidget *scroller
      = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y = 0;

  if (scroller == NULL
      || !gtk_widget_translate_coordinates (button, scroller, 0, 0, NULL, &y))
    return;
  adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (y < 0
      || y + gtk_widget_get_height (button)
             > gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + y
                                  - gtk_widget_get_height (button));
}

/* Ticks come before the layout of their frame: the second one after the page has
 * scrolled to it. */
static gboolean
popup_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  int *n_ticks = data;

  if (++*n_ticks < 2)
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return G_SOURCE_REMOVE;
}

void
cw_trend_board_choose (CwTrendBoard *self)
{
  g_return_if_fail (CW_IS_TREND_BOARD (self));

  /* Scrolled out of sight, it is on no monitor, and a popover needs one. */
  scroll_to (GTK_WIDGET (self->choose_button));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->choose_button), popup_cb,
                                g_new0 (int, 1), g_free);
}
