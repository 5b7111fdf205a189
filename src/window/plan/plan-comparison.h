/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/plan-change.h"

G_BEGIN_DECLS

/* Two versions of a plan side by side, a line for each part of them.  What
 * differs has a mark and stands in bold. */
#define CW_TYPE_PLAN_COMPARISON (cw_plan_comparison_get_type ())
G_DECLARE_FINAL_TYPE (
    CwPlanComparison, cw_plan_comparison, CW, PLAN_COMPARISON, GtkWidget)

/* With `with_same` what does not differ is shown, too. */
void cw_plan_comparison_show (CwPlanComparison *self,
                              const CwPlan *before,
                              const CwPlan *after,
                              gboolean with_same);

G_END_DECLS
