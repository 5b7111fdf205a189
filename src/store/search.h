/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/patient.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* By which lists of patients are in order: family name, then given names. */
char *cw_search_sort_key (const CwPatient *patient) G_GNUC_WARN_UNUSED_RESULT;

/* Makes a patient findable, and takes that back; by what the struct says. */
gboolean
cw_search_add (CwDatabase *database, const CwPatient *patient, GError **error);
gboolean cw_search_remove (CwDatabase *database,
                           const CwPatient *patient,
                           GError **error);
/* Whether both are found by the same words and stand at the same place. */
gboolean cw_search_same (const CwPatient *a, const CwPatient *b);

/**
 * CwSearch:
 *
 * What somebody typed to find a patient: words, each the beginning of one of
 * the patient's.  Without words it finds all.
 */
typedef struct _CwSearch CwSearch;

CwSearch *cw_search_new (const char *text,
                         gboolean with_archived) G_GNUC_WARN_UNUSED_RESULT;
void cw_search_free (CwSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSearch, cw_search_free)

gboolean cw_search_count (CwSearch *self,
                          CwDatabase *database,
                          guint *n_found,
                          GError **error);
/* Identifiers of those found, in order.  (element-type gint64) */
GArray *cw_search_get_page (CwSearch *self,
                            CwDatabase *database,
                            guint offset,
                            guint limit,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many are found before that place, and whether one is found just there. */
gboolean cw_search_rank (CwSearch *self,
                         CwDatabase *database,
                         const char *sort_key,
                         gint64 patient_id,
                         guint *rank,
                         gboolean *found,
                         GError **error);

G_END_DECLS
