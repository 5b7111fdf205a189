/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/clinic-replacement.h"

#include "store/authorization.h"
#include "window/backup/restore-flow.h"
#include "window/common/message.h"
#include "window/main-window.h"

#include <glib/gi18n-lib.h>

/* The file is let go when all that shows it is gone; later something holds it
 * that should not. */
#define PATIENCE_MS 5000
/* Of the window that dialogs stand before. */
#define MAIN_WINDOW "main-window"

typedef struct {
  GtkApplication *application; /* held, so that it does not end meanwhile */
  CwRestore *restore;
  char *clinic_path;
  char *by;
  CwClinic *clinic; /* NULL once it was let go; not owned */
  guint patience_id;
} Replacement;

static void
tell (GtkWindow *window, const char *kept, const GError *error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (error != NULL) {
    cw_message_show_error (window, _("The backup was not restored"),
                           (GError *) error);
    return;
  }
  if (kept != NULL) {
    base = g_path_get_basename (kept);
    name = g_filename_display_name (base);
    /* Translators: a file. */
    body = g_strdup_printf (_("The clinic file as it was before is kept beside "
                              "it as %s."),
                            name);
  }
  cw_message_show_notice (window, _("The Backup Is Restored"),
                          body != NULL ? body : "");
}

static void
finish (Replacement *self)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = NULL;

  cw_restore_finish (self->restore, self->by, &kept, &error);
  g_clear_pointer (&self->restore, cw_restore_free);
  window = cw_main_window_new (self->application, self->clinic_path);
  gtk_window_present (window);
  tell (window, kept, error);
  g_application_release (G_APPLICATION (self->application));
  g_object_unref (self->application);
  g_free (self->clinic_path);
  g_free (self->by);
  g_free (self);
}

static gboolean
finish_cb (gpointer data)
{
  finish (data);
  return G_SOURCE_REMOVE;
}

static void let_go_cb (gpointer data, GObject *clinic);

static gboolean
patience_cb (gpointer data)
{
  Replacement *self = data;

  self->patience_id = 0;
  g_object_weak_unref (G_OBJECT (self->clinic), let_go_cb, self);
  finish (self);
  return G_SOURCE_REMOVE;
}

/* The file is closed right after this was called. */
static void
let_go_cb (gpointer data, GObject *clinic)
{
  Replacement *self = data;

  self->clinic = NULL;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_idle_add (finish_cb, self);
}

static void
agreed_cb (CwRestore *restore, gpointer data)
{
  GtkWindow *parent = data;
  CwMainWindow *window = g_object_get_data (G_OBJECT (parent), MAIN_WINDOW);
  Replacement *self = g_new0 (Replacement, 1);
  const CwClinician *clinician = NULL;

  self->application =
    g_object_ref (gtk_window_get_application (GTK_WINDOW (window)));
  g_application_hold (G_APPLICATION (self->application));
  self->restore = restore;
  self->clinic_path = g_strdup (cw_main_window_get_path (window));
  self->clinic = cw_main_window_get_clinic (window);
  if (self->clinic != NULL) {
    clinician = cw_clinic_get_signed_in (self->clinic);
    self->by = clinician != NULL ? g_strdup (clinician->name) : NULL;
    self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
    g_object_weak_ref (G_OBJECT (self->clinic), let_go_cb, self);
  } else {
    g_idle_add (finish_cb, self);
  }
  if (parent != GTK_WINDOW (window))
    gtk_window_destroy (parent);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Windows that show the clinic beside the main one, other than `parent`. */
static gboolean
has_other_windows (GtkWindow *main_window, GtkWindow *parent)
{
  g_autoptr (GListModel) windows =
    g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (window != parent && gtk_widget_get_visible (GTK_WIDGET (window)) &&
        gtk_window_get_transient_for (window) == main_window)
      return TRUE;
  }
  return FALSE;
}

static gboolean
check (CwMainWindow *window, GtkWindow *parent, GError **error)
{
  CwClinic *clinic = cw_main_window_get_clinic (window);

  if (clinic != NULL &&
      !cw_clinic_check_right (clinic, CW_RIGHT_ADMINISTER, error))
    return FALSE;
  if (!has_other_windows (GTK_WINDOW (window), parent))
    return TRUE;
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                       _("Other windows of this clinic are open, as that of a "
                         "session. Close them first."));
  return FALSE;
}

void
cw_clinic_replacement_begin (const char *backup_path,
                             GtkWindow *parent,
                             GtkWindow *main_window)
{
  CwMainWindow *window = CW_MAIN_WINDOW (main_window);
  CwClinic *clinic = cw_main_window_get_clinic (window);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (backup_path != NULL && GTK_IS_WINDOW (parent));

  if (!check (window, parent, &error)) {
    cw_message_show_error (parent, _("No backup can be restored now"), error);
    return;
  }
  g_object_set_data (G_OBJECT (parent), MAIN_WINDOW, window);
  cw_restore_flow_start (
    backup_path, cw_main_window_get_path (window),
    clinic != NULL ? cw_clinic_get_clock (clinic) : cw_clock_system (), parent,
    agreed_cb, parent);
}
