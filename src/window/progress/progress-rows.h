/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/progress.h"

G_BEGIN_DECLS

/* (element-type GStrv) the sessions of an exercise as a table, newest first, as
 * a person reads it.  First the titles of the columns; `n_words` of them, from
 * the left, are words: the last of these says what was done at home, and which
 * sets did not end as planned and why, where there is any. */
GPtrArray *cw_progress_tabulate (const CwExerciseProgress *progress,
                                 guint *n_words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
