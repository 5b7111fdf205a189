/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"

G_BEGIN_DECLS

/* The sessions of a drop-off chart as lines, and those that are too many as a
 * band. */

/* The colour of an older session: the nearer, the stronger. */
CwColor cw_drop_off_get_fade (const CwDropOffChart *chart,
                              const CwDropOffGeometry *geometry,
                              gsize index,
                              const CwChartStyle *style);
/* All but the latest; one of the band where the cursor stands on it. */
void cw_drop_off_draw_past (const CwDropOffChart *chart,
                            const CwDropOffGeometry *geometry,
                            const CwChartStyle *style,
                            cairo_t *cr);
/* The latest, with its values. */
void cw_drop_off_draw_latest (const CwDropOffChart *chart,
                              const CwDropOffGeometry *geometry,
                              const CwChartStyle *style,
                              cairo_t *cr);

G_END_DECLS
