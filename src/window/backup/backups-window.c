/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/backups-window.h"

#include "store/authorization.h"
#include "window/backup/archive-flow.h"
#include "window/backup/backup-text.h"
#include "window/backup/clinic-replacement.h"
#include "window/common/file-dialog.h"
#include "window/common/list-row.h"
#include "window/common/message.h"

#include <glib/gi18n-lib.h>

struct _CwBackupsWindow {
  AdwWindow parent_instance;

  CwBackupKeeper *keeper;
  GPtrArray *backups; /* (element-type CwBackup), as the rows */
  gboolean working;   /* as it is shown */
  gboolean read_only;

  AdwActionRow *last_row;
  GtkWidget *now_button;
  GtkWidget *work_row;
  GtkProgressBar *bar;
  AdwActionRow *problem_row;
  GtkSwitch *automatic_switch;
  AdwActionRow *folder_row;
  GtkWidget *beside_button;
  GtkWidget *archive_button;
  GtkWidget *file_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CwBackupsWindow, cw_backups_window, ADW_TYPE_WINDOW)

static void
restore (CwBackupsWindow *self, const char *path)
{
  cw_clinic_replacement_begin (
    path, GTK_WINDOW (self),
    gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
row_activated_cb (CwBackupsWindow *self, GtkListBoxRow *row)
{
  const CwBackup *backup =
    g_ptr_array_index (self->backups, (guint) gtk_list_box_row_get_index (row));

  restore (self, backup->path);
}

static void
append_row (CwBackupsWindow *self, const CwBackup *backup)
{
  g_autofree char *moment = cw_backup_text_moment (backup->made_at);
  g_autofree char *contents = cw_backup_text_describe (backup);

  GtkWidget *row = cw_list_row_new (moment, contents);

  if (!self->read_only) {
    cw_list_row_set_leads_on (row);
    g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb),
                             self, G_CONNECT_SWAPPED);
  }
  gtk_list_box_append (self->list, row);
}

static void
load_backups (CwBackupsWindow *self)
{
  g_autofree char *folder = cw_backup_keeper_get_folder (self->keeper);
  const char *clinic_path =
    cw_clinic_get_path (cw_backup_keeper_get_clinic (self->keeper));

  cw_list_clear (self->list);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  self->backups = cw_backup_list (folder, clinic_path);
  for (guint i = 0; i < self->backups->len; i++)
    append_row (self, g_ptr_array_index (self->backups, i));
}

static void
show_last (CwBackupsWindow *self)
{
  const CwBackup *last = cw_backup_keeper_get_last (self->keeper);
  g_autofree char *when = cw_backup_keeper_describe (self->keeper);
  g_autofree char *contents =
    last != NULL ? cw_backup_text_describe (last) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->last_row), when);
  adw_action_row_set_subtitle (self->last_row,
                               contents != NULL ? contents : "");
}

static void
show_folder (CwBackupsWindow *self)
{
  g_autofree char *folder = cw_backup_keeper_get_folder (self->keeper);
  g_autofree char *beside = cw_backup_get_default_folder (
    cw_clinic_get_path (cw_backup_keeper_get_clinic (self->keeper)));
  g_autofree char *name = g_filename_display_name (folder);

  adw_action_row_set_subtitle (self->folder_row, name);
  gtk_widget_set_visible (self->beside_button,
                          g_strcmp0 (folder, beside) != 0);
}

static void
update (CwBackupsWindow *self)
{
  const char *problem = cw_backup_keeper_get_problem (self->keeper);

  show_last (self);
  show_folder (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), problem != NULL);
  adw_action_row_set_subtitle (self->problem_row,
                               problem != NULL ? problem : "");
  gtk_widget_set_visible (self->work_row, self->working);
  gtk_widget_set_sensitive (self->now_button,
                            !self->working && !self->read_only);
  /* What is being made holds the clinic file. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->working);
  gtk_widget_set_sensitive (self->archive_button,
                            !self->working && !self->read_only);
  gtk_widget_set_sensitive (self->file_button,
                            !self->working && !self->read_only);
  load_backups (self);
}

static void
keeper_changed_cb (CwBackupsWindow *self)
{
  gboolean working = cw_backup_keeper_is_working (self->keeper);

  gtk_progress_bar_set_fraction (self->bar,
                                 cw_backup_keeper_get_done (self->keeper));
  /* While it only goes on, the list stays as it is. */
  if (working && self->working)
    return;
  self->working = working;
  update (self);
}

static void
now_cb (CwBackupsWindow *self)
{
  cw_backup_keeper_start (self->keeper);
}

static void
cancel_cb (CwBackupsWindow *self)
{
  cw_backup_keeper_cancel (self->keeper);
}

static void
automatic_cb (CwBackupsWindow *self)
{
  gboolean active = gtk_switch_get_active (self->automatic_switch);

  if (active != cw_backup_keeper_get_automatic (self->keeper))
    cw_backup_keeper_set_automatic (self->keeper, active);
}

static void
folder_chosen_cb (const char *path, gpointer data)
{
  CwBackupsWindow *self = data;

  cw_backup_keeper_set_folder (self->keeper, path);
}

static void
folder_cb (CwBackupsWindow *self)
{
  cw_file_dialog_choose_folder (GTK_WINDOW (self), _("Folder for Backups"),
                                folder_chosen_cb, self);
}

/* An archive is all of the clinic, for whoever has the passphrase. */
static void
archive_cb (CwBackupsWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (cw_clinic_check_right (cw_backup_keeper_get_clinic (self->keeper),
                             CW_RIGHT_ADMINISTER, &error))
    cw_archive_flow_start (self->keeper, GTK_WINDOW (self));
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _("No archive can be written now"), error);
}

static void
file_chosen_cb (const char *path, gpointer data)
{
  restore (data, path);
}

static void
file_cb (CwBackupsWindow *self)
{
  cw_file_dialog_open (GTK_WINDOW (self), _("Restore a Backup or an Archive"),
                       file_chosen_cb, self);
}

static void
beside_cb (CwBackupsWindow *self)
{
  cw_backup_keeper_set_folder (self->keeper, NULL);
}

static void
cw_backups_window_dispose (GObject *object)
{
  CwBackupsWindow *self = CW_BACKUPS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_BACKUPS_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->backups, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_backups_window_parent_class)->dispose (object);
}

static void
cw_backups_window_class_init (CwBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_backups_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/backup/backups-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwBackupsWindow, name)
  BIND (last_row);
  BIND (now_button);
  BIND (work_row);
  BIND (bar);
  BIND (problem_row);
  BIND (automatic_switch);
  BIND (folder_row);
  BIND (beside_button);
  BIND (archive_button);
  BIND (file_button);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, automatic_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, beside_cb);
  gtk_widget_class_bind_template_callback (widget_class, archive_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_backups_window_init (CwBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_backups_window_new (CwBackupKeeper *keeper, GtkWindow *parent)
{
  CwBackupsWindow *self = NULL;

  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (keeper), NULL);

  self = g_object_new (CW_TYPE_BACKUPS_WINDOW, "transient-for", parent, NULL);
  self->keeper = g_object_ref (keeper);
  self->working = cw_backup_keeper_is_working (keeper);
  self->read_only =
    cw_clinic_is_read_only (cw_backup_keeper_get_clinic (keeper));
  gtk_switch_set_active (self->automatic_switch,
                         cw_backup_keeper_get_automatic (keeper));
  update (self);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (keeper_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
