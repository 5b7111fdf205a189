/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * CwClinicCount:
 * @patients: how many there are, and so on
 * @last_patient_id: the newest one's, and so on; records get growing numbers
 * @last_entry_at: UTC seconds of the newest entry of the audit log; 0: none
 *
 * How much there is in a clinic file.
 */
typedef struct {
  gint64 patients, sessions, sets, entries;
  gint64 last_patient_id, last_session_id, last_set_id, last_entry_id;
  gint64 last_entry_at;
} CwClinicCount;

/* Counts all there is. */
gboolean cw_clinic_count_load (CwDatabase *database,
                               CwClinicCount *count,
                               GError **error);
/* Counts what follows the last records of `before`; `count` may be the same. */
gboolean cw_clinic_count_load_after (CwDatabase *database,
                                     const CwClinicCount *before,
                                     CwClinicCount *count,
                                     GError **error);
/* The last records that the acts up to a link of the audit log's chain have
 * written; of `count` only these are set. */
gboolean cw_clinic_count_load_last (CwDatabase *database,
                                    gint64 link_id,
                                    CwClinicCount *count,
                                    GError **error);

G_END_DECLS
