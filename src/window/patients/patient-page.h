/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* One patient: a header bar with the pages, the name, the one suggested next
 * step, and the page that is shown.  Its actions `patient.*` open the windows of
 * screening, plan and session. */
#define CW_TYPE_PATIENT_PAGE (cw_patient_page_get_type ())
G_DECLARE_FINAL_TYPE (CwPatientPage, cw_patient_page, CW, PATIENT_PAGE, GtkWidget)

void cw_patient_page_set_clinic (CwPatientPage *self, CwClinic *clinic);
/* Shows that patient's overview; 0 shows nobody. */
void cw_patient_page_show (CwPatientPage *self, gint64 patient_id);
gint64 cw_patient_page_get_patient_id (CwPatientPage *self);
/* Whether the list is behind this page: a button leads back to it. */
void cw_patient_page_set_folded (CwPatientPage *self, gboolean folded);
/* "Invented patients", or NULL. */
void cw_patient_page_set_subtitle (CwPatientPage *self, const char *subtitle);

G_END_DECLS
