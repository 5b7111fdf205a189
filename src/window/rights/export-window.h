/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Writes all that the clinic holds about a person into a folder, for the person
 * (GDPR 15 and 20): says what that is, asks where, shows how far it is. */
#define CW_TYPE_EXPORT_WINDOW (cw_export_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwExportWindow, cw_export_window, CW, EXPORT_WINDOW, AdwWindow)

/* NULL with an error when the clinic file cannot be read. */
GtkWindow *cw_export_window_new (CwClinic *clinic,
                                 gint64 patient_id,
                                 GtkWindow *parent,
                                 GError **error);

/* Begins to write, into a new folder in `parent`, as when somebody has chosen
 * that. */
void cw_export_window_write (CwExportWindow *self, const char *parent);

G_END_DECLS
