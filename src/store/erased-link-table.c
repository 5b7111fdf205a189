/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/erased-link-table.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "store/clinic.h"

typedef struct {
  CwDatabase *database;
  CwAuditChain *chain;
  GHashTable *link_ids; /* gint64 */
} Erasure;

static gboolean
find_links (Erasure *self, const CwTouchedRow *row, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      self->database, "SELECT link_id FROM row_digest "
                      "WHERE table_id = :table AND row_id = :row");
  CwStep step;

  cw_statement_bind_int (select, ":table", row->table_id);
  cw_statement_bind_int (select, ":row", row->row_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    gint64 link_id = cw_statement_get_int (select, 0);

    g_hash_table_add (self->link_ids, g_memdup2 (&link_id, sizeof link_id));
  }
  return step == CW_STEP_DONE;
}

static gboolean
remove_digests (Erasure *self, const CwTouchedRow *row, GError **error)
{
  g_autoptr (CwStatement) remove = cw_database_prepare (
      self->database, "DELETE FROM row_digest "
                      "WHERE table_id = :table AND row_id = :row");

  cw_statement_bind_int (remove, ":table", row->table_id);
  cw_statement_bind_int (remove, ":row", row->row_id);
  return cw_statement_run (remove, error);
}

/* The digest of the digests that a link has now. */
static gboolean
hash_rows (Erasure *self,
           gint64 link_id,
           const guint8 *key,
           guint8 *rows,
           GError **error)
{
  CwRowDigests *digests = cw_audit_chain_get_digests (self->chain);
  g_autoptr (CwStatement) select = cw_database_prepare (
      self->database, "SELECT table_id, row_id, digest FROM row_digest "
                      "WHERE link_id = :link ORDER BY table_id, row_id");
  CwLinkHash *hash = cw_link_hash_new (key);
  CwStep step;

  cw_statement_bind_int (select, ":link", link_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    const CwDigestedTable *table
        = cw_row_digests_find_table (digests, cw_statement_get_int (select, 0));
    CwRowDigest digest;
    gboolean there
        = cw_statement_get_blob (select, 2, digest.bytes, sizeof digest.bytes);

    if (table != NULL)
      cw_link_hash_add_row (hash, table, cw_statement_get_int (select, 1),
                            there ? &digest : NULL);
  }
  cw_link_hash_finish (hash, rows);
  return step == CW_STEP_DONE;
}

/* With a key that is not here nothing can be said. */
static gboolean
check_link (Erasure *self, gint64 link_id, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      self->database,
      "SELECT k.fingerprint, coalesce(e.rows, l.rows) FROM audit_link l"
      " LEFT JOIN erased_link e ON e.link_id = l.id"
      " JOIN audit_key k ON k.id = coalesce(e.key_id, l.key_id) "
      "WHERE l.id = :link");
  guint8 fingerprint[CW_AUDIT_FINGERPRINT_SIZE];
  guint8 said[CW_AUDIT_HASH_SIZE], rows[CW_AUDIT_HASH_SIZE];
  const guint8 *key = NULL;
  CwStep step;

  cw_statement_bind_int (select, ":link", link_id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_ERROR)
    return FALSE;
  if (step == CW_STEP_ROW
      && cw_statement_get_blob (select, 0, fingerprint, sizeof fingerprint)
      && cw_statement_get_blob (select, 1, said, sizeof said)) {
    key = cw_audit_keys_find (cw_audit_chain_get_keys (self->chain),
                              fingerprint);
    if (key == NULL)
      return TRUE;
    if (!hash_rows (self, link_id, key, rows, error))
      return FALSE;
    if (memcmp (rows, said, sizeof rows) == 0)
      return TRUE;
  }
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
                       _ ("The audit log of this patient was changed past this "
                          "program, so nothing was erased. Check the record "
                          "first."));
  return FALSE;
}

static gboolean
keep_rest (Erasure *self, gint64 link_id, GError **error)
{
  g_autoptr (CwStatement) update = cw_database_prepare (
      self->database, "UPDATE erased_link SET key_id = :key, rows = :rows "
                      "WHERE link_id = :link");
  g_autoptr (CwStatement) insert = cw_database_prepare (
      self->database, "INSERT INTO erased_link (link_id, key_id, rows) "
                      "VALUES (:link, :key, :rows)");
  CwStatement *const writes[] = { update, insert };
  guint8 rows[CW_AUDIT_HASH_SIZE];
  const guint8 *key;
  gint64 key_id;

  if (!cw_audit_chain_get_key (self->chain, &key_id, &key, error)
      || !hash_rows (self, link_id, key, rows, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++) {
    cw_statement_bind_int (writes[i], ":link", link_id);
    cw_statement_bind_int (writes[i], ":key", key_id);
    cw_statement_bind_blob (writes[i], ":rows", rows, sizeof rows);
    if (!cw_statement_run (writes[i], error))
      return FALSE;
    if (cw_database_get_changes (self->database) > 0)
      return TRUE;
  }
  return TRUE;
}

static gboolean
for_each_link (Erasure *self,
               gboolean (*call) (Erasure *self, gint64 link_id, GError **error),
               GError **error)
{
  GHashTableIter iter;
  gpointer link_id;

  g_hash_table_iter_init (&iter, self->link_ids);
  while (g_hash_table_iter_next (&iter, &link_id, NULL))
    if (!call (self, *(gint64 *)link_id, error))
      return FALSE;
  return TRUE;
}

static gboolean
for_each_row (Erasure *self,
              const GArray *rows,
              gboolean (*call) (Erasure *self,
                                const CwTouchedRow *row,
                                GError **error),
              GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!call (self, &g_array_index (rows, CwTouchedRow, i), error))
      return FALSE;
  return TRUE;
}

gboolean
cw_erased_link_table_erase (CwDatabase *database,
                            const GArray *rows,
                            GError **error)
{
  g_autoptr (GHashTable) link_ids
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Erasure self = { database, cw_audit_chain_get (database), link_ids };

  return for_each_row (&self, rows, find_links, error)
         && for_each_link (&self, check_link, error)
         && for_each_row (&self, rows, remove_digests, error)
         && for_each_link (&self, keep_rest, error);
}
