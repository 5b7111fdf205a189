/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Says which loads there are for one exercise, or for all others. */
#define CW_TYPE_RACK_DIALOG (cw_rack_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwRackDialog, cw_rack_dialog, CW, RACK_DIALOG, AdwWindow)

/* `rack` is copied; NULL adds one. */
GtkWindow *cw_rack_dialog_new (CwClinic *clinic,
                               const CwRack *rack,
                               GtkWindow *parent);

G_END_DECLS
