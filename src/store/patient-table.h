/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/patient.h"
#include "store/database.h"

G_BEGIN_DECLS

CwPatient *cw_patient_table_load (CwDatabase *database,
                                  gint64 id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Inserts, when `old` is NULL, or changes it.  `id` receives the identifier;
 * the patient's own is left alone. */
gboolean cw_patient_table_save (CwDatabase *database,
                                const CwPatient *patient,
                                const CwPatient *old,
                                gint64 at,
                                gint64 *id,
                                GError **error);

/* (element-type CwPatient) */
GPtrArray *
cw_patient_table_find_duplicates (CwDatabase *database,
                                  const CwPatient *patient,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *cw_patient_table_suggest_identifier (CwDatabase *database, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
