/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/restore.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what is in a backup that was read and found sound, beside what is in the
 * clinic file, and what would not be there afterwards; `agreed` is called when
 * the person wants it all the same.  `restore` is taken, and given up otherwise. */
void cw_restore_preview_show (CwRestore *restore,
                              GtkWindow *parent,
                              void (*agreed) (CwRestore *restore,
                                              gpointer data),
                              gpointer data);

G_END_DECLS
