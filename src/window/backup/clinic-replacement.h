/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Goes back to a backup or an archive in place of the clinic file that
 * `main_window`, a CwMainWindow, shows or cannot open.  Nobody may have the file
 * open while it is replaced, so another main window takes the place of that one
 * and says what became of the file.  Dialogs stand before `parent`, which is the
 * main window or goes with it.  Refused while other windows of the clinic are
 * open, as during a session. */
void cw_clinic_replacement_begin (const char *backup_path,
                                  GtkWindow *parent,
                                  GtkWindow *main_window);

G_END_DECLS
