/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/progress-query.h"

#include "store/prescription-table.h"
#include "store/statement.h"

/* The limit is of an exercise, and somebody who does several has sessions
 * without it: so many of the patient's own are read for each. */
#define SESSIONS_FOR_ONE 4

/* The sessions that are read, oldest first: in the order of the index. */
#define FROM_SESSIONS "FROM session s "
#define OF_PATIENT                                                             \
  "WHERE s.patient_id = :patient AND s.state <> 'running' "                    \
  "AND s.struck_at IS NULL AND (s.started_at, s.id) >= (:since, :first) "

static const char first_query[]
    = "SELECT started_at, id FROM session s "
      "WHERE s.patient_id = :patient AND s.state <> 'running' "
      "AND s.struck_at IS NULL "
      "ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET :newer";

/* One row a set; the sets of an exercise in a session follow each other, and
 * the exercises as they are numbered, which is the order of the plan. */
static const char query[]
    = "SELECT s.id, s.number, s.started_on, s.state, t.prescription_id,"
      "  t.target_reps, t.reps, t.load_kg, t.pressure_mmhg, t.effort, t.pain,"
      "  t.discomfort, t.ending, t.rest_s, s.stop_rule_id, t.target_s,"
      "  t.done_s, t.short_reason,"
      "  (SELECT l.stop_rule_id FROM limb_stop l WHERE l.session_id = s.id"
      "   AND l.prescription_id = t.prescription_id),"
      "  s.entered_at, m.minutes " FROM_SESSIONS
      "JOIN set_entry t ON t.session_id = s.id "
      "LEFT JOIN paper_cuff m ON m.session_id = s.id"
      "  AND m.prescription_id = t.prescription_id " OF_PATIENT
      "ORDER BY s.started_at, s.id, t.prescription_id, t.set_number";

enum {
  SESSION_ID,
  NUMBER,
  STARTED_ON,
  STATE,
  PRESCRIPTION_ID,
  TARGET_REPS,
  REPS,
  LOAD,
  PRESSURE,
  EFFORT,
  PAIN,
  DISCOMFORT,
  ENDING,
  REST,
  STOP_RULE,
  TARGET_S,
  DONE_S,
  SHORT_REASON,
  LIMB_STOP_RULE, /* of this exercise, after which the session went on */
  ENTERED_AT,
  MINUTES,
};

/* How often and when the cuff went up and down, in the order of time. */
static const char cuff_query[]
    = "SELECT c.session_id, c.prescription_id, c.kind, c.limbs, c.at, c.boot_us,"
      "  c.boot_id " FROM_SESSIONS
      "JOIN cuff_event c ON c.session_id = s.id " OF_PATIENT
      "ORDER BY s.started_at, s.id, c.id";

typedef struct {
  CwDatabase *database;
  gint64 patient_id;
  char *since;          /* when the first session that is read began */
  gint64 first_id;      /* which that is */
  GHashTable *doses;    /* (element-type gint64 CwPlannedDose) */
  GHashTable *by_key;   /* (element-type utf8 CwExerciseProgress), not owned */
  GPtrArray *exercises; /* (element-type CwExerciseProgress) */
  GHashTable *sessions; /* (element-type CwExerciseSession): a set of them, by
                           session and prescription; not owned */
  guint max_sessions;
  gint64 session_id, prescription_id; /* of the row before */
  guint n_begun;                      /* exercises of that session */
  CwExerciseSession *session;         /* that it went to; NULL: left out */
} Reader;

static CwStatement *
prepare (Reader *reader, const char *sql)
{
  CwStatement *select = cw_database_prepare (reader->database, sql);

  cw_statement_bind_int (select, ":patient", reader->patient_id);
  cw_statement_bind_text (select, ":since", reader->since);
  cw_statement_bind_int (select, ":first", reader->first_id);
  return select;
}

/* Reading begins there, or with the very first. */
static gboolean
find_first (Reader *reader, GError **error)
{
  g_autoptr (CwStatement) select = NULL;
  CwStep step;

  if (reader->max_sessions == 0)
    return TRUE;
  select = cw_database_prepare (reader->database, first_query);
  cw_statement_bind_int (select, ":patient", reader->patient_id);
  cw_statement_bind_int (select, ":newer",
                         (gint64)reader->max_sessions * SESSIONS_FOR_ONE - 1);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_ROW) {
    g_free (reader->since);
    reader->since = cw_statement_dup_text (select, 0);
    reader->first_id = cw_statement_get_int (select, 1);
  }
  return step != CW_STEP_ERROR;
}

static CwExerciseProgress *
get_exercise (Reader *reader, const CwPrescription *prescription)
{
  g_autofree char *limbs = cw_limb_set_to_ids (prescription->limbs);
  g_autofree char *key
      = g_strconcat (prescription->exercise_id, " ", limbs, NULL);
  CwExerciseProgress *exercise = g_hash_table_lookup (reader->by_key, key);

  if (exercise == NULL) {
    exercise = cw_exercise_progress_new ();
    exercise->exercise_id = g_strdup (prescription->exercise_id);
    exercise->limbs = prescription->limbs;
    exercise->title = cw_prescription_get_title (prescription);
    g_ptr_array_add (reader->exercises, exercise);
    g_hash_table_insert (reader->by_key, g_steal_pointer (&key), exercise);
  }
  return exercise;
}

/* The exercises of the newest session lead, in the order of that session. */
static void
move_forward (Reader *reader, CwExerciseProgress *exercise)
{
  guint index = 0;

  if (!g_ptr_array_find (reader->exercises, exercise, &index))
    g_return_if_reached ();
  g_ptr_array_steal_index (reader->exercises, index);
  g_ptr_array_insert (reader->exercises,
                      (int)MIN (reader->n_begun, reader->exercises->len),
                      exercise);
  reader->n_begun++;
}

static void
take_dose (CwExerciseSession *session, const CwPlannedDose *dose)
{
  const CwPrescription *prescription = dose->prescription;

  session->plan_version = dose->plan_version;
  session->scheme = prescription->scheme;
  session->body_weight = prescription->body_weight;
  session->aop_mmhg = prescription->aop_mmhg;
  session->aop_date = prescription->aop_date;
  session->one_rm_kg = prescription->one_rm_kg;
  session->one_rm_date = prescription->one_rm_date;
  session->load_percent_1rm = prescription->load_percent_1rm;
  session->pressure_percent = prescription->pressure_percent;
  session->rest_s = prescription->rest_s;
  session->intermittent = prescription->intermittent;
}

/* The exercise in the session that a row begins; NULL in reader->session when
 * its dose is not known. */
static void
begin_session (Reader *reader, CwStatement *row)
{
  const CwPlannedDose *dose
      = g_hash_table_lookup (reader->doses, &reader->prescription_id);
  CwExerciseProgress *exercise;
  CwExerciseSession *session;

  reader->session = NULL;
  if (dose == NULL)
    return;
  exercise = get_exercise (reader, dose->prescription);
  move_forward (reader, exercise);

  session = reader->session = cw_exercise_session_new ();
  session->session_id = reader->session_id;
  session->prescription_id = reader->prescription_id;
  session->session_number = (int)cw_statement_get_int (row, NUMBER);
  session->date = cw_statement_get_date (row, STARTED_ON);
  session->from_paper = !cw_statement_is_null (row, ENTERED_AT);
  if (!cw_statement_is_null (row, MINUTES))
    session->inflated_s = 60 * cw_statement_get_real (row, MINUTES);
  session->stop_rule_id = g_intern_string (cw_statement_get_text (
      row, cw_statement_is_null (row, LIMB_STOP_RULE) ? STOP_RULE
                                                      : LIMB_STOP_RULE));
  take_dose (session, dose);
  session->load_kg = cw_statement_get_real (row, LOAD);
  session->pressure_mmhg = cw_statement_get_real (row, PRESSURE);
  g_ptr_array_add (exercise->sessions, session);
  g_hash_table_add (reader->sessions, session);
}

static void
keep_rating (double *rating, double value)
{
  if (value >= 0) /* NAN: this set was not rated */
    *rating = value;
}

static void
add_reps (CwExerciseSession *session, CwStatement *row)
{
  session->targets[session->n_sets] = (int)cw_statement_get_int (row, TARGET_REPS);
  session->reps[session->n_sets] = (double)cw_statement_get_int (row, REPS);
}

/* How much of an interval was done; a little too long is no more than all. */
static void
add_interval (CwExerciseSession *session, CwStatement *row)
{
  double target_s = (double)cw_statement_get_int (row, TARGET_S);
  double done_s = (double)cw_statement_get_int (row, DONE_S);

  session->targets[session->n_sets] = 100;
  session->reps[session->n_sets] = MIN (100 * done_s / target_s, 100);
  session->details[session->n_sets].done_s = done_s;
}

static void
add_set (CwExerciseSession *session, CwStatement *row)
{
  gboolean stopped = g_strcmp0 (cw_statement_get_text (row, STATE), "stopped") == 0;
  CwSetDetail *detail;

  if (session->n_sets >= CW_MAX_SETS)
    return;
  if (cw_statement_is_null (row, TARGET_S))
    add_reps (session, row);
  else
    add_interval (session, row);
  detail = &session->details[session->n_sets];
  detail->load_kg = cw_statement_get_real (row, LOAD);
  detail->pressure_mmhg = cw_statement_get_real (row, PRESSURE);
  detail->effort = cw_statement_get_real (row, EFFORT);
  detail->pain = cw_statement_get_real (row, PAIN);
  detail->discomfort = cw_statement_get_real (row, DISCOMFORT);
  detail->rest_s = cw_statement_get_real (row, REST);
  cw_set_end_from_id (cw_statement_get_text (row, ENDING), &detail->end);
  cw_short_reason_from_id (cw_statement_get_text (row, SHORT_REASON),
                           &detail->short_reason);
  session->n_sets++;
  keep_rating (&session->effort, cw_statement_get_real (row, EFFORT));
  keep_rating (&session->pain, cw_statement_get_real (row, PAIN));
  keep_rating (&session->discomfort, cw_statement_get_real (row, DISCOMFORT));
  /* STOP ends the session: the exercise it broke off lacks sets, or its last
   * one says so. */
  session->stopped_by_symptom
      = !cw_statement_is_null (row, LIMB_STOP_RULE)
        || (stopped
        && (session->n_sets < session->scheme.n_sets
            || g_strcmp0 (cw_statement_get_text (row, ENDING), "stopped") == 0));
}

static gboolean
read_rows (Reader *reader, GError **error)
{
  g_autoptr (CwStatement) select = prepare (reader, query);
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gint64 session_id = cw_statement_get_int (select, SESSION_ID);
    gint64 prescription_id = cw_statement_get_int (select, PRESCRIPTION_ID);

    if (session_id != reader->session_id
        || prescription_id != reader->prescription_id) {
      if (session_id != reader->session_id)
        reader->n_begun = 0;
      reader->session_id = session_id;
      reader->prescription_id = prescription_id;
      begin_session (reader, select);
    }
    if (reader->session != NULL)
      add_set (reader->session, select);
  }
  return step == CW_STEP_DONE;
}

static guint
hash_session (gconstpointer key)
{
  const CwExerciseSession *session = key;

  return g_int64_hash (&session->session_id) * 31
         + g_int64_hash (&session->prescription_id);
}

static gboolean
is_same_session (gconstpointer a, gconstpointer b)
{
  const CwExerciseSession *first = a, *second = b;

  return first->session_id == second->session_id
         && first->prescription_id == second->prescription_id;
}

/* An exercise in a session with what its cuffs have been through. */
typedef struct {
  CwExerciseSession *session;
  CwInstant inflated[CW_N_LIMBS];
  gboolean up[CW_N_LIMBS];
  gint64 past_us[CW_N_LIMBS];
} CuffClock;

/* Of two limbs with cuffs of their own, the longer time. */
static void
finish_cuffs (CuffClock *clock)
{
  for (int limb = 0; clock->session != NULL && limb < CW_N_LIMBS; limb++)
    clock->session->inflated_s
        = MAX (clock->session->inflated_s, (double)clock->past_us[limb] / 1e6);
  *clock = (CuffClock){ NULL };
}

static void
add_cuff_event (CuffClock *clock, CwStatement *row)
{
  gboolean inflates
      = g_strcmp0 (cw_statement_get_text (row, 2), "inflate") == 0;
  CwLimbSet limbs = cw_statement_get_limbs (row, 3);
  CwInstant at = { .utc_s = cw_statement_get_time (row, 4),
                   .boot_us = cw_statement_get_int (row, 5) };

  g_strlcpy (at.boot_id, cw_statement_get_text (row, 6), sizeof at.boot_id);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    if ((limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    if (inflates && !clock->up[limb]) {
      clock->inflated[limb] = at;
      clock->up[limb] = TRUE;
    } else if (!inflates && clock->up[limb]) {
      clock->past_us[limb]
          += cw_instant_elapsed_us (&clock->inflated[limb], &at);
      clock->up[limb] = FALSE;
    }
  }
}

/* The exercises of a session follow each other, and so do their events. */
static gboolean
read_cuffs (Reader *reader, GError **error)
{
  g_autoptr (CwStatement) select = prepare (reader, cuff_query);
  CuffClock clock = { NULL };
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwExerciseSession key
        = { .session_id = cw_statement_get_int (select, 0),
            .prescription_id = cw_statement_get_int (select, 1) };

    if (clock.session == NULL || !is_same_session (clock.session, &key)) {
      finish_cuffs (&clock);
      clock.session = g_hash_table_lookup (reader->sessions, &key);
    }
    if (clock.session != NULL)
      add_cuff_event (&clock, select);
  }
  finish_cuffs (&clock);
  return step == CW_STEP_DONE;
}

static void
finish_exercise (CwExerciseProgress *exercise, guint max_sessions)
{
  GPtrArray *sessions = exercise->sessions;

  if (max_sessions > 0 && sessions->len > max_sessions)
    g_ptr_array_remove_range (sessions, 0, sessions->len - max_sessions);
  for (guint i = 0; i < sessions->len; i++)
    cw_exercise_session_measure (sessions->pdata[i]);
}

GPtrArray *
cw_progress_query (CwDatabase *database,
                   gint64 patient_id,
                   guint max_sessions,
                   GError **error)
{
  g_autoptr (GHashTable) by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  g_autoptr (GHashTable) sessions
      = g_hash_table_new (hash_session, is_same_session);
  g_autoptr (GHashTable) doses = NULL;
  Reader reader = {
    .database = database,
    .patient_id = patient_id,
    .by_key = by_key,
    .exercises = exercises,
    .sessions = sessions,
    .max_sessions = max_sessions,
    .since = g_strdup (""),
  };
  gboolean success = find_first (&reader, error);

  if (success)
    doses = reader.doses = cw_prescription_table_load_held (
        database, patient_id, reader.since, reader.first_id, error);
  success = doses != NULL && read_rows (&reader, error)
            && read_cuffs (&reader, error);
  g_free (reader.since);
  if (!success)
    return NULL;
  for (guint i = 0; i < exercises->len; i++)
    finish_exercise (exercises->pdata[i], max_sessions);
  return g_steal_pointer (&exercises);
}
