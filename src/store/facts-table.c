/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/facts-table.h"

#include <math.h>

#include "store/record.h"

CW_DEFINE_CHOICE (CwAnswerValue, answer_value)

static const CwField answer_fields[] = {
  CW_FIELD_ENUM (CwAnswer, value, "value", answer_value),
  CW_FIELD (CwAnswer, date, "date", DATE),
  CW_FIELD (CwAnswer, limbs, "limbs", LIMBS),
  CW_FIELD (CwAnswer, count, "count", REAL),
  CW_FIELD (CwAnswer, number, "number", REAL),
  CW_FIELD (CwAnswer, choice, "choice", TEXT),
};

static const CwRecord answer_record = CW_RECORD ("answer", answer_fields);

static const CwField clearance_fields[] = {
  CW_FIELD (CwClearance, finding_ids, "finding_ids", LIST),
  CW_FIELD (CwClearance, name, "name", TEXT),
  CW_FIELD (CwClearance, role, "role", TEXT),
  CW_FIELD (CwClearance, organisation, "organisation", TEXT),
  CW_FIELD (CwClearance, registration, "registration", TEXT),
  CW_FIELD (CwClearance, letter, "letter", TEXT),
  CW_FIELD (CwClearance, date, "date", DATE),
  CW_FIELD (CwClearance, expiry, "expiry", DATE),
  CW_FIELD (CwClearance, limbs, "limbs", LIMBS),
  CW_FIELD (CwClearance, max_aop_percent, "max_aop_percent", REAL),
  CW_FIELD (CwClearance, max_load_percent_1rm, "max_load_percent_1rm", REAL),
  CW_FIELD (CwClearance, limits, "limits", TEXT),
  CW_FIELD (CwClearance, entered_by, "entered_by", TEXT),
};

static const CwRecord clearance_record
    = CW_RECORD ("clearance", clearance_fields);

static const CwField justification_fields[] = {
  CW_FIELD (CwJustification, finding_ids, "finding_ids", LIST),
  CW_FIELD (CwJustification, clinician, "clinician", TEXT),
  CW_FIELD (CwJustification, date, "date", DATE),
  CW_FIELD (CwJustification, text, "text", TEXT),
};

static const CwRecord justification_record
    = CW_RECORD ("justification", justification_fields);

/* The tables whose rows belong to one screening. */
static const char *const part_tables[] = {
  "answer",
  "measurement",
  "clearance",
  "justification",
};

static gboolean
load_answers (CwDatabase *database,
              gint64 id,
              CwScreeningFacts *facts,
              GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &answer_record, "question_id", "WHERE screening_id = :id");
  CwStep step;

  cw_statement_bind_int (select, ":id", id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_NONE);

    if (!cw_record_read (&answer_record, select, answer, error))
      return FALSE;
    cw_screening_facts_set_answer (
        facts, cw_statement_get_text (select, (int)answer_record.n_fields),
        answer);
  }
  return step == CW_STEP_DONE;
}

static gboolean
load_measurements (CwDatabase *database,
                   gint64 id,
                   CwScreeningFacts *facts,
                   GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT measurement_id, value "
                "FROM measurement WHERE screening_id = :id");
  CwStep step;

  cw_statement_bind_int (select, ":id", id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW)
    cw_screening_facts_set_measurement (facts,
                                        cw_statement_get_text (select, 0),
                                        cw_statement_get_real (select, 1));
  return step == CW_STEP_DONE;
}

static gboolean
load_clearances (CwDatabase *database,
                 gint64 id,
                 CwScreeningFacts *facts,
                 GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &clearance_record, NULL,
                          "WHERE screening_id = :id ORDER BY position");

  cw_statement_bind_int (select, ":id", id);
  return cw_record_read_all (&clearance_record, select,
                             (CwRecordMake)cw_clearance_new, facts->clearances,
                             error);
}

static gboolean
load_justifications (CwDatabase *database,
                     gint64 id,
                     CwScreeningFacts *facts,
                     GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &justification_record, NULL,
                          "WHERE screening_id = :id ORDER BY position");

  cw_statement_bind_int (select, ":id", id);
  return cw_record_read_all (&justification_record, select,
                             (CwRecordMake)cw_justification_new,
                             facts->justifications, error);
}

gboolean
cw_facts_table_load (CwDatabase *database,
                     gint64 id,
                     CwScreeningFacts *facts,
                     GError **error)
{
  return load_answers (database, id, facts, error)
         && load_measurements (database, id, facts, error)
         && load_clearances (database, id, facts, error)
         && load_justifications (database, id, facts, error);
}

gboolean
cw_facts_table_remove (CwDatabase *database, gint64 id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (part_tables); i++) {
    g_autofree char *sql = g_strdup_printf (
        "DELETE FROM %s WHERE screening_id = :id", part_tables[i]);
    g_autoptr (CwStatement) delete = cw_database_prepare (database, sql);

    cw_statement_bind_int (delete, ":id", id);
    if (!cw_statement_run (delete, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cw_facts_table_set_answer (CwDatabase *database,
                           gint64 id,
                           const char *question_id,
                           const CwAnswer *answer,
                           GError **error)
{
  g_autoptr (CwStatement) change = NULL;

  if (answer == NULL || answer->value == CW_ANSWER_NONE) {
    change
        = cw_database_prepare (database, "DELETE FROM answer "
                                         "WHERE screening_id = :screening_id "
                                         "AND question_id = :question_id");
  } else {
    change = cw_record_replace (database, &answer_record, answer,
                                "screening_id", "question_id", NULL);
  }
  cw_statement_bind_int (change, ":screening_id", id);
  cw_statement_bind_text (change, ":question_id", question_id);
  return cw_statement_run (change, error);
}

gboolean
cw_facts_table_set_measurement (CwDatabase *database,
                                gint64 id,
                                const char *measurement_id,
                                double value,
                                GError **error)
{
  g_autoptr (CwStatement) change = cw_database_prepare (
      database, isnan (value)
                    ? "DELETE FROM measurement WHERE screening_id = :id "
                      "AND measurement_id = :measurement"
                    : "INSERT INTO measurement (screening_id, measurement_id,"
                      "                         value) "
                      "VALUES (:id, :measurement, :value) "
                      "ON CONFLICT DO UPDATE SET value = excluded.value");

  cw_statement_bind_int (change, ":id", id);
  cw_statement_bind_text (change, ":measurement", measurement_id);
  if (!isnan (value))
    cw_statement_bind_real (change, ":value", value);
  return cw_statement_run (change, error);
}

/* How many rows of a table a screening has: the next one's position. */
static gboolean
count_rows (CwDatabase *database,
            const char *sql,
            gint64 id,
            gint64 *n_rows,
            GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (database, sql);

  cw_statement_bind_int (select, ":id", id);
  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return FALSE;
  *n_rows = cw_statement_get_int (select, 0);
  return TRUE;
}

static gboolean
insert_part (CwDatabase *database,
             const CwRecord *record,
             gconstpointer object,
             const char *count_sql,
             gint64 id,
             GError **error)
{
  g_autoptr (CwStatement) insert = cw_record_insert (
      database, record, object, "screening_id", "position", NULL);
  gint64 position;

  if (!count_rows (database, count_sql, id, &position, error))
    return FALSE;
  cw_statement_bind_int (insert, ":screening_id", id);
  cw_statement_bind_int (insert, ":position", position);
  return cw_statement_run (insert, error);
}

gboolean
cw_facts_table_add_clearance (CwDatabase *database,
                              gint64 id,
                              const CwClearance *clearance,
                              GError **error)
{
  return insert_part (database, &clearance_record, clearance,
                      "SELECT count(*) FROM clearance WHERE screening_id = :id",
                      id, error);
}

gboolean
cw_facts_table_add_justification (CwDatabase *database,
                                  gint64 id,
                                  const CwJustification *reason,
                                  GError **error)
{
  return insert_part (
      database, &justification_record, reason,
      "SELECT count(*) FROM justification WHERE screening_id = :id", id, error);
}
