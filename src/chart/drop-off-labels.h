/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"

G_BEGIN_DECLS

/* The names of the sessions at the right of a drop-off chart. */

#define CW_DROP_OFF_LABEL_SIZE 12
#define CW_DROP_OFF_COLUMN_GAP 12
#define CW_DROP_OFF_STEP 12 /* room for the sign of a step of the load */

typedef struct {
  gsize session;
  double wanted_y; /* of the session's last set */
  double y;        /* of the middle of the label */
} CwDropOffLabel;

/* Titles of the columns; translated, static. */
const char *cw_drop_off_get_total_title (void);
const char *cw_drop_off_get_load_title (void);
/* All repetitions of a session, as "75". */
char *cw_drop_off_session_get_total (const CwDropOffSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

/* Of the sessions that are lines the latest and the oldest first, then the
 * newest that fit, so that none covers another. (element-type CwDropOffLabel)
 * from the top down. */
GArray *cw_drop_off_chart_place_labels (const CwDropOffChart *chart,
                                        const CwDropOffGeometry *geometry,
                                        const CwChartStyle *style)
    G_GNUC_WARN_UNUSED_RESULT;

/* Draws them with a line to each, and the titles of their columns, where there
 * is room. */
void cw_drop_off_draw_labels (const CwDropOffChart *chart,
                              const CwDropOffGeometry *geometry,
                              const CwChartStyle *style,
                              double width,
                              cairo_t *cr);

G_END_DECLS
