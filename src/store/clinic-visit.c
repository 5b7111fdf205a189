/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-private.h"
#include "store/clinician-table.h"
#include "store/plan-table.h"

/* The place of the session among those of the patient that count, newest first,
 * and the plan of the one before it. */
static gboolean
load_neighbours (CwClinic *self,
                 CwVisit *visit,
                 gboolean *is_latest,
                 GError **error)
{
  const CwSession *session = visit->session;
  const CwSession *before = NULL;
  gboolean found = FALSE;
  g_autoptr (GPtrArray) sessions =
    cw_clinic_load_sessions (self, session->patient_id, 0, error);

  if (sessions == NULL)
    return FALSE;
  *is_latest = TRUE;
  for (guint i = 0; before == NULL && i < sessions->len; i++) {
    const CwSession *other = g_ptr_array_index (sessions, i);

    if (other->id == session->id)
      found = TRUE;
    else if (other->strike.at != 0)
      continue;
    else if (found)
      before = other;
    else
      *is_latest = FALSE;
  }
  if (before == NULL || before->plan_id == session->plan_id)
    return TRUE;
  visit->plan_before = cw_clinic_load_plan (self, before->plan_id, error);
  return visit->plan_before != NULL;
}

static gboolean
load_screening (CwClinic *self, CwVisit *visit, GError **error)
{
  g_autoptr (GPtrArray) screenings =
    cw_clinic_load_screenings (self, visit->session->patient_id, error);

  for (guint i = 0; screenings != NULL && i < screenings->len; i++) {
    const CwScreeningRecord *record = g_ptr_array_index (screenings, i);

    if (record->signed_at > visit->session->started_at)
      continue;
    visit->screening = g_ptr_array_steal_index (screenings, i);
    break;
  }
  return screenings != NULL;
}

/* What came of the session: events, decisions and the next version of the plan.
 */
static gboolean
load_consequences (CwClinic *self, CwVisit *visit, GError **error)
{
  gint64 patient_id = visit->session->patient_id;
  gint64 plan_id = 0;
  g_autoptr (GPtrArray) events =
    cw_clinic_load_adverse_events (self, patient_id, error);
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (events != NULL)
    decisions = cw_clinic_load_advice_decisions (self, patient_id, 0, error);
  if (decisions != NULL)
    plans = cw_clinic_load_plans (self, patient_id, error);
  if (plans == NULL)
    return FALSE;
  /* Newest first is how they are read, oldest first how they are told. */
  for (guint i = events->len; i-- > 0;)
    if (((CwAdverseEvent *) events->pdata[i])->session_id == visit->session->id)
      g_ptr_array_add (visit->events, g_ptr_array_steal_index (events, i));
  for (guint i = decisions->len; i-- > 0;) {
    CwAdviceDecision *decision = g_ptr_array_index (decisions, i);

    if (decision->session_id != visit->session->id)
      continue;
    plan_id = MAX (plan_id, decision->new_plan_id);
    g_ptr_array_add (visit->decisions, g_ptr_array_steal_index (decisions, i));
  }
  for (guint i = 0; visit->plan_after == NULL && i < plans->len; i++) {
    const CwPlan *plan = g_ptr_array_index (plans, i);

    if (plan->id != visit->plan->id &&
        (plan->id == plan_id || plan->origin_session_id == visit->session->id))
      visit->plan_after = g_ptr_array_steal_index (plans, i);
  }
  return TRUE;
}

/* Those of the day that stand. */
static gboolean
load_outcomes (CwClinic *self, CwVisit *visit, GError **error)
{
  CwDate day = cw_time_local_date (visit->session->started_at);
  g_autoptr (GPtrArray) scores = cw_clinic_load_outcome_scores (
    self, visit->session->patient_id, error);

  if (scores == NULL)
    return FALSE;
  for (guint i = scores->len; i-- > 0;) {
    const CwOutcomeScore *score = g_ptr_array_index (scores, i);

    if (score->date == day && score->strike.at == 0)
      g_ptr_array_add (visit->outcomes, g_ptr_array_steal_index (scores, i));
  }
  return TRUE;
}

static gboolean
load_next (CwClinic *self, CwVisit *visit, GError **error)
{
  g_autoptr (CwPatientOverview) overview =
    cw_clinic_load_overview (self, visit->session->patient_id, error);

  if (overview == NULL)
    return FALSE;
  visit->next_step = g_steal_pointer (&overview->next_step);
  visit->advice = g_steal_pointer (&overview->advice);
  return TRUE;
}

static gboolean
load_records (CwClinic *self, CwVisit *visit, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autoptr (CwClinician) clinician = NULL;
  gboolean is_latest = FALSE;

  visit->patient =
    cw_clinic_load_patient (self, visit->session->patient_id, error);
  if (visit->patient != NULL)
    visit->plan = cw_plan_table_load (database, visit->session->plan_id, error);
  if (visit->plan != NULL)
    clinician = cw_clinician_table_load (
      database, visit->session->clinician_id, error);
  if (clinician == NULL)
    return FALSE;
  visit->clinician = cw_clinician_get_signature (clinician);
  return load_screening (self, visit, error) &&
         load_consequences (self, visit, error) &&
         load_outcomes (self, visit, error) &&
         load_neighbours (self, visit, &is_latest, error) &&
         (!is_latest || load_next (self, visit, error));
}

CwVisit *
cw_clinic_load_visit (CwClinic *self, gint64 session_id, GError **error)
{
  g_autoptr (CwVisit) visit = cw_visit_new ();

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  visit->session = cw_clinic_load_session (self, session_id, error);
  if (visit->session == NULL)
    return NULL;
  visit->until = cw_clock_now (cw_clinic_get_clock (self));
  if (visit->session->ended_at > 0)
    visit->until = (CwInstant){ .utc_s = visit->session->ended_at };
  if (!load_records (self, visit, error))
    return NULL;
  return g_steal_pointer (&visit);
}
