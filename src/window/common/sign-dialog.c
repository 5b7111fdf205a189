/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/sign-dialog.h"

#include "window/common/confirm-dialog.h"
#include "window/common/signature-box.h"

#include <glib/gi18n-lib.h>

#define SPACING 12

typedef struct {
  CwClinic *clinic;
  AdwMessageDialog *dialog;
  CwSignatureBox *box;
  CwSignedFunc done;
  gpointer data;
} Request;

static void
changed_cb (Request *request)
{
  adw_message_dialog_set_response_enabled (
      request->dialog, "sign",
      cw_signature_box_get_clinician_id (request->box) != 0);
}

/* Between the answer and its confirmation. */
typedef struct {
  gint64 clinician_id;
  CwSignedFunc done;
  GWeakRef data;
} Signature;

static void
signature_free (gpointer data)
{
  Signature *signature = data;

  g_weak_ref_clear (&signature->data);
  g_free (signature);
}

static void
confirmed_cb (gpointer data)
{
  Signature *signature = data;
  g_autoptr (GObject) object = g_weak_ref_get (&signature->data);

  if (object != NULL)
    signature->done (signature->clinician_id, object);
}

static void
response_cb (Request *request, const char *response)
{
  GtkWindow *parent =
    gtk_window_get_transient_for (GTK_WINDOW (request->dialog));
  Signature *signature;

  /* What is signed may be that the parent closes, before the dialog does. */
  gtk_window_set_transient_for (GTK_WINDOW (request->dialog), NULL);
  if (!g_str_equal (response, "sign"))
    return;
  signature = g_new0 (Signature, 1);
  signature->clinician_id = cw_signature_box_get_clinician_id (request->box);
  signature->done = request->done;
  g_weak_ref_init (&signature->data, request->data);
  cw_confirm_dialog_ask (request->clinic, NULL, parent, confirmed_cb, signature,
                         signature_free);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->clinic);
  g_free (request);
}

GtkWindow *
cw_sign_dialog_new (GtkWindow *parent,
                    CwClinic *clinic,
                    const char *heading,
                    const char *body,
                    GtkWidget *details,
                    const char *statement,
                    CwSignedFunc done,
                    gpointer data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *box = cw_signature_box_new (clinic, statement);
  Request *request = g_new0 (Request, 1);

  request->clinic = g_object_ref (clinic);
  request->dialog = ADW_MESSAGE_DIALOG (dialog);
  request->box = CW_SIGNATURE_BOX (box);
  request->done = done;
  request->data = data;
  if (details != NULL)
    gtk_box_append (GTK_BOX (content), details);
  gtk_box_append (GTK_BOX (content), box);
  adw_message_dialog_set_extra_child (request->dialog, content);
  adw_message_dialog_add_responses (request->dialog, "cancel", _ ("_Cancel"),
                                    "sign", C_ ("put a signature", "_Sign"),
                                    NULL);
  adw_message_dialog_set_response_appearance (request->dialog, "sign",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (request->dialog, "sign");
  adw_message_dialog_set_close_response (request->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "request", request,
                          request_free);
  g_signal_connect_swapped (box, "changed", G_CALLBACK (changed_cb), request);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb),
                            request);
  changed_cb (request);
  return GTK_WINDOW (dialog);
}
