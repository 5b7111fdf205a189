/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/authorization.h"
#include "store/clinic-private.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/erasure.h"
#include "store/guard.h"
#include "store/migrations.h"
#include "store/statement.h"

static const char *const reasons[] = {
  [CW_ERASURE_REQUEST] = "request",
  [CW_ERASURE_RETENTION] = "retention",
  [CW_ERASURE_MISTAKE] = "mistake",
};

const char *
cw_erasure_reason_to_id (CwErasureReason reason)
{
  return reasons[reason];
}

gboolean
cw_erasure_reason_from_id (const char *id, CwErasureReason *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (id, reasons[i]) == 0) {
      *reason = (CwErasureReason)i;
      return TRUE;
    }
  return FALSE;
}

/* The last entry of the audit log about the patient's care: neither a look nor
 * what is only about how the person is called or kept. */
static gboolean
load_last_contact (CwClinic *self,
                   gint64 patient_id,
                   CwDate *day,
                   GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      cw_clinic_get_database (self),
      "SELECT at FROM audit_entry WHERE patient_id = :patient"
      " AND action NOT IN ('view', 'open', 'print', 'export', 'copy')"
      " AND (record <> 'patient' OR action = 'add') "
      "ORDER BY at DESC LIMIT 1");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  step = cw_statement_step (select, error);
  *day = step == CW_STEP_ROW
             ? cw_time_local_date (cw_statement_get_time (select, 0))
             : cw_clinic_get_today (self);
  return step != CW_STEP_ERROR;
}

gboolean
cw_clinic_load_retention (CwClinic *self,
                          gint64 patient_id,
                          CwRetention *retention,
                          GError **error)
{
  g_autoptr (CwClinicProfile) profile = NULL;
  g_autoptr (GError) load_error = NULL;
  int years;

  g_return_val_if_fail (CW_IS_CLINIC (self) && retention != NULL, FALSE);

  profile = cw_clinic_load_profile (self, &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  if (!load_last_contact (self, patient_id, &retention->last_contact, error))
    return FALSE;
  years = profile != NULL ? profile->retention_years : CW_RETENTION_YEARS;
  retention->until = cw_date_add_months (retention->last_contact, 12 * years);
  return TRUE;
}

/* Nobody erases by routine what has to be kept. */
static gboolean
check_reason (CwClinic *self,
              gint64 patient_id,
              CwErasureReason reason,
              GError **error)
{
  CwRetention retention;
  g_autofree char *day = NULL;

  if (reason != CW_ERASURE_RETENTION)
    return TRUE;
  if (!cw_clinic_load_retention (self, patient_id, &retention, error))
    return FALSE;
  if (cw_clinic_get_today (self) > retention.until)
    return TRUE;
  day = cw_date_format (retention.until);
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
               /* Translators: %s is a date. */
               _ ("The clinic keeps these records until %s."), day);
  return FALSE;
}

/* An entry about nobody, then all of the person. */
static gboolean
erase (CwClinic *self,
       gint64 patient_id,
       CwErasureReason reason,
       gint64 clinician_id,
       GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autofree char *after
      = g_strdup_printf ("{\"reason\":\"%s\"}", reasons[reason]);
  const CwAuditEntry entry = {
    .at = cw_clinic_get_time (self),
    .clinician_id = clinician_id,
    .action = "erase",
    .record = "patient",
    .after = after,
  };

  return cw_audit_log_add (database, &entry, error)
         && cw_erasure_run (database, patient_id,
                            cw_database_get_last_id (database), error);
}

static gboolean
check_no_session (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_database_prepare (cw_clinic_get_database (self),
                             "SELECT 1 FROM session WHERE patient_id = :patient"
                             " AND state = 'running'");

  cw_statement_bind_int (select, ":patient", patient_id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_DONE:
    return TRUE;
  case CW_STEP_ROW:
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                         _ ("This patient is in a session. End it first."));
    return FALSE;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
}

gboolean
cw_clinic_erase_patient (CwClinic *self,
                         gint64 patient_id,
                         CwErasureReason reason,
                         gint64 clinician_id,
                         GError **error)
{
  CwDatabase *database;
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (CwClinician) clinician = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  database = cw_clinic_get_database (self);
  if (!cw_clinic_check_right (self, CW_RIGHT_ADMINISTER, error))
    return FALSE;
  patient = cw_clinic_load_patient (self, patient_id, error);
  if (patient == NULL)
    return FALSE;
  clinician = cw_clinic_authorize (self, CW_RIGHT_ADMINISTER, clinician_id,
                                   error);
  if (clinician == NULL || !check_no_session (self, patient_id, error)
      || !check_reason (self, patient_id, reason, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  cw_guard_lift (database);
  success = erase (self, patient_id, reason, clinician_id, error);
  success = cw_database_end (database, success, error);
  cw_guard_set (database);
  if (!success)
    return FALSE;
  cw_clinic_tell_changed (self, 0);
  return TRUE;
}

gboolean
cw_clinic_sweep_file (const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (CwDatabase) database = NULL;
  int version;
  gboolean success;

  g_return_val_if_fail (path != NULL, FALSE);

  database = cw_database_open (path, error);
  if (database == NULL || !cw_migrations_identify (database, &version, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  cw_database_set_cancellable (database, cancellable);
  success = cw_erasure_sweep (database, error);
  cw_database_set_cancellable (database, NULL);
  return success;
}
