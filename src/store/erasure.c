/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/erasure.h"

#include <glib/gi18n-lib.h>

#include "store/audit-chain.h"
#include "store/clinic.h"
#include "store/erased-link-table.h"
#include "store/guard.h"
#include "store/owned-table.h"

static gboolean
run_for (CwDatabase *database,
         const char *sql,
         gint64 patient_id,
         GError **error)
{
  g_autoptr (CwStatement) statement = cw_database_prepare (database, sql);

  cw_statement_bind_int (statement, ":patient", patient_id);
  return cw_statement_run (statement, error);
}

static gboolean
delete_rows (CwDatabase *database, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) tables = cw_owned_tables_list (database, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++) {
    const CwOwnedTable *table = tables->pdata[i];
    g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s",
                                            table->name, table->rows);

    if (!run_for (database, sql, patient_id, error))
      return FALSE;
  }
  return tables != NULL;
}

/* Rows that the audit log knows, and that may be gone already: a draft that was
 * discarded, with all that stood in it. */
static gboolean
add_logged_rows (CwDatabase *database,
                 gint64 patient_id,
                 GArray *rows,
                 GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT DISTINCT t.id, e.record_id FROM audit_entry e"
      " JOIN digested_table t ON t.name = e.record"
      "   OR (e.record = 'screening'"
      "       AND t.name IN ('answer', 'measurement', 'clearance',"
      "                      'justification', 'finding', 'limb_verdict')) "
      "WHERE e.patient_id = :patient");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    const CwTouchedRow row = { cw_statement_get_int (select, 0),
                               cw_statement_get_int (select, 1) };

    g_array_append_val (rows, row);
  }
  return step == CW_STEP_DONE;
}

/* Leaves those of `rows` that are no more. */
static gboolean
keep_gone (CwRowDigests *digests, GArray *rows, GError **error)
{
  for (guint i = rows->len; i > 0; i--) {
    const CwTouchedRow *row = &g_array_index (rows, CwTouchedRow, i - 1);
    const CwDigestedTable *table
        = cw_row_digests_find_table (digests, row->table_id);
    CwRowDigest digest;
    gboolean exists = TRUE;

    if (table != NULL
        && !cw_row_digests_compute (digests, table, row->row_id, &digest,
                                    &exists, error))
      return FALSE;
    if (exists)
      g_array_remove_index_fast (rows, i - 1);
  }
  return TRUE;
}

static gboolean
begin (CwDatabase *database,
       gint64 patient_id,
       gint64 audit_entry_id,
       GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      database, "INSERT INTO erasure (id, patient_id, audit_entry_id) "
                "VALUES (1, :patient, :entry)");

  cw_statement_bind_int (insert, ":patient", patient_id);
  cw_statement_bind_int (insert, ":entry", audit_entry_id);
  return cw_statement_run (insert, error);
}

gboolean
cw_erasure_run (CwDatabase *database,
                gint64 patient_id,
                gint64 audit_entry_id,
                GError **error)
{
  CwRowDigests *digests
      = cw_audit_chain_get_digests (cw_audit_chain_get (database));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (CwTouchedRow));
  const GArray *touched;

  if (!begin (database, patient_id, audit_entry_id, error)
      || !add_logged_rows (database, patient_id, rows, error)
      || !delete_rows (database, patient_id, error))
    return FALSE;
  touched = cw_row_digests_list_touched (digests);
  g_array_append_vals (rows, touched->data, touched->len);
  return keep_gone (digests, rows, error)
         && cw_erased_link_table_erase (database, rows, error)
         && cw_database_execute (
             database,
             "DELETE FROM erasure; INSERT OR IGNORE INTO sweep_due VALUES (1)",
             error);
}

/* All of the -wal into the file, which nobody else may be reading. */
static gboolean
checkpoint (CwDatabase *database, GError **error)
{
  gint64 busy;

  if (!cw_database_query_int (database, "PRAGMA wal_checkpoint (TRUNCATE)",
                              &busy, error))
    return FALSE;
  if (busy != 0)
    cw_database_set_error (database, SQLITE_BUSY, error);
  return busy == 0;
}

/* While somebody is under the cuff, nothing waits for the file.  A session that
 * was left and never ended is in nobody's way. */
static gboolean
check_nobody_in_session (CwDatabase *database, GError **error)
{
  gint64 running;

  if (!cw_database_query_int (
          database,
          "SELECT EXISTS (SELECT 1 FROM session WHERE state = 'running'"
          " AND started_at > strftime ('%Y-%m-%dT%H:%M:%SZ', 'now',"
          "                            '-12 hours'))",
          &running, error))
    return FALSE;
  if (running)
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                         _ ("Somebody is in a session. The clinic file is "
                            "written anew when it is opened next."));
  return !running;
}

gboolean
cw_erasure_sweep (CwDatabase *database, GError **error)
{
  gint64 due;
  gboolean success;

  if (!cw_database_query_int (database, "SELECT count(*) FROM sweep_due", &due,
                              error))
    return FALSE;
  if (due == 0)
    return TRUE;
  if (!check_nobody_in_session (database, error))
    return FALSE;
  cw_guard_lift (database);
  success = cw_database_execute (database, "VACUUM", error)
            && checkpoint (database, error)
            && cw_database_execute (database, "DELETE FROM sweep_due", error);
  cw_guard_set (database);
  return success;
}
