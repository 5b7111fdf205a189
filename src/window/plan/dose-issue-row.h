/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* One thing that a limit says of a dose: a refusal, which only a better dose
 * takes away, or a warning with an entry for the reason to go on.  Emits
 * `reason-changed`. */
#define CW_TYPE_DOSE_ISSUE_ROW (cw_dose_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (CwDoseIssueRow,
                      cw_dose_issue_row,
                      CW,
                      DOSE_ISSUE_ROW,
                      GtkWidget)

GtkWidget *cw_dose_issue_row_new (const CwDoseIssue *issue,
                                  const char *reason);
const char *cw_dose_issue_row_get_limit_id (CwDoseIssueRow *self);
const char *cw_dose_issue_row_get_message (CwDoseIssueRow *self);
/* Without the spaces around it; "" for a refusal. */
char *cw_dose_issue_row_dup_reason (CwDoseIssueRow *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Whether it shows just this issue. */
gboolean
cw_dose_issue_row_shows (CwDoseIssueRow *self, const CwDoseIssue *issue);

/* A change that does away with the issue, and the key for it (nullable), as "F8";
 * NULL for none.  The row emits `fix` when it is wanted. */
void cw_dose_issue_row_set_fix (CwDoseIssueRow *self,
                                const char *label,
                                const char *key);

G_END_DECLS
