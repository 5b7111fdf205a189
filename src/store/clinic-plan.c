/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/advice-table.h"
#include "store/clinic-private.h"
#include "store/due-table.h"
#include "store/plan-table.h"
#include "store/session-table.h"
#include "store/statement.h"

CwPlan *
cw_clinic_load_plan (CwClinic *self, gint64 plan_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_plan_table_load (cw_clinic_get_database (self), plan_id, error);
}

GPtrArray *
cw_clinic_load_plans (CwClinic *self, gint64 patient_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_plan_table_load_all (cw_clinic_get_database (self), patient_id, 0,
                                 error);
}

/* The newest sessions tell the step: who paused for long begins again. */
#define LADDER_SESSIONS 50

/* A session of which the after-effects were found amber at the next one's check
 * is not left.  The cuff at rest is no exercise. */
static const char ladder_query[]
    = "SELECT s.started_on,"
      "  coalesce((SELECT r.result FROM session n JOIN same_day_result r"
      "              ON r.session_id = n.id AND r.item_id = :item"
      "            WHERE n.patient_id = s.patient_id"
      "              AND n.started_at > s.started_at"
      "            ORDER BY n.started_at LIMIT 1), 'green') <> 'green' "
      "FROM session s "
      "WHERE s.patient_id = :patient AND s.state <> 'running'"
      "  AND s.struck_at IS NULL"
      "  AND EXISTS (SELECT 1 FROM set_entry t JOIN prescription p"
      "                ON p.id = t.prescription_id"
      "              WHERE t.session_id = s.id AND p.modality <> 'passive') "
      "ORDER BY s.started_at DESC, s.id DESC LIMIT :limit";

static GArray *
load_ladder (CwDatabase *database, gint64 patient_id, GError **error)
{
  g_autoptr (GArray) sessions
      = g_array_new (FALSE, FALSE, sizeof (CwFamiliarisationSession));
  g_autoptr (CwStatement) select
      = cw_database_prepare (database, ladder_query);
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  cw_statement_bind_int (select, ":limit", LADDER_SESSIONS);
  cw_statement_bind_text (select, ":item",
                          cw_familiarisation_get_check_item ());
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwFamiliarisationSession session
        = { cw_statement_get_date (select, 0),
            cw_statement_get_int (select, 1) != 0 };

    g_array_prepend_val (sessions, session);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&sessions) : NULL;
}

gboolean
cw_clinic_find_familiarisation (CwClinic *self,
                                gint64 patient_id,
                                int *step,
                                CwFamiliarisationReason *reason,
                                GError **error)
{
  g_autoptr (GArray) sessions = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self) && step != NULL, FALSE);

  sessions = load_ladder (cw_clinic_get_database (self), patient_id, error);
  if (sessions == NULL)
    return FALSE;
  *step = cw_familiarisation_find_step (
      (const CwFamiliarisationSession *)(gconstpointer)sessions->data,
      sessions->len, FALSE, cw_clinic_get_today (self), reason);
  return TRUE;
}

/* The line in which a plan that follows `current` stands: the same, until all
 * its sessions were done; the number of the first session by that plan, and how
 * many were supervised before. */
static gboolean
choose_line (CwDatabase *database,
             const CwPlan *current,
             gint64 *line,
             int *session_number,
             int *n_supervised,
             GError **error)
{
  int n_ended;

  *line = 1;
  *session_number = 1;
  *n_supervised = 0;
  if (current == NULL)
    return TRUE;
  if (!cw_plan_table_get_line (database, current->id, line, error)
      || !cw_session_table_count (database, current->patient_id, *line,
                                  &n_ended, n_supervised, session_number,
                                  error))
    return FALSE;
  if (n_ended >= cw_plan_get_n_sessions (current)) {
    (*line)++;
    *session_number = 1;
    *n_supervised = 0;
  }
  return TRUE;
}

/* The model's gate, with what the patient's newest screening says. */
static gboolean
check (CwClinic *self, const CwPlan *plan, int session_number, GError **error)
{
  g_autoptr (GError) load_error = NULL;
  g_autoptr (CwScreeningRecord) screening
      = cw_clinic_load_last_screening (self, plan->patient_id, &load_error);

  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  if (screening != NULL && screening->id != plan->screening_id) {
    g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SCREENED,
                         _ ("The plan was made with another screening than the "
                            "patient's last one. Make it again with that "
                            "one."));
    return FALSE;
  }
  return cw_plan_check (plan, screening, session_number,
                        cw_clinic_get_today (self), error);
}

static gboolean
sign (CwClinic *self,
      CwPlan *plan,
      const CwClinician *clinician,
      GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autoptr (GPtrArray) plans
      = cw_plan_table_load_all (database, plan->patient_id, 1, error);
  const CwPlan *current;
  gint64 line;
  int session_number;

  if (plans == NULL)
    return FALSE;
  current = plans->len > 0 ? plans->pdata[0] : NULL;
  plan->version = current != NULL ? current->version + 1 : 1;
  plan->supersedes_id = current != NULL ? current->id : 0;
  plan->superseded = FALSE;
  plan->clinician_id = clinician->id;
  g_free (plan->signed_by);
  plan->signed_by = cw_clinician_get_signature (clinician);
  plan->signed_at = cw_clinic_get_time (self);
  return choose_line (database, current, &line, &session_number,
                      &plan->supervised_sessions, error)
         && cw_clinic_check_adverse_events (self, plan->patient_id, TRUE, error)
         && cw_clinic_find_familiarisation (self, plan->patient_id,
                                            &plan->familiarisation_step, NULL,
                                            error)
         && check (self, plan, session_number, error)
         && cw_plan_table_add (database, plan, line, error);
}

/* What signing decided, once it is on the disk. */
static void
take_signed (CwPlan *plan, CwPlan *stored)
{
  plan->id = stored->id;
  plan->version = stored->version;
  plan->supersedes_id = stored->supersedes_id;
  plan->superseded = FALSE;
  plan->clinician_id = stored->clinician_id;
  plan->signed_at = stored->signed_at;
  g_free (plan->signed_by);
  plan->signed_by = g_strdup (stored->signed_by);
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *prescription = plan->prescriptions->pdata[i];
    const CwPrescription *saved = stored->prescriptions->pdata[i];

    prescription->id = saved->id;
  }
}

/* What came of advice is decided in the act that signs it. */
static gboolean
add_decision (CwClinic *self,
              CwAdviceDecision *decision,
              const CwPlan *plan,
              GError **error)
{
  decision->new_plan_id = plan->id;
  decision->clinician_id = plan->clinician_id;
  g_free (decision->decided_by);
  decision->decided_by = g_strdup (plan->signed_by);
  decision->decided_at = plan->signed_at;
  return cw_advice_table_add (cw_clinic_get_database (self), decision, error);
}

gboolean
cw_clinic_sign_plan (CwClinic *self,
                     CwPlan *plan,
                     gint64 clinician_id,
                     GError **error)
{
  return cw_clinic_sign_plan_after_advice (self, plan, NULL, clinician_id,
                                           error);
}

gboolean
cw_clinic_sign_plan_after_advice (CwClinic *self,
                                  CwPlan *plan,
                                  const CwAdviceDecision *decision,
                                  gint64 clinician_id,
                                  GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (CwPlan) stored = NULL;
  g_autoptr (CwAdviceDecision) decided = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && plan != NULL, FALSE);

  clinician = cw_clinic_load_signatory (self, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  stored = cw_plan_copy (plan);
  success = sign (self, stored, clinician, error);
  if (success && decision != NULL) {
    decided = cw_advice_decision_copy (decision);
    success = add_decision (self, decided, stored, error);
  }
  if (success)
    success = cw_due_table_update (cw_clinic_get_database (self),
                                   stored->patient_id,
                                   cw_clinic_get_today (self), error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  take_signed (plan, stored);
  cw_clinic_tell_changed (self, plan->patient_id);
  return TRUE;
}
