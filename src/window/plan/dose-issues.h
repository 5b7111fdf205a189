/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The worst that issues of a dose (element-type CwDoseIssue) say of any of the
 * fields: "error", "warning", or NULL for nothing. */
const char *cw_dose_issues_get_mark (GPtrArray *issues,
                                     const char *const *fields);

/* Takes those about any of the fields, or all where none is named, out of `left`
 * (element-type CwDoseIssue, not owned) into an array of the same kind. */
GPtrArray *cw_dose_issues_take (GPtrArray *left, const char *const *fields)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
