/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/**
 * CwPatientList:
 *
 * The list model behind cw_clinic_list_patients().  It knows how many there are
 * and keeps the rows that were looked at last; all others are in the file.  It
 * follows the clinic and says exactly which rows changed.
 */
#define CW_TYPE_PATIENT_LIST (cw_patient_list_get_type ())
G_DECLARE_FINAL_TYPE (CwPatientList, cw_patient_list, CW, PATIENT_LIST, GObject)

CwPatientList *cw_patient_list_new (CwClinic *clinic,
                                    const char *search,
                                    gboolean with_archived,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
