/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/advice-table.h"
#include "store/clinic-private.h"
#include "store/plan-table.h"
#include "store/progress-query.h"
#include "store/statement.h"

/* More than any rule looks back. */
#define MAX_SESSIONS 60
/* Signs of one session and the one before are compared. */
#define N_CHECKED 2

static const CwExerciseProgress *
find_progress (GPtrArray *progress, const CwPrescription *dose)
{
  for (guint i = 0; i < progress->len; i++) {
    const CwExerciseProgress *exercise = progress->pdata[i];

    if (exercise->limbs == dose->limbs
        && g_strcmp0 (exercise->exercise_id, dose->exercise_id) == 0)
      return exercise;
  }
  return NULL;
}

/* What the same-day check of a session said of how the patient came to it. */
static gboolean
load_signs (CwDatabase *database, CwExerciseSession *session, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT item_id FROM same_day_result "
                "WHERE session_id = :session AND result <> 'green'");
  CwStep step;

  session->after_effects = CW_ANSWER_NO;
  session->poor_recovery = CW_ANSWER_NO;
  cw_statement_bind_int (select, ":session", session->session_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    const char *item = cw_statement_get_text (select, 0);

    if (g_strv_contains (cw_progression_get_after_effect_items (), item))
      session->after_effects = CW_ANSWER_YES;
    if (g_strv_contains (cw_progression_get_recovery_items (), item))
      session->poor_recovery = CW_ANSWER_YES;
  }
  return step == CW_STEP_DONE;
}

static gboolean
load_last_signs (CwDatabase *database,
                 const CwExerciseProgress *progress,
                 GError **error)
{
  guint n = progress->sessions->len;

  for (guint i = n > N_CHECKED ? n - N_CHECKED : 0; i < n; i++)
    if (!load_signs (database, progress->sessions->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A stop between two exercises broke none of them off: then it is about all
 * that had been done. */
static void
claim_stop (GPtrArray *progress)
{
  const CwExerciseSession *newest = NULL;

  for (guint i = 0; i < progress->len; i++) {
    const CwExerciseProgress *exercise = progress->pdata[i];
    const CwExerciseSession *last
        = exercise->sessions->pdata[exercise->sessions->len - 1];

    if (newest == NULL || last->session_id > newest->session_id
        || (last->session_id == newest->session_id && last->stopped_by_symptom))
      newest = last;
  }
  if (newest == NULL || newest->stop_rule_id == NULL
      || newest->stopped_by_symptom)
    return;
  for (guint i = 0; i < progress->len; i++) {
    const CwExerciseProgress *exercise = progress->pdata[i];
    CwExerciseSession *last
        = exercise->sessions->pdata[exercise->sessions->len - 1];

    last->stopped_by_symptom = last->session_id == newest->session_id;
  }
}

/* A serious event that was recorded about the last session, be it later. */
static gboolean
load_events (CwClinic *self,
             gint64 patient_id,
             GPtrArray *progress,
             GError **error)
{
  g_autoptr (GPtrArray) events
      = cw_clinic_load_adverse_events (self, patient_id, error);

  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++) {
    const CwAdverseEvent *event = events->pdata[i];

    for (guint k = 0;
         k < progress->len
         && cw_adverse_event_get_current (event)->grade == CW_EVENT_SERIOUS;
         k++) {
      const CwExerciseProgress *exercise = progress->pdata[k];
      CwExerciseSession *last
          = exercise->sessions->pdata[exercise->sessions->len - 1];

      if (event->session_id == last->session_id)
        last->serious_event = CW_ANSWER_YES;
    }
  }
  return TRUE;
}

static const CwRack *
find_rack (GPtrArray *racks, const char *exercise_id)
{
  const CwRack *all = NULL;

  for (guint i = 0; i < racks->len; i++) {
    const CwRack *rack = racks->pdata[i];

    if (g_strcmp0 (rack->exercise_id, exercise_id) == 0)
      return rack;
    if (rack->exercise_id == NULL)
      all = rack;
  }
  return all;
}

static CwExerciseAdvice *
advise (CwClinic *self,
        const CwPlan *plan,
        guint index,
        const CwScreeningRecord *screening,
        GPtrArray *progress,
        GPtrArray *racks,
        int session_number,
        GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  const CwPrescription *dose = plan->prescriptions->pdata[index];
  const CwExerciseProgress *exercise = find_progress (progress, dose);
  g_autoptr (CwExerciseAdvice) advice = NULL;

  if (exercise != NULL && !load_last_signs (database, exercise, error))
    return NULL;
  advice = cw_exercise_advise (plan, index, screening, exercise,
                               find_rack (racks, dose->exercise_id),
                               session_number, cw_clinic_get_today (self));
  if (advice->session_id != 0 && advice->advice->rule_id != NULL
      && !cw_advice_table_find (
          database, advice->session_id, advice->prescription_id,
          advice->advice->rule_id, &advice->decision, error))
    return NULL;
  return g_steal_pointer (&advice);
}

GPtrArray *
cw_clinic_advise (CwClinic *self,
                  const CwPlan *plan,
                  const CwScreeningRecord *screening,
                  int session_number,
                  GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_advice_free);
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GPtrArray) racks = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self) && plan != NULL, NULL);

  progress = cw_progress_query (cw_clinic_get_database (self), plan->patient_id,
                                MAX_SESSIONS, error);
  racks = cw_clinic_load_racks (self, error);
  if (progress == NULL || racks == NULL
      || !load_events (self, plan->patient_id, progress, error))
    return NULL;
  claim_stop (progress);
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwExerciseAdvice *advice = advise (self, plan, i, screening, progress,
                                       racks, session_number, error);

    if (advice == NULL)
      return NULL;
    g_ptr_array_add (list, advice);
  }
  return g_steal_pointer (&list);
}

GPtrArray *
cw_clinic_load_advice_decisions (CwClinic *self,
                                 gint64 patient_id,
                                 guint limit,
                                 GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_advice_table_load_all (cw_clinic_get_database (self), patient_id,
                                   limit, error);
}

gboolean
cw_clinic_decide_advice (CwClinic *self,
                         CwAdviceDecision *decision,
                         gint64 clinician_id,
                         GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (CwAdviceDecision) stored = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && decision != NULL, FALSE);

  if (!cw_advice_decision_validate (decision, error))
    return FALSE;
  clinician = cw_clinic_load_signatory (self, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  stored = cw_advice_decision_copy (decision);
  stored->clinician_id = clinician_id;
  g_free (stored->decided_by);
  stored->decided_by = cw_clinician_get_signature (clinician);
  stored->decided_at = cw_clinic_get_time (self);
  success = cw_advice_table_add (cw_clinic_get_database (self), stored, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  decision->id = stored->id;
  cw_clinic_tell_changed (self, decision->patient_id);
  return TRUE;
}
