/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "store/audit-chain.h"
#include "store/audit-log.h"
#include "store/clinic-private.h"

/* Nothing has changed that anybody would have to show anew. */
static gboolean
note (CwClinic *self, const CwAuditEntry *entry, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);

  return cw_clinic_is_read_only (self)
         || (cw_database_begin (database, error)
             && cw_database_end (database,
                                 cw_audit_log_add (database, entry, error),
                                 error));
}

gboolean
cw_clinic_note_reading (CwClinic *self,
                        const char *action,
                        gint64 patient_id,
                        GError **error)
{
  const CwAuditEntry entry = {
    .at = cw_clinic_get_time (self),
    .action = action,
    .patient_id = patient_id,
    .record = patient_id != 0 ? "patient" : "audit_entry",
    .record_id = patient_id,
  };

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return note (self, &entry, error);
}

gboolean
cw_clinic_note_archive (CwClinic *self, GError **error)
{
  const CwAuditEntry entry = {
    .at = cw_clinic_get_time (self),
    .action = "export",
    .record = "clinic_file",
    .record_id = 1,
  };

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return note (self, &entry, error);
}

char *
cw_clinic_get_audit_head (CwClinic *self, GError **error)
{
  char hex[2 * CW_AUDIT_HASH_SIZE + 1];
  CwAuditAnchor head;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  if (!cw_audit_chain_load_head (cw_clinic_get_database (self), &head, error)
      || head.link_id == 0)
    return NULL;
  sodium_bin2hex (hex, sizeof hex, head.hash, sizeof head.hash);
  return g_strdup_printf (
      /* Translators: how many, and a long number in hexadecimal digits. */
      _ ("Audit log: %" G_GINT64_FORMAT " acts, the last is %s."), head.link_id,
      hex);
}

GPtrArray *
cw_clinic_load_audit_log (CwClinic *self,
                          const CwAuditFilter *filter,
                          const CwAuditLine *after,
                          guint limit,
                          GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_audit_log_load (cw_clinic_get_database (self), filter, after, limit,
                            error);
}
