/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/patient.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* The sets of these exercises (element-type CwExerciseProgress) as CSV after
 * RFC 4180, UTF-8: a header that never changes but by growing at its end, then
 * a row for each set, exercise by exercise, oldest first.  Days are YYYY-MM-DD,
 * numbers have a decimal point, what was not given is empty.  No cell is taken
 * for a formula by a spreadsheet: text that could be has an apostrophe before
 * it. */
char *cw_sets_csv_write (const CwPatient *patient,
                         const GPtrArray *exercises) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
