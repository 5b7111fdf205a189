/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-table.h"

#include "store/audit-log.h"

CW_DEFINE_CHOICE (CwPaper, paper)

/* A clinic file has one clinic, with the identifier 1. */
typedef struct {
  gint64 id;
  CwClinicProfile profile;
} ProfileRow;

static const CwField fields[] = {
  CW_FIELD (ProfileRow, id, "id", ID),
  CW_FIELD (ProfileRow, profile.name, "name", TEXT),
  CW_FIELD (ProfileRow, profile.address, "address", TEXT),
  CW_FIELD (ProfileRow, profile.phone, "phone", TEXT),
  CW_FIELD (ProfileRow, profile.emergency_phone, "emergency_phone", TEXT),
  CW_FIELD (ProfileRow, profile.urgent_phone, "urgent_phone", TEXT),
  CW_FIELD_ENUM (ProfileRow, profile.paper, "paper", paper),
  CW_FIELD (ProfileRow, profile.invented, "invented", BOOL),
  CW_FIELD (ProfileRow, profile.retention_years, "retention_years", INT),
};

static const CwRecord record = CW_RECORD ("clinic", fields);

CwClinicProfile *
cw_clinic_table_load (CwDatabase *database, GError **error)
{
  ProfileRow row = { 0 };
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL, "");
  gboolean success;

  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return NULL;
  row.profile = *profile;
  success = cw_record_read (&record, select, &row, error);
  *profile = row.profile;
  return success ? g_steal_pointer (&profile) : NULL;
}

gboolean
cw_clinic_table_save (CwDatabase *database,
                      const CwClinicProfile *profile,
                      gint64 at,
                      GError **error)
{
  g_autofree char *before = cw_record_to_json (database, &record, 1, NULL);
  ProfileRow row = { 1, *profile };
  g_autoptr (CwStatement) write
      = before != NULL ? cw_record_update (database, &record, &row, NULL)
                       : cw_record_insert (database, &record, &row, "id", NULL);
  g_autofree char *after = NULL;
  CwAuditEntry entry = { .at = at, .record = "clinic", .record_id = 1 };

  if (before == NULL)
    cw_statement_bind_int (write, ":id", 1);
  if (!cw_statement_run (write, error))
    return FALSE;
  after = cw_record_to_json (database, &record, 1, error);
  entry.action = before == NULL ? "add" : "change";
  entry.before = before;
  entry.after = after;
  return after != NULL && cw_audit_log_add (database, &entry, error);
}

gboolean
cw_clinic_table_set_time_by_hand (CwDatabase *database,
                                  gint64 at,
                                  GError **error)
{
  const CwAuditEntry entry = {
    .at = at,
    .action = "change",
    .record = "clinic_file",
    .record_id = 1,
    .after = "{\"time_by_hand\":1}",
  };
  gboolean success;

  if (!cw_database_begin (database, error))
    return FALSE;
  success = cw_database_execute (
                database, "UPDATE clinic_file SET time_by_hand = 1", error)
            && cw_audit_log_add (database, &entry, error);
  return cw_database_end (database, success, error);
}
