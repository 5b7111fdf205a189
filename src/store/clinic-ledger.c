/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/cuff-table.h"
#include "store/one-rep-max-table.h"
#include "store/pressure-table.h"
#include "store/rack-table.h"

/* Cuffs and loads ------------------------------------------------------------
 */

GPtrArray *
cw_clinic_load_cuffs (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_cuff_table_load_all (cw_clinic_get_database (self), error);
}

gboolean
cw_clinic_save_cuff (CwClinic *self, CwCuff *cuff, GError **error)
{
  gboolean success;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_CLINIC (self) && cuff != NULL, FALSE);

  if (!cw_cuff_validate (cuff, error) || !cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success = cw_cuff_table_save (cw_clinic_get_database (self), cuff,
                                cw_clinic_get_time (self), &id, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  cuff->id = id;
  cw_clinic_tell_changed (self, 0);
  return TRUE;
}

GPtrArray *
cw_clinic_load_racks (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_rack_table_load_all (cw_clinic_get_database (self), error);
}

gboolean
cw_clinic_save_rack (CwClinic *self, CwRack *rack, GError **error)
{
  gboolean success;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_CLINIC (self) && rack != NULL, FALSE);

  if (!cw_rack_validate (rack, error) || !cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success = cw_rack_table_save (cw_clinic_get_database (self), rack,
                                cw_clinic_get_time (self), &id, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  rack->id = id;
  cw_clinic_tell_changed (self, 0);
  return TRUE;
}

gboolean
cw_clinic_remove_rack (CwClinic *self, gint64 rack_id, GError **error)
{
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (!cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success = cw_rack_table_remove (cw_clinic_get_database (self), rack_id,
                                  cw_clinic_get_time (self), error);
  return cw_clinic_end (self, success, 0, error);
}

/* Measurements ---------------------------------------------------------------
 */

CwLedger *
cw_clinic_load_ledger (CwClinic *self, gint64 patient_id, GError **error)
{
  CwDatabase *database;
  g_autoptr (CwLedger) ledger = g_new0 (CwLedger, 1);

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  database = cw_clinic_get_database (self);
  ledger->cuffs = cw_cuff_table_load_all (database, error);
  if (ledger->cuffs != NULL)
    ledger->racks = cw_rack_table_load_all (database, error);
  if (ledger->racks != NULL)
    ledger->pressures
        = cw_pressure_table_load_all (database, patient_id, error);
  if (ledger->pressures != NULL)
    ledger->one_rep_maxes
        = cw_one_rep_max_table_load_all (database, patient_id, error);
  return ledger->one_rep_maxes != NULL ? g_steal_pointer (&ledger) : NULL;
}

CwClinician *
cw_clinic_load_recorder (CwClinic *self, gint64 clinician_id, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  CwClinician *clinician
      = cw_clinic_authorize (self, CW_RIGHT_RECORD, clinician_id, &own_error);

  if (g_error_matches (own_error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED))
    g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED,
                         _ ("Choose the clinician who measured."));
  else if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  return clinician;
}

/* Name and width as they are now: a cuff may be described anew later. */
static gboolean
take_cuff (CwClinic *self, CwPressureRecord *pressure, GError **error)
{
  g_autoptr (GPtrArray) cuffs = cw_clinic_load_cuffs (self, error);

  if (cuffs == NULL)
    return FALSE;
  for (guint i = 0; i < cuffs->len; i++) {
    const CwCuff *cuff = g_ptr_array_index (cuffs, i);

    if (cuff->id != pressure->cuff_id)
      continue;
    if (cuff->elastic_wrap || !cw_cuff_fits (cuff, pressure->limb)
        || !cw_cuff_holds (cuff, pressure->girth_cm)) {
      g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                   _ ("The cuff “%s” is not made for this limb, or has no "
                      "gauge. Take another one."),
                   cuff->name);
      return FALSE;
    }
    cw_set_str (&pressure->cuff_name, cuff->name);
    pressure->cuff_width_cm = cuff->width_cm;
    return TRUE;
  }
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                       _ ("This cuff is not in the clinic file."));
  return FALSE;
}

gboolean
cw_clinic_add_pressure (CwClinic *self,
                        CwPressureRecord *pressure,
                        gint64 clinician_id,
                        GError **error)
{
  g_autoptr (CwPressureRecord) stored = NULL;
  g_autoptr (CwClinician) clinician = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && pressure != NULL, FALSE);

  if (!cw_pressure_record_validate (pressure, cw_clinic_get_today (self),
                                    error))
    return FALSE;
  clinician = cw_clinic_load_recorder (self, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  stored = cw_pressure_record_copy (pressure);
  stored->clinician_id = clinician->id;
  g_free (stored->recorded_by);
  stored->recorded_by = cw_clinician_get_signature (clinician);
  stored->recorded_at = cw_clinic_get_time (self);
  success
      = take_cuff (self, stored, error)
        && cw_pressure_table_add (cw_clinic_get_database (self), stored, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  pressure->id = stored->id;
  cw_clinic_tell_changed (self, pressure->patient_id);
  return TRUE;
}

gboolean
cw_clinic_add_one_rep_max (CwClinic *self,
                           CwOneRepMaxRecord *maximum,
                           gint64 clinician_id,
                           GError **error)
{
  g_autoptr (CwOneRepMaxRecord) stored = NULL;
  g_autoptr (CwClinician) clinician = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && maximum != NULL, FALSE);

  if (!cw_one_rep_max_record_validate (maximum, cw_clinic_get_today (self),
                                       error))
    return FALSE;
  clinician = cw_clinic_load_recorder (self, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  stored = cw_one_rep_max_record_copy (maximum);
  stored->clinician_id = clinician->id;
  g_free (stored->recorded_by);
  stored->recorded_by = cw_clinician_get_signature (clinician);
  stored->recorded_at = cw_clinic_get_time (self);
  success = cw_one_rep_max_record_derive (stored, error)
            && cw_one_rep_max_table_add (cw_clinic_get_database (self), stored,
                                         error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  maximum->id = stored->id;
  cw_clinic_tell_changed (self, maximum->patient_id);
  return TRUE;
}

gboolean
cw_clinic_make_strike (CwClinic *self,
                       const char *reason,
                       gint64 clinician_id,
                       CwStrike *strike,
                       GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;

  if (!cw_strike_validate_reason (reason, error))
    return FALSE;
  clinician = cw_clinic_load_signatory (self, clinician_id, error);
  if (clinician == NULL)
    return FALSE;
  strike->at = cw_clinic_get_time (self);
  strike->clinician_id = clinician->id;
  strike->by = cw_clinician_get_signature (clinician);
  strike->reason = cw_text_trim (reason);
  return TRUE;
}

gboolean
cw_clinic_strike_pressure (CwClinic *self,
                           gint64 id,
                           const char *reason,
                           gint64 clinician_id,
                           GError **error)
{
  g_autoptr (CwPressureRecord) pressure = NULL;
  CwStrike strike = { 0 };
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  pressure = cw_pressure_table_load (cw_clinic_get_database (self), id, error);
  if (pressure == NULL
      || !cw_clinic_make_strike (self, reason, clinician_id, &strike, error))
    return FALSE;
  success = cw_clinic_begin (self, error);
  if (success) {
    success = cw_pressure_table_strike (cw_clinic_get_database (self), pressure,
                                        &strike, error);
    success = cw_clinic_end (self, success, pressure->patient_id, error);
  }
  cw_strike_clear (&strike);
  return success;
}

gboolean
cw_clinic_strike_one_rep_max (CwClinic *self,
                              gint64 id,
                              const char *reason,
                              gint64 clinician_id,
                              GError **error)
{
  g_autoptr (CwOneRepMaxRecord) maximum = NULL;
  CwStrike strike = { 0 };
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  maximum
      = cw_one_rep_max_table_load (cw_clinic_get_database (self), id, error);
  if (maximum == NULL
      || !cw_clinic_make_strike (self, reason, clinician_id, &strike, error))
    return FALSE;
  success = cw_clinic_begin (self, error);
  if (success) {
    success = cw_one_rep_max_table_strike (cw_clinic_get_database (self),
                                           maximum, &strike, error);
    success = cw_clinic_end (self, success, maximum->patient_id, error);
  }
  cw_strike_clear (&strike);
  return success;
}
