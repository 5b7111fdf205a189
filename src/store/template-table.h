/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan-template.h"
#include "store/database.h"

G_BEGIN_DECLS

/* (element-type CwPlanTemplate) by name, those that were not deleted. */
GPtrArray *cw_template_table_load_all (CwDatabase *database, GError **error);

/* Each writes its audit entry. */
gboolean cw_template_table_add (CwDatabase *database,
                                const CwPlanTemplate *template,
                                gint64 at,
                                gint64 *id,
                                GError **error);
gboolean cw_template_table_rename (CwDatabase *database,
                                   gint64 id,
                                   const char *name,
                                   gint64 at,
                                   GError **error);
gboolean cw_template_table_delete (CwDatabase *database,
                                   gint64 id,
                                   gint64 at,
                                   GError **error);

G_END_DECLS
