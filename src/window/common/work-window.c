/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/work-window.h"

#include <glib/gi18n-lib.h>

#define MARGIN 24
#define SPACING 18
#define WIDTH 360

struct _CwWorkWindow {
  AdwWindow parent_instance;

  GCancellable *cancellable;
  CwWorkDone done;
  gpointer work; /* of the thread until it has ended */

  GtkLabel *heading;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (CwWorkWindow, cw_work_window, ADW_TYPE_WINDOW)

static void
progress_cb (double done, gpointer data)
{
  CwWorkWindow *self = data;

  if (done > 0)
    gtk_progress_bar_set_fraction (self->bar, done);
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwWorkWindow) self = data;
  g_autoptr (GError) error = NULL;

  cw_long_work_finish (result, &error);
  gtk_window_destroy (GTK_WINDOW (self));
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->done (self->work, error);
}

static void
cancel (CwWorkWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cancel (CW_WORK_WINDOW (widget));
  return TRUE;
}

/* It goes when the work has ended. */
static gboolean
cw_work_window_close_request (GtkWindow *window)
{
  cancel (CW_WORK_WINDOW (window));
  return TRUE;
}

static void
cw_work_window_finalize (GObject *object)
{
  g_clear_object (&CW_WORK_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (cw_work_window_parent_class)->finalize (object);
}

static void
cw_work_window_class_init (CwWorkWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_work_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cw_work_window_close_request;
  /* Not window.close, which a window without a close button does not have. */
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                escape_cb, NULL);
}

static void
cw_work_window_init (CwWorkWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->cancellable = g_cancellable_new ();
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_label_set_justify (self->heading, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "title-2");
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How much is done"), -1);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (cancel), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
}

void
cw_work_window_run (GtkWindow *parent,
                    const char *heading,
                    CwWorkFunction function,
                    gpointer work,
                    GDestroyNotify free_work,
                    CwWorkDone done)
{
  CwWorkWindow *self =
    g_object_new (CW_TYPE_WORK_WINDOW, "transient-for", parent, "modal", TRUE,
                  "resizable", FALSE, "deletable", FALSE, "title", heading,
                  NULL);

  self->done = done;
  self->work = work;
  gtk_label_set_label (self->heading, heading);
  gtk_window_present (GTK_WINDOW (self));
  cw_long_work_run (function, work, free_work, progress_cb, self->cancellable,
                    ready_cb, g_object_ref (self));
}
