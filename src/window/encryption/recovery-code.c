/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/encryption/recovery-code.h"

#include <glib/gi18n-lib.h>

typedef struct {
  void (*accepted) (gpointer data);
  gpointer data;
} Request;

static void
response_cb (Request *request, const char *response)
{
  if (g_str_equal (response, "accept") && request->accepted != NULL)
    request->accepted (request->data);
}

static GtkWidget *
make_code_label (const char *code)
{
  GtkWidget *label = gtk_label_new (code);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

void
cw_recovery_code_show (GtkWindow *parent,
                       const char *code,
                       gboolean cancel,
                       void (*accepted) (gpointer data),
                       gpointer data)
{
  GtkWidget *dialog = adw_message_dialog_new (
    parent, _("Write Down This Recovery Code"),
    _("It opens the clinic file when a passphrase is forgotten, and is shown "
      "only now. Keep it on paper, where the computer is not. Without it and "
      "without a passphrase nobody can read the file."));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Request *request = g_new0 (Request, 1);

  request->accepted = accepted;
  request->data = data;
  adw_message_dialog_set_extra_child (message, make_code_label (code));
  if (cancel)
    adw_message_dialog_add_response (message, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (message, "accept",
                                   _("_I Have Written It Down"));
  adw_message_dialog_set_response_appearance (message, "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "accept");
  adw_message_dialog_set_close_response (message,
                                         cancel ? "cancel" : "accept");
  g_object_set_data_full (G_OBJECT (dialog), "request", request, g_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb),
                            request);
  gtk_window_present (GTK_WINDOW (dialog));
}
