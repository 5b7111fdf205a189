/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* Writes the entries of the audit log as CSV, newest first, some at a time: it may
 * be long. */
gboolean cw_audit_csv_save (CwClinic *clinic,
                            const CwAuditFilter *filter,
                            const char *path,
                            GError **error);

G_END_DECLS
