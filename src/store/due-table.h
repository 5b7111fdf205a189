/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "store/database.h"

G_BEGIN_DECLS

/* When somebody has to look after a patient again: kept with each act on that
 * patient, so that nobody has to be looked at to list them. */

/* Computes it anew for one patient. */
gboolean cw_due_table_update (CwDatabase *database,
                              gint64 patient_id,
                              CwDate today,
                              GError **error);

/* Who is due by that day, the latest first, at most `limit`. (element-type
 * gint64) */
GArray *cw_due_table_list (CwDatabase *database,
                           CwDate today,
                           guint limit,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Some patients of a file of an earlier form, of whom it is not known yet.
 * (element-type gint64) */
GArray *cw_due_table_list_unknown (CwDatabase *database,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
