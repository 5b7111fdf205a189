/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/clinicians-window.h"

#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/preferences/clinician-dialog.h"
#include "window/preferences/settings.h"
#include "window/sign-in/secret-dialog.h"

#include <glib/gi18n-lib.h>

struct _CwCliniciansWindow {
  AdwWindow parent_instance;

  CwClinic *clinic;
  GPtrArray *clinicians; /* (element-type CwClinician), as the rows */

  GSettings *settings; /* NULL where nothing is remembered */

  GtkWidget *add_button;
  AdwPreferencesGroup *group;
  GtkListBox *list;
  GtkWidget *lock_group;
  GtkSpinButton *minutes_spin;
};

G_DEFINE_FINAL_TYPE (CwCliniciansWindow, cw_clinicians_window, ADW_TYPE_WINDOW)

/* Others than administrators look, and change their own PIN. */
static gboolean
may_edit (CwCliniciansWindow *self)
{
  const CwClinician *person = cw_clinic_get_signed_in (self->clinic);

  return person == NULL || person->role == CW_CLINICIAN_ADMINISTRATOR;
}

static gboolean
is_own (CwCliniciansWindow *self, const CwClinician *clinician)
{
  const CwClinician *person = cw_clinic_get_signed_in (self->clinic);

  return person != NULL && person->id == clinician->id;
}

static void
row_activated_cb (CwCliniciansWindow *self, AdwActionRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const CwClinician *clinician = g_ptr_array_index (self->clinicians, index);

  gtk_window_present (
    may_edit (self)
      ? cw_clinician_dialog_new (self->clinic, clinician, GTK_WINDOW (self))
      : cw_secret_dialog_new (self->clinic, clinician, GTK_WINDOW (self)));
}

static void
append_row (CwCliniciansWindow *self, const CwClinician *clinician)
{
  const char *role = cw_clinician_role_get_title (clinician->role);
  gboolean has_secret = cw_clinic_has_secret (self->clinic, clinician->id);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (cw_clinic_needs_sign_in (self->clinic) && !has_secret)
    /* Translators: a profession and a role. */
    subtitle = g_strdup_printf (_("%s · %s · no PIN yet, cannot sign in"),
                                clinician->profession, role);
  else
    subtitle = g_strdup_printf ("%s · %s", clinician->profession, role);
  row = cw_list_row_new (clinician->name, subtitle);
  if (may_edit (self) || is_own (self, clinician)) {
    cw_list_row_set_leads_on (row);
    g_signal_connect_swapped (row, "activated", G_CALLBACK (row_activated_cb),
                              self);
  }
  gtk_list_box_append (self->list, row);
}

static void
show_state (CwCliniciansWindow *self)
{
  gboolean needed = cw_clinic_needs_sign_in (self->clinic);
  const char *sentence;

  if (!needed)
    sentence = _("Anybody at this computer can sign as any of these. Set a PIN "
                 "or passphrase of one of them, and everybody signs in.");
  else if (may_edit (self))
    sentence = _("Everybody signs in, and confirms each signature.");
  else
    sentence = _("Administrators add and change people. You can change your "
                 "own PIN or passphrase.");
  adw_preferences_group_set_description (self->group, sentence);
  gtk_widget_set_visible (self->lock_group, needed);
  gtk_widget_set_visible (self->add_button, may_edit (self));
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
  show_state (self);
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
minutes_cb (CwCliniciansWindow *self)
{
  cw_settings_set_lock_minutes (
    self->settings, (guint) gtk_spin_button_get_value_as_int (
                      self->minutes_spin));
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
  g_clear_object (&self->settings);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_clinicians_window_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwCliniciansWindow, name)

static void
cw_clinicians_window_class_init (CwCliniciansWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_clinicians_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/clinicians-window.ui");
  BIND (add_button);
  BIND (group);
  BIND (list);
  BIND (lock_group);
  BIND (minutes_spin);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clinicians_window_init (CwCliniciansWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = cw_settings_open ();
  gtk_spin_button_set_value (self->minutes_spin,
                             cw_settings_get_lock_minutes (self->settings));
}

GtkWindow *
cw_clinicians_window_new (CwClinic *clinic, GtkWindow *parent)
{
  CwCliniciansWindow *self = NULL;
  GtkListBoxRow *row;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_CLINICIANS_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  load_clinicians (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row)
                                     : self->add_button);
  g_signal_connect_object (clinic, "signed-in", G_CALLBACK (load_clinicians),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
