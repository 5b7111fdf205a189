/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/screening.h"

G_BEGIN_DECLS

/* One reason of a verdict: what was found and what it does; opened (Enter,
 * Space or Right; Left closes) the question as it was asked, the answer with
 * its details or what was measured, the rule, why there is one, its sources and
 * how sure they are.  Emits `add-clearance` (whether a justification) where one
 * is missing. */
#define CW_TYPE_REASON_ROW (cw_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (CwReasonRow, cw_reason_row, CW, REASON_ROW, GtkWidget)

/* All three must stay as they are for as long as there is the row. */
GtkWidget *cw_reason_row_new (const CwQuestionnaire *questionnaire,
                              const CwScreeningFacts *facts,
                              const CwFinding *finding);
gboolean cw_reason_row_get_open (CwReasonRow *self);
void cw_reason_row_set_open (CwReasonRow *self, gboolean open);

G_END_DECLS
