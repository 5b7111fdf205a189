/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* What the limits say of one prescription, row by row, and the reasons for its
 * warnings.  Emits `reason-changed` after it has kept one. */
#define CW_TYPE_DOSE_ISSUE_LIST (cw_dose_issue_list_get_type ())
G_DECLARE_FINAL_TYPE (CwDoseIssueList,
                      cw_dose_issue_list,
                      CW,
                      DOSE_ISSUE_LIST,
                      GtkWidget)

/* Shows issues (element-type CwDoseIssue) of a dose; its reasons are kept there.
 * Emits `reason-changed`, and `fixed` after it has changed the dose. */
void cw_dose_issue_list_show (CwDoseIssueList *self,
                              CwPrescription *prescription,
                              GPtrArray *issues);
/* How many changes are offered.  The first of them is number `first` (from 0)
 * among those of all lists of a dose, of which the first two have keys. */
guint cw_dose_issue_list_number_fixes (CwDoseIssueList *self, guint first);
/* Does the change of that number; FALSE when it is not one of these. */
gboolean cw_dose_issue_list_fix (CwDoseIssueList *self, guint number);
void cw_dose_issue_list_clear (CwDoseIssueList *self);

G_END_DECLS
