/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Reads what a list shows of one patient. */
CwPatientItem *cw_patient_item_load (CwDatabase *database,
                                     gint64 patient_id,
                                     CwDate today,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A row that says why it cannot be read. */
CwPatientItem *
cw_patient_item_new_failed (const char *message) G_GNUC_WARN_UNUSED_RESULT;

/* Whether both look the same. */
gboolean cw_patient_item_equal (CwPatientItem *a, CwPatientItem *b);

G_END_DECLS
