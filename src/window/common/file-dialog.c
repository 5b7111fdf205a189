/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/file-dialog.h"

typedef struct {
  CwFileChosen chosen;
  gpointer data;
} Request;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    request->chosen (path, request->data);
  g_object_unref (dialog);
}

static void
request_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
show_dialog (GtkWindow *parent,
             const char *title,
             GtkFileChooserAction action,
             const char *suggested_name,
             CwFileChosen chosen,
             gpointer data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  Request *request = g_new0 (Request, 1);

  request->chosen = chosen;
  request->data = data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                       suggested_name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), request,
                         request_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
cw_file_dialog_open (GtkWindow *parent,
                     const char *title,
                     CwFileChosen chosen,
                     gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  show_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen, data);
}

void
cw_file_dialog_choose_folder (GtkWindow *parent,
                              const char *title,
                              CwFileChosen chosen,
                              gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  show_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL,
               chosen, data);
}

void
cw_file_dialog_save (GtkWindow *parent,
                     const char *title,
                     const char *suggested_name,
                     CwFileChosen chosen,
                     gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (suggested_name != NULL);
  g_return_if_fail (chosen != NULL);

  show_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, suggested_name,
               chosen, data);
}
