/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/paper-cuff-table.h"
#include "store/plan-table.h"
#include "store/session-remark-table.h"
#include "store/session-table.h"
#include "store/statement.h"

/* The last version that was signed by that day; NULL when there is none. */
static gboolean
load_plan (CwClinic *self, gint64 patient_id, CwPaperDay *day, GError **error)
{
  g_autoptr (GPtrArray) plans = cw_plan_table_load_all (
      cw_clinic_get_database (self), patient_id, 0, error);

  for (guint i = 0; plans != NULL && i < plans->len; i++) {
    const CwPlan *plan = plans->pdata[i];

    if (cw_time_local_date (plan->signed_at) > day->day)
      continue;
    day->plan = g_ptr_array_steal_index (plans, i);
    break;
  }
  return plans != NULL;
}

static gboolean
load_session_days (CwDatabase *database,
                   gint64 patient_id,
                   CwPaperDay *day,
                   GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT started_on FROM session "
                "WHERE patient_id = :patient AND started_at >= :since "
                "AND started_on BETWEEN :first AND :day "
                "AND struck_at IS NULL");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  /* Only for the index: the day decides. */
  cw_statement_bind_time (select, ":since", cw_date_local_noon (day->day - 8));
  cw_statement_bind_date (select, ":first", day->day - 6);
  cw_statement_bind_date (select, ":day", day->day);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwDate date = cw_statement_get_date (select, 0);

    g_array_append_val (day->session_days, date);
  }
  return step == CW_STEP_DONE;
}

static gboolean
load_number (CwDatabase *database,
             CwPlan *plan,
             gint64 *line,
             int *number,
             GError **error)
{
  int n_ended;

  return cw_plan_table_get_line (database, plan->id, line, error)
         && cw_session_table_count (database, plan->patient_id, *line, &n_ended,
                                    &plan->supervised_sessions, number, error);
}

CwPaperDay *
cw_clinic_load_paper_day (CwClinic *self,
                          gint64 patient_id,
                          CwDate day,
                          GError **error)
{
  g_autoptr (CwPaperDay) paper = g_new0 (CwPaperDay, 1);
  g_autoptr (GError) load_error = NULL;
  CwDatabase *database;
  gint64 line;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  database = cw_clinic_get_database (self);
  paper->day = day;
  paper->today = cw_clinic_get_today (self);
  paper->session_days = g_array_new (FALSE, FALSE, sizeof (CwDate));
  paper->screening = cw_clinic_load_screening_of_day (self, patient_id, day,
                                                      &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return NULL;
  }
  paper->ledger = cw_clinic_load_ledger (self, patient_id, error);
  if (paper->ledger != NULL)
    paper->events = cw_clinic_load_adverse_events (self, patient_id, error);
  if (paper->events == NULL || !load_plan (self, patient_id, paper, error)
      || !load_session_days (database, patient_id, paper, error)
      || (paper->plan != NULL
          && !load_number (database, paper->plan, &line, &paper->next_number,
                           error)))
    return NULL;
  return g_steal_pointer (&paper);
}

/* Within its day, after its plan and before it was typed in. */
static gint64
choose_instant (const CwPlan *plan, CwDate day, gint64 entered_at)
{
  return MIN (MAX (cw_date_local_noon (day), plan->signed_at), entered_at);
}

static gboolean
add_sets (CwDatabase *database, CwSession *session, GError **error)
{
  for (guint i = 0; i < session->sets->len; i++) {
    CwSetEntry *entry = session->sets->pdata[i];
    gint64 id;

    entry->logged_at = session->entered_at;
    if (!cw_session_table_save_set (database, session, entry,
                                    session->entered_at, &id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_remark (CwClinic *self,
            const CwSession *session,
            const char *text,
            const CwClinician *clinician,
            GError **error)
{
  g_autoptr (CwSessionRemark) remark = cw_session_remark_new ();

  remark->session_id = session->id;
  remark->text = g_strdup (text);
  remark->clinician_id = clinician->id;
  remark->written_by = cw_clinician_get_signature (clinician);
  remark->written_at = cw_clinic_get_time (self);
  return cw_session_remark_table_add (cw_clinic_get_database (self), remark,
                                      session->patient_id, error);
}

/* What the paper says is one act, with the event that its stop opens. */
static gboolean
add_session (CwClinic *self,
             CwSession *session,
             CwDate day,
             const char *remark,
             const CwClinician *clinician,
             GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autoptr (CwPaperDay) paper
      = cw_clinic_load_paper_day (self, session->patient_id, day, error);
  gint64 line;

  if (paper == NULL
      || !cw_clinic_check_no_session (self, session->patient_id, error)
      || !cw_paper_day_check (paper, error)
      || !cw_paper_session_validate (session, paper->plan, error)
      || !load_number (database, paper->plan, &line, &session->number, error))
    return FALSE;
  session->plan_id = paper->plan->id;
  session->clinician_id = clinician->id;
  session->entered_at = cw_clinic_get_time (self);
  session->started_at
      = choose_instant (paper->plan, day, session->entered_at);
  session->ended_at = session->started_at;
  session->stopped.utc_s
      = session->state == CW_SESSION_STOPPED ? session->started_at : 0;
  if (session->check == NULL)
    session->check = cw_same_day_check_new ();
  return cw_session_table_add (database, session, line, error)
         && cw_paper_cuff_table_add (database, session, error)
         && add_sets (database, session, error)
         && (remark == NULL
             || add_remark (self, session, remark, clinician, error))
         && (session->state != CW_SESSION_STOPPED
             || cw_clinic_open_event_of_stop (self, paper->plan, session,
                                              error));
}

gboolean
cw_clinic_add_paper_session (CwClinic *self,
                             CwSession *session,
                             CwDate day,
                             const char *remark,
                             gint64 clinician_id,
                             GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  g_autofree char *line = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && session != NULL, FALSE);
  g_return_val_if_fail (session->id == 0, FALSE);

  if (remark != NULL && *remark != '\0') {
    line = cw_session_remark_clean (remark, error);
    if (line == NULL)
      return FALSE;
  }
  g_free (session->stop_note);
  session->stop_note
      = session->state == CW_SESSION_STOPPED ? g_strdup (line) : NULL;
  clinician = cw_clinic_authorize (self, CW_RIGHT_RECORD, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  success = add_session (self, session, day, line, clinician, error);
  if (cw_clinic_end (self, success, session->patient_id, error))
    return TRUE;
  session->id = 0;
  return FALSE;
}

gboolean
cw_clinic_strike_session (CwClinic *self,
                          gint64 session_id,
                          const char *reason,
                          gint64 clinician_id,
                          GError **error)
{
  g_autoptr (CwSession) session = NULL;
  CwStrike strike = { 0 };
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  session = cw_clinic_load_session (self, session_id, error);
  if (session == NULL
      || !cw_clinic_make_strike (self, reason, clinician_id, &strike, error))
    return FALSE;
  success = cw_clinic_begin (self, error);
  if (success) {
    success = cw_session_table_strike (cw_clinic_get_database (self), session,
                                       &strike, error);
    success = cw_clinic_end (self, success, session->patient_id, error);
  }
  cw_strike_clear (&strike);
  return success;
}

gboolean
cw_clinic_add_remark (CwClinic *self,
                      gint64 session_id,
                      const char *text,
                      gint64 clinician_id,
                      GError **error)
{
  g_autofree char *line = cw_session_remark_clean (text, error);
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (CwSession) session = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (line != NULL)
    session = cw_clinic_load_session (self, session_id, error);
  if (session != NULL)
    clinician = cw_clinic_authorize (self, CW_RIGHT_RECORD, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  success = add_remark (self, session, line, clinician, error);
  return cw_clinic_end (self, success, session->patient_id, error);
}
