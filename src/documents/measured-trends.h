/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/trend-data.h"

G_BEGIN_DECLS

/* What was measured of a patient beside the sessions: girths and occlusion
 * pressures of arms and legs, both sides in one chart, and the one-repetition
 * maxima of each exercise.  (element-type CwTrendData) only those with values on
 * these days; `timeline` may go afterwards. */
GPtrArray *cw_measured_trends_new (const CwTimeline *timeline,
                                   CwDate first,
                                   CwDate last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
