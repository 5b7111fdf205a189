/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/progress.h"

G_BEGIN_DECLS

/* So many columns of the table, from the left, are words. */
#define CW_PROGRESS_WORD_COLUMNS 2

/* (element-type GStrv) the sessions of an exercise as a table, newest first, as
 * a person reads it.  First the titles of the columns. */
GPtrArray *cw_progress_tabulate (const CwExerciseProgress *progress)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
