/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/backup/backup-keeper.h"

G_BEGIN_DECLS

/* Shows how far a backup is that is made before a window closes, once that takes
 * more than a moment.  It can be cancelled: the window closes without it then.
 * A failure is told in its place, and the person closes. */
#define CW_TYPE_CLOSE_WINDOW (cw_close_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwCloseWindow, cw_close_window, CW, CLOSE_WINDOW, AdwWindow)

/* Makes a backup, and destroys `parent`, in which nothing can be done meanwhile,
 * when it is made. */
void cw_close_window_start (CwBackupKeeper *keeper, GtkWindow *parent);

G_END_DECLS
