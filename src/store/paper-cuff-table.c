/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/paper-cuff-table.h"

#include "store/statement.h"

gboolean
cw_paper_cuff_table_load (CwDatabase *database,
                          CwSession *session,
                          GError **error)
{
  g_autoptr (CwStatement) select = NULL;
  CwStep step;

  if (session->entered_at == 0)
    return TRUE;
  select = cw_database_prepare (database,
                                "SELECT prescription_id, minutes "
                                "FROM paper_cuff WHERE session_id = :id");
  cw_statement_bind_int (select, ":id", session->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPaperCuff cuff = { cw_statement_get_int (select, 0),
                         cw_statement_get_real (select, 1) };

    g_array_append_val (session->paper_cuffs, cuff);
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_paper_cuff_table_add (CwDatabase *database,
                         const CwSession *session,
                         GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      database, "INSERT INTO paper_cuff (session_id, prescription_id, minutes) "
                "VALUES (:session, :prescription, :minutes)");

  for (guint i = 0; i < session->paper_cuffs->len; i++) {
    const CwPaperCuff *cuff
        = &g_array_index (session->paper_cuffs, CwPaperCuff, i);

    cw_statement_bind_int (insert, ":session", session->id);
    cw_statement_bind_int (insert, ":prescription", cuff->prescription_id);
    cw_statement_bind_real (insert, ":minutes", cuff->minutes);
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}
