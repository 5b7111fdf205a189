/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/encryption/encrypting-window.h"

#include "store/encryption.h"
#include "window/common/long-work.h"
#include "window/common/message.h"
#include "window/main-window.h"

#include <glib/gi18n-lib.h>

struct _CwEncryptingWindow {
  AdwWindow parent_instance;

  char *clinic_path;
  CwKeyring *keyring; /* until the work has it */
  GCancellable *cancellable;
  guint begin_id;

  GtkSpinner *spinner;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (CwEncryptingWindow, cw_encrypting_window, ADW_TYPE_WINDOW)

typedef struct {
  char *clinic_path;
  CwKeyring *keyring;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->clinic_path);
  cw_keyring_free (work->keyring);
  g_free (work);
}

static gboolean
work_cb (gpointer data,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  const Work *work = data;

  return cw_encryption_apply (work->clinic_path, work->keyring,
                              cw_clock_system (), cancellable, error);
}

static void
tell_done (GtkWindow *window)
{
  GtkWidget *dialog =
    adw_message_dialog_new (window, _("The Clinic File Is Encrypted"),
                            cw_encryption_get_remains ());

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "ok", _("_OK"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CwEncryptingWindow *self = data;
  GtkApplication *application = gtk_window_get_application (data);
  g_autoptr (GError) error = NULL;
  gboolean done = cw_long_work_finish (result, &error) != NULL;
  GtkWindow *window = cw_main_window_new (application, self->clinic_path);

  gtk_window_present (window);
  if (done)
    tell_done (window);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cw_message_show_error (window, _("The clinic file was not encrypted"),
                           error);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Once the clinic is closed everywhere. */
static gboolean
begin_cb (gpointer data)
{
  CwEncryptingWindow *self = data;
  Work *work = g_new0 (Work, 1);

  self->begin_id = 0;
  work->clinic_path = g_strdup (self->clinic_path);
  work->keyring = g_steal_pointer (&self->keyring);
  cw_long_work_run (work_cb, work, work_free, NULL, self->cancellable, ready_cb,
                    self);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (CwEncryptingWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

/* It goes when the work is over. */
static gboolean
cw_encrypting_window_close_request (GtkWindow *window)
{
  cancel_cb (CW_ENCRYPTING_WINDOW (window));
  return TRUE;
}

static void
cw_encrypting_window_dispose (GObject *object)
{
  CwEncryptingWindow *self = CW_ENCRYPTING_WINDOW (object);

  g_clear_handle_id (&self->begin_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_ENCRYPTING_WINDOW);
  g_clear_pointer (&self->keyring, cw_keyring_free);
  g_clear_pointer (&self->clinic_path, g_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cw_encrypting_window_parent_class)->dispose (object);
}

static void
cw_encrypting_window_class_init (CwEncryptingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_encrypting_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_encrypting_window_close_request;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/encryption/encrypting-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEncryptingWindow,
                                        spinner);
  gtk_widget_class_bind_template_child (widget_class, CwEncryptingWindow,
                                        cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
cw_encrypting_window_init (CwEncryptingWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_encrypting_window_start (GtkWindow *main_window,
                            const char *clinic_path,
                            CwKeyring *keyring)
{
  CwEncryptingWindow *self =
    g_object_new (CW_TYPE_ENCRYPTING_WINDOW, "application",
                  gtk_window_get_application (main_window), NULL);

  self->clinic_path = g_strdup (clinic_path);
  self->keyring = keyring;
  gtk_window_present (GTK_WINDOW (self));
  gtk_window_destroy (main_window);
  self->begin_id = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
}
