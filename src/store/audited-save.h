/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/audit-log.h"
#include "store/record.h"

G_BEGIN_DECLS

/**
 * cw_audited_save:
 * @row: what `record` describes
 * @row_id: its identifier; 0 adds it
 * @entry: when, by whom and about which patient; the rest follows from the row
 * @id: (out): its identifier in the file
 *
 * Adds or changes one row, with its audit entry.
 */
gboolean cw_audited_save (CwDatabase *database,
                          const CwRecord *record,
                          gconstpointer row,
                          gint64 row_id,
                          const CwAuditEntry *entry,
                          gint64 *id,
                          GError **error);

G_END_DECLS
