/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-count.h"

#include "store/statement.h"

static const struct {
  const char *table;
  gsize n;    /* of the member that counts */
  gsize last; /* of that of the newest one */
} tables[] = {
#define TABLE(name, n, last)                                                   \
  {                                                                            \
    name, G_STRUCT_OFFSET (CwClinicCount, n),                                  \
        G_STRUCT_OFFSET (CwClinicCount, last)                                  \
  }
  TABLE ("patient", patients, last_patient_id),
  TABLE ("session", sessions, last_session_id),
  TABLE ("set_entry", sets, last_set_id),
  TABLE ("audit_entry", entries, last_entry_id),
#undef TABLE
};

#define N(count, i) G_STRUCT_MEMBER (gint64, count, tables[i].n)
#define LAST(count, i) G_STRUCT_MEMBER (gint64, count, tables[i].last)

gboolean
cw_clinic_count_load_after (CwDatabase *database,
                            const CwClinicCount *before,
                            CwClinicCount *count,
                            GError **error)
{
  CwClinicCount found = { 0 };
  g_autoptr (CwStatement) newest = cw_database_prepare (
      database, "SELECT at FROM audit_entry ORDER BY id DESC LIMIT 1");

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT count(*), max(id) FROM %s WHERE id > :last", tables[i].table);
    g_autoptr (CwStatement) select = cw_database_prepare (database, sql);

    cw_statement_bind_int (select, ":last", LAST (before, i));
    if (cw_statement_step (select, error) != CW_STEP_ROW)
      return FALSE;
    N (&found, i) = cw_statement_get_int (select, 0);
    LAST (&found, i) = cw_statement_get_int (select, 1);
  }
  switch (cw_statement_step (newest, error)) {
  case CW_STEP_ROW:
    found.last_entry_at = cw_statement_get_time (newest, 0);
    break;
  case CW_STEP_DONE:
    break;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
  *count = found;
  return TRUE;
}

gboolean
cw_clinic_count_load (CwDatabase *database,
                      CwClinicCount *count,
                      GError **error)
{
  const CwClinicCount none = { 0 };

  return cw_clinic_count_load_after (database, &none, count, error);
}

gboolean
cw_clinic_count_load_last (CwDatabase *database,
                           gint64 link_id,
                           CwClinicCount *count,
                           GError **error)
{
  *count = (CwClinicCount){ 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (CwStatement) select = cw_database_prepare (
        database,
        "SELECT row_id FROM row_digest INDEXED BY row_digest_by_row "
        "WHERE table_id = (SELECT id FROM digested_table WHERE name = :table)"
        " AND link_id <= :link ORDER BY row_id DESC LIMIT 1");

    cw_statement_bind_text (select, ":table", tables[i].table);
    cw_statement_bind_int (select, ":link", link_id);
    switch (cw_statement_step (select, error)) {
    case CW_STEP_ROW:
      LAST (count, i) = cw_statement_get_int (select, 0);
      break;
    case CW_STEP_DONE:
      break;
    case CW_STEP_ERROR:
    default:
      return FALSE;
    }
  }
  return TRUE;
}
