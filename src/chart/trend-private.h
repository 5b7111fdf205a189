/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/trend-chart.h"

G_BEGIN_DECLS

#define CW_TREND_LABEL_SIZE 11
#define CW_TREND_VALUE_SIZE 13
/* Of values that are drawn as their range. */
#define CW_TREND_COLUMN_WIDTH 4.0

/* The points of a series on the days shown: from *first up to the one before
 * *end. */
void cw_trend_get_range (const CwTrendChart *chart,
                         gsize series,
                         gsize *first,
                         gsize *end);
/* The latest point of them with a value; NULL when there is none. */
const CwTrendPoint *cw_trend_get_latest (const CwTrendChart *chart,
                                         gsize series);
/* The first day and the last of all that is shown; FALSE when nothing is. */
gboolean
cw_trend_get_days (const CwTrendChart *chart, CwDate *first, CwDate *last);

G_END_DECLS
