/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/exercise-advice.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Inserts a decision, which receives its identifier. */
gboolean cw_advice_table_add (CwDatabase *database,
                              CwAdviceDecision *decision,
                              GError **error);
/* What was decided about that rule after that session for that exercise; NULL
 * in *decision when nothing was. */
gboolean cw_advice_table_find (CwDatabase *database,
                               gint64 session_id,
                               gint64 prescription_id,
                               const char *rule_id,
                               CwAdviceDecision **decision,
                               GError **error);
/* Newest first, at most `limit` (0: all).  (element-type CwAdviceDecision) */
GPtrArray *cw_advice_table_load_all (CwDatabase *database,
                                     gint64 patient_id,
                                     guint limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
