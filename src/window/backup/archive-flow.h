/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/backup/backup-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Writes an encrypted archive for media that can get lost: asks where to and for
 * a passphrase, makes a backup and encrypts that. */
void cw_archive_flow_start (CwBackupKeeper *keeper, GtkWindow *parent);
/* The same where it is known where to. */
void cw_archive_flow_write (CwBackupKeeper *keeper,
                            const char *path,
                            GtkWindow *parent);

G_END_DECLS
