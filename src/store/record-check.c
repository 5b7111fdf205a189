/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/record-check.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "model/audit-text.h"
#include "store/audit-chain.h"
#include "store/chain-check.h"

gboolean
cw_record_check_chain (CwCheckRun *run, GError **error)
{
  const CwAuditAnchor none = { 0 };

  return cw_chain_check_run (run, &none, error);
}

/* The rows. */

/* The last digests of the rows of a table, in order. */
typedef struct {
  CwStatement *select;
  gboolean has_row;
  gint64 row_id; /* of the digest that was read */
  gint64 link_id;
  gboolean there;
  CwRowDigest digest;
} LastDigests;

static gboolean
last_digests_next (LastDigests *self, GError **error)
{
  CwStep step = CW_STEP_ROW;

  if (self->select == NULL)
    return TRUE;
  do {
    self->row_id = cw_statement_get_int (self->select, 0);
    self->link_id = cw_statement_get_int (self->select, 1);
    self->there = cw_statement_get_blob (self->select, 2, self->digest.bytes,
                                         sizeof self->digest.bytes);
    step = cw_statement_step (self->select, error);
  } while (step == CW_STEP_ROW
           && cw_statement_get_int (self->select, 0) == self->row_id);
  self->has_row = TRUE;
  if (step == CW_STEP_DONE)
    g_clear_pointer (&self->select, cw_statement_release);
  return step != CW_STEP_ERROR;
}

static gboolean
last_digests_step (LastDigests *self, GError **error)
{
  self->has_row = FALSE;
  return last_digests_next (self, error);
}

static gboolean
last_digests_begin (LastDigests *self,
                    CwDatabase *database,
                    const CwDigestedTable *table,
                    GError **error)
{
  CwStep step;

  self->select = cw_database_prepare (
      database, "SELECT row_id, link_id, digest FROM row_digest "
                "WHERE table_id = :table ORDER BY row_id, link_id");
  cw_statement_bind_int (self->select, ":table", table->id);
  step = cw_statement_step (self->select, error);
  if (step == CW_STEP_DONE)
    g_clear_pointer (&self->select, cw_statement_release);
  return step != CW_STEP_ERROR && last_digests_step (self, error);
}

static void
last_digests_end (LastDigests *self)
{
  g_clear_pointer (&self->select, cw_statement_release);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LastDigests, last_digests_end)

/* `link_id` is that which wrote the row last; 0 when none did. */
static void
add_row_problem (CwCheckRun *run,
                 const CwDigestedTable *table,
                 gint64 row_id,
                 gint64 link_id,
                 const char *format)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row_id);
  g_autofree char *entry = cw_chain_check_describe_link (run->database, link_id);
  GString *sentence = g_string_new (format);

  g_string_replace (sentence, "{record}", cw_audit_record_label (table->name),
                    0);
  g_string_replace (sentence, "{id}", number, 0);
  g_string_replace (sentence, "{entry}", entry, 0);
  cw_check_run_take_problem (run, g_string_free (sentence, FALSE));
}

static void
compare (CwCheckRun *run,
         const CwDigestedTable *table,
         gint64 row_id,
         const CwRowDigest *now,
         const LastDigests *said)
{
  if (said == NULL || !said->there)
    add_row_problem (run, table, row_id, 0,
                     _ ("Put in past this program: {record} {id}."));
  else if (now == NULL)
    add_row_problem (run, table, row_id, said->link_id,
                     _ ("Missing, and last written by {entry}: {record} "
                        "{id}."));
  else if (memcmp (now, &said->digest, sizeof *now) != 0)
    add_row_problem (run, table, row_id, said->link_id,
                     _ ("Changed since {entry}: {record} {id}."));
}

static gboolean
check_table (CwCheckRun *run,
             CwRowDigests *digests,
             const CwDigestedTable *table,
             gint64 *n_done,
             gint64 n_all,
             GError **error)
{
  g_auto (CwRowScan) scan = { 0 };
  g_auto (LastDigests) last = { 0 };
  CwRowDigest digest;
  gint64 row_id = 0;
  CwStep step;

  if (!last_digests_begin (&last, run->database, table, error))
    return FALSE;
  cw_row_scan_begin (&scan, digests, table);
  step = cw_row_scan_next (&scan, &row_id, &digest, error);
  while (step == CW_STEP_ROW || last.has_row) {
    gboolean digest_first
        = last.has_row && (step != CW_STEP_ROW || last.row_id < row_id);
    gboolean both
        = last.has_row && step == CW_STEP_ROW && last.row_id == row_id;

    if (!cw_check_run_go_on (run, (*n_done)++, n_all, error))
      return FALSE;
    if (digest_first) {
      if (last.there)
        compare (run, table, last.row_id, NULL, &last);
    } else {
      compare (run, table, row_id, &digest, both ? &last : NULL);
      step = cw_row_scan_next (&scan, &row_id, &digest, error);
    }
    if ((digest_first || both) && !last_digests_step (&last, error))
      return FALSE;
    if (step == CW_STEP_ERROR)
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_record_check_rows (CwCheckRun *run, GError **error)
{
  CwRowDigests *digests
      = cw_audit_chain_get_digests (cw_audit_chain_get (run->database));
  const GPtrArray *tables = cw_row_digests_get_tables (digests);
  gint64 n_done = 0, n_all;

  if (!cw_database_query_int (run->database, "SELECT count(*) FROM row_digest",
                              &n_all, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!check_table (run, digests, tables->pdata[i], &n_done, n_all, error))
      return FALSE;
  return TRUE;
}

/* The last acts. */

static gboolean
check_recent_rows (CwCheckRun *run, gint64 after, GError **error)
{
  CwRowDigests *digests
      = cw_audit_chain_get_digests (cw_audit_chain_get (run->database));
  g_autoptr (CwStatement) select = cw_database_prepare (
      run->database,
      "SELECT table_id, row_id, max(link_id), digest FROM row_digest "
      "WHERE link_id > :after GROUP BY table_id, row_id");
  CwStep step;

  cw_statement_bind_int (select, ":after", after);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    const CwDigestedTable *table
        = cw_row_digests_find_table (digests, cw_statement_get_int (select, 0));
    LastDigests said = { .link_id = cw_statement_get_int (select, 2) };
    CwRowDigest now;
    gboolean exists;

    said.there = cw_statement_get_blob (select, 3, said.digest.bytes,
                                        sizeof said.digest.bytes);
    if (table == NULL)
      continue; /* the chain is broken there */
    if (!cw_row_digests_compute (digests, table,
                                 cw_statement_get_int (select, 1), &now,
                                 &exists, error))
      return FALSE;
    if (exists || said.there)
      compare (run, table, cw_statement_get_int (select, 1),
               exists ? &now : NULL, &said);
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_record_check_recent (CwCheckRun *run, guint n_links, GError **error)
{
  CwAuditAnchor after = { 0 }, head;

  if (!cw_audit_chain_load_head (run->database, &head, error))
    return FALSE;
  if (head.link_id > n_links
      && cw_audit_chain_load_hash (run->database, head.link_id - n_links,
                                   after.hash, NULL))
    after.link_id = head.link_id - n_links;
  return cw_chain_check_run (run, &after, error)
         && check_recent_rows (run, after.link_id, error);
}
