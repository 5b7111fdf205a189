/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/drop-off-data.h"
#include "window/common/chart-view.h"

G_BEGIN_DECLS

/* The drop-off chart as a widget.  The pointer or the arrow keys move a cursor
 * over the sets and sessions and show their values. */
#define CW_TYPE_DROP_OFF_VIEW (cw_drop_off_view_get_type ())
G_DECLARE_FINAL_TYPE (
    CwDropOffView, cw_drop_off_view, CW, DROP_OFF_VIEW, CwChartView)

/* Takes `data`; NULL shows nothing. */
void cw_drop_off_view_take_data (CwDropOffView *self, CwDropOffData *data);
/* The session under the cursor, from 0; -1 when on nothing. */
int cw_drop_off_view_get_session (CwDropOffView *self);

G_END_DECLS
