/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/confirm-dialog.h"

#include "window/common/secret-entry.h"

#include <glib/gi18n-lib.h>

#define WIDTH 400
#define SPACING 12
#define MARGIN 18

struct _CwConfirmDialog {
  AdwWindow parent_instance;

  CwClinic *clinic;
  gint64 clinician_id;
  GtkWidget *entry;
  GtkWidget *confirm_button;

  void (*confirmed) (gpointer data); /* NULL once it was called, or cancelled */
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (CwConfirmDialog, cw_confirm_dialog, ADW_TYPE_WINDOW)

static void
changed_cb (CwConfirmDialog *self)
{
  gtk_widget_set_sensitive (
      self->confirm_button,
      *cw_secret_entry_get_secret (CW_SECRET_ENTRY (self->entry)) != '\0');
}

static void
drop (CwConfirmDialog *self)
{
  GDestroyNotify destroy = g_steal_pointer (&self->destroy);

  self->confirmed = NULL;
  if (destroy != NULL)
    destroy (self->data);
  self->data = NULL;
}

/* What is signed may close the parent, so the dialog goes first. */
static void
accept (CwConfirmDialog *self)
{
  void (*confirmed) (gpointer data) = g_steal_pointer (&self->confirmed);
  gpointer data = g_steal_pointer (&self->data);
  GDestroyNotify destroy = g_steal_pointer (&self->destroy);

  gtk_window_destroy (GTK_WINDOW (self));
  confirmed (data);
  if (destroy != NULL)
    destroy (data);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwConfirmDialog) self = data;
  g_autoptr (GError) error = NULL;

  cw_clinic_confirm_finish (CW_CLINIC (source), result, &error);
  if (self->confirmed == NULL) /* it was closed meanwhile */
    return;
  cw_secret_entry_set_busy (CW_SECRET_ENTRY (self->entry), FALSE);
  if (error == NULL)
    accept (self);
  else
    cw_secret_entry_refuse (CW_SECRET_ENTRY (self->entry), self->clinic,
                            self->clinician_id, error);
}

static void
confirm_cb (CwConfirmDialog *self)
{
  const char *secret
      = cw_secret_entry_get_secret (CW_SECRET_ENTRY (self->entry));

  if (*secret == '\0')
    return;
  gtk_widget_set_sensitive (self->confirm_button, FALSE);
  cw_clinic_confirm_async (self->clinic, secret, NULL, confirmed_cb,
                           g_object_ref (self));
  cw_secret_entry_set_busy (CW_SECRET_ENTRY (self->entry), TRUE);
}

static void
cw_confirm_dialog_dispose (GObject *object)
{
  CwConfirmDialog *self = CW_CONFIRM_DIALOG (object);

  drop (self);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_confirm_dialog_parent_class)->dispose (object);
}

static void
cw_confirm_dialog_class_init (CwConfirmDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_confirm_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape,
                                       0, "window.close", NULL);
}

static GtkWidget *
make_header (CwConfirmDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel_button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel_button),
                                  "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel_button);
  self->confirm_button = gtk_button_new_with_mnemonic (_ ("_Confirm"));
  gtk_widget_add_css_class (self->confirm_button, "suggested-action");
  g_signal_connect_swapped (self->confirm_button, "clicked",
                            G_CALLBACK (confirm_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->confirm_button);
  return header;
}

static void
cw_confirm_dialog_init (CwConfirmDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Confirm"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  self->entry = cw_secret_entry_new (_ ("PIN or passphrase"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (confirm_cb),
                            self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
fill (CwConfirmDialog *self, const char *text)
{
  GtkWidget *box = adw_window_get_content (ADW_WINDOW (self));
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_margin_start (form, MARGIN);
  gtk_widget_set_margin_end (form, MARGIN);
  gtk_widget_set_margin_top (form, MARGIN);
  gtk_widget_set_margin_bottom (form, MARGIN);
  gtk_box_append (GTK_BOX (form), label);
  gtk_box_append (GTK_BOX (form), self->entry);
  gtk_box_append (GTK_BOX (box), form);
}

static void
ask (CwClinic *clinic,
     const char *text,
     GtkWindow *parent,
     void (*confirmed) (gpointer data),
     gpointer data,
     GDestroyNotify destroy)
{
  CwConfirmDialog *self
      = g_object_new (CW_TYPE_CONFIRM_DIALOG, "transient-for", parent, NULL);

  self->clinic = g_object_ref (clinic);
  self->clinician_id = cw_clinic_get_signed_in (clinic)->id;
  self->confirmed = confirmed;
  self->data = data;
  self->destroy = destroy;
  fill (self, text);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->entry);
}

void
cw_confirm_dialog_ask (CwClinic *clinic,
                       const char *text,
                       GtkWindow *parent,
                       void (*confirmed) (gpointer data),
                       gpointer data,
                       GDestroyNotify destroy)
{
  const CwClinician *person;
  g_autofree char *signature = NULL;
  g_autofree char *own_text = NULL;

  g_return_if_fail (CW_IS_CLINIC (clinic) && confirmed != NULL);

  person = cw_clinic_get_signed_in (clinic);
  if (person == NULL || cw_clinic_was_recovered (clinic)) {
    confirmed (data);
    if (destroy != NULL)
      destroy (data);
    return;
  }
  if (text == NULL) {
    signature = cw_clinician_get_signature (person);
    own_text = g_strdup_printf (
        /* Translators: a signature, as "Anna Berg, physiotherapist". */
        _ ("Type your PIN or passphrase to sign as %s."), signature);
  }
  ask (clinic, text != NULL ? text : own_text, parent, confirmed, data,
       destroy);
}
