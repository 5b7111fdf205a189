/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"

G_BEGIN_DECLS

/* The marks of a drop-off chart: a shape for each way in which a set ends, so
 * that they are told apart without colours. */

/* Of the older sessions, and of the latest. */
#define CW_DROP_OFF_PAST_RADIUS 3.5
#define CW_DROP_OFF_LATEST_RADIUS 5

/* "short, fatigue"; translated, static. */
const char *cw_drop_off_end_get_name (CwDropOffEnd end);

/* A disc for a set that was done, a diamond for one to failure, a square for one
 * that time ended, a cross for one that was stopped.  For short ones a triangle
 * that points down where nobody said why, else a half disc for fatigue, a star
 * for pain, a bar for the cuff, an hourglass for form, two bars for those that
 * the clinician ended, a plus for other reasons.  `radius` is that of the disc.
 * Those of a session at home are outlines. */
void cw_drop_off_draw_end (CwDropOffEnd end,
                           gboolean at_home,
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
/* " Set 3: short, pain. Set 4: stopped.", or "". */
char *cw_drop_off_describe_ends (const CwDropOffSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
