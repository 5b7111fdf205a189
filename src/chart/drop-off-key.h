/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"

G_BEGIN_DECLS

/* What the marks of a drop-off chart mean, at its bottom: only those that occur,
 * in as many lines as they need. */

/* From line to line. */
#define CW_DROP_OFF_KEY_LINE 20

/* How many lines; 0 where every set was done as planned, and needs no words.
 * Of the geometry, which lines and columns are shown has to be known. */
int cw_drop_off_key_count_lines (const CwDropOffChart *chart,
                                 const CwDropOffGeometry *geometry,
                                 const CwChartStyle *style,
                                 double width);
/* In the lowest lines of that height. */
void cw_drop_off_draw_key (const CwDropOffChart *chart,
                           const CwDropOffGeometry *geometry,
                           const CwChartStyle *style,
                           double width,
                           double height,
                           cairo_t *cr);

G_END_DECLS
