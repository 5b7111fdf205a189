/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/cuff-clock.h"

#include "window/session/cuff-card.h"

struct _CwCuffClock {
  GtkWidget parent_instance;

  GtkWidget *time_label;
  GtkWidget *state_label;
};

G_DEFINE_FINAL_TYPE (CwCuffClock, cw_cuff_clock, GTK_TYPE_WIDGET)

static void
cw_cuff_clock_dispose (GObject *object)
{
  CwCuffClock *self = CW_CUFF_CLOCK (object);

  g_clear_pointer (&self->time_label, gtk_widget_unparent);
  g_clear_pointer (&self->state_label, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_cuff_clock_parent_class)->dispose (object);
}

static void
cw_cuff_clock_class_init (CwCuffClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cuff_clock_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_cuff_clock_init (CwCuffClock *self)
{
  self->time_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->time_label, "cw-cuff-clock-time");
  self->state_label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->time_label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->state_label, GTK_WIDGET (self));
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
    GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-cuff-clock");
}

static void
set_css_class (CwCuffClock *self, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

void
cw_cuff_clock_show (CwCuffClock *self, CwSessionRunner *runner)
{
  CwCuffAlarm alarm;
  g_autofree char *time = NULL;

  g_return_if_fail (CW_IS_CUFF_CLOCK (self));

  alarm = cw_session_runner_get_alarm (runner);
  time = cw_cuff_card_format_time (runner);
  gtk_label_set_label (GTK_LABEL (self->time_label), time);
  gtk_label_set_label (GTK_LABEL (self->state_label),
                       cw_cuff_card_describe (runner));
  set_css_class (self, "cw-amber", alarm == CW_CUFF_ALARM_AMBER);
  set_css_class (self, "cw-red", alarm == CW_CUFF_ALARM_RED);
}
