/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/outcomes/outcome-row.h"

G_BEGIN_DECLS

/* The row of a questionnaire on paper: its total; name, version and range are
 * those of the last time. */
#define CW_TYPE_OUTCOME_TOTAL_ROW (cw_outcome_total_row_get_type ())
G_DECLARE_FINAL_TYPE (CwOutcomeTotalRow,
                      cw_outcome_total_row,
                      CW,
                      OUTCOME_TOTAL_ROW,
                      CwOutcomeRow)

GtkWidget *cw_outcome_total_row_new (const CwOutcomeMeasure *measure,
                                     GPtrArray *former);

G_END_DECLS
