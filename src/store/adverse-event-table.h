/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/adverse-event-record.h"
#include "store/database.h"

G_BEGIN_DECLS

/* With their entries, newest first.  (element-type CwAdverseEvent) */
GPtrArray *
cw_adverse_event_table_load_all (CwDatabase *database,
                                 gint64 patient_id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Inserts an event with its first entry, which are signed already; it receives
 * its identifier. */
gboolean cw_adverse_event_table_add (CwDatabase *database,
                                     CwAdverseEvent *event,
                                     GError **error);
/* Adds a later entry, signed already. */
gboolean cw_adverse_event_table_add_entry (CwDatabase *database,
                                           const CwAdverseEvent *event,
                                           const CwEventEntry *entry,
                                           GError **error);

G_END_DECLS
