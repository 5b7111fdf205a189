/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Name, address and phone numbers of the clinic, and its paper. */
#define CW_TYPE_CLINIC_DIALOG (cw_clinic_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwClinicDialog, cw_clinic_dialog, CW, CLINIC_DIALOG, AdwWindow)

/* NULL with an error when what is stored cannot be read. */
GtkWindow *
cw_clinic_dialog_new (CwClinic *clinic, GtkWindow *parent, GError **error);

G_END_DECLS
