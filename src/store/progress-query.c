/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/progress-query.h"

#include "store/plan-table.h"
#include "store/statement.h"

/* One row a set; the sets of an exercise in a session follow each other, newest
 * session first. */
static const char query[]
    = "SELECT s.id, s.number, s.started_on, s.state, s.plan_id, "
      "t.prescription_id,"
      "  t.target_reps, t.reps, t.load_kg, t.pressure_mmhg, t.effort, t.pain,"
      "  t.discomfort, t.ending, t.rest_s, s.stop_rule_id, t.target_s,"
      "  t.done_s "
      "FROM session s "
      "JOIN set_entry t ON t.session_id = s.id "
      "JOIN prescription p ON p.id = t.prescription_id "
      "WHERE s.patient_id = :patient AND s.state <> 'running' "
      "ORDER BY s.line DESC, s.number DESC, p.position, t.set_number";

/* How often and when the cuff went up and down, in the order of time. */
static const char cuff_query[]
    = "SELECT c.session_id, c.prescription_id, c.kind, c.limbs, c.at, c.boot_us,"
      "  c.boot_id "
      "FROM session s JOIN cuff_event c ON c.session_id = s.id "
      "WHERE s.patient_id = :patient AND s.state <> 'running'"
      "  AND s.id >= :oldest "
      "ORDER BY c.session_id, c.id";

typedef struct {
  CwDatabase *database;
  GHashTable *plans;    /* (element-type gint64 CwPlan) */
  GHashTable *by_key;   /* (element-type utf8 CwExerciseProgress), not owned */
  GPtrArray *exercises; /* (element-type CwExerciseProgress) */
  GHashTable *sessions; /* (element-type CwExerciseSession): a set of them, by
                           session and prescription; not owned */
  guint max_sessions;
  gint64 oldest_session_id;           /* of those that are kept */
  gint64 session_id, prescription_id; /* of the row before */
  CwExerciseSession *session;         /* that it went to; NULL: left out */
} Reader;

static const CwPlan *
get_plan (Reader *reader, gint64 plan_id, GError **error)
{
  CwPlan *plan = g_hash_table_lookup (reader->plans, &plan_id);

  if (plan == NULL) {
    plan = cw_plan_table_load (reader->database, plan_id, error);
    if (plan != NULL)
      g_hash_table_insert (reader->plans, g_memdup2 (&plan_id, sizeof plan_id),
                           plan);
  }
  return plan;
}

static const CwPrescription *
find_prescription (const CwPlan *plan, gint64 id)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription = plan->prescriptions->pdata[i];

    if (prescription->id == id)
      return prescription;
  }
  return NULL;
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

/* The exercise in the session that a row begins, or NULL in reader->session
 * when there are enough of it. */
static gboolean
begin_session (Reader *reader, CwStatement *row, GError **error)
{
  const CwPlan *plan = get_plan (reader, cw_statement_get_int (row, 4), error);
  const CwPrescription *prescription;
  CwExerciseProgress *exercise;
  CwExerciseSession *session;

  reader->session = NULL;
  if (plan == NULL)
    return FALSE;
  prescription = find_prescription (plan, reader->prescription_id);
  if (prescription == NULL)
    return TRUE;
  exercise = get_exercise (reader, prescription);
  if (reader->max_sessions > 0
      && exercise->sessions->len >= reader->max_sessions)
    return TRUE;

  session = reader->session = cw_exercise_session_new ();
  session->session_id = reader->session_id;
  session->prescription_id = reader->prescription_id;
  session->session_number = (int)cw_statement_get_int (row, 1);
  session->plan_version = plan->version;
  session->date = cw_statement_get_date (row, 2);
  session->scheme = prescription->scheme;
  session->body_weight = prescription->body_weight;
  session->aop_mmhg = prescription->aop_mmhg;
  session->aop_date = prescription->aop_date;
  session->one_rm_kg = prescription->one_rm_kg;
  session->one_rm_date = prescription->one_rm_date;
  session->stop_rule_id = g_intern_string (cw_statement_get_text (row, 15));
  session->load_percent_1rm = prescription->load_percent_1rm;
  session->pressure_percent = prescription->pressure_percent;
  session->rest_s = prescription->rest_s;
  session->intermittent = prescription->intermittent;
  session->load_kg = cw_statement_get_real (row, 8);
  session->pressure_mmhg = cw_statement_get_real (row, 9);
  g_ptr_array_add (exercise->sessions, session);
  g_hash_table_add (reader->sessions, session);
  reader->oldest_session_id
      = MIN (reader->oldest_session_id, session->session_id);
  return TRUE;
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
  session->targets[session->n_sets] = (int)cw_statement_get_int (row, 6);
  session->reps[session->n_sets] = (double)cw_statement_get_int (row, 7);
}

/* How much of an interval was done; a little too long is no more than all. */
static void
add_interval (CwExerciseSession *session, CwStatement *row)
{
  double target_s = (double)cw_statement_get_int (row, 16);
  double done_s = (double)cw_statement_get_int (row, 17);

  session->targets[session->n_sets] = 100;
  session->reps[session->n_sets] = MIN (100 * done_s / target_s, 100);
  session->details[session->n_sets].done_s = done_s;
}

static void
add_set (CwExerciseSession *session, CwStatement *row)
{
  gboolean stopped = g_strcmp0 (cw_statement_get_text (row, 3), "stopped") == 0;
  CwSetDetail *detail;

  if (session->n_sets >= CW_MAX_SETS)
    return;
  if (cw_statement_is_null (row, 16))
    add_reps (session, row);
  else
    add_interval (session, row);
  detail = &session->details[session->n_sets];
  detail->load_kg = cw_statement_get_real (row, 8);
  detail->pressure_mmhg = cw_statement_get_real (row, 9);
  detail->effort = cw_statement_get_real (row, 10);
  detail->pain = cw_statement_get_real (row, 11);
  detail->discomfort = cw_statement_get_real (row, 12);
  detail->rest_s = cw_statement_get_real (row, 14);
  cw_set_end_from_id (cw_statement_get_text (row, 13), &detail->end);
  session->n_sets++;
  keep_rating (&session->effort, cw_statement_get_real (row, 10));
  keep_rating (&session->pain, cw_statement_get_real (row, 11));
  keep_rating (&session->discomfort, cw_statement_get_real (row, 12));
  /* STOP ends the session: the exercise it broke off lacks sets, or its last
   * one says so. */
  session->stopped_by_symptom
      = stopped
        && (session->n_sets < session->scheme.n_sets
            || g_strcmp0 (cw_statement_get_text (row, 13), "stopped") == 0);
}

static gboolean
read_rows (Reader *reader, CwStatement *select, GError **error)
{
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gint64 session_id = cw_statement_get_int (select, 0);
    gint64 prescription_id = cw_statement_get_int (select, 5);

    if (session_id != reader->session_id
        || prescription_id != reader->prescription_id) {
      reader->session_id = session_id;
      reader->prescription_id = prescription_id;
      if (!begin_session (reader, select, error))
        return FALSE;
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
read_cuffs (Reader *reader, CwStatement *select, GError **error)
{
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
finish_exercise (CwExerciseProgress *exercise)
{
  GPtrArray *sessions = exercise->sessions;

  for (guint i = 0; i < sessions->len / 2; i++) {
    gpointer newer = sessions->pdata[i];

    sessions->pdata[i] = sessions->pdata[sessions->len - 1 - i];
    sessions->pdata[sessions->len - 1 - i] = newer;
  }
  for (guint i = 0; i < sessions->len; i++)
    cw_exercise_session_measure (sessions->pdata[i]);
}

GPtrArray *
cw_progress_query (CwDatabase *database,
                   gint64 patient_id,
                   guint max_sessions,
                   GError **error)
{
  g_autoptr (GHashTable) plans = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)cw_plan_free);
  g_autoptr (GHashTable) by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  g_autoptr (GHashTable) sessions
      = g_hash_table_new (hash_session, is_same_session);
  g_autoptr (CwStatement) select = cw_database_prepare (database, query);
  g_autoptr (CwStatement) cuffs = cw_database_prepare (database, cuff_query);
  Reader reader = {
    .database = database,
    .plans = plans,
    .by_key = by_key,
    .exercises = exercises,
    .sessions = sessions,
    .oldest_session_id = G_MAXINT64,
    .max_sessions = max_sessions,
  };

  cw_statement_bind_int (select, ":patient", patient_id);
  if (!read_rows (&reader, select, error))
    return NULL;
  cw_statement_bind_int (cuffs, ":patient", patient_id);
  cw_statement_bind_int (cuffs, ":oldest", reader.oldest_session_id);
  if (!read_cuffs (&reader, cuffs, error))
    return NULL;
  for (guint i = 0; i < exercises->len; i++)
    finish_exercise (exercises->pdata[i]);
  return g_steal_pointer (&exercises);
}
