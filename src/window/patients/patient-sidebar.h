/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The patients of a clinic with their search.  Emits `chosen` (gint64
 * patient_id, gboolean opened) when another one is selected; `opened` when the
 * person pressed Enter or clicked, and did not only walk through the list. */
#define CW_TYPE_PATIENT_SIDEBAR (cw_patient_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CwPatientSidebar, cw_patient_sidebar, CW, PATIENT_SIDEBAR, GtkWidget)

void cw_patient_sidebar_set_clinic (CwPatientSidebar *self, CwClinic *clinic);
void cw_patient_sidebar_set_with_archived (CwPatientSidebar *self,
                                        gboolean with_archived);
/* Marks the patient who is shown; 0 for nobody. */
void cw_patient_sidebar_select (CwPatientSidebar *self, gint64 patient_id);
void cw_patient_sidebar_focus_search (CwPatientSidebar *self);

/* Shows who is due in place of all patients, or all again. */
void cw_patient_sidebar_toggle_due (CwPatientSidebar *self);

G_END_DECLS
