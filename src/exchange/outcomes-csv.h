/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/outcome-score.h"
#include "model/patient.h"

G_BEGIN_DECLS

/* The outcome scores (element-type CwOutcomeScore: newest first) of these days
 * (CW_DATE_NONE: no bound) as CSV, a row for each, oldest first; those struck out
 * are left out.  First the names of the columns. */
char *cw_outcomes_csv_write (const CwPatient *patient,
                             const GPtrArray *scores,
                             CwDate first,
                             CwDate last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
