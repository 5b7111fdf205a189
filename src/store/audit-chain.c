/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/audit-chain.h"

#include <sodium.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/clinic.h"

G_STATIC_ASSERT (CW_AUDIT_KEY_SIZE == crypto_generichash_KEYBYTES);
G_STATIC_ASSERT (CW_AUDIT_HASH_SIZE == crypto_generichash_BYTES_MIN);
G_STATIC_ASSERT (CW_ROW_DIGEST_SIZE == crypto_generichash_BYTES_MIN);

struct _CwAuditChain {
  CwDatabase *database; /* the owner */
  CwRowDigests *digests;
  CwAuditKeys *keys;
  GArray *marks; /* guint: how many writes there were as each act began */
  gint64 key_id; /* of the current key in audit_key; 0: not known */
};

/* A link in the making. */
typedef struct {
  gint64 id;
  CwAuditAnchor before;
  CwLinkHash *hash;
} Link;

struct _CwLinkHash {
  crypto_generichash_state state;
};

/* sodium wants the state at an address that malloc() may not give. */
CwLinkHash *
cw_link_hash_new (const guint8 *key)
{
  CwLinkHash *self = g_aligned_alloc0 (1, sizeof *self, 64);

  crypto_generichash_init (&self->state, key, CW_AUDIT_KEY_SIZE,
                           CW_AUDIT_HASH_SIZE);
  return self;
}

void
cw_link_hash_add_row (CwLinkHash *self,
                      const CwDigestedTable *table,
                      gint64 row_id,
                      const CwRowDigest *digest)
{
  guint64 id = GUINT64_TO_LE ((guint64)row_id);
  guint8 there = digest != NULL;

  crypto_generichash_update (&self->state, (const guint8 *)table->name,
                             strlen (table->name) + 1);
  crypto_generichash_update (&self->state, (const guint8 *)&id, sizeof id);
  crypto_generichash_update (&self->state, &there, 1);
  if (digest != NULL)
    crypto_generichash_update (&self->state, digest->bytes,
                               sizeof digest->bytes);
}

void
cw_link_hash_finish (CwLinkHash *self, guint8 *rows)
{
  crypto_generichash_final (&self->state, rows, CW_AUDIT_HASH_SIZE);
  g_aligned_free (self);
}

void
cw_link_hash_close (const guint8 *key,
                    const CwAuditAnchor *before,
                    const guint8 *rows,
                    guint8 *hash)
{
  guint64 id = GUINT64_TO_LE ((guint64)before->link_id + 1);
  guint8 message[sizeof id + 2 * CW_AUDIT_HASH_SIZE];

  memcpy (message, &id, sizeof id);
  memcpy (message + sizeof id, before->hash, CW_AUDIT_HASH_SIZE);
  memcpy (message + sizeof id + CW_AUDIT_HASH_SIZE, rows, CW_AUDIT_HASH_SIZE);
  crypto_generichash (hash, CW_AUDIT_HASH_SIZE, message, sizeof message, key,
                      CW_AUDIT_KEY_SIZE);
}

gboolean
cw_audit_chain_load_head (CwDatabase *database,
                          CwAuditAnchor *head,
                          GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT id, hash FROM audit_link ORDER BY id DESC LIMIT 1");
  CwStep step = cw_statement_step (select, error);

  memset (head, 0, sizeof *head);
  if (step == CW_STEP_ROW) {
    head->link_id = cw_statement_get_int (select, 0);
    cw_statement_get_blob (select, 1, head->hash, sizeof head->hash);
  }
  return step != CW_STEP_ERROR;
}

/* A file that comes from another computer goes on with the key of this one, and
 * says so by a row that the chain covers. */
static gboolean
find_key_id (CwAuditChain *self, GError **error)
{
  const guint8 *fingerprint;
  g_autoptr (CwStatement) select = NULL;
  g_autoptr (CwStatement) insert = NULL;

  if (self->key_id != 0)
    return TRUE;
  fingerprint = cw_audit_keys_get_current (self->keys, error);
  if (fingerprint == NULL)
    return FALSE;
  select = cw_database_prepare (
      self->database, "SELECT id FROM audit_key WHERE fingerprint = :print");
  cw_statement_bind_blob (select, ":print", fingerprint,
                          CW_AUDIT_FINGERPRINT_SIZE);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    self->key_id = cw_statement_get_int (select, 0);
    return TRUE;
  case CW_STEP_ERROR:
    return FALSE;
  case CW_STEP_DONE:
  default:
    break;
  }
  insert = cw_database_prepare (
      self->database, "INSERT INTO audit_key (fingerprint) VALUES (:print)");
  cw_statement_bind_blob (insert, ":print", fingerprint,
                          CW_AUDIT_FINGERPRINT_SIZE);
  if (!cw_statement_run (insert, error))
    return FALSE;
  self->key_id = cw_database_get_last_id (self->database);
  return TRUE;
}

static const guint8 *
get_key (CwAuditChain *self)
{
  return cw_audit_keys_find (self->keys,
                             cw_audit_keys_get_current (self->keys, NULL));
}

gboolean
cw_audit_chain_get_key (CwAuditChain *self,
                        gint64 *key_id,
                        const guint8 **key,
                        GError **error)
{
  if (!find_key_id (self, error))
    return FALSE;
  *key_id = self->key_id;
  *key = get_key (self);
  return TRUE;
}

static gboolean
begin_link (CwAuditChain *self, Link *link, GError **error)
{
  if (!cw_audit_chain_load_head (self->database, &link->before, error))
    return FALSE;
  link->id = link->before.link_id + 1;
  link->hash = cw_link_hash_new (get_key (self));
  return TRUE;
}

static gboolean
add_row (CwAuditChain *self,
         Link *link,
         const CwDigestedTable *table,
         gint64 row_id,
         const CwRowDigest *digest,
         GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      self->database,
      "INSERT INTO row_digest (table_id, row_id, link_id, digest) "
      "VALUES (:table, :row, :link, :digest)");

  cw_statement_bind_int (insert, ":table", table->id);
  cw_statement_bind_int (insert, ":row", row_id);
  cw_statement_bind_int (insert, ":link", link->id);
  if (digest != NULL)
    cw_statement_bind_blob (insert, ":digest", digest->bytes,
                            sizeof digest->bytes);
  else
    cw_statement_bind_null (insert, ":digest");
  cw_link_hash_add_row (link->hash, table, row_id, digest);
  return cw_statement_run (insert, error);
}

/* Ends `link`, and keeps it when all went well so far. */
static gboolean
end_link (CwAuditChain *self, Link *link, gboolean success, GError **error)
{
  guint8 rows[CW_AUDIT_HASH_SIZE], hash[CW_AUDIT_HASH_SIZE];
  g_autoptr (CwStatement) insert = NULL;

  cw_link_hash_finish (link->hash, rows);
  if (!success)
    return FALSE;
  cw_link_hash_close (get_key (self), &link->before, rows, hash);
  insert = cw_database_prepare (
      self->database, "INSERT INTO audit_link (id, key_id, rows, hash) "
                      "VALUES (:id, :key, :rows, :hash)");
  cw_statement_bind_int (insert, ":id", link->id);
  cw_statement_bind_int (insert, ":key", self->key_id);
  cw_statement_bind_blob (insert, ":rows", rows, sizeof rows);
  cw_statement_bind_blob (insert, ":hash", hash, sizeof hash);
  return cw_statement_run (insert, error);
}

/* Those of `apart` are left to the caller. */
static gboolean
add_touched (CwAuditChain *self, Link *link, GPtrArray *apart, GError **error)
{
  const GArray *touched = cw_row_digests_list_touched (self->digests);

  for (guint i = 0; i < touched->len; i++) {
    const CwTouchedRow *row = &g_array_index (touched, CwTouchedRow, i);
    const CwDigestedTable *table
        = cw_row_digests_find_table (self->digests, row->table_id);
    CwRowDigest digest;
    gboolean exists;

    if (apart != NULL && g_ptr_array_find (apart, table, NULL))
      continue;
    if (!cw_row_digests_compute (self->digests, table, row->row_id, &digest,
                                 &exists, error)
        || !add_row (self, link, table, row->row_id, exists ? &digest : NULL,
                     error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
seal_touched (CwAuditChain *self, GError **error)
{
  gboolean success;
  Link link;

  if (!find_key_id (self, error) || !begin_link (self, &link, error))
    return FALSE;
  success = add_touched (self, &link, NULL, error);
  if (!end_link (self, &link, success, error))
    return FALSE;
  cw_row_digests_forget (self->digests, 0);
  return TRUE;
}

static gboolean
seal_all_rows (CwAuditChain *self,
               Link *link,
               const CwDigestedTable *table,
               GError **error)
{
  g_auto (CwRowScan) scan = { 0 };
  CwRowDigest digest;
  gint64 row_id;
  CwStep step;

  cw_row_scan_begin (&scan, self->digests, table);
  while ((step = cw_row_scan_next (&scan, &row_id, &digest, error))
         == CW_STEP_ROW)
    if (!add_row (self, link, table, row_id, &digest, error))
      return FALSE;
  return step == CW_STEP_DONE;
}

static gboolean
has_entry (CwAuditChain *self)
{
  const CwDigestedTable *entries
      = cw_row_digests_find_table_named (self->digests, "audit_entry");
  const GArray *touched = cw_row_digests_list_touched (self->digests);

  for (guint i = 0; i < touched->len; i++)
    if (g_array_index (touched, CwTouchedRow, i).table_id == entries->id)
      return TRUE;
  return FALSE;
}

static void
begun (gpointer watcher)
{
  CwAuditChain *self = watcher;
  guint mark = cw_row_digests_count (self->digests);

  g_array_append_val (self->marks, mark);
}

static void
kept (gpointer watcher)
{
  CwAuditChain *self = watcher;

  g_array_set_size (self->marks, self->marks->len - 1);
}

static gboolean
keep (gpointer watcher, gboolean outermost, GError **error)
{
  CwAuditChain *self = watcher;

  if (cw_row_digests_count (self->digests) > 0) {
    gboolean complete = has_entry (self);

    if (!complete && outermost) {
      g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                           _ ("This act left nothing in the audit log, so it "
                              "was not saved."));
      return FALSE;
    }
    if (complete && !seal_touched (self, error))
      return FALSE;
  }
  return TRUE;
}

static void
dropped (gpointer watcher)
{
  CwAuditChain *self = watcher;
  guint mark = g_array_index (self->marks, guint, self->marks->len - 1);

  cw_row_digests_forget (self->digests, mark);
  g_array_set_size (self->marks, self->marks->len - 1);
  self->key_id = 0; /* perhaps it was entered by what was rolled back */
}

static void
chain_free (gpointer watcher)
{
  CwAuditChain *self = watcher;

  g_clear_pointer (&self->digests, cw_row_digests_free);
  g_clear_pointer (&self->keys, cw_audit_keys_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

/* Digests for all rows of tables that had none; these have the highest numbers.
 */
static gboolean
seal_tables (CwAuditChain *self, gint64 now_s, GError **error)
{
  const CwAuditEntry entry = {
    .at = now_s,
    .action = "seal",
    .record = "clinic_file",
    .record_id = 1,
  };
  g_autoptr (GPtrArray) tables = cw_row_digests_enter (self->digests, error);
  gboolean success;
  Link link;

  if (tables == NULL)
    return FALSE;
  if (tables->len == 0) /* somebody else was quicker */
    return TRUE;
  if (!find_key_id (self, error)
      || !cw_audit_log_add (self->database, &entry, error)
      || !begin_link (self, &link, error))
    return FALSE;
  success = add_touched (self, &link, tables, error);
  for (guint i = 0; success && i < tables->len; i++)
    success = seal_all_rows (self, &link, tables->pdata[i], error);
  if (!end_link (self, &link, success, error))
    return FALSE;
  cw_row_digests_forget (self->digests, 0);
  return TRUE;
}

gboolean
cw_audit_chain_refresh (CwDatabase *database, gint64 now_s, GError **error)
{
  CwAuditChain *self = cw_audit_chain_get (database);
  gboolean complete, success;

  if (!cw_row_digests_refresh (self->digests, &complete, error))
    return FALSE;
  if (complete)
    return TRUE;
  if (!cw_database_begin (database, error))
    return FALSE;
  success = seal_tables (self, now_s, error);
  return cw_database_end (database, success, error);
}

gboolean
cw_audit_chain_attach (CwDatabase *database, gint64 now_s, GError **error)
{
  static const CwDatabaseWatcher functions = {
    .begun = begun,
    .keep = keep,
    .kept = kept,
    .dropped = dropped,
    .free = chain_free,
  };
  g_autoptr (CwAuditKeys) keys
      = cw_audit_keys_open (cw_database_get_path (database), error);
  CwAuditChain *self;

  if (keys == NULL)
    return FALSE;
  self = g_new0 (CwAuditChain, 1);
  self->database = database;
  self->keys = g_steal_pointer (&keys);
  self->digests = cw_row_digests_new (database);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  cw_database_set_watcher (database, &functions, self);
  return cw_audit_chain_refresh (database, now_s, error);
}

CwAuditChain *
cw_audit_chain_get (CwDatabase *database)
{
  return cw_database_get_watcher (database);
}

CwRowDigests *
cw_audit_chain_get_digests (CwAuditChain *self)
{
  return self->digests;
}

CwAuditKeys *
cw_audit_chain_get_keys (CwAuditChain *self)
{
  return self->keys;
}

gboolean
cw_audit_chain_load_hash (CwDatabase *database,
                          gint64 link_id,
                          guint8 *hash,
                          GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT hash FROM audit_link WHERE id = :id");

  cw_statement_bind_int (select, ":id", link_id);
  return cw_statement_step (select, error) == CW_STEP_ROW
         && cw_statement_get_blob (select, 0, hash, CW_AUDIT_HASH_SIZE);
}

gboolean
cw_audit_chain_keep_anchor (CwAuditChain *self, GError **error)
{
  CwAuditAnchor kept, head;
  guint8 first[CW_AUDIT_HASH_SIZE], hash[CW_AUDIT_HASH_SIZE];
  gboolean only;

  if (!cw_audit_chain_load_head (self->database, &head, error))
    return FALSE;
  if (!cw_audit_chain_load_hash (self->database, 1, first, NULL))
    return TRUE; /* a check will tell */
  cw_audit_keys_get_anchor (self->keys, first, &kept, &only);
  if (head.link_id <= kept.link_id)
    return TRUE;
  if (kept.link_id > 0
      && (!cw_audit_chain_load_hash (self->database, kept.link_id, hash, NULL)
          || memcmp (hash, kept.hash, sizeof hash) != 0))
    return TRUE;
  return cw_audit_keys_set_anchor (self->keys, first, &head, error);
}
