/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/clinic-dialog.h"

#include "store/clinic-keyring.h"
#include "window/common/number-entry.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwClinicDialog {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwClinicProfile *profile; /* as it is stored */

  CwTextEntry *name_entry;
  CwTextEntry *address_entry;
  CwTextEntry *phone_entry;
  CwTextEntry *emergency_entry;
  CwTextEntry *urgent_entry;
  GtkDropDown *paper_drop_down;
  AdwBin *retention_bin;
  CwNumberEntry *retention_entry;
  GtkLabel *disk_label;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (CwClinicDialog, cw_clinic_dialog, ADW_TYPE_WINDOW)

static CwClinicProfile *
read_form (CwClinicDialog *self)
{
  CwClinicProfile *profile = cw_clinic_profile_copy (self->profile);
  double years = cw_number_entry_get_value (self->retention_entry);

  g_free (profile->name);
  g_free (profile->address);
  g_free (profile->phone);
  g_free (profile->emergency_phone);
  g_free (profile->urgent_phone);
  profile->name = cw_text_entry_dup_text (self->name_entry);
  profile->address = cw_text_entry_dup_text (self->address_entry);
  profile->phone = cw_text_entry_dup_text (self->phone_entry);
  profile->emergency_phone = cw_text_entry_dup_text (self->emergency_entry);
  profile->urgent_phone = cw_text_entry_dup_text (self->urgent_entry);
  profile->paper = (CwPaper) gtk_drop_down_get_selected (self->paper_drop_down);
  profile->retention_years = isnan (years) ? 0 : (int) years;
  return profile;
}

static void
fill_form (CwClinicDialog *self)
{
  cw_text_entry_set_text (self->name_entry, self->profile->name);
  cw_text_entry_set_text (self->address_entry, self->profile->address);
  cw_text_entry_set_text (self->phone_entry, self->profile->phone);
  cw_text_entry_set_text (self->emergency_entry,
                          self->profile->emergency_phone);
  cw_text_entry_set_text (self->urgent_entry, self->profile->urgent_phone);
  gtk_drop_down_set_selected (self->paper_drop_down, self->profile->paper);
  cw_number_entry_set_value (self->retention_entry,
                             self->profile->retention_years);
}

static void
add_retention_entry (CwClinicDialog *self)
{
  GtkWidget *entry = cw_number_entry_new (
    _("Years for which records are kept after the last contact"),
    _("years after the last contact"), CW_RETENTION_YEARS_MIN,
    CW_RETENTION_YEARS_MAX, 0);

  self->retention_entry = CW_NUMBER_ENTRY (entry);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  adw_bin_set_child (self->retention_bin, entry);
}

static void
show_disk (CwClinicDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->disk_label),
                          cw_clinic_get_path (self->clinic) != NULL);
  gtk_label_set_label (self->disk_label,
                       cw_disk_encryption_describe (
                         cw_clinic_find_encryption (self->clinic)));
}

/* The first field that has to be corrected; NULL when none is missing. */
static CwTextEntry *
find_missing (CwClinicDialog *self, const CwClinicProfile *profile)
{
  if (profile->name == NULL)
    return self->name_entry;
  if (profile->phone == NULL)
    return self->phone_entry;
  if (profile->emergency_phone == NULL)
    return self->emergency_entry;
  return NULL;
}

static void
show_problem (CwClinicDialog *self,
              const CwClinicProfile *profile,
              const GError *error)
{
  CwTextEntry *missing = find_missing (self, profile);

  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), missing == NULL);
  if (missing == NULL) {
    gtk_label_set_label (self->problem_label, error->message);
    return;
  }
  cw_text_entry_set_problem (missing, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (missing));
}

static void
save_cb (CwClinicDialog *self)
{
  g_autoptr (CwClinicProfile) profile = read_form (self);
  g_autoptr (GError) error = NULL;

  if (cw_clinic_profile_validate (profile, &error) &&
      cw_clinic_save_profile (self->clinic, profile, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, profile, error);
}

static void
cw_clinic_dialog_dispose (GObject *object)
{
  CwClinicDialog *self = CW_CLINIC_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CLINIC_DIALOG);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->profile, cw_clinic_profile_free);

  G_OBJECT_CLASS (cw_clinic_dialog_parent_class)->dispose (object);
}

static void
cw_clinic_dialog_class_init (CwClinicDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_clinic_dialog_dispose;
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/clinic-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        name_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        address_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        phone_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        emergency_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        urgent_entry);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        paper_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        retention_bin);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        disk_label);
  gtk_widget_class_bind_template_child (widget_class, CwClinicDialog,
                                        problem_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clinic_dialog_init (CwClinicDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_clinic_dialog_new (CwClinic *clinic, GtkWindow *parent, GError **error)
{
  g_autoptr (CwClinicProfile) profile = NULL;
  g_autoptr (GError) load_error = NULL;
  CwClinicDialog *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  profile = cw_clinic_load_profile (clinic, &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return NULL;
  }
  if (profile == NULL)
    profile = cw_clinic_profile_new ();

  self = g_object_new (CW_TYPE_CLINIC_DIALOG, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->profile = g_steal_pointer (&profile);
  add_retention_entry (self);
  fill_form (self);
  show_disk (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
  return GTK_WINDOW (self);
}
