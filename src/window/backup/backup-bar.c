/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/backup-bar.h"

#include <glib/gi18n-lib.h>

struct _CwBackupBar {
  CwNoticeBar parent_instance;

  CwBackupKeeper *keeper; /* NULL for none */
};

G_DEFINE_FINAL_TYPE (CwBackupBar, cw_backup_bar, CW_TYPE_NOTICE_BAR)

static void
changed_cb (CwBackupBar *self)
{
  g_autofree char *warning = cw_backup_keeper_get_warning (self->keeper);

  cw_notice_bar_tell (CW_NOTICE_BAR (self), warning);
}

static void
drop_keeper (CwBackupBar *self)
{
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
}

static void
cw_backup_bar_dispose (GObject *object)
{
  drop_keeper (CW_BACKUP_BAR (object));

  G_OBJECT_CLASS (cw_backup_bar_parent_class)->dispose (object);
}

static void
cw_backup_bar_class_init (CwBackupBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_backup_bar_dispose;
}

static void
cw_backup_bar_init (CwBackupBar *self)
{
  g_object_set (self, "icon-name", "dialog-warning-symbolic", "button-label",
                _("Backups…"), "action-name", "win.backups", NULL);
}

void
cw_backup_bar_set_keeper (CwBackupBar *self, CwBackupKeeper *keeper)
{
  g_return_if_fail (CW_IS_BACKUP_BAR (self));

  drop_keeper (self);
  cw_notice_bar_tell (CW_NOTICE_BAR (self), NULL);
  if (keeper == NULL)
    return;
  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}
