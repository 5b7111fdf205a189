/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* A patient in the list: name and age above what is next.  No diagnosis: the
 * list faces the room. */
#define CW_TYPE_PATIENT_ROW (cw_patient_row_get_type ())
G_DECLARE_FINAL_TYPE (CwPatientRow, cw_patient_row, CW, PATIENT_ROW, GtkWidget)

GtkWidget *cw_patient_row_new (void);
void cw_patient_row_set_item (CwPatientRow *self, CwPatientItem *item);

/* "Margaret Okafor, 55 years, session 5 of 18", for assistive tools. */
char *cw_patient_row_describe (CwPatientItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
