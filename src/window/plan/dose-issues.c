/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/dose-issues.h"

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

GPtrArray *
cw_dose_issues_take (GPtrArray *left, const char *const *fields)
{
  GPtrArray *taken = g_ptr_array_new ();

  for (guint i = 0; i < left->len;) {
    CwDoseIssue *issue = g_ptr_array_index (left, i);

    if (fields[0] != NULL && !g_strv_contains (fields, issue->field)) {
      i++;
      continue;
    }
    g_ptr_array_add (taken, issue);
    g_ptr_array_remove_index (left, i);
  }
  return taken;
}
