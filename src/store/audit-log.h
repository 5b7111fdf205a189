/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/audit-line.h"
#include "store/record.h"

G_BEGIN_DECLS

/* What somebody did to a record.  `before` and `after` are JSON, NULL for none.
 */
typedef struct {
  gint64 at;           /* UTC seconds */
  gint64 clinician_id; /* 0: whoever is signed in, if anybody is */
  const char *action;  /* `sign`, `change` …: what was done */
  gint64 patient_id;   /* 0: about no patient */
  const char *record;  /* the table */
  gint64 record_id;
  const char *before;
  const char *after;
} CwAuditEntry;

/* Every act that writes leaves one (audit-chain). */
gboolean cw_audit_log_add (CwDatabase *database,
                           const CwAuditEntry *entry,
                           GError **error);
/* Adds an entry that says only which row is new: one that is written once is
 * its own `after`. */
gboolean cw_audit_log_add_row (CwDatabase *database,
                               gint64 at,
                               gint64 clinician_id,
                               gint64 patient_id,
                               const char *record,
                               gint64 record_id,
                               GError **error);

/* (element-type CwAuditLine) newest first, at most `limit` of those that follow
 * `after` (nullable). */
GPtrArray *cw_audit_log_load (CwDatabase *database,
                              const CwAuditFilter *filter,
                              const CwAuditLine *after,
                              guint limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
