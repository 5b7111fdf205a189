/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/outcome-score.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Of a patient, newest first, struck ones too.
 * (element-type CwOutcomeScore) */
GPtrArray *cw_outcome_table_load_all (CwDatabase *database,
                                      gint64 patient_id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
CwOutcomeScore *cw_outcome_table_load (
    CwDatabase *database, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets the identifier. */
gboolean cw_outcome_table_add (CwDatabase *database,
                               CwOutcomeScore *score,
                               GError **error);
gboolean cw_outcome_table_strike (CwDatabase *database,
                                  const CwOutcomeScore *score,
                                  const CwStrike *strike,
                                  GError **error);

G_END_DECLS
