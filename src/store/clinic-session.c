/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/course-table.h"
#include "store/limb-stop-table.h"
#include "store/plan-table.h"
#include "store/progress-query.h"
#include "store/safety-check-table.h"
#include "store/session-table.h"
#include "store/timeline-query.h"

CwSession *
cw_clinic_load_session (CwClinic *self, gint64 session_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_session_table_load (cw_clinic_get_database (self), session_id,
                                error);
}

CwSession *
cw_clinic_load_last_session (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) sessions = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  sessions = cw_session_table_load_all (cw_clinic_get_database (self),
                                        patient_id, TRUE, 1, error);
  return sessions != NULL && sessions->len > 0
             ? g_ptr_array_steal_index (sessions, 0)
             : NULL;
}

GPtrArray *
cw_clinic_load_sessions (CwClinic *self,
                         gint64 patient_id,
                         guint limit,
                         GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_session_table_load_all (cw_clinic_get_database (self), patient_id,
                                    FALSE, limit, error);
}

GArray *
cw_clinic_load_unfinished_sessions (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_session_table_list_running (cw_clinic_get_database (self), error);
}

GPtrArray *
cw_clinic_load_progress (CwClinic *self,
                         gint64 patient_id,
                         guint max_sessions,
                         GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_progress_query (cw_clinic_get_database (self), patient_id,
                            max_sessions, error);
}

CwTimeline *
cw_clinic_load_timeline (CwClinic *self, gint64 patient_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_timeline_query (cw_clinic_get_database (self), patient_id, error);
}

/* The plan's own screening permits it by the model's gate; where a later one
 * has been signed, that one has to permit each dose of the plan as well. */
static gboolean
check_start (CwClinic *self,
             const CwPlan *plan,
             const CwSession *session,
             GError **error)
{
  CwDate today = cw_clinic_get_today (self);
  g_autoptr (GError) load_error = NULL;
  g_autoptr (CwScreeningRecord) last
      = cw_clinic_load_last_screening (self, plan->patient_id, &load_error);
  g_autoptr (CwPlan) renewed = NULL;
  g_autoptr (CwLedger) ledger = NULL;

  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  ledger = cw_clinic_load_ledger (self, plan->patient_id, error);
  if (ledger == NULL)
    return FALSE;
  if (last == NULL || last->id == plan->screening_id)
    return cw_session_check_start (plan, last, ledger, session->check, today,
                                   error);
  renewed = cw_plan_copy (plan);
  renewed->screening_id = last->id;
  return cw_session_check_start (renewed, last, ledger, session->check, today,
                                 error)
         && cw_plan_check (renewed, last, session->number, today, error);
}

gboolean
cw_clinic_check_no_session (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) sessions = cw_session_table_load_all (
      cw_clinic_get_database (self), patient_id, FALSE, 1, error);
  const CwSession *last;

  if (sessions == NULL)
    return FALSE;
  last = sessions->len > 0 ? sessions->pdata[0] : NULL;
  if (last == NULL || last->state != CW_SESSION_RUNNING)
    return TRUE;
  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN,
               _ ("Session %d of this patient has not been ended. Continue or "
                  "end it first."),
               last->number);
  return FALSE;
}

static gboolean
start (CwClinic *self, CwSession *session, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autoptr (CwPlan) plan
      = cw_plan_table_load (database, session->plan_id, error);
  gint64 line;
  int n_ended;

  if (plan == NULL || !cw_clinic_check_no_session (self, plan->patient_id, error)
      || !cw_plan_table_get_line (database, plan->id, &line, error)
      || !cw_session_table_count (database, plan->patient_id, line, &n_ended,
                                  &plan->supervised_sessions, &session->number,
                                  error)
      || !cw_clinic_check_adverse_events (self, plan->patient_id, FALSE, error)
      || !cw_clinic_check_stopped_limbs (self, plan->patient_id,
                                         cw_plan_get_limbs (plan), error)
      || !check_start (self, plan, session, error))
    return FALSE;
  session->patient_id = plan->patient_id;
  session->started_at = cw_clinic_get_time (self);
  return cw_session_table_add (database, session, line, error);
}

CwSession *
cw_clinic_start_session (CwClinic *self,
                         gint64 plan_id,
                         const CwSameDayCheck *check,
                         gint64 clinician_id,
                         GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (CwSession) session = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && check != NULL, NULL);

  clinician = cw_clinic_authorize (self, CW_RIGHT_RECORD, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return NULL;
  session = cw_session_new ();
  session->plan_id = plan_id;
  session->clinician_id = clinician_id;
  session->state = CW_SESSION_RUNNING;
  g_clear_pointer (&session->check, cw_same_day_check_free);
  session->check = cw_same_day_check_copy (check);
  success = start (self, session, error);
  if (!cw_clinic_end (self, success, session->patient_id, error))
    return NULL;
  return g_steal_pointer (&session);
}

static gboolean
save_set (gpointer log, CwSession *session, CwSetEntry *entry, GError **error)
{
  CwClinic *self = log;
  gboolean success;
  gint64 id;

  if (!cw_clinic_begin_in_session (self, error))
    return FALSE;
  success = cw_session_table_save_set (cw_clinic_get_database (self), session,
                                       entry, cw_clinic_get_time (self), &id,
                                       error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  entry->id = id;
  cw_clinic_tell_changed (self, session->patient_id);
  return TRUE;
}

static gboolean
save_cuff_event (gpointer log,
                 CwSession *session,
                 CwCuffEvent *event,
                 GError **error)
{
  CwClinic *self = log;
  gboolean success;
  gint64 id;

  if (!cw_clinic_begin_in_session (self, error))
    return FALSE;
  success = cw_session_table_add_cuff_event (cw_clinic_get_database (self),
                                             session, event, &id, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  event->id = id;
  cw_clinic_tell_changed (self, session->patient_id);
  return TRUE;
}

static gboolean
save_course_event (gpointer log,
                   CwSession *session,
                   CwCourseEvent *event,
                   GError **error)
{
  CwClinic *self = log;
  gboolean success;
  gint64 id;

  if (!cw_clinic_begin_in_session (self, error))
    return FALSE;
  success = cw_course_table_add (cw_clinic_get_database (self), session, event,
                                 &id, error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  event->id = id;
  cw_clinic_tell_changed (self, session->patient_id);
  return TRUE;
}

/* What is wrong after the end opens an adverse event: both are kept or lost
 * together. */
static gboolean
add_check (CwClinic *self,
           const CwSession *session,
           const CwCheckEntry *entry,
           gint64 *id,
           GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autoptr (CwPlan) plan = NULL;

  if (!cw_safety_check_table_add (database, session, entry, id, error))
    return FALSE;
  if (entry->result != CW_CHECK_RED || session->state == CW_SESSION_RUNNING)
    return TRUE;
  plan = cw_plan_table_load (database, session->plan_id, error);
  return plan != NULL
         && cw_clinic_open_event_of_check (self, plan, session, entry, error);
}

static gboolean
save_check (gpointer log,
            CwSession *session,
            CwCheckEntry *entry,
            GError **error)
{
  CwClinic *self = log;
  gboolean success;
  gint64 id = 0;

  if (!cw_clinic_begin_in_session (self, error))
    return FALSE;
  success = add_check (self, session, entry, &id, error);
  if (!cw_clinic_end (self, success, session->patient_id, error))
    return FALSE;
  entry->id = id;
  return TRUE;
}

/* A stop and the adverse event that it opens are kept or lost together. */
static gboolean
open_event (CwClinic *self, const CwSession *session, GError **error)
{
  g_autoptr (CwPlan) plan = NULL;

  if (session->state != CW_SESSION_STOPPED)
    return TRUE;
  plan = cw_plan_table_load (cw_clinic_get_database (self), session->plan_id,
                             error);
  return plan != NULL
         && cw_clinic_open_event_of_stop (self, plan, session, error);
}

/* The stop, the event that it opens, and that the session goes on. */
static gboolean
add_limb_stop (CwClinic *self,
               const CwSession *session,
               const CwLimbStop *stop,
               gint64 *id,
               GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  gint64 now = cw_clinic_get_time (self);
  g_autoptr (CwPlan) plan
      = cw_plan_table_load (database, session->plan_id, error);

  return plan != NULL
         && cw_limb_stop_table_add (database, session, stop, now, id, error)
         && cw_clinic_open_event_of_limb_stop (self, plan, session, stop, error)
         && cw_session_table_save_end (database, session, now, error);
}

static gboolean
save_limb_stop (gpointer log,
                CwSession *session,
                CwLimbStop *stop,
                GError **error)
{
  CwClinic *self = log;
  gboolean success;
  gint64 id = 0;

  if (!cw_clinic_begin_in_session (self, error))
    return FALSE;
  success = add_limb_stop (self, session, stop, &id, error);
  if (!cw_clinic_end (self, success, session->patient_id, error))
    return FALSE;
  stop->id = id;
  return TRUE;
}

static gboolean
save_session (gpointer log, CwSession *session, GError **error)
{
  CwClinic *self = log;
  gboolean success;

  if (!cw_clinic_begin_in_session (self, error))
    return FALSE;
  success = cw_session_table_save_end (cw_clinic_get_database (self), session,
                                       cw_clinic_get_time (self), error)
            && open_event (self, session, error);
  return cw_clinic_end (self, success, session->patient_id, error);
}

const CwSessionLog *
cw_clinic_get_session_log (void)
{
  static const CwSessionLog session_log = {
    .save_set = save_set,
    .save_cuff_event = save_cuff_event,
    .save_check = save_check,
    .save_course_event = save_course_event,
    .save_limb_stop = save_limb_stop,
    .save_session = save_session,
  };

  return &session_log;
}
