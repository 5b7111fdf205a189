/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Adds a cuff to the clinic's, or changes one.  Emits `saved` (gint64 cuff_id)
 * when it is on the disk. */
#define CW_TYPE_CUFF_DIALOG (cw_cuff_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwCuffDialog, cw_cuff_dialog, CW, CUFF_DIALOG, AdwWindow)

/* `cuff` is copied; NULL adds one for `site`. */
GtkWindow *cw_cuff_dialog_new (CwClinic *clinic,
                               const CwCuff *cuff,
                               CwCuffSite site,
                               GtkWindow *parent);

G_END_DECLS
