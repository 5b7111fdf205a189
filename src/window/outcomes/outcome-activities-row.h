/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/outcomes/outcome-row.h"

G_BEGIN_DECLS

/* The row of a measure that is the mean of activities.  Those of the last time
 * are only rated again. */
#define CW_TYPE_OUTCOME_ACTIVITIES_ROW (cw_outcome_activities_row_get_type ())
G_DECLARE_FINAL_TYPE (CwOutcomeActivitiesRow,
                      cw_outcome_activities_row,
                      CW,
                      OUTCOME_ACTIVITIES_ROW,
                      CwOutcomeRow)

GtkWidget *cw_outcome_activities_row_new (const CwOutcomeMeasure *measure,
                                          GPtrArray *former);

G_END_DECLS
