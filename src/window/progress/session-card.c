/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/session-card.h"

#include "model/session-text.h"
#include "window/common/chart-style.h"
#include "window/common/drop-off-view.h"
#include "window/common/text-table.h"

#include <glib/gi18n-lib.h>

#define CHART_HEIGHT 240

struct _CwSessionCard {
  GtkWidget parent_instance;

  const CwExerciseProgress *exercise; /* borrowed */
  int session;

  GtkWidget *box;
  GtkLabel *title_label;
  GtkLabel *reading_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  CwDropOffView *chart;
  CwTextTable *sets;
};

G_DEFINE_FINAL_TYPE (CwSessionCard, cw_session_card, GTK_TYPE_WIDGET)

const CwExerciseSession *
cw_session_card_get_session (CwSessionCard *self)
{
  g_return_val_if_fail (CW_IS_SESSION_CARD (self), NULL);

  if (self->exercise == NULL || self->session < 0)
    return NULL;
  return g_ptr_array_index (self->exercise->sessions, self->session);
}

static void
show (CwSessionCard *self)
{
  const CwExerciseSession *session = cw_session_card_get_session (self);
  g_autofree char *title = NULL;
  g_autofree char *reading = NULL;

  if (session == NULL)
    return;
  title = cw_exercise_session_get_title (session);
  reading = cw_exercise_session_describe_reading (session);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->reading_label, reading);
  /* A button that goes grey must not take the focus with it. */
  if (gtk_widget_has_focus (self->previous_button)
      || gtk_widget_has_focus (self->next_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  gtk_widget_set_sensitive (self->previous_button, self->session > 0);
  gtk_widget_set_sensitive (self->next_button,
                            self->session + 1
                                < (int)self->exercise->sessions->len);
  cw_drop_off_view_take_data (self->chart,
                              cw_drop_off_data_new_of_session (session));
  cw_text_table_take_rows (
      self->sets, title, cw_exercise_session_tabulate_sets (session), 1, FALSE);
}

static void
previous_cb (CwSessionCard *self)
{
  cw_session_card_step (self, -1);
}

static void
next_cb (CwSessionCard *self)
{
  cw_session_card_step (self, 1);
}

static GtkWidget *
create_button (CwSessionCard *self,
               const char *icon,
               const char *name,
               const char *tooltip,
               GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
create_heading (CwSessionCard *self)
{
  /* No box: that counts baselines in one of its two heights only, and large
   * words stand lower than the icons beside them. */
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_grid_set_column_spacing (GTK_GRID (row), 6);
  self->previous_button
      = create_button (self, "go-previous-symbolic", _ ("Earlier session"),
                       _ ("Earlier session (P)"), G_CALLBACK (previous_cb));
  self->next_button
      = create_button (self, "go-next-symbolic", _ ("Later session"),
                       _ ("Later session (N)"), G_CALLBACK (next_cb));
  self->title_label = GTK_LABEL (label);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (row), self->previous_button, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), self->next_button, 2, 0, 1, 1);
  return row;
}

static void
cw_session_card_dispose (GObject *object)
{
  CwSessionCard *self = CW_SESSION_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_session_card_parent_class)->dispose (object);
}

static gboolean
cw_session_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_SESSION_CARD (widget)->chart));
}

static void
cw_session_card_class_init (CwSessionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_session_card_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cw_session_card_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_session_card_init (CwSessionCard *self)
{
  GtkWidget *chart = g_object_new (CW_TYPE_DROP_OFF_VIEW, NULL);
  GtkWidget *sets = g_object_new (CW_TYPE_TEXT_TABLE, NULL);

  self->session = -1;
  self->chart = CW_DROP_OFF_VIEW (chart);
  self->sets = CW_TEXT_TABLE (sets);
  cw_text_table_set_whole (self->sets);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), create_heading (self));
  self->reading_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reading_label, TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->reading_label));
  gtk_widget_set_size_request (
      chart, -1, cw_chart_style_scale_height (chart, CHART_HEIGHT));
  gtk_widget_set_vexpand (chart, TRUE);
  gtk_box_append (GTK_BOX (self->box), chart);
  gtk_box_append (GTK_BOX (self->box), sets);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
cw_session_card_show (CwSessionCard *self,
                      const CwExerciseProgress *exercise,
                      int session)
{
  g_return_if_fail (CW_IS_SESSION_CARD (self));

  self->exercise = exercise;
  self->session = -1;
  if (exercise != NULL && exercise->sessions->len > 0) {
    int last = (int)exercise->sessions->len - 1;

    self->session = session < 0 ? last : MIN (session, last);
  }
  show (self);
}

void
cw_session_card_step (CwSessionCard *self, int steps)
{
  g_return_if_fail (CW_IS_SESSION_CARD (self));

  if (cw_session_card_get_session (self) == NULL)
    return;
  self->session = CLAMP (self->session + steps, 0,
                         (int)self->exercise->sessions->len - 1);
  show (self);
}
