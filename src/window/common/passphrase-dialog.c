/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/passphrase-dialog.h"

#include "window/common/hidden-entry.h"

#include <glib/gi18n-lib.h>

#define SPACING 12

typedef struct {
  AdwMessageDialog *dialog;
  GtkEditable *entry;
  GtkEditable *again; /* NULL when it is asked for once */
  GtkLabel *problem;
  CwPassphraseDone done;
  gpointer data;
  GDestroyNotify free_data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->free_data != NULL)
    request->free_data (request->data);
  g_free (request);
}

/* NULL when it can be used; "" when nothing has to be said. */
static char *
find_problem (Request *request)
{
  const char *text = gtk_editable_get_text (request->entry);
  g_autoptr (GError) error = NULL;

  if (request->again == NULL)
    return *text == '\0' ? g_strdup ("") : NULL;
  if (!cw_passphrase_validate (text, &error))
    return g_strdup (error->message);
  if (!g_str_equal (text, gtk_editable_get_text (request->again)))
    return g_strdup (_("Both have to be the same."));
  return NULL;
}

static void
changed_cb (Request *request)
{
  g_autofree char *problem = find_problem (request);

  adw_message_dialog_set_response_enabled (request->dialog, "accept",
                                           problem == NULL);
  gtk_label_set_label (request->problem, problem != NULL ? problem : "");
}

static void
response_cb (Request *request, const char *response)
{
  CwPassphrase *passphrase = NULL;
  g_autofree char *problem = find_problem (request);

  if (g_str_equal (response, "accept") && problem == NULL)
    passphrase = cw_passphrase_new (gtk_editable_get_text (request->entry));
  gtk_editable_set_text (request->entry, "");
  if (request->again != NULL)
    gtk_editable_set_text (request->again, "");
  if (passphrase == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (request->dialog), NULL);
  request->done (passphrase, request->data);
}

static GtkEditable *
add_entry (Request *request, GtkWidget *box, const char *label)
{
  GtkWidget *title = gtk_label_new (label);
  GtkWidget *entry = cw_hidden_entry_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), request);
  return GTK_EDITABLE (entry);
}

static GtkLabel *
add_problem (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

void
cw_passphrase_dialog_ask (GtkWindow *parent,
                          gboolean is_new,
                          const char *heading,
                          const char *body,
                          const char *accept_label,
                          CwPassphraseDone done,
                          gpointer data,
                          GDestroyNotify free_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  Request *request = g_new0 (Request, 1);

  request->dialog = ADW_MESSAGE_DIALOG (dialog);
  request->done = done;
  request->data = data;
  request->free_data = free_data;
  request->entry = add_entry (request, box, _("Passphrase"));
  if (is_new)
    request->again = add_entry (request, box, _("The same again"));
  request->problem = add_problem (box);
  adw_message_dialog_set_extra_child (request->dialog, box);
  adw_message_dialog_add_responses (request->dialog, "cancel", _("_Cancel"),
                                    "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (request->dialog, "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (request->dialog, "accept");
  adw_message_dialog_set_close_response (request->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "request", request, request_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb),
                            request);
  changed_cb (request);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (request->entry));
}
