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
/* Does the first (0), second … of the changes that are offered; FALSE when there
 * are fewer. */
gboolean cw_dose_issue_list_fix (CwDoseIssueList *self, guint number);
void cw_dose_issue_list_clear (CwDoseIssueList *self);

G_END_DECLS
