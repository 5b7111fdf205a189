/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/trend-data.h"
#include "window/common/chart-view.h"

G_BEGIN_DECLS

/* A trend as a widget.  The pointer or Left and Right move a cursor over the
 * values, Up and Down from one side to the other. */
#define CW_TYPE_TREND_VIEW (cw_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (CwTrendView, cw_trend_view, CW, TREND_VIEW, CwChartView)

/* `data` is borrowed, and shown until the next call; NULL shows nothing. */
void cw_trend_view_set_data (CwTrendView *self, CwTrendData *data);

G_END_DECLS
