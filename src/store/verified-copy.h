/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* Copies a whole clinic file as it is now to `path`, for its owner alone,
 * without what was deleted from it.  The copy gets that name only once it is on
 * the disk, was read again, is sound, and has as many rows in each table: one
 * that is there can be relied on, also after a power cut. CW_STORE_ERROR_FAILED
 * when there is a file of that name, or no room. */
gboolean
cw_verified_copy_make (CwDatabase *database, const char *path, GError **error);

G_END_DECLS
