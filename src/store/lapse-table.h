/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lapse.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Inserts a lapse and its audit entry; sets its id. */
gboolean
cw_lapse_table_add (CwDatabase *database, CwLapse *lapse, GError **error);

/* Appends those of a screening, the oldest first. (element-type CwLapse) */
gboolean cw_lapse_table_load (CwDatabase *database,
                              gint64 screening_id,
                              GPtrArray *lapses,
                              GError **error);

/* (element-type CwLapse) of all screenings of a patient, newest first. */
GPtrArray *
cw_lapse_table_load_all (CwDatabase *database,
                         gint64 patient_id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
