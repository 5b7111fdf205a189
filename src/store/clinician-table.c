/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinician-table.h"

#include <glib/gi18n-lib.h>

#include "store/audited-save.h"
#include "store/clinic.h"

CW_DEFINE_CHOICE (CwClinicianRole, clinician_role)

static const CwField fields[] = {
  CW_FIELD (CwClinician, id, "id", ID),
  CW_FIELD (CwClinician, name, "name", TEXT),
  CW_FIELD (CwClinician, profession, "profession", TEXT),
  CW_FIELD (CwClinician, active, "active", BOOL),
  CW_FIELD_ENUM (CwClinician, role, "role", clinician_role),
};

static const CwRecord record = CW_RECORD ("clinician", fields);

CwClinician *
cw_clinician_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();

  return cw_record_load (database, &record, id, clinician,
                         _ ("This clinician is not in the clinic file."), error)
             ? g_steal_pointer (&clinician)
             : NULL;
}

GPtrArray *
cw_clinician_table_load_all (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) clinicians
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_clinician_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE active = 1 ORDER BY name, id");

  return cw_record_read_all (&record, select, (CwRecordMake)cw_clinician_new,
                             clinicians, error)
             ? g_steal_pointer (&clinicians)
             : NULL;
}

gboolean
cw_clinician_table_give_role (CwDatabase *database,
                              CwClinician *clinician,
                              GError **error)
{
  gint64 n_clinicians;

  if (clinician->id != 0)
    return TRUE;
  if (!cw_database_query_int (database, "SELECT count(*) FROM clinician",
                              &n_clinicians, error))
    return FALSE;
  if (n_clinicians == 0)
    clinician->role = CW_CLINICIAN_ADMINISTRATOR;
  return TRUE;
}

gboolean
cw_clinician_table_save (CwDatabase *database,
                         const CwClinician *clinician,
                         gint64 at,
                         gint64 *id,
                         GError **error)
{
  const CwAuditEntry entry = { .at = at };

  return cw_audited_save (database, &record, clinician, clinician->id, &entry, id,
                          error);
}
