/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"

G_BEGIN_DECLS

/* The names of the sessions at the right of a drop-off chart. */

#define CW_DROP_OFF_LABEL_SIZE 12

typedef struct {
  gsize session;
  double wanted_y; /* of the session's last set */
  double y;        /* of the middle of the label */
} CwDropOffLabel;

/* "18 Nov  15 kg"; a compact chart leaves the load out. */
char *cw_drop_off_session_get_label (const CwDropOffSession *session,
                                     gboolean compact)
  G_GNUC_WARN_UNUSED_RESULT;

/* The latest and the oldest first, then the newest that fit, so that none
 * covers another. (element-type CwDropOffLabel) from the top down. */
GArray *cw_drop_off_chart_place_labels (const CwDropOffChart *chart,
                                        const CwDropOffGeometry *geometry,
                                        const CwChartStyle *style)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
