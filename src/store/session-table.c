/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/session-table.h"

#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/clinic.h"
#include "store/course-table.h"
#include "store/limb-stop-table.h"
#include "store/measurement-strike.h"
#include "store/paper-cuff-table.h"
#include "store/safety-check-table.h"
#include "store/session-remark-table.h"

CW_DEFINE_CHOICE (CwSetEnd, set_end)
CW_DEFINE_CHOICE (CwShortReason, short_reason)

static const char *const state_ids[] = {
  [CW_SESSION_RUNNING] = "running",
  [CW_SESSION_COMPLETED] = "completed",
  [CW_SESSION_STOPPED] = "stopped",
};

static const char *
state_get_id (gconstpointer member)
{
  return state_ids[*(const CwSessionState *)member];
}

static gboolean
state_set_id (const char *id, gpointer member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (state_ids); i++)
    if (g_strcmp0 (id, state_ids[i]) == 0) {
      *(CwSessionState *)member = (CwSessionState)i;
      return TRUE;
    }
  return FALSE;
}

static const CwFieldChoice state_choice = { state_get_id, state_set_id };

static const char *
kind_get_id (gconstpointer member)
{
  return *(const CwCuffEventKind *)member == CW_CUFF_INFLATE ? "inflate"
                                                             : "deflate";
}

static gboolean
kind_set_id (const char *id, gpointer member)
{
  *(CwCuffEventKind *)member
      = g_str_equal (id, "inflate") ? CW_CUFF_INFLATE : CW_CUFF_DEFLATE;
  return TRUE;
}

static const CwFieldChoice kind_choice = { kind_get_id, kind_set_id };

static const CwField fields[] = {
  CW_FIELD (CwSession, id, "id", ID),
  CW_FIELD (CwSession, patient_id, "patient_id", REF),
  CW_FIELD (CwSession, plan_id, "plan_id", REF),
  CW_FIELD (CwSession, number, "number", INT),
  CW_FIELD_ENUM (CwSession, state, "state", state),
  CW_FIELD (CwSession, started_at, "started_at", TIME),
  CW_FIELD (CwSession, ended_at, "ended_at", TIME),
  CW_FIELD (CwSession, clinician_id, "clinician_id", REF),
  CW_FIELD (CwSession, stop_rule_id, "stop_rule_id", TEXT),
  CW_FIELD (CwSession, stop_note, "stop_note", TEXT),
  CW_FIELD (CwSession, stopped.utc_s, "stopped_at", TIME),
  CW_FIELD (CwSession, stopped.boot_us, "stopped_boot_us", INT64),
  CW_FIELD (CwSession, stopped.boot_id, "stopped_boot_id", BUFFER),
  CW_FIELD (CwSession, stopped_n_events, "stopped_cuff_event_count", COUNT),
  CW_FIELD (CwSession, entered_at, "entered_at", TIME),
  CW_FIELD (CwSession, strike.at, "struck_at", TIME),
  CW_FIELD (CwSession, strike.clinician_id, "struck_clinician_id", REF),
  CW_FIELD (CwSession, strike.by, "struck_by", TEXT),
  CW_FIELD (CwSession, strike.reason, "struck_reason", TEXT),
};

static const CwRecord record = CW_RECORD ("session", fields);

static const CwField set_fields[] = {
  CW_FIELD (CwSetEntry, id, "id", ID),
  CW_FIELD (CwSetEntry, prescription_id, "prescription_id", REF),
  CW_FIELD (CwSetEntry, set_number, "set_number", INT),
  CW_FIELD (CwSetEntry, target_reps, "target_reps", INT),
  CW_FIELD (CwSetEntry, reps, "reps", INT),
  CW_FIELD (CwSetEntry, first_reps, "first_reps", COUNT),
  CW_FIELD (CwSetEntry, target_s, "target_s", COUNT),
  CW_FIELD (CwSetEntry, done_s, "done_s", COUNT),
  CW_FIELD (CwSetEntry, load_kg, "load_kg", REAL),
  CW_FIELD (CwSetEntry, effort, "effort", REAL),
  CW_FIELD (CwSetEntry, pain, "pain", REAL),
  CW_FIELD (CwSetEntry, discomfort, "discomfort", REAL),
  CW_FIELD (CwSetEntry, pressure_mmhg, "pressure_mmhg", REAL),
  CW_FIELD (CwSetEntry, rest_s, "rest_s", REAL),
  CW_FIELD_ENUM (CwSetEntry, end, "ending", set_end),
  CW_FIELD_ENUM (CwSetEntry, short_reason, "short_reason", short_reason),
  CW_FIELD (CwSetEntry, logged_at, "logged_at", TIME),
  CW_FIELD (CwSetEntry, boot_us, "boot_us", INT64),
  CW_FIELD (CwSetEntry, boot_id, "boot_id", BUFFER),
  CW_FIELD (CwSetEntry, n_cuff_events, "cuff_event_count", COUNT),
};

static const CwRecord set_record = CW_RECORD ("set_entry", set_fields);

static const CwField event_fields[] = {
  CW_FIELD (CwCuffEvent, id, "id", ID),
  CW_FIELD (CwCuffEvent, prescription_id, "prescription_id", REF),
  CW_FIELD_ENUM (CwCuffEvent, kind, "kind", kind),
  CW_FIELD (CwCuffEvent, limbs, "limbs", LIMBS),
  CW_FIELD (CwCuffEvent, pressure_mmhg, "pressure_mmhg", REAL),
  CW_FIELD (CwCuffEvent, at.utc_s, "at", TIME),
  CW_FIELD (CwCuffEvent, at.boot_us, "boot_us", INT64),
  CW_FIELD (CwCuffEvent, at.boot_id, "boot_id", BUFFER),
};

static const CwRecord event_record = CW_RECORD ("cuff_event", event_fields);

#define CHECK_COLUMNS "sbp_mmhg, dbp_mmhg, heart_rate_bpm, check_note"

static gboolean
load_sets (CwDatabase *database, CwSession *session, GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &set_record, NULL, "WHERE session_id = :id ORDER BY id");

  cw_statement_bind_int (select, ":id", session->id);
  return cw_record_read_all (&set_record, select,
                             (CwRecordMake)cw_set_entry_new, session->sets,
                             error);
}

static gboolean
load_cuff_events (CwDatabase *database, CwSession *session, GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &event_record, NULL, "WHERE session_id = :id ORDER BY id");
  CwStep step;

  cw_statement_bind_int (select, ":id", session->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwCuffEvent event = { 0 };

    if (!cw_record_read (&event_record, select, &event, error))
      return FALSE;
    g_ptr_array_add (session->cuff_events, cw_cuff_event_copy (&event));
  }
  return step == CW_STEP_DONE;
}

static gboolean
load_check (CwDatabase *database, CwSession *session, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT item_id, result FROM same_day_result WHERE session_id = :id");
  CwStep step;

  cw_statement_bind_int (select, ":id", session->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwCheckResult result;

    if (cw_check_result_from_id (cw_statement_get_text (select, 1), &result))
      g_hash_table_insert (session->check->results,
                           cw_statement_dup_text (select, 0),
                           GINT_TO_POINTER (result + 1));
  }
  return step == CW_STEP_DONE;
}

static CwSession *
read_session (CwDatabase *database, CwStatement *row, GError **error)
{
  g_autoptr (CwSession) session = cw_session_new ();
  int column = (int)record.n_fields;

  if (!cw_record_read (&record, row, session, error))
    return NULL;
  if (session->check == NULL)
    session->check = cw_same_day_check_new ();
  session->check->sbp_mmhg = cw_statement_get_real (row, column++);
  session->check->dbp_mmhg = cw_statement_get_real (row, column++);
  session->check->heart_rate_bpm = cw_statement_get_real (row, column++);
  session->check->note = cw_statement_dup_text (row, column);
  if (!load_check (database, session, error)
      || !load_sets (database, session, error)
      || !load_cuff_events (database, session, error)
      || !cw_paper_cuff_table_load (database, session, error)
      || !cw_session_remark_table_load (database, session, error)
      || !cw_safety_check_table_load (database, session, error)
      || !cw_course_table_load (database, session, error)
      || !cw_limb_stop_table_load (database, session, error))
    return NULL;
  return g_steal_pointer (&session);
}

CwSession *
cw_session_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, CHECK_COLUMNS, "WHERE id = :id");

  cw_statement_bind_int (select, ":id", id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    return read_session (database, select, error);
  case CW_STEP_DONE:
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _ ("This session is not in the clinic file."));
    return NULL;
  case CW_STEP_ERROR:
  default:
    return NULL;
  }
}

GPtrArray *
cw_session_table_load_all (CwDatabase *database,
                           gint64 patient_id,
                           gboolean ended_only,
                           guint limit,
                           GError **error)
{
  g_autoptr (GPtrArray) sessions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_session_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, CHECK_COLUMNS,
                          "WHERE patient_id = :patient "
                          "AND (:ended_only = 0 OR (state <> 'running'"
                          "     AND struck_at IS NULL)) "
                          "ORDER BY started_at DESC, id DESC LIMIT :limit");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  cw_statement_bind_int (select, ":ended_only", ended_only);
  cw_statement_bind_int (select, ":limit", limit > 0 ? (gint64)limit : -1);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwSession *session = read_session (database, select, error);

    if (session == NULL)
      return NULL;
    g_ptr_array_add (sessions, session);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&sessions) : NULL;
}

GArray *
cw_session_table_list_running (CwDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) select
      = cw_database_prepare (database, "SELECT id FROM session "
                                       "WHERE state = 'running' "
                                       "ORDER BY started_at DESC, id DESC");
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gint64 id = cw_statement_get_int (select, 0);

    g_array_append_val (ids, id);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
cw_session_table_count (CwDatabase *database,
                        gint64 patient_id,
                        gint64 line,
                        int *n_ended,
                        int *n_supervised,
                        int *next_number,
                        GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT count(*) FILTER (WHERE state <> 'running'"
                "                        AND struck_at IS NULL),"
                "       count(*) FILTER (WHERE state <> 'running'"
                "                        AND entered_at IS NULL),"
                "       coalesce(max(number), 0) + 1 "
                "FROM session WHERE patient_id = :patient AND line = :line");

  cw_statement_bind_int (select, ":patient", patient_id);
  cw_statement_bind_int (select, ":line", line);
  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return FALSE;
  *n_ended = (int)cw_statement_get_int (select, 0);
  *n_supervised = (int)cw_statement_get_int (select, 1);
  *next_number = (int)cw_statement_get_int (select, 2);
  return TRUE;
}

static gboolean
add_check (CwDatabase *database, const CwSession *session, GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      database, "INSERT INTO same_day_result (session_id, item_id, result) "
                "VALUES (:session, :item, :result)");
  GHashTableIter iter;
  gpointer item, result;

  g_hash_table_iter_init (&iter, session->check->results);
  while (g_hash_table_iter_next (&iter, &item, &result)) {
    CwCheckResult value = (CwCheckResult)(GPOINTER_TO_INT (result) - 1);

    cw_statement_bind_int (insert, ":session", session->id);
    cw_statement_bind_text (insert, ":item", item);
    cw_statement_bind_text (insert, ":result", cw_check_result_to_id (value));
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_audit_entry (CwDatabase *database,
                 const CwSession *session,
                 const char *action,
                 gint64 at,
                 GError **error)
{
  g_autofree char *after
      = cw_record_to_json (database, &record, session->id, error);
  const CwAuditEntry entry = {
    .at = at,
    .clinician_id = session->clinician_id,
    .action = action,
    .patient_id = session->patient_id,
    .record = "session",
    .record_id = session->id,
    .after = after,
  };

  return after != NULL && cw_audit_log_add (database, &entry, error);
}

gboolean
cw_session_table_add (CwDatabase *database,
                      CwSession *session,
                      gint64 line,
                      GError **error)
{
  const CwSameDayCheck *check = session->check;
  g_autoptr (CwStatement) insert = cw_record_insert (
      database, &record, session, "line", "started_on", "sbp_mmhg", "dbp_mmhg",
      "heart_rate_bpm", "check_note", "check_count", "paper_set_count", NULL);

  cw_statement_bind_int (insert, ":line", line);
  cw_statement_bind_date (insert, ":started_on",
                          cw_time_local_date (session->started_at));
  cw_statement_bind_real (insert, ":sbp_mmhg", check->sbp_mmhg);
  cw_statement_bind_real (insert, ":dbp_mmhg", check->dbp_mmhg);
  cw_statement_bind_real (insert, ":heart_rate_bpm", check->heart_rate_bpm);
  cw_statement_bind_text (insert, ":check_note", check->note);
  /* There is none before one from paper; the table asks for a number. */
  cw_statement_bind_int (
      insert, ":check_count",
      session->entered_at != 0 ? 1 : g_hash_table_size (check->results));
  if (session->entered_at != 0)
    cw_statement_bind_int (insert, ":paper_set_count", session->sets->len);
  if (!cw_statement_run (insert, error))
    return FALSE;
  session->id = cw_database_get_last_id (database);
  if (session->entered_at != 0)
    return add_audit_entry (database, session, "type in", session->entered_at,
                            error);
  return add_check (database, session, error)
         && add_audit_entry (database, session, "start", session->started_at,
                             error);
}

gboolean
cw_session_table_save_end (CwDatabase *database,
                           const CwSession *session,
                           gint64 at,
                           GError **error)
{
  g_autoptr (CwStatement) update
      = cw_record_update (database, &record, session, NULL);

  return cw_statement_run (update, error)
         && add_audit_entry (database, session, state_ids[session->state], at,
                             error);
}

gboolean
cw_session_table_strike (CwDatabase *database,
                         const CwSession *session,
                         const CwStrike *strike,
                         GError **error)
{
  return cw_measurement_strike (database, &record, session->id,
                                session->patient_id, strike, error);
}

static gboolean
correct_set (CwDatabase *database,
             const CwSession *session,
             const CwSetEntry *entry,
             gint64 at,
             GError **error)
{
  g_autoptr (CwStatement) update
      = cw_record_update (database, &set_record, entry, NULL);
  g_autofree char *before
      = cw_record_to_json (database, &set_record, entry->id, error);
  g_autofree char *after = NULL;
  CwAuditEntry audit = {
    .at = at,
    .clinician_id = session->clinician_id,
    .action = "change",
    .patient_id = session->patient_id,
    .record = "set_entry",
    .record_id = entry->id,
    .before = before,
  };

  if (before == NULL || !cw_statement_run (update, error))
    return FALSE;
  after = cw_record_to_json (database, &set_record, entry->id, error);
  audit.after = after;
  return after != NULL && cw_audit_log_add (database, &audit, error);
}

gboolean
cw_session_table_save_set (CwDatabase *database,
                           const CwSession *session,
                           const CwSetEntry *entry,
                           gint64 at,
                           gint64 *id,
                           GError **error)
{
  g_autoptr (CwStatement) insert = NULL;

  *id = entry->id;
  if (entry->id != 0)
    return correct_set (database, session, entry, at, error);
  insert = cw_record_insert (database, &set_record, entry, "session_id", NULL);
  cw_statement_bind_int (insert, ":session_id", session->id);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return cw_audit_log_add_row (database, at, session->clinician_id,
                               session->patient_id, "set_entry", *id, error);
}

gboolean
cw_session_table_add_cuff_event (CwDatabase *database,
                                 const CwSession *session,
                                 const CwCuffEvent *event,
                                 gint64 *id,
                                 GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &event_record, event, "session_id", NULL);

  cw_statement_bind_int (insert, ":session_id", session->id);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return cw_audit_log_add_row (database, event->at.utc_s, session->clinician_id,
                               session->patient_id, "cuff_event", *id, error);
}
