/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/clinician-dialog.h"

#include "window/common/text-entry.h"
#include "window/sign-in/secret-dialog.h"

struct _CwClinicianDialog {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwClinician *clinician;

  CwTextEntry *name_entry;
  CwTextEntry *profession_entry;
  GtkDropDown *role_drop_down;
  GtkWidget *secret_button;
  GtkCheckButton *active_check;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (CwClinicianDialog, cw_clinician_dialog, ADW_TYPE_WINDOW)

static void
show_problem (CwClinicianDialog *self, const GError *error)
{
  CwTextEntry *missing = NULL;

  if (self->clinician->name == NULL)
    missing = self->name_entry;
  else if (self->clinician->profession == NULL)
    missing = self->profession_entry;

  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), missing == NULL);
  if (missing == NULL) {
    gtk_label_set_label (self->problem_label, error->message);
    return;
  }
  cw_text_entry_set_problem (missing, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (missing));
}

static void
save_cb (CwClinicianDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->clinician->name);
  g_free (self->clinician->profession);
  self->clinician->name = cw_text_entry_dup_text (self->name_entry);
  self->clinician->profession = cw_text_entry_dup_text (self->profession_entry);
  self->clinician->active = gtk_check_button_get_active (self->active_check);
  self->clinician->role =
    (CwClinicianRole) gtk_drop_down_get_selected (self->role_drop_down);

  if (cw_clinician_validate (self->clinician, &error) &&
      cw_clinic_save_clinician (self->clinic, self->clinician, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error);
}

static void
secret_cb (CwClinicianDialog *self)
{
  gtk_window_present (
    cw_secret_dialog_new (self->clinic, self->clinician, GTK_WINDOW (self)));
}

/* The role of a clinician who is set to be the first to have a secret changes. */
static void
clinic_changed_cb (CwClinicianDialog *self)
{
  const CwClinician *person = cw_clinic_get_signed_in (self->clinic);

  if (person != NULL && person->id == self->clinician->id)
    gtk_drop_down_set_selected (self->role_drop_down, person->role);
}

static void
load_roles (CwClinicianDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int i = 0; i < CW_N_CLINICIAN_ROLES; i++)
    gtk_string_list_append (titles,
                            cw_clinician_role_get_title ((CwClinicianRole) i));
  gtk_drop_down_set_model (self->role_drop_down, G_LIST_MODEL (titles));
}

static void
cw_clinician_dialog_dispose (GObject *object)
{
  CwClinicianDialog *self = CW_CLINICIAN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CLINICIAN_DIALOG);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->clinician, cw_clinician_free);

  G_OBJECT_CLASS (cw_clinician_dialog_parent_class)->dispose (object);
}

static void
cw_clinician_dialog_class_init (CwClinicianDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_clinician_dialog_dispose;
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/clinician-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwClinicianDialog,
                                        name_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicianDialog,
                                        profession_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicianDialog,
                                        active_check);
  gtk_widget_class_bind_template_child (widget_class, CwClinicianDialog,
                                        problem_label);
  gtk_widget_class_bind_template_child (widget_class, CwClinicianDialog,
                                        role_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwClinicianDialog,
                                        secret_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, secret_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clinician_dialog_init (CwClinicianDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  load_roles (self);
}

GtkWindow *
cw_clinician_dialog_new (CwClinic *clinic,
                         const CwClinician *clinician,
                         GtkWindow *parent)
{
  CwClinicianDialog *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_CLINICIAN_DIALOG, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->clinician =
    clinician != NULL ? cw_clinician_copy (clinician) : cw_clinician_new ();
  cw_text_entry_set_text (self->name_entry, self->clinician->name);
  cw_text_entry_set_text (self->profession_entry, self->clinician->profession);
  gtk_check_button_set_active (self->active_check,
                               clinician == NULL || clinician->active);
  gtk_drop_down_set_selected (self->role_drop_down, self->clinician->role);
  /* Whoever adds a name wants it to work here. */
  gtk_widget_set_visible (GTK_WIDGET (self->active_check), clinician != NULL);
  gtk_widget_set_visible (self->secret_button, clinician != NULL);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
  return GTK_WINDOW (self);
}
