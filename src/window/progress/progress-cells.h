/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/progress.h"

G_BEGIN_DECLS

/* The columns of an exercise's sessions, for the table and for CSV. */
typedef enum {
  CW_PROGRESS_COLUMN_DATE,
  CW_PROGRESS_COLUMN_PLAN,
  CW_PROGRESS_COLUMN_TOTAL,
  CW_PROGRESS_COLUMN_LOAD,
  CW_PROGRESS_COLUMN_PRESSURE,
  CW_PROGRESS_COLUMN_EFFORT,
  CW_PROGRESS_COLUMN_PAIN,
  CW_PROGRESS_COLUMN_SET, /* and those after it: one for each set */
} CwProgressColumn;

/* In the order in which they stand; the last one that holds is given by
 * `n_sets`.  (element-type CwProgressColumn) */
GArray *cw_progress_columns_new (int n_sets) G_GNUC_WARN_UNUSED_RESULT;
/* "Set 1", in the user's language. */
char *cw_progress_column_get_title (guint column) G_GNUC_WARN_UNUSED_RESULT;
/* What a person reads in it; "" where there is nothing. */
char *cw_progress_column_format (guint column, const CwExerciseSession *session)
  G_GNUC_WARN_UNUSED_RESULT;
/* The most sets that any session of the exercise has. */
int cw_progress_count_sets (const CwExerciseProgress *progress);

/* All sessions as CSV (RFC 4180), oldest first, with a header of English names
 * and their units, ISO dates and decimal points. */
char *cw_progress_to_csv (const CwExerciseProgress *progress)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
