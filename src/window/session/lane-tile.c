/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/lane-tile.h"

#include "base/quantity.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

struct _CwLaneTile {
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *number_label;
  GtkWidget *name_label;
  GtkWidget *state_label;
  CwStatusMark *mark;
  GtkWidget *clock_label;
  GtkWidget *next_label;

  guint number;
  char *spoken; /* what assistive tools were told last */
};

G_DEFINE_FINAL_TYPE (CwLaneTile, cw_lane_tile, GTK_TYPE_WIDGET)

static void
cw_lane_tile_dispose (GObject *object)
{
  CwLaneTile *self = CW_LANE_TILE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_LANE_TILE);

  G_OBJECT_CLASS (cw_lane_tile_parent_class)->dispose (object);
}

static void
cw_lane_tile_finalize (GObject *object)
{
  g_free (CW_LANE_TILE (object)->spoken);

  G_OBJECT_CLASS (cw_lane_tile_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwLaneTile, name)

static void
cw_lane_tile_class_init (CwLaneTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_lane_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_lane_tile_finalize;
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/session/lane-tile.ui");
  BIND (button);
  BIND (number_label);
  BIND (name_label);
  BIND (state_label);
  BIND (mark);
  BIND (clock_label);
  BIND (next_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_lane_tile_init (CwLaneTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_lane_tile_new (guint number)
{
  CwLaneTile *self = g_object_new (CW_TYPE_LANE_TILE, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);

  self->number = number;
  gtk_label_set_label (GTK_LABEL (self->number_label), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "u", number);
  return GTK_WIDGET (self);
}

static void
show_mark (CwLaneTile *self, CwCuffAlarm alarm)
{
  gtk_widget_set_visible (GTK_WIDGET (self->mark), alarm != CW_CUFF_ALARM_NONE);
  cw_status_mark_set_status (self->mark, alarm == CW_CUFF_ALARM_RED
                                             ? CW_STATUS_BLOCKED
                                             : CW_STATUS_CAUTION);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* Without the clock: nobody wants to hear each second. */
static void
speak (CwLaneTile *self,
       const char *name,
       const CwLaneState *state,
       gboolean is_next)
{
  const char *cuff = state->alarm == CW_CUFF_ALARM_RED     ? _ ("limit reached")
                     : state->alarm == CW_CUFF_ALARM_AMBER ? _ ("limit is near")
                     : state->inflated                     ? _ ("cuff inflated")
                                                           : _ ("cuff down");
  g_autofree char *spoken = g_strdup_printf (
      /* Translators: number of a lane, patient, state of the cuff. */
      is_next ? _ ("%u, %s, %s, next") : _ ("%u, %s, %s"), self->number, name,
      cuff);

  if (g_strcmp0 (spoken, self->spoken) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_free (self->spoken);
  self->spoken = g_steal_pointer (&spoken);
}

static void
show_tooltip (CwLaneTile *self, const char *name, const char *due)
{
  g_autofree char *text
      = due != NULL
            /* Translators: patient, what is due next, number of a lane. */
            ? g_strdup_printf (_ ("%s: %s (Alt+%u)"), name, due, self->number)
            /* Translators: patient, number of a lane. */
            : g_strdup_printf (_ ("%s (Alt+%u)"), name, self->number);

  gtk_widget_set_tooltip_text (self->button, text);
}

void
cw_lane_tile_show (CwLaneTile *self,
                   const char *name,
                   CwSessionRunner *runner,
                   gboolean is_shown,
                   gboolean is_next)
{
  CwLaneState state = cw_lane_state_read (runner);
  g_autofree char *description = cw_lane_describe (runner);
  g_autofree char *due = cw_lane_state_describe_due (&state);
  g_autofree char *clock = state.inflated
                               ? cw_duration_format (state.inflated_s)
                               : g_strdup (C_ ("cuff", "off"));

  g_return_if_fail (CW_IS_LANE_TILE (self));

  gtk_label_set_label (GTK_LABEL (self->name_label), name);
  gtk_label_set_label (GTK_LABEL (self->state_label), description);
  gtk_label_set_label (GTK_LABEL (self->clock_label), clock);
  gtk_label_set_label (GTK_LABEL (self->next_label), due != NULL ? due : "");
  gtk_widget_set_visible (self->next_label, is_next && due != NULL);
  show_mark (self, state.alarm);
  set_class (self->button, "cw-shown", is_shown);
  set_class (self->button, "cw-is-next", is_next);
  set_class (self->button, "cw-red", state.alarm == CW_CUFF_ALARM_RED);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_PRESSED,
      is_shown ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
      -1);
  show_tooltip (self, name, due);
  speak (self, name, &state, is_next);
}
