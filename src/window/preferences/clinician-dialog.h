/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Adds a clinician, or changes one. */
#define CW_TYPE_CLINICIAN_DIALOG (cw_clinician_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwClinicianDialog,
                      cw_clinician_dialog,
                      CW,
                      CLINICIAN_DIALOG,
                      AdwWindow)

/* `clinician` is copied; NULL adds one. */
GtkWindow *cw_clinician_dialog_new (CwClinic *clinic,
                                    const CwClinician *clinician,
                                    GtkWindow *parent);

G_END_DECLS
