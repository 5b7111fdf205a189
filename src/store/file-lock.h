/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwFileLock:
 *
 * Says that a window has a clinic file open, so that no second one shows what
 * the first has changed since.  It is a file beside the clinic file, named
 * `clinic.cuffwise.lock`, that the kernel holds locked (flock(2)) for as long
 * as the program lives; what is written in it tells others who that is.
 * SQLite's own locks keep each act whole whether or not there is one.
 */
typedef struct _CwFileLock CwFileLock;

/* CW_STORE_ERROR_BUSY, and who it is, when somebody has it. `path` is that of
 * the clinic file, without links. */
CwFileLock *cw_file_lock_take (const char *path,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Removes the file as well. */
void cw_file_lock_release (CwFileLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFileLock, cw_file_lock_release)

G_END_DECLS
