/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/clinic-profile.h"
#include "store/database.h"

G_BEGIN_DECLS

/* NULL without an error while the clinic has no name. */
CwClinicProfile *cw_clinic_table_load (CwDatabase *database, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_clinic_table_save (CwDatabase *database,
                               const CwClinicProfile *profile,
                               gint64 at,
                               GError **error);

/* Says that the time of this file's acts is not the machine's but set by hand,
 * as in tests and in the demo.  REFUSED once there are patients. */
gboolean cw_clinic_table_set_time_by_hand (CwDatabase *database,
                                           gint64 at,
                                           GError **error);

G_END_DECLS
