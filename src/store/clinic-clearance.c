/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clearance-request-table.h"
#include "store/clinic-private.h"

/* Letters to doctors. */

gboolean
cw_clinic_ask_clearance (CwClinic *self,
                         CwClearanceRequest *request,
                         gint64 clinician_id,
                         GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && request != NULL, FALSE);

  if (!cw_clearance_request_validate (request, error))
    return FALSE;
  clinician = cw_clinic_load_signatory (self, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  request->id = 0;
  request->clinician_id = clinician_id;
  g_free (request->asked_by);
  request->asked_by = cw_clinician_get_signature (clinician);
  request->asked_on = cw_clinic_get_today (self);
  request->asked_at = cw_clinic_get_time (self);
  success = cw_clearance_request_table_add (cw_clinic_get_database (self),
                                            request, error);
  return cw_clinic_end (self, success, request->patient_id, error);
}

GPtrArray *
cw_clinic_load_clearance_requests (CwClinic *self,
                                   gint64 patient_id,
                                   GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_clearance_request_table_load_all (cw_clinic_get_database (self),
                                              patient_id, error);
}
