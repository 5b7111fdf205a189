/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/rack-dialog.h"

#include "base/text.h"
#include "window/common/exercise-drop-down.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>

struct _CwRackDialog {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwRack *rack;

  AdwBin *exercise_bin;
  AdwBin *smallest_bin;
  AdwBin *step_bin;
  AdwBin *largest_bin;
  GtkLabel *problem_label;
  GtkWidget *remove_button;
  GtkWidget *save_button;

  GtkWidget *exercise_drop_down;
  GtkWidget *smallest_entry;
  GtkWidget *step_entry;
  GtkWidget *largest_entry;
};

G_DEFINE_FINAL_TYPE (CwRackDialog, cw_rack_dialog, ADW_TYPE_WINDOW)

static double
value_of (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static void
show_problem (CwRackDialog *self, const GError *error)
{
  gtk_label_set_label (self->problem_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}

static void
save_cb (CwRackDialog *self)
{
  const CwExercise *exercise =
    cw_exercise_drop_down_get (GTK_DROP_DOWN (self->exercise_drop_down));
  CwRack *rack = self->rack;
  g_autoptr (GError) error = NULL;

  cw_set_str (&rack->exercise_id, exercise != NULL ? exercise->id : NULL);
  rack->smallest_kg = value_of (self->smallest_entry);
  rack->step_kg = value_of (self->step_entry);
  rack->largest_kg = value_of (self->largest_entry);
  if (cw_clinic_save_rack (self->clinic, rack, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error);
}

static void
remove_cb (CwRackDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (cw_clinic_remove_rack (self->clinic, self->rack->id, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error);
}

static void
cw_rack_dialog_dispose (GObject *object)
{
  CwRackDialog *self = CW_RACK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_RACK_DIALOG);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->rack, cw_rack_free);

  G_OBJECT_CLASS (cw_rack_dialog_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwRackDialog, name)

static void
cw_rack_dialog_class_init (CwRackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_rack_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/rack-dialog.ui");
  BIND (exercise_bin);
  BIND (smallest_bin);
  BIND (step_bin);
  BIND (largest_bin);
  BIND (problem_label);
  BIND (remove_button);
  BIND (save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static GtkWidget *
add_number (CwRackDialog *self, AdwBin *bin, const char *label)
{
  GtkWidget *entry = cw_number_entry_new (label, _("kg"), 0.01, 500, 2);

  adw_bin_set_child (bin, entry);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (save_cb), self);
  return entry;
}

static void
cw_rack_dialog_init (CwRackDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->exercise_drop_down = cw_exercise_drop_down_new (_("All exercises"));
  adw_bin_set_child (self->exercise_bin, self->exercise_drop_down);
  self->smallest_entry =
    add_number (self, self->smallest_bin, _("Smallest load"));
  self->step_entry =
    add_number (self, self->step_bin, C_ ("between two loads", "Step"));
  self->largest_entry = add_number (self, self->largest_bin, _("Largest load"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

GtkWindow *
cw_rack_dialog_new (CwClinic *clinic, const CwRack *rack, GtkWindow *parent)
{
  CwRackDialog *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_RACK_DIALOG, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->rack = rack != NULL ? cw_rack_copy (rack) : cw_rack_new ();
  cw_exercise_drop_down_select (GTK_DROP_DOWN (self->exercise_drop_down),
                                self->rack->exercise_id);
  gtk_widget_set_sensitive (self->exercise_drop_down, rack == NULL);
  gtk_widget_set_visible (self->remove_button, rack != NULL);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->smallest_entry),
                             self->rack->smallest_kg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->step_entry),
                             self->rack->step_kg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->largest_entry),
                             self->rack->largest_kg);
  gtk_widget_grab_focus (self->smallest_entry);
  return GTK_WINDOW (self);
}
