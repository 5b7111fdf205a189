/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/strike.h"
#include "store/record.h"

G_BEGIN_DECLS

/* Strikes out one row of a table of measurements, with its audit entry. */
gboolean cw_measurement_strike (CwDatabase *database,
                                const CwRecord *record,
                                gint64 id,
                                gint64 patient_id,
                                const CwStrike *strike,
                                GError **error);

G_END_DECLS
