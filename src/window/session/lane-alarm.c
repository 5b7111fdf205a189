/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/lane-alarm.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>

struct _CwLaneAlarm {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *label;
  GtkWidget *go_button;
};

enum { GO, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLaneAlarm, cw_lane_alarm, GTK_TYPE_WIDGET)

static void
go_cb (CwLaneAlarm *self)
{
  g_signal_emit (self, signals[GO], 0);
}

static void
cw_lane_alarm_dispose (GObject *object)
{
  CwLaneAlarm *self = CW_LANE_ALARM (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_LANE_ALARM);

  G_OBJECT_CLASS (cw_lane_alarm_parent_class)->dispose (object);
}

static void
cw_lane_alarm_class_init (CwLaneAlarmClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_lane_alarm_dispose;
  signals[GO]
      = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/session/lane-alarm.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLaneAlarm, content);
  gtk_widget_class_bind_template_child (widget_class, CwLaneAlarm, label);
  gtk_widget_class_bind_template_child (widget_class, CwLaneAlarm, go_button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_lane_alarm_init (CwLaneAlarm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_stopped (const CwLaneState *state)
{
  return state->phase == CW_RUNNER_STOPPING && state->inflated;
}

gboolean
cw_lane_alarm_is_one (const CwLaneState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  return state->alarm != CW_CUFF_ALARM_NONE || is_stopped (state);
}

static char *
describe (guint number, const char *name, const CwLaneState *state)
{
  g_autofree char *clock = cw_duration_format (state->inflated_s);

  if (state->alarm == CW_CUFF_ALARM_RED)
    /* Translators: number of a lane, patient, minutes:seconds. */
    return g_strdup_printf (_ ("%u · %s: let the air out now, %s"), number,
                            name, clock);
  if (is_stopped (state))
    /* Translators: number of a lane, patient, minutes:seconds. */
    return g_strdup_printf (_ ("%u · %s: stopped, the cuff is still up, %s"),
                            number, name, clock);
  /* Translators: number of a lane, patient, minutes:seconds. */
  return g_strdup_printf (_ ("%u · %s: the limit of the cuff is near, %s"),
                          number, name, clock);
}

void
cw_lane_alarm_show (CwLaneAlarm *self,
                    guint number,
                    const char *name,
                    const CwLaneState *state)
{
  g_autofree char *text = NULL;
  gboolean red = FALSE;

  g_return_if_fail (CW_IS_LANE_ALARM (self));

  gtk_widget_set_visible (GTK_WIDGET (self), number > 0);
  if (number == 0)
    return;
  text = describe (number, name, state);
  red = state->alarm == CW_CUFF_ALARM_RED || is_stopped (state);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  if (red)
    gtk_widget_add_css_class (self->content, "cw-red");
  else
    gtk_widget_remove_css_class (self->content, "cw-red");
}
