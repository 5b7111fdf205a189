/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/audit-key.h"
#include "store/check-run.h"

G_BEGIN_DECLS

/* Checks the links of the audit log's chain that follow `after`, as
 * cw_record_check_chain() does with all. */
gboolean cw_chain_check_run (CwCheckRun *run,
                             const CwAuditAnchor *after,
                             GError **error);

/* When and what an act was, for people: what the chain's link closes is an
 * entry of the audit log. */
char *cw_chain_check_describe_link (CwDatabase *database,
                                    gint64 link_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
