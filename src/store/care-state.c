/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/care-state.h"

#include <string.h>

#include "model/plan.h"
#include "store/statement.h"

/* All of it is found by index, so that it costs the same in any clinic. */
static const char query[]
    = "WITH last AS ("
      "  SELECT id, date, outcome, dose_class, deferred_until, valid_until,"
      "    valid_days, birth_date, sex"
      "  FROM screening WHERE patient_id = :id AND signed_at IS NOT NULL"
      "  ORDER BY id DESC LIMIT 1),"
      " current AS ("
      "  SELECT id, version, line, sessions_per_week, weeks FROM plan"
      "  WHERE patient_id = :id ORDER BY version DESC LIMIT 1) "
      "SELECT"
      "  EXISTS (SELECT 1 FROM screening"
      "          WHERE patient_id = :id AND signed_at IS NULL),"
      "  last.id, last.outcome, last.dose_class, last.deferred_until,"
      "  last.valid_until,"
      "  (SELECT group_concat(limb, ';') FROM limb_verdict"
      "   WHERE screening_id = last.id AND state = 'PERMITTED'),"
      "  current.id, current.version,"
      "  (SELECT group_concat(limbs, ';') FROM prescription"
      "   WHERE plan_id = current.id),"
      "  current.sessions_per_week, current.weeks,"
      "  (SELECT count(*) FROM session WHERE patient_id = :id"
      "   AND line = current.line AND state <> 'running'"
      "   AND struck_at IS NULL),"
      "  (SELECT max(started_on) FROM session"
      "   WHERE patient_id = :id AND state <> 'running'"
      "   AND struck_at IS NULL),"
      "  (SELECT id FROM session WHERE patient_id = :id AND state = 'running'),"
      "  last.date, last.valid_days, last.birth_date,"
      "  (SELECT group_concat(rule_id || ' ' || day, ';') FROM lapse"
      "   WHERE screening_id = last.id),"
      "  EXISTS (SELECT 1 FROM current_adverse_event WHERE patient_id = :id"
      "          AND grade <> 'expected' AND is_review = 0),"
      "  EXISTS (SELECT 1 FROM patient WHERE id = :id"
      "          AND (birth_date <> last.birth_date OR sex <> last.sex)),"
      "  (SELECT count(*) FROM session WHERE patient_id = :id"
      "   AND line = current.line AND state <> 'running'"
      "   AND entered_at IS NULL),"
      "  stop.day,"
      "  (SELECT group_concat(limbs, ';') FROM adverse_event"
      "   WHERE patient_id = :id AND stop_rule_id IS NOT NULL"
      "   AND date(happened_at, 'localtime') = stop.day) "
      "FROM (SELECT max(date(happened_at, 'localtime')) AS day"
      "      FROM adverse_event"
      "      WHERE patient_id = :id AND stop_rule_id IS NOT NULL"
      "      AND limbs IS NOT NULL) stop "
      "LEFT JOIN last LEFT JOIN current";

/* Of several reports by one rule the first day counts. */
static void
add_event (CwCareState *state, const char *rule_id, CwDate day)
{
  const CwRescreenRule *rule = cw_rescreen_rule_find (rule_id);

  for (gsize i = 0; i < state->n_events; i++)
    if (rule != NULL && state->events[i].rule_id == rule->id) {
      state->events[i].day = MIN (state->events[i].day, day);
      return;
    }
  if (rule != NULL && state->n_events < CW_MAX_CARE_EVENTS)
    state->events[state->n_events++] = (CwRescreenEvent){ rule->id, day };
}

/* `NEW_MEDICINE 2026-11-21`, with ";" between them. */
static void
read_events (const char *text, CwCareState *state)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  for (gsize i = 0; parts[i] != NULL; i++) {
    char *space = strchr (parts[i], ' ');
    CwDate day;

    if (space == NULL || !cw_date_parse (space + 1, &day))
      continue;
    *space = '\0';
    add_event (state, parts[i], day);
  }
}

static void
read_state (CwStatement *row, CwCareState *state)
{
  state->has_draft = cw_statement_get_int (row, 0) != 0;
  state->has_screening = !cw_statement_is_null (row, 1);
  cw_outcome_from_id (cw_statement_get_text (row, 2), &state->outcome);
  cw_dose_class_from_id (cw_statement_get_text (row, 3), &state->dose_class);
  state->deferred_until = cw_statement_get_date (row, 4);
  state->valid_until = cw_statement_get_date (row, 5);
  if (state->outcome == CW_OUTCOME_CLEARED)
    state->permitted_limbs = cw_statement_get_limbs (row, 6);
  state->has_plan = !cw_statement_is_null (row, 7);
  if (state->has_plan) {
    const CwPlan plan = {
      .sessions_per_week = cw_statement_get_real (row, 10),
      .weeks = (int)cw_statement_get_int (row, 11),
    };

    state->plan_version = (int)cw_statement_get_int (row, 8);
    state->plan_limbs = cw_statement_get_limbs (row, 9);
    state->sessions_planned = cw_plan_get_n_sessions (&plan);
    state->sessions_done = (int)cw_statement_get_int (row, 12);
    state->supervised_sessions = (int)cw_statement_get_int (row, 21);
  }
  state->last_session = cw_statement_get_date (row, 13);
  state->unfinished_session_id = cw_statement_get_int (row, 14);
  state->screened_on = cw_statement_get_date (row, 15);
  state->valid_days = (int)cw_statement_get_int (row, 16);
  state->birth_date = cw_statement_get_date (row, 17);
  read_events (cw_statement_get_text (row, 18), state);
  state->event_waits = cw_statement_get_int (row, 19) != 0;
  state->person_corrected = cw_statement_get_int (row, 20) != 0;
  state->stopped_on = cw_statement_get_date (row, 22);
  state->stopped_limbs = cw_statement_get_limbs (row, 23);
}

gboolean
cw_care_state_load (CwDatabase *database,
                    gint64 patient_id,
                    CwCareState *state,
                    GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (database, query);

  *state = (CwCareState){ 0 };
  cw_statement_bind_int (select, ":id", patient_id);
  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return FALSE;
  read_state (select, state);
  return TRUE;
}
