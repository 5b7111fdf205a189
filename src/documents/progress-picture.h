/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/drop-off-chart.h"
#include "documents/trend-data.h"

G_BEGIN_DECLS

/**
 * CwProgressPicture:
 * @title: an exercise, or whose picture it is
 * @drop_off: or NULL
 * @trends: (element-type CwTrendData): below, beside each other; or NULL
 *
 * What is copied and saved of a patient's progress.
 */
typedef struct {
  const char *title;
  const CwDropOffChart *drop_off;
  const GPtrArray *trends;
} CwProgressPicture;

/* In units of a picture, which are points on paper. */
void cw_progress_picture_get_size (const CwProgressPicture *picture,
                                   double *width,
                                   double *height);
/* A CwPictureDraw; `picture` is a CwProgressPicture. */
void cw_progress_picture_draw (cairo_t *cr,
                               const CwChartStyle *style,
                               double width,
                               double height,
                               gpointer picture);

G_END_DECLS
