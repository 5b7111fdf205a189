/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/stop-reps.h"

#include "window/common/key-cap.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_REPS 100

struct _CwStopReps {
  GtkWidget parent_instance;

  GtkWidget *key;
  GtkWidget *label;
  GtkWidget *entry;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwStopReps, cw_stop_reps, GTK_TYPE_WIDGET)

static gboolean
cw_stop_reps_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_STOP_REPS (widget)->entry);
}

static void
cw_stop_reps_dispose (GObject *object)
{
  CwStopReps *self = CW_STOP_REPS (object);

  g_clear_pointer (&self->key, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_stop_reps_parent_class)->dispose (object);
}

static void
cw_stop_reps_class_init (CwStopRepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_stop_reps_dispose;
  widget_class->grab_focus = cw_stop_reps_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
changed_cb (CwStopReps *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (CwStopReps *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
cw_stop_reps_init (CwStopReps *self)
{
  gtk_box_layout_set_spacing (
    GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 10);
  self->key = cw_key_cap_new ("N");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->entry =
    cw_number_entry_new (_("Repetitions done"), NULL, 0, MOST_REPS, 0);
  gtk_widget_set_parent (self->key, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb),
                            self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cw_stop_reps_ask (CwStopReps *self, int set_number, int typed)
{
  g_autofree char *words = NULL;

  g_return_if_fail (CW_IS_STOP_REPS (self));

  words = g_strdup_printf (
    /* Translators: %d is the number of a set. */
    _("Repetitions done of set %d; empty when nobody counted"), set_number);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->entry),
                             typed >= 0 ? typed : NAN);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

int
cw_stop_reps_get_done (CwStopReps *self)
{
  double value;

  g_return_val_if_fail (CW_IS_STOP_REPS (self), -1);

  value = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->entry));
  return isnan (value) ? -1 : (int) value;
}

gboolean
cw_stop_reps_is_right (CwStopReps *self)
{
  g_return_val_if_fail (CW_IS_STOP_REPS (self), FALSE);

  return cw_number_entry_is_empty (CW_NUMBER_ENTRY (self->entry)) ||
         cw_stop_reps_get_done (self) >= 0;
}
