/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The audit log in words. */

/* What a record is called, by its table: "Set".  One that this program does not
 * know is called by its table. */
const char *cw_audit_record_label (const char *table);

/* What was done, by its identifier: "added". */
const char *cw_audit_action_label (const char *action);

/* `21 November 2026, 10:42` where the clinic is; UTC seconds. */
char *cw_audit_time_format (gint64 utc_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
