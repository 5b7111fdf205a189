/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* Deletes all that the file holds of a patient, from every table with a way to
 * patient: their rows, what the audit log says of them, by what they are found,
 * and the digests.  Part of an act that has left its entry, which names nobody,
 * as the last of the audit log. */
gboolean cw_erasure_run (CwDatabase *database,
                         gint64 patient_id,
                         gint64 audit_entry_id,
                         GError **error);

/* Writes the file anew after an erasure, so that no byte of it is left in free
 * pages or in the -wal; nothing when none is due.  CW_STORE_ERROR_BUSY when
 * somebody is in a session, or another program reads the file: it stays due, for
 * when the file is opened next. */
gboolean cw_erasure_sweep (CwDatabase *database, GError **error);

G_END_DECLS
