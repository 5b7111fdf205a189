/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/archive-flow.h"

#include "store/sealed-archive.h"
#include "window/common/file-dialog.h"
#include "window/common/message.h"
#include "window/common/passphrase-dialog.h"
#include "window/common/work-window.h"

#include <glib/gi18n-lib.h>

/* Of the window that dialogs stand before. */
#define ARCHIVE_OF "archive-of"

/* What goes from step to step; each holds it. */
typedef struct {
  char *clinic_path, *folder, *archive_path;
  CwClock *clock;
  CwPassphrase *passphrase;
  GtkWindow *parent; /* it outlives the dialogs before it */
  CwBackupKeeper *keeper;
} Flow;

static void
flow_clear (gpointer data)
{
  Flow *self = data;

  g_free (self->clinic_path);
  g_free (self->folder);
  g_free (self->archive_path);
  g_clear_pointer (&self->passphrase, cw_passphrase_free);
  g_clear_object (&self->keeper);
}

static void
flow_unref (gpointer self)
{
  g_rc_box_release_full (self, flow_clear);
}

static gboolean
work_cb (gpointer data,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  Flow *self = data;
  g_autoptr (CwBackup) backup = cw_backup_make_archive (
    self->clinic_path, self->folder, self->archive_path, self->passphrase,
    self->clock, progress, progress_data, cancellable, error);

  return backup != NULL;
}

static void
done_cb (gpointer work, GError *error)
{
  Flow *self = work;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GError) note_error = NULL;

  /* Perhaps there is a backup and no archive. */
  cw_backup_keeper_reload (self->keeper);
  if (error != NULL) {
    cw_message_show_error (self->parent, _("The archive was not written"),
                           error);
    return;
  }
  if (!cw_clinic_note_archive (cw_backup_keeper_get_clinic (self->keeper),
                               &note_error))
    g_message ("%s", note_error->message);
  name = g_filename_display_name (self->archive_path);
  /* Translators: a file. */
  body = g_strdup_printf (_("%s is on the disk and was read again. Whoever "
                            "restores it needs the passphrase."),
                          name);
  cw_message_show_notice (self->parent, _("The Archive Is Written"), body);
}

static void
passphrase_cb (CwPassphrase *passphrase, gpointer data)
{
  Flow *self = data;

  self->passphrase = passphrase;
  cw_work_window_run (self->parent, _("Writing the Archive…"), work_cb,
                      g_rc_box_acquire (self), flow_unref, done_cb);
}

void
cw_archive_flow_write (CwBackupKeeper *keeper,
                       const char *path,
                       GtkWindow *parent)
{
  CwClinic *clinic = NULL;
  Flow *self = NULL;

  g_return_if_fail (CW_IS_BACKUP_KEEPER (keeper) && path != NULL);

  clinic = cw_backup_keeper_get_clinic (keeper);
  self = g_rc_box_new0 (Flow);
  self->clinic_path = g_strdup (cw_clinic_get_path (clinic));
  self->clock = cw_clinic_get_clock (clinic);
  self->folder = cw_backup_keeper_get_folder (keeper);
  self->archive_path = g_strdup (path);
  self->parent = parent;
  self->keeper = g_object_ref (keeper);
  cw_passphrase_dialog_ask (
    parent, TRUE, _("Encrypt with a Passphrase"),
    _("Nobody can read the archive without it, and nobody can find it out: "
      "keep it where the archive is not."),
    _("_Encrypt"), passphrase_cb, self, flow_unref);
}

static void
chosen_cb (const char *path, gpointer data)
{
  GtkWindow *parent = data;

  cw_archive_flow_write (g_object_get_data (G_OBJECT (parent), ARCHIVE_OF),
                         path, parent);
}

void
cw_archive_flow_start (CwBackupKeeper *keeper, GtkWindow *parent)
{
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CW_IS_BACKUP_KEEPER (keeper) && GTK_IS_WINDOW (parent));

  day = cw_date_to_iso (
    cw_clinic_get_today (cw_backup_keeper_get_clinic (keeper)));
  /* Translators: the name of a file, with a date. */
  name = g_strdup_printf (_("clinic %s.cuffwise-archive"), day);
  g_object_set_data_full (G_OBJECT (parent), ARCHIVE_OF,
                          g_object_ref (keeper), g_object_unref);
  cw_file_dialog_save (parent, _("Write an Encrypted Archive"), name, chosen_cb,
                       parent);
}
