/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/due-table.h"

#include "store/care-state.h"
#include "store/statement.h"

/* Of whom nobody knows it yet (009.sql). */
#define UNKNOWN_DAY "0001-01-01"

static gboolean
is_archived (CwDatabase *database,
             gint64 patient_id,
             gboolean *archived,
             GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT archived FROM patient WHERE id = :id");
  CwStep step;

  cw_statement_bind_int (select, ":id", patient_id);
  step = cw_statement_step (select, error);
  *archived = step != CW_STEP_ROW || cw_statement_get_int (select, 0) != 0;
  return step != CW_STEP_ERROR;
}

static gboolean
write_day (CwDatabase *database, gint64 patient_id, CwDate day, GError **error)
{
  g_autoptr (CwStatement) write = cw_database_prepare (
      database, day != CW_DATE_NONE
                    ? "INSERT INTO patient_due (patient_id, due_on) "
                      "VALUES (:id, :day) "
                      "ON CONFLICT DO UPDATE SET due_on = excluded.due_on"
                    : "DELETE FROM patient_due WHERE patient_id = :id");

  cw_statement_bind_int (write, ":id", patient_id);
  if (day != CW_DATE_NONE)
    cw_statement_bind_date (write, ":day", day);
  return cw_statement_run (write, error);
}

gboolean
cw_due_table_update (CwDatabase *database,
                     gint64 patient_id,
                     CwDate today,
                     GError **error)
{
  CwDate day = CW_DATE_NONE;
  CwCareState state;
  gboolean archived;

  if (!is_archived (database, patient_id, &archived, error))
    return FALSE;
  if (!archived) {
    if (!cw_care_state_load (database, patient_id, &state, error))
      return FALSE;
    day = cw_care_state_get_due (&state, today);
  }
  return write_day (database, patient_id, day, error);
}

static GArray *
list (CwStatement *select, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CwStep step;

  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gint64 id = cw_statement_get_int (select, 0);

    g_array_append_val (ids, id);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

GArray *
cw_due_table_list (CwDatabase *database,
                   CwDate today,
                   guint limit,
                   GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT patient_id FROM patient_due WHERE due_on <= :today "
                "ORDER BY due_on DESC, patient_id DESC LIMIT :limit");

  cw_statement_bind_date (select, ":today", today);
  cw_statement_bind_int (select, ":limit", limit);
  return list (select, error);
}

GArray *
cw_due_table_list_unknown (CwDatabase *database, guint limit, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT patient_id FROM patient_due "
                "WHERE due_on = '" UNKNOWN_DAY "' LIMIT :limit");

  cw_statement_bind_int (select, ":limit", limit);
  return list (select, error);
}
