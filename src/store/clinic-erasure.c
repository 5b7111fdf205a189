/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/authorization.h"
#include "store/clinic-private.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/erasure.h"
#include "store/guard.h"
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
                         gboolean *swept,
                         GError **error)
{
  CwDatabase *database;
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (GError) sweep_error = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && swept != NULL, FALSE);

  database = cw_clinic_get_database (self);
  if (!cw_clinic_check_right (self, CW_RIGHT_ADMINISTER, error))
    return FALSE;
  patient = cw_clinic_load_patient (self, patient_id, error);
  if (patient == NULL)
    return FALSE;
  clinician = cw_clinic_load_signatory (self, clinician_id, error);
  if (clinician == NULL || !check_no_session (self, patient_id, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  cw_guard_lift (database);
  success = erase (self, patient_id, reason, clinician_id, error);
  success = cw_database_end (database, success, error);
  cw_guard_set (database);
  if (!success)
    return FALSE;
  *swept = cw_erasure_sweep (database, &sweep_error);
  if (!*swept)
    g_message ("%s", sweep_error->message);
  cw_clinic_tell_changed (self, 0);
  return TRUE;
}
