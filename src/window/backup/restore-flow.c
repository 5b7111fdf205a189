/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/restore-flow.h"

#include "store/sealed-archive.h"
#include "window/backup/restore-preview.h"
#include "window/common/message.h"
#include "window/common/passphrase-dialog.h"
#include "window/common/work-window.h"

#include <glib/gi18n-lib.h>

/* What goes from step to step; each holds it. */
typedef struct {
  char *backup_path, *clinic_path;
  CwClock *clock;
  CwPassphrase *passphrase; /* NULL for a backup */
  CwRestore *restore;
  GtkWindow *parent; /* it outlives the dialogs before it */
  void (*agreed) (CwRestore *restore, gpointer data);
  gpointer data;
} Flow;

static void
flow_clear (gpointer data)
{
  Flow *self = data;

  g_free (self->backup_path);
  g_free (self->clinic_path);
  g_clear_pointer (&self->passphrase, cw_passphrase_free);
  g_clear_pointer (&self->restore, cw_restore_free);
}

static void
flow_unref (gpointer self)
{
  g_rc_box_release_full (self, flow_clear);
}

static gboolean
prepare_cb (gpointer data,
            CwWorkProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  Flow *self = data;

  self->restore = cw_restore_prepare (self->backup_path, self->passphrase,
                                      self->clinic_path, self->clock, progress,
                                      progress_data, cancellable, error);
  return self->restore != NULL;
}

static void ask_passphrase (Flow *self, const char *problem);

static void
prepared_cb (gpointer work, GError *error)
{
  Flow *self = work;

  if (error == NULL)
    cw_restore_preview_show (g_steal_pointer (&self->restore), self->parent,
                             self->agreed, self->data);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    ask_passphrase (self, error->message);
  else
    cw_message_show_error (self->parent, _("This cannot be restored"), error);
}

static void
prepare (Flow *self)
{
  cw_work_window_run (self->parent, _("Reading the Backup…"), prepare_cb,
                      g_rc_box_acquire (self), flow_unref, prepared_cb);
}

static void
passphrase_cb (CwPassphrase *passphrase, gpointer data)
{
  Flow *self = data;

  g_clear_pointer (&self->passphrase, cw_passphrase_free);
  self->passphrase = passphrase;
  prepare (self);
}

static void
ask_passphrase (Flow *self, const char *problem)
{
  cw_passphrase_dialog_ask (
    self->parent, FALSE, _("Passphrase of the Archive"),
    problem != NULL
      ? problem
      : _("The archive is encrypted. Type what was typed when it was made."),
    _("_Open"), passphrase_cb, g_rc_box_acquire (self), flow_unref);
}

void
cw_restore_flow_start (const char *backup_path,
                       const char *clinic_path,
                       CwClock *clock,
                       GtkWindow *parent,
                       void (*agreed) (CwRestore *restore, gpointer data),
                       gpointer data)
{
  Flow *self = NULL;

  g_return_if_fail (backup_path != NULL && clinic_path != NULL);
  g_return_if_fail (GTK_IS_WINDOW (parent) && agreed != NULL);

  self = g_rc_box_new0 (Flow);
  self->backup_path = g_strdup (backup_path);
  self->clinic_path = g_strdup (clinic_path);
  self->clock = clock;
  self->parent = parent;
  self->agreed = agreed;
  self->data = data;
  if (cw_sealed_archive_is_one (backup_path))
    ask_passphrase (self, NULL);
  else
    prepare (self);
  flow_unref (self);
}
