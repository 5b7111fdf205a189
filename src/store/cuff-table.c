/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/cuff-table.h"

#include <glib/gi18n-lib.h>

#include "store/audited-save.h"
#include "store/clinic.h"

CW_DEFINE_CHOICE (CwCuffSite, cuff_site)

static const CwField fields[] = {
  CW_FIELD (CwCuff, id, "id", ID),
  CW_FIELD (CwCuff, name, "name", TEXT),
  CW_FIELD (CwCuff, width_cm, "width_cm", REAL),
  CW_FIELD_ENUM (CwCuff, site, "site", cuff_site),
  CW_FIELD (CwCuff, girth_min_cm, "girth_min_cm", REAL),
  CW_FIELD (CwCuff, girth_max_cm, "girth_max_cm", REAL),
  CW_FIELD (CwCuff, elastic_wrap, "elastic_wrap", BOOL),
  CW_FIELD (CwCuff, device_max_mmhg, "device_max_mmhg", REAL),
  CW_FIELD (CwCuff, device_step_mmhg, "device_step_mmhg", REAL),
  CW_FIELD (CwCuff, active, "active", BOOL),
};

static const CwRecord record = CW_RECORD ("cuff", fields);

GPtrArray *
cw_cuff_table_load_all (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) cuffs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_cuff_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL, "ORDER BY name, id");

  return cw_record_read_all (&record, select, (CwRecordMake)cw_cuff_new, cuffs,
                             error)
             ? g_steal_pointer (&cuffs)
             : NULL;
}

/* The database refuses it as well, but with less to go by. */
static gboolean
check_name (CwDatabase *database, const CwCuff *cuff, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT 1 FROM cuff WHERE name = :name AND id <> :id");

  cw_statement_bind_text (select, ":name", cuff->name);
  cw_statement_bind_int (select, ":id", cuff->id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_DONE:
    return TRUE;
  case CW_STEP_ROW:
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                 _ ("There is a cuff with the name “%s” already. Give this one "
                    "another name, for example with a number."),
                 cuff->name);
    return FALSE;
  case CW_STEP_ERROR:
  default:
    return FALSE;
  }
}

gboolean
cw_cuff_table_save (CwDatabase *database,
                    const CwCuff *cuff,
                    gint64 at,
                    gint64 *id,
                    GError **error)
{
  const CwAuditEntry entry = { .at = at };

  if (!check_name (database, cuff, error))
    return FALSE;
  return cw_audited_save (database, &record, cuff, cuff->id, &entry, id,
                          error);
}
