/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/progress.h"
#include "store/database.h"

G_BEGIN_DECLS

/* (element-type CwExerciseProgress): the exercise done last first, each with at
 * most its newest `max_sessions` sessions (0: all), oldest first.  With a limit
 * only the patient's last sessions are read, four for each of an exercise, and
 * what is older is left out, so that the cost does not grow with the years. */
GPtrArray *cw_progress_query (CwDatabase *database,
                              gint64 patient_id,
                              guint max_sessions,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
