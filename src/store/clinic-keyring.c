/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-keyring.h"

#include "store/audit-log.h"
#include "store/authorization.h"
#include "store/clinic-private.h"

static const char *const actions[] = {
  [CW_KEYRING_PASSPHRASE_SET] = "set-passphrase",
  [CW_KEYRING_PASSPHRASE_REMOVED] = "remove-passphrase",
  [CW_KEYRING_RECOVERY_CODE_SET] = "set-recovery-code",
};

gboolean
cw_clinic_file_needs_passphrase (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) database = NULL;

  if (!cw_keyring_exists (path))
    return FALSE;
  database = cw_database_open_to_read (path, &error);
  return g_error_matches (error, CW_STORE_ERROR, CW_STORE_ERROR_ENCRYPTED);
}

gboolean
cw_clinic_is_encrypted (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return cw_database_is_encrypted (cw_clinic_get_database (self));
}

CwDiskEncryption
cw_clinic_find_encryption (CwClinic *self)
{
  const char *path = cw_clinic_get_path (self);

  if (cw_clinic_is_encrypted (self))
    return CW_DISK_ENCRYPTION_FILE;
  return path != NULL ? cw_disk_encryption_find (path)
                      : CW_DISK_ENCRYPTION_UNKNOWN;
}

gboolean
cw_clinic_save_keyring (CwClinic *self,
                        CwKeyring *keyring,
                        CwKeyringChange change,
                        gint64 clinician_id,
                        GError **error)
{
  const CwClinician *person;
  gboolean own, success;
  CwAuditEntry entry
      = { .action = actions[change],
          .record
          = clinician_id != CW_KEYRING_RECOVERY ? "clinician" : "clinic_file",
          .record_id = MAX (clinician_id, 1) };

  g_return_val_if_fail (CW_IS_CLINIC (self) && keyring != NULL, FALSE);

  person = cw_clinic_get_signed_in (self);
  own = change == CW_KEYRING_PASSPHRASE_SET && person != NULL
        && person->id == clinician_id;
  if (!cw_clinic_check_right (self, own ? CW_RIGHT_RECORD : CW_RIGHT_ADMINISTER,
                              error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  entry.at = cw_clinic_get_time (self);
  success = cw_audit_log_add (cw_clinic_get_database (self), &entry, error)
            && cw_keyring_save (keyring, cw_clinic_get_path (self), error);
  return cw_clinic_end (self, success, 0, error);
}

gboolean
cw_clinic_note_recovery (CwClinic *self, GError **error)
{
  const CwAuditEntry entry = { .at = cw_clinic_get_time (self),
                               .action = "recover-file",
                               .record = "clinic_file",
                               .record_id = 1 };
  CwDatabase *database = cw_clinic_get_database (self);

  return cw_clinic_check_writable (self, error)
         && cw_database_begin (database, error)
         && cw_database_end (database,
                             cw_audit_log_add (database, &entry, error), error);
}
