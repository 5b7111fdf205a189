/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/cuff-clock.h"

#include "window/session/cuff-card.h"

#include <glib/gi18n-lib.h>

#define SPACING 10
/* Room for a state in one line. */
#define STATE_CHARS 12

struct _CwCuffClock {
  GtkWidget parent_instance;

  GtkWidget *time_label;
  GtkWidget *text_box;
  GtkWidget *limb_label;
  GtkWidget *state_label;
};

G_DEFINE_FINAL_TYPE (CwCuffClock, cw_cuff_clock, GTK_TYPE_WIDGET)

static void
cw_cuff_clock_dispose (GObject *object)
{
  CwCuffClock *self = CW_CUFF_CLOCK (object);

  g_clear_pointer (&self->time_label, gtk_widget_unparent);
  g_clear_pointer (&self->text_box, gtk_widget_unparent);

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

static GtkWidget *
add_label (CwCuffClock *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->text_box), label);
  return label;
}

static void
cw_cuff_clock_init (CwCuffClock *self)
{
  self->time_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->time_label, "cw-cuff-clock-time");
  gtk_widget_set_parent (self->time_label, GTK_WIDGET (self));
  self->text_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->text_box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->text_box, GTK_WIDGET (self));
  self->limb_label = add_label (self, "cw-cuff-clock-limb");
  self->state_label = add_label (self, "cw-cuff-clock-state");
  gtk_label_set_width_chars (GTK_LABEL (self->state_label), STATE_CHARS);
  gtk_box_layout_set_spacing (
    GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
    SPACING);
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
  const char *state;
  g_autofree char *limbs = NULL;
  g_autofree char *time = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CW_IS_CUFF_CLOCK (self));

  alarm = cw_session_runner_get_alarm (runner);
  state = cw_cuff_card_describe (runner);
  limbs =
    cw_limb_set_format (cw_session_runner_get_prescription (runner)->limbs);
  time = cw_cuff_card_format_time (runner);
  /* Translators: limbs, the state of their cuff, for how long it has been up. */
  name = g_strdup_printf (_("%s: %s, %s"), limbs, state, time);
  gtk_label_set_label (GTK_LABEL (self->time_label), time);
  gtk_label_set_label (GTK_LABEL (self->limb_label), limbs);
  gtk_label_set_label (GTK_LABEL (self->state_label), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_css_class (self, "cw-amber", alarm == CW_CUFF_ALARM_AMBER);
  set_css_class (self, "cw-red", alarm == CW_CUFF_ALARM_RED);
}
