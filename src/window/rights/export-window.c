/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/rights/export-window.h"

#include <glib/gi18n-lib.h>

#include "exchange/patient-export.h"
#include "window/common/audit-note.h"
#include "window/common/file-dialog.h"
#include "window/common/long-work.h"
#include "window/common/message.h"

struct _CwExportWindow {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwPatient *patient;
  GCancellable *cancellable; /* NULL when nothing is being written */

  GtkStack *stack;
  GtkLabel *name_label;
  GtkWidget *choose_button;
  GtkProgressBar *bar;
  GtkLabel *folder_label;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (CwExportWindow, cw_export_window, ADW_TYPE_WINDOW)

/* One export; it has its own connection. */
typedef struct {
  char *clinic_path;
  CwClock *clock;
  gint64 patient_id;
  char *folder;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->clinic_path);
  g_free (work->folder);
  g_free (work);
}

static gboolean
work_cb (gpointer data,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  Work *work = data;
  g_autoptr (CwClinic) clinic
      = cw_clinic_open_to_read (work->clinic_path, work->clock, error);

  return clinic != NULL
         && cw_patient_export_save (clinic, work->patient_id, work->folder,
                                    progress, progress_data, cancellable,
                                    error);
}

static void
progress_cb (double done, gpointer data)
{
  gtk_progress_bar_set_fraction (CW_EXPORT_WINDOW (data)->bar, done);
}

static void
show_form (CwExportWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (self->choose_button);
}

static void
show_done (CwExportWindow *self, const char *folder)
{
  g_autofree char *name = g_filename_display_name (folder);

  gtk_label_set_label (self->folder_label, name);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->close_button);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = cw_long_work_finish (result, &error);

  g_clear_object (&self->cancellable);
  /* The window may have gone with its parent. */
  if (self->stack == NULL)
    return;
  if (work != NULL) {
    show_done (self, work->folder);
    return;
  }
  show_form (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cw_message_show_error (GTK_WINDOW (self), _ ("Nothing was written"), error);
}

void
cw_export_window_write (CwExportWindow *self, const char *parent)
{
  Work *work;

  g_return_if_fail (CW_IS_EXPORT_WINDOW (self) && parent != NULL);

  if (self->cancellable != NULL)
    return;
  cw_audit_note (GTK_WIDGET (self), self->clinic, "export", self->patient->id);
  work = g_new0 (Work, 1);
  work->clinic_path = g_strdup (cw_clinic_get_path (self->clinic));
  work->clock = cw_clinic_get_clock (self->clinic);
  work->patient_id = self->patient->id;
  work->folder = cw_patient_export_choose_folder (
      parent, self->patient, cw_clinic_get_today (self->clinic));
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "work");
  cw_long_work_run (work_cb, work, work_free, progress_cb, self->cancellable,
                    ready_cb, g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer data)
{
  cw_export_window_write (CW_EXPORT_WINDOW (data), path);
}

static void
choose_cb (CwExportWindow *self)
{
  cw_file_dialog_choose_folder (
      GTK_WINDOW (self), _ ("Folder for What Is Written"), chosen_cb, self);
}

static void
cancel_cb (CwExportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Closing takes back what is being written. */
static gboolean
cw_export_window_close_request (GtkWindow *window)
{
  CwExportWindow *self = CW_EXPORT_WINDOW (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (cw_export_window_parent_class)
      ->close_request (window);
}

static void
cw_export_window_dispose (GObject *object)
{
  CwExportWindow *self = CW_EXPORT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_EXPORT_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->patient, cw_patient_free);

  G_OBJECT_CLASS (cw_export_window_parent_class)->dispose (object);
}

static void
cw_export_window_class_init (CwExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_export_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_export_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/rights/export-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwExportWindow, name)
  BIND (stack);
  BIND (name_label);
  BIND (choose_button);
  BIND (bar);
  BIND (folder_label);
  BIND (close_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_export_window_init (CwExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_export_window_new (CwClinic *clinic,
                      gint64 patient_id,
                      GtkWindow *parent,
                      GError **error)
{
  g_autoptr (CwPatient) patient = NULL;
  g_autofree char *name = NULL;
  CwExportWindow *self;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  patient = cw_clinic_load_patient (clinic, patient_id, error);
  if (patient == NULL)
    return NULL;
  self = g_object_new (CW_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient = g_steal_pointer (&patient);
  name = cw_patient_get_display_name (self->patient);
  gtk_label_set_label (self->name_label, name);
  gtk_widget_grab_focus (self->choose_button);
  return GTK_WINDOW (self);
}
