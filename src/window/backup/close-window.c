/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/close-window.h"

#include <glib/gi18n-lib.h>

/* Longer than that something has to be seen. */
#define LONG_MS 400

struct _CwCloseWindow {
  AdwWindow parent_instance;

  CwBackupKeeper *keeper;
  guint show_id; /* until it has taken long */

  GtkLabel *heading, *body;
  GtkProgressBar *bar;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (CwCloseWindow, cw_close_window, ADW_TYPE_WINDOW)

static void
close_parent (CwCloseWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* Whoever calls may keep this window longer than its parent lives. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_window_destroy (parent);
}

static void
show (CwCloseWindow *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
takes_long_cb (gpointer data)
{
  CwCloseWindow *self = data;

  self->show_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
show_problem (CwCloseWindow *self, const char *problem)
{
  gtk_label_set_label (self->heading, _("No Backup Was Made"));
  gtk_label_set_label (self->body, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_grab_focus (self->close_button);
  show (self);
}

static void
changed_cb (CwCloseWindow *self)
{
  const char *problem = cw_backup_keeper_get_problem (self->keeper);

  gtk_progress_bar_set_fraction (self->bar,
                                 cw_backup_keeper_get_done (self->keeper));
  if (cw_backup_keeper_is_working (self->keeper))
    return;
  if (problem != NULL)
    show_problem (self, problem);
  else
    close_parent (self);
}

static void
close_cb (CwCloseWindow *self)
{
  if (cw_backup_keeper_is_working (self->keeper))
    cw_backup_keeper_cancel (self->keeper);
  else
    close_parent (self);
}

static gboolean
cw_close_window_close_request (GtkWindow *window)
{
  close_cb (CW_CLOSE_WINDOW (window));
  return TRUE;
}

static void
cw_close_window_dispose (GObject *object)
{
  CwCloseWindow *self = CW_CLOSE_WINDOW (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CLOSE_WINDOW);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (cw_close_window_parent_class)->dispose (object);
}

static void
cw_close_window_class_init (CwCloseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_close_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_close_window_close_request;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/backup/close-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, body);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow,
                                        close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
cw_close_window_init (CwCloseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_close_window_start (CwBackupKeeper *keeper, GtkWindow *parent)
{
  CwCloseWindow *self = NULL;

  g_return_if_fail (CW_IS_BACKUP_KEEPER (keeper));

  self = g_object_new (CW_TYPE_CLOSE_WINDOW, "transient-for", parent,
                       "destroy-with-parent", TRUE, NULL);
  self->keeper = g_object_ref (keeper);
  self->show_id = g_timeout_add (LONG_MS, takes_long_cb, self);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (parent), FALSE);
  cw_backup_keeper_start (keeper);
}
