/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Opens over `parent` the window that an action of a patient's page is about, as
 * "patient.screen", or says there why it cannot be opened.  Nothing happens for
 * an action that opens none. */
void cw_patient_windows_open (const char *action,
                              CwClinic *clinic,
                              const CwPatientOverview *overview,
                              GtkWindow *parent);
/* The action that takes a next step; NULL for one that has no window. */
const char *cw_patient_windows_get_action (const CwNextStep *step);

G_END_DECLS
