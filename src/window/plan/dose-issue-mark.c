/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/dose-issue-mark.h"

#include "clinical/dose.h"

const char *
cw_dose_issues_get_mark (GPtrArray *issues, const char *const *fields)
{
  const char *mark = NULL;

  for (guint i = issues->len; i > 0; i--) {
    const CwDoseIssue *issue = g_ptr_array_index (issues, i - 1);

    if (g_strv_contains (fields, issue->field))
      mark = issue->refused ? "error" : "warning";
  }
  return mark;
}
