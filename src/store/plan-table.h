/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"
#include "store/database.h"

G_BEGIN_DECLS

CwPlan *cw_plan_table_load (CwDatabase *database,
                            gint64 id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Newest first, at most `limit` (0: all).  (element-type CwPlan) */
GPtrArray *cw_plan_table_load_all (CwDatabase *database,
                                   gint64 patient_id,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Inserts a signed plan; it and its prescriptions receive their identifiers.
 * `line` as in cw_plan_table_get_line(). */
gboolean cw_plan_table_add (CwDatabase *database,
                            CwPlan *plan,
                            gint64 line,
                            GError **error);

/* Plans that follow each other in one course of treatment are a line: their
 * sessions are counted on.  Lines are numbered from 1 for each patient. */
gboolean cw_plan_table_get_line (CwDatabase *database,
                                 gint64 plan_id,
                                 gint64 *line,
                                 GError **error);

G_END_DECLS
