/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-private.h"
#include "store/due-table.h"
#include "store/patient-table.h"
#include "store/search.h"

/* `old` is NULL for a new patient. */
static gboolean
write_patient (CwClinic *self,
               CwPatient *patient,
               const CwPatient *old,
               GError **error)
{
  gboolean moved = old == NULL || !cw_search_same (patient, old);
  g_autofree char *old_key = old != NULL ? cw_search_sort_key (old) : NULL;
  gint64 id = 0;
  gboolean success;

  if (!cw_clinic_begin (self, error))
    return FALSE;
  success = cw_patient_table_save (cw_clinic_get_database (self), patient, old,
                                   cw_clinic_get_time (self), &id, error)
            && cw_due_table_update (cw_clinic_get_database (self), id,
                                    cw_clinic_get_today (self), error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  patient->id = id;
  if (moved)
    cw_clinic_tell_moved (self, id, old_key);
  cw_clinic_tell_changed (self, id);
  return TRUE;
}

gboolean
cw_clinic_save_patient (CwClinic *self, CwPatient *patient, GError **error)
{
  g_autoptr (CwPatient) old = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self) && patient != NULL, FALSE);

  if (!cw_patient_validate (patient, cw_clinic_get_today (self), error))
    return FALSE;
  if (patient->id != 0) {
    old = cw_patient_table_load (cw_clinic_get_database (self), patient->id,
                                 error);
    if (old == NULL)
      return FALSE;
  }
  return write_patient (self, patient, old, error);
}

CwPatient *
cw_clinic_load_patient (CwClinic *self, gint64 patient_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_patient_table_load (cw_clinic_get_database (self), patient_id,
                                error);
}

gboolean
cw_clinic_set_archived (CwClinic *self,
                        gint64 patient_id,
                        gboolean archived,
                        GError **error)
{
  g_autoptr (CwPatient) old = NULL;
  g_autoptr (CwPatient) patient = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  old = cw_patient_table_load (cw_clinic_get_database (self), patient_id,
                               error);
  if (old == NULL)
    return FALSE;
  patient = cw_patient_copy (old);
  patient->archived = archived;
  return write_patient (self, patient, old, error);
}

GPtrArray *
cw_clinic_find_duplicates (CwClinic *self,
                           const CwPatient *patient,
                           GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self) && patient != NULL, NULL);

  return cw_patient_table_find_duplicates (cw_clinic_get_database (self),
                                           patient, error);
}

gint64
cw_clinic_count_patients (CwClinic *self, GError **error)
{
  gint64 n_patients;

  g_return_val_if_fail (CW_IS_CLINIC (self), -1);

  return cw_database_query_int (cw_clinic_get_database (self),
                                "SELECT count(*) FROM patient", &n_patients,
                                error)
             ? n_patients
             : -1;
}

char *
cw_clinic_suggest_identifier (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_patient_table_suggest_identifier (cw_clinic_get_database (self),
                                              error);
}
