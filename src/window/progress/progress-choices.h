/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/progress.h"

G_BEGIN_DECLS

/* What can be looked at of a patient's progress (element-type
 * CwExerciseProgress). */

/* A list of strings: the exercises by name, in order, then all of them where
 * there are several. */
GListModel *
cw_progress_choices_new (const GPtrArray *progress) G_GNUC_WARN_UNUSED_RESULT;
/* Where the same exercise stands; 0 when it is not there, or NULL. */
guint cw_progress_choices_find (const GPtrArray *progress,
                                const CwExerciseProgress *wanted);
/* The day of the latest session; CW_DATE_NONE when there is none. */
CwDate cw_progress_get_latest_day (const GPtrArray *progress);

G_END_DECLS
