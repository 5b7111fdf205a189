/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/secret-table.h"

#include "store/audit-log.h"

#define MAX_WRONG 20

static const struct {
  const char *id;
  const char *sign_in_action;
  const char *confirm_action;
} results[] = {
  [CW_ATTEMPT_WRONG] = { "wrong", "refuse-sign-in", "refuse-confirm" },
  [CW_ATTEMPT_SECRET] = { "secret", "sign-in", "confirm" },
  [CW_ATTEMPT_RECOVERY] = { "recovery", "recover", NULL },
};

static gboolean
add_audit_entry (CwDatabase *database,
                 const char *action,
                 gint64 clinician_id,
                 gint64 by,
                 gint64 at,
                 GError **error)
{
  const CwAuditEntry entry = { .at = at,
                               .clinician_id = by,
                               .action = action,
                               .record = "clinician",
                               .record_id = clinician_id };

  return cw_audit_log_add (database, &entry, error);
}

gboolean
cw_secret_table_has_any (CwDatabase *database, gboolean *any, GError **error)
{
  gint64 n_secrets = 0;

  *any = FALSE;
  if (!cw_database_query_int (database,
                              "SELECT EXISTS (SELECT 1 FROM clinician_secret"
                              " JOIN clinician ON clinician.id = clinician_id"
                              " WHERE active = 1)",
                              &n_secrets, error))
    return FALSE;
  *any = n_secrets != 0;
  return TRUE;
}

gboolean
cw_secret_table_load (CwDatabase *database,
                      gint64 clinician_id,
                      char **hash,
                      char **code_hash,
                      GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT s.hash, r.hash FROM clinician_secret s"
                " LEFT JOIN recovery_code r"
                "  ON r.clinician_id = s.clinician_id AND r.used_at IS NULL "
                "WHERE s.clinician_id = :clinician");
  CwStep step;

  *hash = NULL;
  *code_hash = NULL;
  cw_statement_bind_int (select, ":clinician", clinician_id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_ROW) {
    *hash = cw_statement_dup_text (select, 0);
    *code_hash = cw_statement_dup_text (select, 1);
  }
  return step != CW_STEP_ERROR;
}

static gboolean
save_hash (CwDatabase *database,
           const char *sql,
           gint64 clinician_id,
           const char *hash,
           gint64 at,
           GError **error)
{
  g_autoptr (CwStatement) save = cw_database_prepare (database, sql);

  cw_statement_bind_int (save, ":clinician", clinician_id);
  cw_statement_bind_text (save, ":hash", hash);
  cw_statement_bind_time (save, ":at", at);
  return cw_statement_run (save, error);
}

/* Not by an upsert, as the trigger of the insertion refuses a second row. */
static gboolean
save_secret (CwDatabase *database,
             gint64 clinician_id,
             const char *hash,
             gint64 at,
             GError **error)
{
  return save_hash (database,
                    "UPDATE clinician_secret SET hash = :hash, set_at = :at "
                    "WHERE clinician_id = :clinician",
                    clinician_id, hash, at, error)
         && (cw_database_get_changes (database) > 0
             || save_hash (database,
                           "INSERT INTO clinician_secret VALUES"
                           " (:clinician, :hash, :at)",
                           clinician_id, hash, at, error));
}

static gboolean
save_code (CwDatabase *database,
           gint64 clinician_id,
           const char *hash,
           gint64 at,
           GError **error)
{
  return save_hash (database,
                    "UPDATE recovery_code SET hash = :hash, made_at = :at,"
                    " used_at = NULL WHERE clinician_id = :clinician",
                    clinician_id, hash, at, error)
         && (cw_database_get_changes (database) > 0
             || save_hash (database,
                           "INSERT INTO recovery_code VALUES"
                           " (:clinician, :hash, :at, NULL)",
                           clinician_id, hash, at, error));
}

gboolean
cw_secret_table_save (CwDatabase *database,
                      gint64 clinician_id,
                      const char *hash,
                      const char *code_hash,
                      gint64 at,
                      GError **error)
{
  return save_secret (database, clinician_id, hash, at, error)
         && (code_hash == NULL
             || save_code (database, clinician_id, code_hash, at, error))
         && add_audit_entry (database, "set-secret", clinician_id, 0, at,
                             error);
}

static gboolean
use_code (CwDatabase *database, gint64 clinician_id, gint64 at, GError **error)
{
  g_autoptr (CwStatement) update
      = cw_database_prepare (database, "UPDATE recovery_code SET used_at = :at "
                                       "WHERE clinician_id = :clinician");

  cw_statement_bind_int (update, ":clinician", clinician_id);
  cw_statement_bind_time (update, ":at", at);
  return cw_statement_run (update, error);
}

gboolean
cw_secret_table_add_attempt (CwDatabase *database,
                             gint64 clinician_id,
                             CwAttemptResult result,
                             gboolean sign_in,
                             gint64 at,
                             GError **error)
{
  g_autoptr (CwStatement) insert = cw_database_prepare (
      database, "INSERT INTO sign_in_attempt (clinician_id, at, result) "
                "VALUES (:clinician, :at, :result)");

  cw_statement_bind_int (insert, ":clinician", clinician_id);
  cw_statement_bind_time (insert, ":at", at);
  cw_statement_bind_text (insert, ":result", results[result].id);
  return cw_statement_run (insert, error)
         && (result != CW_ATTEMPT_RECOVERY
             || use_code (database, clinician_id, at, error))
         && add_audit_entry (database,
                             sign_in ? results[result].sign_in_action
                                     : results[result].confirm_action,
                             clinician_id,
                             result == CW_ATTEMPT_WRONG ? 0 : clinician_id, at,
                             error);
}

gboolean
cw_secret_table_count_wrong (CwDatabase *database,
                             gint64 clinician_id,
                             int *n_wrong,
                             gint64 *last_at,
                             GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT result = 'wrong', at FROM sign_in_attempt "
      "WHERE clinician_id = :clinician ORDER BY id DESC LIMIT :limit");
  CwStep step;

  *n_wrong = 0;
  *last_at = 0;
  cw_statement_bind_int (select, ":clinician", clinician_id);
  cw_statement_bind_int (select, ":limit", MAX_WRONG);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    if (*last_at == 0)
      *last_at = cw_statement_get_time (select, 1);
    if (cw_statement_get_int (select, 0) == 0)
      return TRUE;
    ++*n_wrong;
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_secret_table_find_recovery (CwDatabase *database,
                               gint64 clinician_id,
                               gint64 *recovered_at,
                               GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT at FROM sign_in_attempt "
                "WHERE clinician_id = :clinician AND result = 'recovery'"
                " AND id > (SELECT coalesce(max(id), 0) FROM sign_in_attempt"
                "           WHERE clinician_id = :clinician"
                "           AND result = 'secret') "
                "ORDER BY id DESC LIMIT 1");
  CwStep step;

  *recovered_at = 0;
  cw_statement_bind_int (select, ":clinician", clinician_id);
  step = cw_statement_step (select, error);
  if (step == CW_STEP_ROW)
    *recovered_at = cw_statement_get_time (select, 0);
  return step != CW_STEP_ERROR;
}

gboolean
cw_secret_table_add_sign_out (CwDatabase *database,
                              gint64 clinician_id,
                              gint64 at,
                              GError **error)
{
  return add_audit_entry (database, "sign-out", clinician_id, clinician_id, at,
                          error);
}
