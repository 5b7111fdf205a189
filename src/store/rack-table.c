/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/rack-table.h"

#include <glib/gi18n-lib.h>

#include "store/audited-save.h"
#include "store/clinic.h"

static const CwField fields[] = {
  CW_FIELD (CwRack, id, "id", ID),
  CW_FIELD (CwRack, exercise_id, "exercise_id", TEXT),
  CW_FIELD (CwRack, smallest_kg, "smallest_kg", REAL),
  CW_FIELD (CwRack, step_kg, "step_kg", REAL),
  CW_FIELD (CwRack, largest_kg, "largest_kg", REAL),
};

static const CwRecord record = CW_RECORD ("rack", fields);

GPtrArray *
cw_rack_table_load_all (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) racks
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_rack_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL, "ORDER BY exercise_id");

  return cw_record_read_all (&record, select, (CwRecordMake)cw_rack_new, racks,
                             error)
             ? g_steal_pointer (&racks)
             : NULL;
}

/* Of the rack for the same exercise; 0 when there is none. */
static gboolean
find_id (CwDatabase *database, const CwRack *rack, gint64 *id, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT id FROM rack WHERE exercise_id IS :exercise");
  CwStep step;

  cw_statement_bind_text (select, ":exercise", rack->exercise_id);
  step = cw_statement_step (select, error);
  *id = step == CW_STEP_ROW ? cw_statement_get_int (select, 0) : 0;
  return step != CW_STEP_ERROR;
}

gboolean
cw_rack_table_save (CwDatabase *database,
                    const CwRack *rack,
                    gint64 at,
                    gint64 *id,
                    GError **error)
{
  g_autoptr (CwRack) saved = cw_rack_copy (rack);
  const CwAuditEntry entry = { .at = at };

  if (saved->id == 0 && !find_id (database, rack, &saved->id, error))
    return FALSE;
  return cw_audited_save (database, &record, saved, saved->id, &entry, id,
                          error);
}

gboolean
cw_rack_table_remove (CwDatabase *database,
                      gint64 id,
                      gint64 at,
                      GError **error)
{
  g_autoptr (CwStatement) remove
      = cw_database_prepare (database, "DELETE FROM rack WHERE id = :id");
  g_autofree char *before = cw_record_to_json (database, &record, id, error);
  const CwAuditEntry entry = {
    .at = at,
    .action = "remove",
    .record = "rack",
    .record_id = id,
    .before = before,
  };

  cw_statement_bind_int (remove, ":id", id);
  if (before == NULL) {
    if (error == NULL || *error == NULL)
      g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                           _ ("These loads are not in the clinic file any "
                              "more."));
    return FALSE;
  }
  return cw_statement_run (remove, error)
         && cw_audit_log_add (database, &entry, error);
}
