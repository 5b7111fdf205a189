/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/salvage-flow.h"

#include "store/salvage.h"
#include "window/common/file-dialog.h"
#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/common/work-window.h"

#include <glib/gi18n-lib.h>

#define REPORT_HEIGHT 240
#define MAX_SENTENCES 100

/* What goes from step to step; each holds it. */
typedef struct {
  char *clinic_path, *new_path;
  GStrv report;
  GtkWindow *parent; /* it outlives the dialogs before it */
  void (*open) (const char *path, gpointer data);
  gpointer data;
} Flow;

static void
flow_clear (gpointer data)
{
  Flow *self = data;

  g_free (self->clinic_path);
  g_free (self->new_path);
  g_strfreev (self->report);
}

static void
flow_unref (gpointer self)
{
  g_rc_box_release_full (self, flow_clear);
}

static gboolean
salvage_cb (gpointer data,
            CwWorkProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  Flow *self = data;

  return cw_salvage (self->clinic_path, self->new_path, cw_clock_system (),
                     cancellable, &self->report, error);
}

static GtkWidget *
make_report (Flow *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *list = cw_list_new ();

  for (int i = 0; self->report[i] != NULL && i < MAX_SENTENCES; i++) {
    GtkWidget *row = cw_list_row_new (self->report[i], NULL);

    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
  }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (
    GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window),
                                              REPORT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);
  return window;
}

static void
response_cb (Flow *self, const char *response, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
  if (g_str_equal (response, "accept"))
    self->open (self->new_path, self->data);
}

static void
done_cb (gpointer work, GError *error)
{
  Flow *self = work;
  AdwMessageDialog *dialog = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (error != NULL) {
    cw_message_show_error (self->parent, _("Nothing was saved"), error);
    return;
  }
  name = g_filename_display_name (self->new_path);
  /* Translators: a file. */
  body = g_strdup_printf (_("The new clinic file is %s; the damaged one is as "
                            "it was. This is what was read, and what was not:"),
                          name);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    self->parent, _("What Could Be Read Is Saved"), body));
  adw_message_dialog_set_extra_child (dialog, make_report (self));
  adw_message_dialog_add_responses (dialog, "close", _("_Close"), "accept",
                                    _("_Open the New File"), NULL);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb),
                         g_rc_box_acquire (self),
                         (GClosureNotify) (void (*) (void)) flow_unref,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
run (Flow *self)
{
  cw_work_window_run (self->parent, _("Reading What Can Be Read…"), salvage_cb,
                      g_rc_box_acquire (self), flow_unref, done_cb);
}

static Flow *
flow_new (const char *clinic_path,
          GtkWindow *parent,
          void (*open) (const char *path, gpointer data),
          gpointer data)
{
  Flow *self = g_rc_box_new0 (Flow);

  self->clinic_path = g_strdup (clinic_path);
  self->parent = parent;
  self->open = open;
  self->data = data;
  return self;
}

void
cw_salvage_flow_write (const char *clinic_path,
                       const char *new_path,
                       GtkWindow *parent,
                       void (*open) (const char *path, gpointer data),
                       gpointer data)
{
  Flow *self = NULL;

  g_return_if_fail (clinic_path != NULL && new_path != NULL);
  g_return_if_fail (GTK_IS_WINDOW (parent) && open != NULL);

  self = flow_new (clinic_path, parent, open, data);
  self->new_path = g_strdup (new_path);
  run (self);
  flow_unref (self);
}

static void
chosen_cb (const char *path, gpointer data)
{
  Flow *self = g_object_get_data (data, "salvage-flow");

  g_free (self->new_path);
  self->new_path = g_strdup (path);
  run (self);
}

void
cw_salvage_flow_start (const char *clinic_path,
                       GtkWindow *parent,
                       void (*open) (const char *path, gpointer data),
                       gpointer data)
{
  g_return_if_fail (clinic_path != NULL && GTK_IS_WINDOW (parent));
  g_return_if_fail (open != NULL);

  /* As long as whoever asks for the name. */
  g_object_set_data_full (G_OBJECT (parent), "salvage-flow",
                          flow_new (clinic_path, parent, open, data),
                          flow_unref);
  /* Translators: the name of a file. */
  cw_file_dialog_save (parent, _("Save What Can Be Read"),
                       _("clinic salvaged.cuffwise"), chosen_cb, parent);
}
