/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Erases a person for good: says what that means, until when the clinic keeps
 * such records and which copies still hold the person, and offers the archive
 * instead.  Emits `erased` when the record has forgotten the person. */
#define CW_TYPE_ERASE_WINDOW (cw_erase_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwEraseWindow, cw_erase_window, CW, ERASE_WINDOW, AdwWindow)

/* `backup_folder` (nullable) is where backups of the clinic go.  NULL with an
 * error when the clinic file cannot be read. */
GtkWindow *cw_erase_window_new (CwClinic *clinic,
                                gint64 patient_id,
                                const char *backup_folder,
                                GtkWindow *parent,
                                GError **error);

G_END_DECLS
