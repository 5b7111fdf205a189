/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/after-check.h"
#include "store/care-state.h"
#include "store/clinic-private.h"
#include "store/plan-table.h"

void
cw_patient_overview_free (CwPatientOverview *overview)
{
  if (overview == NULL)
    return;
  g_clear_pointer (&overview->patient, cw_patient_free);
  g_clear_pointer (&overview->next_step, cw_next_step_free);
  g_clear_pointer (&overview->screening, cw_screening_record_free);
  g_clear_pointer (&overview->plan, cw_plan_free);
  g_clear_pointer (&overview->events, g_ptr_array_unref);
  g_clear_pointer (&overview->advice, g_ptr_array_unref);
  g_clear_pointer (&overview->ledger, cw_ledger_free);
  g_clear_pointer (&overview->requests, g_ptr_array_unref);
  g_free (overview);
}

static gboolean
load_plan (CwClinic *clinic, CwPatientOverview *overview, GError **error)
{
  g_autoptr (GPtrArray) plans = cw_plan_table_load_all (
      cw_clinic_get_database (clinic), overview->patient->id, 1, error);

  if (plans == NULL)
    return FALSE;
  if (plans->len == 0)
    return TRUE;
  overview->plan = g_ptr_array_steal_index (plans, 0);
  overview->plan->supervised_sessions
      = cw_care_state_get_supervised (&overview->state);
  return TRUE;
}

/* A list of patients does not ask for advice: it takes all that was done. */
static gboolean
load_advice (CwClinic *clinic, CwPatientOverview *overview, GError **error)
{
  if (overview->plan == NULL
      || overview->state.last_session == CW_DATE_NONE)
    return TRUE;
  overview->advice = cw_clinic_advise (clinic, overview->plan,
                                       overview->screening,
                                       cw_care_state_get_first_session (
                                           &overview->state),
                                       error);
  if (overview->advice == NULL)
    return FALSE;
  for (guint i = 0; i < overview->advice->len; i++)
    overview->state.review_due
        = overview->state.review_due
          || cw_exercise_advice_is_urgent (overview->advice->pdata[i]);
  return TRUE;
}

/* Whether the last session was looked after, where that may still be done. */
static gboolean
load_check (CwClinic *clinic, CwPatientOverview *overview, GError **error)
{
  CwDate today = cw_clinic_get_today (clinic);
  CwInstant now = cw_clock_now (cw_clinic_get_clock (clinic));
  g_autoptr (GError) load_error = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwPlan) plan = NULL;

  if (overview->state.last_session == CW_DATE_NONE
      || overview->state.last_session + 1 < today
      || overview->screening == NULL)
    return TRUE;
  session = cw_clinic_load_last_session (clinic, overview->patient->id,
                                         &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  if (session == NULL)
    return TRUE;
  plan = cw_clinic_load_plan (clinic, session->plan_id, error);
  if (plan == NULL)
    return FALSE;
  if (cw_session_is_check_missing (session, plan,
                                   overview->screening->verdict, &now))
    overview->state.unchecked_session_id = session->id;
  return TRUE;
}

CwPatientOverview *
cw_clinic_load_overview (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (CwPatientOverview) overview = g_new0 (CwPatientOverview, 1);
  g_autoptr (GError) load_error = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  overview->patient = cw_clinic_load_patient (self, patient_id, error);
  if (overview->patient == NULL
      || !cw_care_state_load (cw_clinic_get_database (self), patient_id,
                              &overview->state, error)
      || !load_plan (self, overview, error))
    return NULL;
  overview->events = cw_clinic_load_adverse_events (self, patient_id, error);
  if (overview->events == NULL)
    return NULL;
  overview->requests
      = cw_clinic_load_clearance_requests (self, patient_id, error);
  if (overview->requests == NULL)
    return NULL;
  overview->screening
      = cw_clinic_load_last_screening (self, patient_id, &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return NULL;
  }
  overview->ledger = cw_clinic_load_ledger (self, patient_id, error);
  if (overview->ledger == NULL)
    return NULL;
  if (!load_advice (self, overview, error)
      || !load_check (self, overview, error))
    return NULL;
  overview->next_step
      = cw_next_step_compute (&overview->state, cw_clinic_get_today (self));
  return g_steal_pointer (&overview);
}
