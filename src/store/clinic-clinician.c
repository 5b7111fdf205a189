/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/clinic-table.h"
#include "store/clinician-table.h"

CwClinicProfile *
cw_clinic_load_profile (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_clinic_table_load (cw_clinic_get_database (self), error);
}

gboolean
cw_clinic_save_profile (CwClinic *self,
                        const CwClinicProfile *profile,
                        GError **error)
{
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && profile != NULL, FALSE);

  if (!cw_clinic_profile_validate (profile, error)
      || !cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success = cw_clinic_table_save (cw_clinic_get_database (self), profile,
                                  cw_clinic_get_time (self), error);
  return cw_clinic_end (self, success, 0, error);
}

GPtrArray *
cw_clinic_load_clinicians (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_clinician_table_load_all (cw_clinic_get_database (self), error);
}

gboolean
cw_clinic_save_clinician (CwClinic *self,
                          CwClinician *clinician,
                          GError **error)
{
  gboolean success;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_CLINIC (self) && clinician != NULL, FALSE);

  if (!cw_clinician_validate (clinician, error)
      || !cw_clinic_check_right (self, CW_RIGHT_ADMINISTER, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success
      = cw_clinician_table_give_role (cw_clinic_get_database (self), clinician,
                                      error)
        && cw_clinician_table_save (cw_clinic_get_database (self), clinician,
                                    cw_clinic_get_time (self), &id, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  clinician->id = id;
  cw_clinic_update_signed_in (self, clinician);
  cw_clinic_tell_changed (self, 0);
  return TRUE;
}

CwClinician *
cw_clinic_load_signatory (CwClinic *self, gint64 clinician_id, GError **error)
{
  return cw_clinic_authorize (self, CW_RIGHT_SIGN, clinician_id, error);
}

GPtrArray *
cw_clinic_load_signatories (CwClinic *self, GError **error)
{
  const CwClinician *signed_in = cw_clinic_get_signed_in (self);
  GPtrArray *signatories;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  if (signed_in == NULL && !cw_clinic_needs_sign_in (self))
    return cw_clinic_load_clinicians (self, error);
  signatories
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_clinician_free);
  if (signed_in != NULL)
    g_ptr_array_add (signatories, cw_clinician_copy (signed_in));
  return signatories;
}
