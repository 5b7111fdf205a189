/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/backup/backup-keeper.h"
#include "window/common/notice-bar.h"

G_BEGIN_DECLS

/* Warns as long as a clinic has no backup that could be relied on. */
#define CW_TYPE_BACKUP_BAR (cw_backup_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwBackupBar, cw_backup_bar, CW, BACKUP_BAR, CwNoticeBar)

/* NULL: there is nothing to warn of. */
void cw_backup_bar_set_keeper (CwBackupBar *self, CwBackupKeeper *keeper);

G_END_DECLS
