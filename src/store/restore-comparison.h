/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/restore.h"

G_BEGIN_DECLS

/* Fills in what there is in the clinic file, how it and the backup, which is in
 * the new file already, go together, and what would be lost.  A clinic file
 * that is gone or damaged is no error: perhaps it is because of that that
 * somebody goes back to a backup. */
gboolean
cw_restore_compare (CwRestore *self, GCancellable *cancellable, GError **error);

G_END_DECLS
