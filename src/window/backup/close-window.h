/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/backup/backup-keeper.h"

G_BEGIN_DECLS

/* Shows how far a backup is that is made before `parent` closes.  It can be
 * cancelled: the window closes without it then.  A failure is told in its
 * place, and the person closes. Goes when the backup is made. */
#define CW_TYPE_CLOSE_WINDOW (cw_close_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwCloseWindow, cw_close_window, CW, CLOSE_WINDOW, AdwWindow)

GtkWindow *cw_close_window_new (CwBackupKeeper *keeper,
                                GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
