/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/clinician.h"
#include "model/screening-record.h"
#include "store/database.h"

G_BEGIN_DECLS

/* A signed one with its verdict; a draft without. */
CwScreeningRecord *cw_screening_table_load (
    CwDatabase *database, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE without an error when the patient has none; `id` is then 0. */
gboolean cw_screening_table_find_draft (CwDatabase *database,
                                        gint64 patient_id,
                                        gint64 *id,
                                        GError **error);
gboolean cw_screening_table_find_signed (CwDatabase *database,
                                         gint64 patient_id,
                                         gint64 *id,
                                         GError **error);
/* Signed ones, newest first.  (element-type gint64) */
GArray *
cw_screening_table_list_signed (CwDatabase *database,
                                gint64 patient_id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whose it is; NOT_FOUND when there is no such draft. */
gboolean cw_screening_table_get_draft_patient (CwDatabase *database,
                                               gint64 id,
                                               gint64 *patient_id,
                                               GError **error);

gboolean cw_screening_table_add_draft (CwDatabase *database,
                                       gint64 patient_id,
                                       CwDate date,
                                       const char *version,
                                       gint64 *id,
                                       GError **error);
/* The day on which, and the questions by which, a draft is judged. */
gboolean cw_screening_table_set_date (CwDatabase *database,
                                      gint64 id,
                                      CwDate date,
                                      const char *version,
                                      GError **error);
gboolean cw_screening_table_discard (CwDatabase *database,
                                     gint64 id,
                                     gint64 patient_id,
                                     gint64 at,
                                     GError **error);
/* Stores `record->verdict` and freezes the screening. */
gboolean cw_screening_table_sign (CwDatabase *database,
                                  const CwScreeningRecord *record,
                                  const CwClinician *clinician,
                                  gint64 at,
                                  GError **error);

G_END_DECLS
