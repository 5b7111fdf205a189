/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/backup-manifest.h"

G_BEGIN_DECLS

/* Fills in what a clinic file holds: whose it is, its size and form, how much
 * there is in it, and how far its audit log goes.  It may be of an older form.
 * Not for the main thread: it counts. */
gboolean cw_backup_read_contents (CwBackup *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
