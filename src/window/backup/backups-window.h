/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/backup/backup-keeper.h"

G_BEGIN_DECLS

/* The backups of a clinic, how they are made, and how to go back to one. */
#define CW_TYPE_BACKUPS_WINDOW (cw_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwBackupsWindow, cw_backups_window, CW, BACKUPS_WINDOW, AdwWindow)

GtkWindow *cw_backups_window_new (CwBackupKeeper *keeper,
                                  GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
