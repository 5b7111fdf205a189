/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/backup-contents.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-chain.h"
#include "store/clinic.h"
#include "store/migrations.h"
#include "store/statement.h"

static gboolean
load_name (CwBackup *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_database_prepare (database, "SELECT name FROM clinic");
  CwStep step = cw_statement_step (select, error);

  if (step == CW_STEP_ROW) {
    g_free (self->clinic_name);
    self->clinic_name = cw_statement_dup_text (select, 0);
  }
  return step != CW_STEP_ERROR;
}

gboolean
cw_backup_read_contents (CwBackup *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (CwDatabase) database = cw_database_open_to_read (path, error);
  GStatBuf status;

  if (database == NULL
      || !cw_migrations_identify (database, &self->version, error))
    return FALSE;
  if (self->version == 0) {
    g_set_error (
        error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS,
        _ ("%s is not a clinic file of Cuffwise. Choose another file."), path);
    return FALSE;
  }
  if (g_stat (path, &status) == 0)
    self->size = status.st_size;
  cw_database_set_cancellable (database, cancellable);
  return cw_clinic_count_load (database, &self->count, error)
         && load_name (self, database, error)
         && (self->version < CW_AUDIT_CHAIN_VERSION
             || cw_audit_chain_load_head (database, &self->head, error));
}
