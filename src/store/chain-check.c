/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/chain-check.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "model/audit-text.h"
#include "store/audit-chain.h"

/* A link as it stands in the file. */
typedef struct {
  gint64 id;
  const guint8 *key;      /* NULL: not here */
  const guint8 *rows_key; /* of the digests; NULL: not here */
  guint8 rows[CW_AUDIT_HASH_SIZE];
  guint8 left[CW_AUDIT_HASH_SIZE]; /* the same, of what is not erased */
  guint8 hash[CW_AUDIT_HASH_SIZE];
} Link;

typedef struct {
  CwCheckRun *run;
  CwAuditChain *chain;
  CwRowDigests *digests;
  CwAuditAnchor before; /* the link before */
  CwAuditAnchor anchor; /* what this computer has seen */
  gboolean only;        /* and of no other log in place of this one */
  GHashTable *keys;     /* gint64 of audit_key to guint8 *, only those here */
  guint n_breaks;
  guint n_unknown; /* links of keys that are not here */
} ChainCheck;

char *
cw_chain_check_describe_link (CwDatabase *database, gint64 link_id)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT e.at, e.record, e.action FROM row_digest d"
                " JOIN digested_table t ON t.id = d.table_id"
                " JOIN audit_entry e ON e.id = d.row_id "
                "WHERE d.link_id = :link AND t.name = 'audit_entry' LIMIT 1");

  cw_statement_bind_int (select, ":link", link_id);
  if (cw_statement_step (select, NULL) == CW_STEP_ROW) {
    g_autofree char *time
        = cw_audit_time_format (cw_statement_get_time (select, 0));

    /* Translators: when, which record, what was done: "the entry of 21 November
     * 2026, 10:42 (Set: added)". */
    return g_strdup_printf (
        _ ("the entry of %s (%s: %s)"), time,
        cw_audit_record_label (cw_statement_get_text (select, 1)),
        cw_audit_action_label (cw_statement_get_text (select, 2)));
  }
  /* Translators: of the audit log, by its number. */
  return g_strdup_printf (_ ("act %" G_GINT64_FORMAT), link_id);
}

static void
add_break (ChainCheck *self, gint64 link_id, const char *format)
{
  g_autofree char *entry = NULL;

  if (self->n_breaks++ > 0)
    return;
  entry = cw_chain_check_describe_link (self->run->database, link_id);
  cw_check_run_add_problem (self->run, format, "{entry}", entry);
}

/* Digests of one link as they stand in the file. */
typedef struct {
  CwStatement *select;
  gboolean has_row;
} DigestReader;

static CwStep
next_digest (DigestReader *self, GError **error)
{
  CwStep step = cw_statement_step (self->select, error);

  self->has_row = step == CW_STEP_ROW;
  return step;
}

/* Takes in the digests of a link, if `hash` is given; FALSE in *known when one
 * is of a table that there is not. */
static gboolean
read_digests (ChainCheck *self,
              DigestReader *reader,
              gint64 link_id,
              CwLinkHash *hash,
              gboolean *known,
              GError **error)
{
  while (reader->has_row
         && cw_statement_get_int (reader->select, 0) <= link_id) {
    const CwDigestedTable *table = cw_row_digests_find_table (
        self->digests, cw_statement_get_int (reader->select, 1));
    CwRowDigest digest;
    gboolean there = cw_statement_get_blob (reader->select, 3, digest.bytes,
                                            sizeof digest.bytes);

    if (table == NULL || cw_statement_get_int (reader->select, 0) != link_id)
      *known = FALSE;
    else if (hash != NULL)
      cw_link_hash_add_row (hash, table,
                            cw_statement_get_int (reader->select, 2),
                            there ? &digest : NULL);
    if (next_digest (reader, error) == CW_STEP_ERROR)
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_link (ChainCheck *self,
            DigestReader *reader,
            const Link *link,
            GError **error)
{
  guint8 rows[CW_AUDIT_HASH_SIZE], hash[CW_AUDIT_HASH_SIZE];
  gboolean known = TRUE, read;
  CwLinkHash *link_hash
      = link->rows_key != NULL ? cw_link_hash_new (link->rows_key) : NULL;

  if (link->id != self->before.link_id + 1)
    add_break (self, link->id,
               _ ("The audit log is broken: acts before {entry} were taken "
                  "away."));
  read = read_digests (self, reader, link->id, link_hash, &known, error);
  if (link_hash != NULL)
    cw_link_hash_finish (link_hash, rows);
  if (!read)
    return FALSE;
  if (link->key == NULL || link->rows_key == NULL) {
    self->n_unknown++;
  } else {
    self->before.link_id = link->id - 1;
    cw_link_hash_close (link->key, &self->before, link->rows, hash);
    if (!known || memcmp (rows, link->left, sizeof rows) != 0)
      add_break (self, link->id,
                 _ ("The audit log is broken at {entry}: what this act wrote, "
                    "or who did it, was changed later."));
    else if (memcmp (hash, link->hash, sizeof hash) != 0)
      add_break (self, link->id,
                 _ ("The audit log is broken at {entry}: this act, or the one "
                    "before, was put in or changed without the key."));
  }
  if (link->id == self->anchor.link_id
      && memcmp (link->hash, self->anchor.hash, sizeof link->hash) != 0)
    add_break (self, link->id,
               _ ("The audit log is not the one that this computer knows: "
                  "{entry} was another."));
  self->before.link_id = link->id;
  memcpy (self->before.hash, link->hash, sizeof link->hash);
  return TRUE;
}

static gboolean
load_keys (ChainCheck *self, GError **error)
{
  CwAuditKeys *keys = cw_audit_chain_get_keys (self->chain);
  g_autoptr (CwStatement) select = cw_database_prepare (
      self->run->database, "SELECT id, fingerprint FROM audit_key");
  CwStep step;

  self->keys
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    guint8 fingerprint[CW_AUDIT_FINGERPRINT_SIZE];
    gint64 id = cw_statement_get_int (select, 0);
    const guint8 *key = NULL;

    if (cw_statement_get_blob (select, 1, fingerprint, sizeof fingerprint))
      key = cw_audit_keys_find (keys, fingerprint);
    if (key != NULL)
      g_hash_table_insert (self->keys, g_memdup2 (&id, sizeof id),
                           (gpointer)key);
  }
  return step == CW_STEP_DONE;
}

static gboolean
walk_links (ChainCheck *self, gint64 n_links, GError **error)
{
  CwDatabase *database = self->run->database;
  g_autoptr (CwStatement) links = cw_database_prepare (
      database, "SELECT l.id, l.key_id, l.rows, l.hash,"
                "  coalesce(e.key_id, l.key_id), coalesce(e.rows, l.rows) "
                "FROM audit_link l LEFT JOIN erased_link e ON e.link_id = l.id "
                "WHERE l.id > :after ORDER BY l.id");
  g_autoptr (CwStatement) digests = cw_database_prepare (
      database, "SELECT link_id, table_id, row_id, digest FROM row_digest "
                "WHERE link_id > :after ORDER BY link_id, table_id, row_id");
  DigestReader reader = { .select = digests };
  gint64 n_done = 0;
  CwStep step;

  cw_statement_bind_int (links, ":after", self->before.link_id);
  cw_statement_bind_int (digests, ":after", self->before.link_id);
  if (next_digest (&reader, error) == CW_STEP_ERROR)
    return FALSE;
  while ((step = cw_statement_step (links, error)) == CW_STEP_ROW) {
    gint64 key_id = cw_statement_get_int (links, 1);
    gint64 rows_key_id = cw_statement_get_int (links, 4);
    Link link = { .id = cw_statement_get_int (links, 0),
                  .key = g_hash_table_lookup (self->keys, &key_id),
                  .rows_key = g_hash_table_lookup (self->keys, &rows_key_id) };

    cw_statement_get_blob (links, 2, link.rows, sizeof link.rows);
    cw_statement_get_blob (links, 3, link.hash, sizeof link.hash);
    cw_statement_get_blob (links, 5, link.left, sizeof link.left);
    if (!cw_check_run_go_on (self->run, n_done++, n_links, error)
        || !check_link (self, &reader, &link, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

/* What the links said, beside the links themselves. */
static void
conclude (ChainCheck *self)
{
  if (self->n_breaks > 1) {
    g_autofree char *more = g_strdup_printf (
        ngettext ("%u later act does not fit either.",
                  "%u later acts do not fit either.", self->n_breaks - 1),
        self->n_breaks - 1);

    g_strv_builder_add (self->run->notes, more);
  }
  if (self->before.link_id < self->anchor.link_id)
    cw_check_run_take_problem (
        self->run,
        g_strdup_printf (
            _ ("The end of the audit log is missing: it had %" G_GINT64_FORMAT
               " acts and has %" G_GINT64_FORMAT "."),
            self->anchor.link_id, self->before.link_id));
  if (!self->only)
    g_strv_builder_add (self->run->notes,
                        _ ("This computer knows another audit log of this "
                           "file: the file, or its log, has begun anew."));
  if (self->n_unknown > 0) {
    g_autofree char *unknown = g_strdup_printf (
        ngettext ("%u act was written with a key that is not on this computer; "
                  "whether somebody has changed it cannot be checked here.",
                  "%u acts were written with a key that is not on this "
                  "computer; whether somebody has changed them cannot be "
                  "checked here.",
                  self->n_unknown),
        self->n_unknown);

    g_strv_builder_add (self->run->notes, unknown);
  }
}

gboolean
cw_chain_check_run (CwCheckRun *run, const CwAuditAnchor *after, GError **error)
{
  CwAuditChain *chain = cw_audit_chain_get (run->database);
  ChainCheck check = { .run = run,
                       .chain = chain,
                       .digests = cw_audit_chain_get_digests (chain),
                       .before = *after };
  CwAuditAnchor head;
  guint8 first[CW_AUDIT_HASH_SIZE];
  gboolean success;

  if (!cw_audit_chain_load_hash (run->database, 1, first, NULL))
    memset (first, 0, sizeof first);
  cw_audit_keys_get_anchor (cw_audit_chain_get_keys (chain), first,
                            &check.anchor, &check.only);
  success = cw_audit_chain_load_head (run->database, &head, error)
            && load_keys (&check, error)
            && walk_links (&check, head.link_id - after->link_id, error);
  if (success)
    conclude (&check);
  g_clear_pointer (&check.keys, g_hash_table_unref);
  return success;
}
