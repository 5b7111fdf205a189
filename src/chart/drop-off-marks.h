/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"

G_BEGIN_DECLS

/* The marks of a drop-off chart: a shape for each way in which a set ends, so
 * that they are told apart without colours. */

/* A disc for a set that was done, a ring for a short one, a diamond for one to
 * failure, a square for one that time ended, a cross for one that was stopped.
 * `radius` is that of the disc. */
void cw_drop_off_draw_end (CwDropOffEnd end,
                           double x,
                           double y,
                           double radius,
                           CwColor color,
                           const CwChartStyle *style,
                           cairo_t *cr);
/* Those of all sets of a session. */
void cw_drop_off_draw_ends (const CwDropOffSession *session,
                            const CwDropOffGeometry *geometry,
                            CwColor color,
                            double radius,
                            const CwChartStyle *style,
                            cairo_t *cr);
/* A triangle that points up for more load and down for less. */
void cw_drop_off_draw_step (int step,
                            double x,
                            double y,
                            CwColor color,
                            const CwChartStyle *style,
                            cairo_t *cr);
/* What the marks mean that are drawn, at the bottom. */
void cw_drop_off_draw_key (const CwDropOffChart *chart,
                           const CwDropOffGeometry *geometry,
                           const CwChartStyle *style,
                           double width,
                           double height,
                           cairo_t *cr);
/* " Set 3: short. Set 4: stopped.", or "". */
char *cw_drop_off_describe_ends (const CwDropOffSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
