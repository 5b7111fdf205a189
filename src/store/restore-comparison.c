/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/restore-comparison.h"

#include <string.h>
#include <gio/gio.h>

#include "store/audit-chain.h"
#include "store/backup-contents.h"

/* Whether both have the same link of that number; one that cannot be read is
 * another. */
static gboolean
has_same_link (CwDatabase *one, CwDatabase *other, gint64 link_id)
{
  guint8 first[CW_AUDIT_HASH_SIZE], second[CW_AUDIT_HASH_SIZE];

  return cw_audit_chain_load_hash (one, link_id, first, NULL)
         && cw_audit_chain_load_hash (other, link_id, second, NULL)
         && memcmp (first, second, sizeof first) == 0;
}

/* The last link that both have.  Each link holds all that were before, so there
 * is one place from which on they differ. */
static gint64
find_last_common_link (CwDatabase *one, CwDatabase *other, gint64 n_links)
{
  gint64 same = 0, different = n_links + 1;

  while (different - same > 1) {
    gint64 middle = same + (different - same) / 2;

    if (has_same_link (one, other, middle))
      same = middle;
    else
      different = middle;
  }
  return same;
}

static gboolean
compare (CwRestore *self, CwDatabase *now, GError **error)
{
  g_autoptr (CwDatabase) new = cw_database_open_to_read (self->path, error);
  gint64 n_links
      = MIN (self->backup->head.link_id, self->current->head.link_id);
  CwClinicCount last = self->backup->count;
  gint64 common;

  if (new == NULL)
    return FALSE;
  /* Of an older form, in which acts were not sealed yet. */
  if (n_links == 0)
    return cw_clinic_count_load_after (now, &last, &self->lost, error);
  common = find_last_common_link (new, now, n_links);
  if (common == 0)
    self->kin = CW_RESTORE_FOREIGN;
  else if (common < n_links)
    self->kin = CW_RESTORE_APART;
  return cw_clinic_count_load_last (now, common, &last, error)
         && cw_clinic_count_load_after (now, &last, &self->lost, error);
}

gboolean
cw_restore_compare (CwRestore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (CwDatabase) now = NULL;
  g_autoptr (GError) own_error = NULL;

  if (!g_file_test (self->clinic_path, G_FILE_TEST_EXISTS))
    return TRUE;
  self->current = cw_backup_new ();
  if (cw_backup_read_contents (self->current, self->clinic_path, cancellable,
                               &own_error))
    now = cw_database_open_to_read (self->clinic_path, &own_error);
  if (now != NULL) {
    cw_database_set_cancellable (now, cancellable);
    if (compare (self, now, &own_error))
      return TRUE;
  }
  g_clear_pointer (&self->current, cw_backup_free);
  self->kin = CW_RESTORE_EARLIER;
  self->lost = (CwClinicCount){ 0 };
  if (!g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}
