/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/trend-chart.h"
#include "model/trend.h"

G_BEGIN_DECLS

/* The chart of a measure over time; owns all that the chart borrows. */
typedef struct _CwTrendData CwTrendData;

/**
 * cw_trend_data_new:
 * @exercises: (element-type CwExerciseProgress): the one that is followed, or
 *   all
 * @other_side: the same exercise on the other side, to compare with; or NULL
 * @timeline: or NULL
 * @first, @last: the days that are shown; CW_DATE_NONE for all
 *
 * What is given may go afterwards.
 */
CwTrendData *cw_trend_data_new (CwMeasure measure,
                                const GPtrArray *exercises,
                                const CwExerciseProgress *other_side,
                                const CwTimeline *timeline,
                                CwDate first,
                                CwDate last) G_GNUC_WARN_UNUSED_RESULT;
/* The same of an outcome measure, with one series for each side. */
CwTrendData *cw_trend_data_new_outcome (const CwOutcomeSeries *outcome,
                                        const CwTimeline *timeline,
                                        CwDate first,
                                        CwDate last)
    G_GNUC_WARN_UNUSED_RESULT;
/* Says in the title what there are several of: "Girth, cm · Left arm". */
void cw_trend_data_name (CwTrendData *data, const char *name);
void cw_trend_data_free (CwTrendData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrendData, cw_trend_data_free)

/* To be drawn; the cursor in it may be moved. */
CwTrendChart *cw_trend_data_get_chart (CwTrendData *data);
/* How its values come about, in a sentence. */
const char *cw_trend_data_get_formula (const CwTrendData *data);
/* Whether there is any value on the days shown. */
gboolean cw_trend_data_has_values (const CwTrendData *data);
/* How far it has changed, and the symmetry of the sides; "" with fewer than two
 * values. */
const char *cw_trend_data_get_summary (const CwTrendData *data);

G_END_DECLS
