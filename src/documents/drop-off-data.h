/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* The drop-off chart of an exercise; owns all that the chart borrows. */
typedef struct _CwDropOffData CwDropOffData;

/* At most the newest `max_sessions` (0: all).  `progress` may go afterwards. */
CwDropOffData *cw_drop_off_data_new (const CwExerciseProgress *progress,
                                     guint max_sessions,
                                     gboolean compact)
  G_GNUC_WARN_UNUSED_RESULT;
/* Of one session alone. */
CwDropOffData *
cw_drop_off_data_new_of_session (const CwExerciseSession *session)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_drop_off_data_free (CwDropOffData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDropOffData, cw_drop_off_data_free)

/* To be drawn; the cursor in it may be moved. */
CwDropOffChart *cw_drop_off_data_get_chart (CwDropOffData *data);

/* "11 November, set 3: 12 of 15 · 15 kg · 114 mmHg · effort 8". */
char *cw_drop_off_data_describe_set (CwDropOffData *data, int session, int set)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
