/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/clinicians-window.h"

#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/preferences/clinician-dialog.h"

#include <glib/gi18n-lib.h>

struct _CwCliniciansWindow {
  AdwWindow parent_instance;

  CwClinic *clinic;
  GPtrArray *clinicians; /* (element-type CwClinician), as the rows */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CwCliniciansWindow, cw_clinicians_window, ADW_TYPE_WINDOW)

static void
row_activated_cb (CwCliniciansWindow *self, AdwActionRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkWindow *dialog = cw_clinician_dialog_new (
    self->clinic, g_ptr_array_index (self->clinicians, index),
    GTK_WINDOW (self));

  gtk_window_present (dialog);
}

static void
append_row (CwCliniciansWindow *self, const CwClinician *clinician)
{
  GtkWidget *row = cw_list_row_new (clinician->name, clinician->profession);

  cw_list_row_set_leads_on (row);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (row_activated_cb),
                            self);
  gtk_list_box_append (self->list, row);
}

static void
load_clinicians (CwCliniciansWindow *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *clinicians = cw_clinic_load_clinicians (self->clinic, &error);

  if (clinicians == NULL) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The clinicians could not be read"), error);
    return;
  }
  cw_list_clear (self->list);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  self->clinicians = clinicians;
  for (guint i = 0; i < clinicians->len; i++)
    append_row (self, g_ptr_array_index (clinicians, i));
}

static void
clinic_changed_cb (CwCliniciansWindow *self, gint64 patient_id)
{
  if (patient_id == 0)
    load_clinicians (self);
}

static void
add_cb (CwCliniciansWindow *self)
{
  gtk_window_present (
    cw_clinician_dialog_new (self->clinic, NULL, GTK_WINDOW (self)));
}

static void
cw_clinicians_window_dispose (GObject *object)
{
  CwCliniciansWindow *self = CW_CLINICIANS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CLINICIANS_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_clinicians_window_parent_class)->dispose (object);
}

static void
cw_clinicians_window_class_init (CwCliniciansWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_clinicians_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/clinicians-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCliniciansWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clinicians_window_init (CwCliniciansWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_clinicians_window_new (CwClinic *clinic, GtkWindow *parent)
{
  CwCliniciansWindow *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_CLINICIANS_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  load_clinicians (self);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
