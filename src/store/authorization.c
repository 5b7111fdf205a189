/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/authorization.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-private.h"
#include "store/clinician-table.h"
#include "store/secret-table.h"

static gboolean
check_role (const CwClinician *clinician, CwRight right, GError **error)
{
  static const CwClinicianRole lowest[] = {
    [CW_RIGHT_RECORD] = CW_CLINICIAN_ASSISTANT,
    [CW_RIGHT_SIGN] = CW_CLINICIAN_CLINICIAN,
    [CW_RIGHT_ADMINISTER] = CW_CLINICIAN_ADMINISTRATOR,
  };

  if (clinician->role >= lowest[right])
    return TRUE;
  if (right == CW_RIGHT_SIGN)
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED,
                 /* Translators: the name of a person. */
                 _ ("%s is an assistant here and does not sign this. Let a "
                    "clinician do it."),
                 clinician->name);
  else
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED,
                         _ ("Only an administrator of the clinic does this."));
  return FALSE;
}

gboolean
cw_clinic_check_right (CwClinic *self, CwRight right, GError **error)
{
  const CwClinician *person;
  gboolean needed;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  person = cw_clinic_get_signed_in (self);
  if (person != NULL)
    return check_role (person, right, error);
  if (!cw_secret_table_has_any (cw_clinic_get_database (self), &needed, error))
    return FALSE;
  if (!needed)
    return TRUE;
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_SIGNED_OUT,
                       _ ("Nobody is signed in. Nothing was saved. Sign in and "
                          "do it again."));
  return FALSE;
}

gboolean
cw_clinic_take_confirmation (CwClinic *self, GError **error)
{
  CwSignInState *state = cw_clinic_get_sign_in_state (self);
  gboolean confirmed = state->person == NULL || state->confirmed;

  state->confirmed = FALSE;
  if (!confirmed)
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_CONFIRMED,
                         _ ("Type your own PIN or passphrase to do this. "
                            "Nothing was saved."));
  return confirmed;
}

/* Those who are not chosen sign nothing. */
static CwClinician *
load_active (CwClinic *self, gint64 clinician_id, GError **error)
{
  g_autoptr (CwClinician) clinician = cw_clinician_table_load (
      cw_clinic_get_database (self), clinician_id, NULL);

  if (clinician != NULL && clinician->active)
    return g_steal_pointer (&clinician);
  g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED,
                       _ ("Choose the clinician who signs."));
  return NULL;
}

CwClinician *
cw_clinic_authorize (CwClinic *self,
                     CwRight right,
                     gint64 clinician_id,
                     GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  const CwClinician *person;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  if (!cw_clinic_check_right (self, CW_RIGHT_RECORD, error))
    return NULL;
  clinician = load_active (self, clinician_id, error);
  if (clinician == NULL)
    return NULL;
  person = cw_clinic_get_signed_in (self);
  if (person != NULL && person->id != clinician_id) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED,
                 /* Translators: the names of two persons. */
                 _ ("%1$s is signed in, so %2$s signs nothing now. Lock the "
                    "clinic, and sign in as the other one."),
                 person->name, clinician->name);
    return NULL;
  }
  if (!check_role (clinician, right, error)
      || (right != CW_RIGHT_RECORD && !cw_clinic_take_confirmation (self, error)))
    return NULL;
  return g_steal_pointer (&clinician);
}
