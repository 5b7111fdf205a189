/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The gate of a patient in three steps: screening, plan, session.  Each is a
 * button that leads to its page; beside each other where there is room. */
#define CW_TYPE_RIBBON (cw_ribbon_get_type ())
G_DECLARE_FINAL_TYPE (CwRibbon, cw_ribbon, CW, RIBBON, GtkWidget)

void cw_ribbon_show (CwRibbon *self,
                     const CwPatientOverview *overview,
                     CwDate today);

G_END_DECLS
