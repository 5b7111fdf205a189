/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes from others every right to the clinic file `path` (absolute and without
 * links) and to what lies beside it under its name: journal, key, lock, copies.
 * The folder is closed as well where it is Cuffwise's own; another is left as
 * it is, as more may lie in it.  Nothing of it gets more rights than it had.
 *
 * Returns: what others can get at all the same, in a sentence; NULL when it is
 * nothing */
char *cw_file_modes_close (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
