/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/one-rep-max-record.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Of a patient, newest first, struck ones too.
 * (element-type CwOneRepMaxRecord) */
GPtrArray *
cw_one_rep_max_table_load_all (CwDatabase *database,
                               gint64 patient_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
CwOneRepMaxRecord *cw_one_rep_max_table_load (
    CwDatabase *database, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets the identifier. */
gboolean cw_one_rep_max_table_add (CwDatabase *database,
                                   CwOneRepMaxRecord *maximum,
                                   GError **error);
gboolean cw_one_rep_max_table_strike (CwDatabase *database,
                                      const CwOneRepMaxRecord *maximum,
                                      const CwStrike *strike,
                                      GError **error);

G_END_DECLS
