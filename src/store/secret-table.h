/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* How an attempt to sign in ended. */
typedef enum {
  CW_ATTEMPT_WRONG,
  CW_ATTEMPT_SECRET,
  CW_ATTEMPT_RECOVERY,
} CwAttemptResult;

/* Whether an active person has a secret; FALSE also on failure. */
gboolean
cw_secret_table_has_any (CwDatabase *database, gboolean *any, GError **error);
/* `hash` and `code_hash` are NULL where there is none; a code that was used is
 * none. */
gboolean cw_secret_table_load (CwDatabase *database,
                               gint64 clinician_id,
                               char **hash,
                               char **code_hash,
                               GError **error);
/* Sets or replaces the secret, and with `code_hash` (nullable) the recovery
 * code, with an audit entry that holds neither. */
gboolean cw_secret_table_save (CwDatabase *database,
                               gint64 clinician_id,
                               const char *hash,
                               const char *code_hash,
                               gint64 at,
                               GError **error);

/* Adds an attempt with its audit entry; a recovery code is used up.  Not to
 * `sign_in` is to confirm a signature, which no recovery code does. */
gboolean cw_secret_table_add_attempt (CwDatabase *database,
                                      gint64 clinician_id,
                                      CwAttemptResult result,
                                      gboolean sign_in,
                                      gint64 at,
                                      GError **error);
/* Wrong ones since the last that was not, at most 20, and when the last attempt
 * was (UTC seconds; 0: never). */
gboolean cw_secret_table_count_wrong (CwDatabase *database,
                                      gint64 clinician_id,
                                      int *n_wrong,
                                      gint64 *last_at,
                                      GError **error);
/* When the recovery code opened the clinic since the last sign-in by secret; 0:
 * it did not. */
gboolean cw_secret_table_find_recovery (CwDatabase *database,
                                        gint64 clinician_id,
                                        gint64 *recovered_at,
                                        GError **error);

/* That somebody locked the clinic or left it. */
gboolean cw_secret_table_add_sign_out (CwDatabase *database,
                                       gint64 clinician_id,
                                       gint64 at,
                                       GError **error);

G_END_DECLS
