/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/outcomes/outcome-row.h"

G_BEGIN_DECLS

/* The row of a measure that is one number, perhaps done in an adapted way. */
#define CW_TYPE_OUTCOME_NUMBER_ROW (cw_outcome_number_row_get_type ())
G_DECLARE_FINAL_TYPE (CwOutcomeNumberRow,
                      cw_outcome_number_row,
                      CW,
                      OUTCOME_NUMBER_ROW,
                      CwOutcomeRow)

GtkWidget *cw_outcome_number_row_new (const CwOutcomeMeasure *measure,
                                      GPtrArray *former);

G_END_DECLS
