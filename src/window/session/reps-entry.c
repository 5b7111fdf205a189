/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/reps-entry.h"

#include <glib/gi18n-lib.h>

#define MOST_REPS 100

struct _CwRepsEntry {
  GtkWidget parent_instance;

  GtkWidget *fewer_button;
  GtkWidget *figure_label;
  GtkWidget *more_button;
  int target;
  int typed; /* -1 until something is typed */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwRepsEntry, cw_reps_entry, GTK_TYPE_WIDGET)

static void
show (CwRepsEntry *self)
{
  int reps = cw_reps_entry_get_reps (self);
  g_autofree char *figure =
    reps >= 0 ? g_strdup_printf ("%d", reps) : g_strdup ("–");
  g_autofree char *label =
    reps >= 0 ? g_strdup_printf (ngettext ("%d repetition done",
                                           "%d repetitions done", reps),
                                 reps)
              : g_strdup (_("Repetitions done: type them"));

  gtk_label_set_label (GTK_LABEL (self->figure_label), figure);
  if (self->typed < 0)
    gtk_widget_add_css_class (self->figure_label, "cw-ghost");
  else
    gtk_widget_remove_css_class (self->figure_label, "cw-ghost");
  gtk_widget_set_sensitive (self->fewer_button, reps > 0);
  gtk_widget_set_sensitive (self->more_button, reps < MOST_REPS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
step (CwRepsEntry *self, int by)
{
  self->typed =
    CLAMP (MAX (cw_reps_entry_get_reps (self), 0) + by, 0, MOST_REPS);
  show (self);
}

static void
fewer_cb (CwRepsEntry *self)
{
  step (self, -1);
}

static void
more_cb (CwRepsEntry *self)
{
  step (self, 1);
}

static void
cw_reps_entry_dispose (GObject *object)
{
  CwRepsEntry *self = CW_REPS_ENTRY (object);

  g_clear_pointer (&self->fewer_button, gtk_widget_unparent);
  g_clear_pointer (&self->figure_label, gtk_widget_unparent);
  g_clear_pointer (&self->more_button, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_reps_entry_parent_class)->dispose (object);
}

static void
cw_reps_entry_class_init (CwRepsEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_reps_entry_dispose;
  /* Whenever another number stands there. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (CwRepsEntry *self, const char *sign, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (sign);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "cw-step");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
cw_reps_entry_init (CwRepsEntry *self)
{
  self->typed = -1;
  self->fewer_button = add_button (self, "−", _("One fewer"));
  self->figure_label = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->figure_label, TRUE);
  gtk_widget_set_margin_start (self->figure_label, 12);
  gtk_widget_set_margin_end (self->figure_label, 12);
  gtk_widget_add_css_class (self->figure_label, "cw-figure");
  gtk_widget_set_parent (self->figure_label, GTK_WIDGET (self));
  self->more_button = add_button (self, "+", _("One more"));
  g_signal_connect_swapped (self->fewer_button, "clicked",
                            G_CALLBACK (fewer_cb), self);
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (more_cb),
                            self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-reps-entry");
}

void
cw_reps_entry_set_target (CwRepsEntry *self, int target)
{
  g_return_if_fail (CW_IS_REPS_ENTRY (self));

  self->target = target;
  self->typed = -1;
  show (self);
}

int
cw_reps_entry_get_reps (CwRepsEntry *self)
{
  g_return_val_if_fail (CW_IS_REPS_ENTRY (self), -1);

  if (self->typed >= 0)
    return self->typed;
  return self->target > 0 ? self->target : -1;
}

int
cw_reps_entry_get_typed (CwRepsEntry *self)
{
  g_return_val_if_fail (CW_IS_REPS_ENTRY (self), -1);

  return self->typed;
}

void
cw_reps_entry_type_digit (CwRepsEntry *self, int digit)
{
  int typed;

  g_return_if_fail (CW_IS_REPS_ENTRY (self));
  g_return_if_fail (digit >= 0 && digit <= 9);

  typed = MAX (self->typed, 0) * 10 + digit;
  if (typed > MOST_REPS) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  self->typed = typed;
  show (self);
}

void
cw_reps_entry_erase (CwRepsEntry *self)
{
  g_return_if_fail (CW_IS_REPS_ENTRY (self));

  self->typed = self->typed >= 10 ? self->typed / 10 : -1;
  show (self);
}
