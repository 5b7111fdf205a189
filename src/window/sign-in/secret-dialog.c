/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/sign-in/secret-dialog.h"

#include "store/secret.h"
#include "window/common/confirm-dialog.h"
#include "window/common/message.h"
#include "window/common/secret-entry.h"
#include "window/documents/recovery-code-window.h"

#include <glib/gi18n-lib.h>

#define SPACING 6

typedef struct {
  CwClinic *clinic;
  CwClinician *clinician;
  AdwMessageDialog *dialog;
  CwSecretEntry *entry, *again_entry;
  GtkWidget *hint_label;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->clinic);
  cw_clinician_free (request->clinician);
  g_free (request);
}

/* What was chosen, once the dialog is gone. */
typedef struct {
  CwClinic *clinic;
  CwClinician *clinician;
  GtkWindow *parent;
  char *secret;
} Choice;

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->clinic);
  cw_clinician_free (choice->clinician);
  g_object_unref (choice->parent);
  cw_secret_free (choice->secret);
}

static void
choice_unref (gpointer data)
{
  g_rc_box_release_full (data, choice_clear);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GError) error = NULL;
  char *code = cw_clinic_set_secret_finish (CW_CLINIC (source), result, &error);
  GtkWindow *parent = gtk_widget_in_destruction (GTK_WIDGET (choice->parent))
                          ? NULL
                          : choice->parent;

  if (code == NULL)
    cw_message_show_error (parent, _ ("PIN or passphrase was not set"), error);
  else if (*code != '\0')
    gtk_window_present (cw_recovery_code_window_new (
        choice->clinic, choice->clinician, code, parent));
  cw_secret_free (code);
  choice_unref (choice);
}

static void
confirmed_cb (gpointer data)
{
  Choice *choice = g_rc_box_acquire (data);

  cw_clinic_set_secret_async (choice->clinic, choice->clinician->id,
                              choice->secret, NULL, set_cb, choice);
}

static void
changed_cb (Request *request)
{
  const char *secret = cw_secret_entry_get_secret (request->entry);
  const char *again = cw_secret_entry_get_secret (request->again_entry);
  g_autoptr (GError) error = NULL;
  const char *hint = "";

  if (!cw_clinic_validate_secret (secret, &error))
    hint = error->message;
  else if (!g_str_equal (secret, again))
    hint = _ ("Type it once more, so that no slip of a finger locks you out.");
  gtk_label_set_label (GTK_LABEL (request->hint_label), hint);
  adw_message_dialog_set_response_enabled (request->dialog, "set",
                                           *hint == '\0');
}

static void
response_cb (Request *request, const char *response)
{
  GtkWindow *parent
      = gtk_window_get_transient_for (GTK_WINDOW (request->dialog));
  Choice *choice;

  if (!g_str_equal (response, "set"))
    return;
  choice = g_rc_box_new0 (Choice);
  choice->clinic = g_object_ref (request->clinic);
  choice->clinician = cw_clinician_copy (request->clinician);
  choice->parent = g_object_ref (parent);
  choice->secret = cw_secret_copy (cw_secret_entry_get_secret (request->entry));
  cw_confirm_dialog_ask (
      request->clinic,
      _ ("Type your own PIN or passphrase of until now to set the new one."),
      parent, confirmed_cb, choice, choice_unref);
}

static void
entered_cb (Request *request)
{
  gtk_widget_activate_default (GTK_WIDGET (request->dialog));
}

static CwSecretEntry *
add_entry (Request *request, GtkBox *box, const char *label)
{
  GtkWidget *entry = cw_secret_entry_new (label);

  gtk_box_append (box, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), request);
  return CW_SECRET_ENTRY (entry);
}

static GtkWidget *
make_content (Request *request)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *hint = gtk_label_new (NULL);

  request->entry = add_entry (request, GTK_BOX (box), _ ("PIN or passphrase"));
  request->again_entry = add_entry (request, GTK_BOX (box), _ ("Once more"));
  g_signal_connect_swapped (request->entry, "activate",
                            G_CALLBACK (gtk_widget_grab_focus),
                            request->again_entry);
  g_signal_connect_swapped (request->again_entry, "activate",
                            G_CALLBACK (entered_cb), request);
  request->hint_label = hint;
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 40);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

GtkWindow *
cw_secret_dialog_new (CwClinic *clinic,
                      const CwClinician *clinician,
                      GtkWindow *parent)
{
  Request *request = NULL;
  GtkWidget *dialog = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic) && clinician != NULL, NULL);

  dialog = adw_message_dialog_new (parent, _ ("PIN or Passphrase"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      cw_clinic_needs_sign_in (clinic)
          /* Translators: the name of a person. */
          ? _ ("%s signs in with it, and confirms each signature.")
          /* Translators: the name of a person. */
          : _ ("%s signs in with it, confirms each signature, and administers "
               "the clinic. From now on nobody uses this clinic file here "
               "without signing in."),
      clinician->name);
  request = g_new0 (Request, 1);
  request->clinic = g_object_ref (clinic);
  request->clinician = cw_clinician_copy (clinician);
  request->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (request->dialog, make_content (request));
  adw_message_dialog_add_responses (request->dialog, "cancel", _ ("_Cancel"),
                                    "set", C_ ("a PIN", "_Set"), NULL);
  adw_message_dialog_set_response_appearance (request->dialog, "set",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (request->dialog, "set");
  adw_message_dialog_set_close_response (request->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "request", request, request_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb),
                            request);
  changed_cb (request);
  gtk_widget_grab_focus (GTK_WIDGET (request->entry));
  return GTK_WINDOW (dialog);
}
