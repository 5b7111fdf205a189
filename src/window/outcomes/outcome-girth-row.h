/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/outcomes/outcome-row.h"

G_BEGIN_DECLS

/* The row of a girth: both sides, at the place of the last time. */
#define CW_TYPE_OUTCOME_GIRTH_ROW (cw_outcome_girth_row_get_type ())
G_DECLARE_FINAL_TYPE (CwOutcomeGirthRow,
                      cw_outcome_girth_row,
                      CW,
                      OUTCOME_GIRTH_ROW,
                      CwOutcomeRow)

GtkWidget *cw_outcome_girth_row_new (const CwOutcomeMeasure *measure,
                                     GPtrArray *former);

G_END_DECLS
