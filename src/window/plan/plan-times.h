/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* Fills `box` anew: the time each limb of the plan is under the cuff, against
 * its limit. */
void cw_plan_times_fill (GtkBox *box, const CwPlan *plan);

G_END_DECLS
