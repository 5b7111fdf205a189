/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/pressure-record.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Of a patient, newest first, struck ones too.
 * (element-type CwPressureRecord) */
GPtrArray *
cw_pressure_table_load_all (CwDatabase *database,
                            gint64 patient_id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
CwPressureRecord *cw_pressure_table_load (
    CwDatabase *database, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets the identifier. */
gboolean cw_pressure_table_add (CwDatabase *database,
                                CwPressureRecord *pressure,
                                GError **error);
gboolean cw_pressure_table_strike (CwDatabase *database,
                                   const CwPressureRecord *pressure,
                                   const CwStrike *strike,
                                   GError **error);

G_END_DECLS
