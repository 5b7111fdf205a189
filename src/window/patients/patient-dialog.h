/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Registers a patient, or changes one, and says who might be the same person.
 * Emits `chosen` (gint64 patient_id) when one is saved, or when the person
 * opens the one who is registered already. */
#define CW_TYPE_PATIENT_DIALOG (cw_patient_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwPatientDialog,
                      cw_patient_dialog,
                      CW,
                      PATIENT_DIALOG,
                      AdwWindow)

/* `patient_id` 0 registers somebody new.  NULL with an error when the clinic
 * file cannot be read. */
GtkWindow *cw_patient_dialog_new (CwClinic *clinic,
                                  gint64 patient_id,
                                  GtkWindow *parent,
                                  GError **error);

G_END_DECLS
