/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

/* Copies a whole clinic file as it is now to `path`, for its owner alone,
 * without what was deleted from it.  The copy gets that name only once it is on
 * the disk, was read again, is sound, and has as many rows in each table: one
 * that is there can be relied on, also after a power cut.  Others may write to
 * the file meanwhile.  `cancellable` may be NULL.  CW_STORE_ERROR_FAILED when
 * there is a file of that name, or no room; whatever fails, nothing stays. */
gboolean cw_verified_copy_make (CwDatabase *database,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

/* How the part of a copy is named until it is whole. */
#define CW_VERIFIED_COPY_PART ".part"

/* Whether SQLite finds a file sound; CW_STORE_ERROR_DAMAGED when not. */
gboolean cw_verified_copy_check_structure (CwDatabase *copy, GError **error);
/* Has a file, or a folder when `flags` say so, written to the disk. */
gboolean
cw_verified_copy_synchronise (const char *path, int flags, GError **error);
/* Gives a file that is whole its name in the same folder, in which nothing has
 * it, and has that written to the disk. */
gboolean cw_verified_copy_give_name (const char *part,
                                     const char *path,
                                     GError **error);

G_END_DECLS
