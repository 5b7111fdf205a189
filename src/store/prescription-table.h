/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"
#include "store/database.h"

G_BEGIN_DECLS

/* The prescriptions of a plan with their accepted warnings, in order. */
gboolean
cw_prescription_table_load (CwDatabase *database, CwPlan *plan, GError **error);
/* Each receives its identifier. */
gboolean
cw_prescription_table_add (CwDatabase *database, CwPlan *plan, GError **error);

G_END_DECLS
