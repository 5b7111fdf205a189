/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/trend-board.h"

#include "documents/measured-trends.h"
#include "window/common/list-row.h"
#include "window/common/popup.h"
#include "window/preferences/settings.h"
#include "window/progress/trend-card.h"

#include <glib/gi18n-lib.h>

#define SETTINGS_KEY "progress-measures"
#define MAX_COLUMNS 4

struct _CwTrendBoard {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *heading;
  GtkMenuButton *choose_button;
  GtkFlowBox *cards;
  GtkWidget *outcome_heading;
  GtkFlowBox *outcome_cards;
  GtkCheckButton *checks[CW_N_MEASURES];
  GSettings *settings; /* NULL when nothing is remembered */
  CwTrendSubject subject;
  gboolean as_table;
};

G_DEFINE_FINAL_TYPE (CwTrendBoard, cw_trend_board, GTK_TYPE_WIDGET)

static void
clear (GtkFlowBox *cards)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (cards))) != NULL)
    gtk_flow_box_remove (cards, child);
}

static CwTrendData *
create_trend (CwTrendBoard *self, CwMeasure measure)
{
  const CwTrendSubject *subject = &self->subject;

  return cw_trend_data_new (measure, subject->exercises, subject->other_side,
                            subject->timeline, subject->first, subject->last);
}

static CwTrendData *
create_outcome (CwTrendBoard *self, guint outcome)
{
  const CwTrendSubject *subject = &self->subject;

  return cw_trend_data_new_outcome (
      g_ptr_array_index (subject->timeline->outcomes, outcome),
      subject->timeline, subject->first, subject->last);
}

/* Outcome scores are of the patient, whatever exercise is looked at. */
static guint
count_outcomes (CwTrendBoard *self)
{
  return self->subject.exercises != NULL && self->subject.timeline != NULL
             ? self->subject.timeline->outcomes->len
             : 0;
}

static void
append_card (CwTrendBoard *self, GtkFlowBox *cards, CwTrendData *trend)
{
  GtkWidget *card = cw_trend_card_new (trend, self->as_table);

  gtk_flow_box_insert (cards, card, -1);
  /* One presses Tab from chart to chart, not from frame to frame. */
  gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
}

static void
fill_outcomes (CwTrendBoard *self)
{
  guint n_outcomes = count_outcomes (self);

  clear (self->outcome_cards);
  for (guint i = 0; i < n_outcomes; i++)
    append_card (self, self->outcome_cards, create_outcome (self, i));
  gtk_widget_set_visible (self->outcome_heading, n_outcomes > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_cards), n_outcomes > 0);
}

/* Whether there are measurements and no sessions. */
static gboolean
is_before_sessions (CwTrendBoard *self)
{
  return self->subject.exercises != NULL && self->subject.exercises->len == 0
         && self->subject.timeline != NULL;
}

/* (element-type CwTrendData) of the exercises, as chosen; of what was measured
 * all there is. */
static GPtrArray *
create_trends (CwTrendBoard *self)
{
  GPtrArray *trends;

  if (is_before_sessions (self))
    return cw_measured_trends_new (self->subject.timeline, self->subject.first,
                                   self->subject.last);
  trends = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_trend_data_free);
  for (int i = 0; self->subject.exercises != NULL && i < CW_N_MEASURES; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      g_ptr_array_add (trends, create_trend (self, (CwMeasure)i));
  return trends;
}

static void
fill (CwTrendBoard *self)
{
  g_autoptr (GPtrArray) trends = create_trends (self);
  gboolean before_sessions = is_before_sessions (self);

  clear (self->cards);
  gtk_widget_set_visible (self->heading, !before_sessions || trends->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), !before_sessions);
  while (trends->len > 0)
    append_card (self, self->cards, g_ptr_array_steal_index (trends, 0));
  fill_outcomes (self);
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
  GtkWidget *label = cw_heading_new (_ ("Over time"));

  gtk_widget_set_hexpand (label, TRUE);
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

static GtkFlowBox *
append_cards (CwTrendBoard *self)
{
  GtkFlowBox *cards = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (cards, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (cards, TRUE);
  gtk_flow_box_set_max_children_per_line (cards, MAX_COLUMNS);
  gtk_flow_box_set_column_spacing (cards, 12);
  gtk_flow_box_set_row_spacing (cards, 12);
  gtk_widget_add_css_class (GTK_WIDGET (cards), "cw-trend-cards");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (cards));
  return cards;
}

static void
cw_trend_board_init (CwTrendBoard *self)
{
  self->settings = cw_settings_open ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->heading = create_heading (self);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  self->cards = append_cards (self);
  self->outcome_heading = cw_heading_new (_ ("Outcome measures"));
  gtk_widget_set_margin_top (self->outcome_heading, 12);
  gtk_box_append (GTK_BOX (self->box), self->outcome_heading);
  self->outcome_cards = append_cards (self);
  fill_outcomes (self);
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
  GPtrArray *trends;
  guint n_outcomes;

  g_return_val_if_fail (CW_IS_TREND_BOARD (self), NULL);

  trends = create_trends (self);
  n_outcomes = count_outcomes (self);
  for (guint i = 0; i < n_outcomes; i++)
    g_ptr_array_add (trends, create_outcome (self, i));
  for (guint i = trends->len; i > 0; i--)
    if (!cw_trend_data_has_values (trends->pdata[i - 1]))
      g_ptr_array_remove_index (trends, i - 1);
  return trends;
}

void
cw_trend_board_choose (CwTrendBoard *self)
{
  g_return_if_fail (CW_IS_TREND_BOARD (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->choose_button)))
    cw_popup_in_sight (self->choose_button);
}
