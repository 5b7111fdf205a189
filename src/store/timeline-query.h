/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/timeline.h"
#include "store/database.h"

G_BEGIN_DECLS

/* What there is about a patient beside the sets: later versions of the plan,
 * sessions that were stopped, other adverse events, operations and girths of
 * signed screenings, occlusion pressures and maxima that were measured. */
CwTimeline *cw_timeline_query (CwDatabase *database,
                               gint64 patient_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
