/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Whom to exercise next: those whose next step is a session.  Others who are
 * looked for are shown with what they need first, and cannot be chosen. */
#define CW_TYPE_PATIENT_CHOOSER (cw_patient_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    CwPatientChooser, cw_patient_chooser, CW, PATIENT_CHOOSER, AdwWindow)

typedef void (*CwPatientChosen) (gint64 patient_id, gpointer data);

/* `chosen` is called once at most, after the window has closed. */
GtkWindow *cw_patient_chooser_new (CwClinic *clinic,
                                   GtkWindow *parent,
                                   CwPatientChosen chosen,
                                   gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
