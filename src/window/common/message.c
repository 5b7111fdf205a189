/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/message.h"

#include <glib/gi18n-lib.h>

typedef struct {
  void (*accepted) (gpointer data);
  gpointer data;
} Question;

/* Ctrl+W, as in the windows of the application, of which a dialog is none: who
 * quits would be asked for ever. */
static void
add_close_key (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_w, GDK_CONTROL_MASK),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
}

void
cw_message_show_error (GtkWindow *parent, const char *heading, GError *error)
{
  g_return_if_fail (error != NULL);

  cw_message_show_notice (parent, heading, error->message);
}

void
cw_message_show_notice (GtkWindow *parent,
                        const char *heading,
                        const char *body)
{
  GtkWidget *dialog = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close",
                                   _("_Close"));
  add_close_key (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;

  /* What is accepted may be that the parent closes, before the dialog does. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (g_str_equal (response, "accept"))
    question->accepted (question->data);
}

static void
question_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
cw_message_ask (GtkWindow *parent,
                const char *heading,
                const char *body,
                const char *accept_label,
                gboolean destructive,
                void (*accepted) (gpointer data),
                gpointer data)
{
  AdwMessageDialog *dialog = NULL;
  Question *question = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (accepted != NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept",
                                    accept_label, NULL);
  adw_message_dialog_set_response_appearance (
    dialog, "accept",
    destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  /* Enter must not destroy anything. */
  adw_message_dialog_set_default_response (dialog,
                                           destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  add_close_key (GTK_WIDGET (dialog));

  question = g_new0 (Question, 1);
  question->accepted = accepted;
  question->data = data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
cw_message_toast (AdwToastOverlay *overlay, const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (text != NULL);

  /* A toast of libadwaita 1.2 always reads markup. */
  escaped = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (overlay, adw_toast_new (escaped));
}
