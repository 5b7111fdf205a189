/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The current plan with its doses, what it replaced, and the button that
 * prescribes; where nothing may be prescribed it says why. */
#define CW_TYPE_PLAN_PAGE (cw_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (CwPlanPage, cw_plan_page, CW, PLAN_PAGE, GtkWidget)

/* `refusal` is why nothing may be prescribed; NULL when it may.  FALSE with an
 * error when the history cannot be read. */
gboolean cw_plan_page_show (CwPlanPage *self,
                            CwClinic *clinic,
                            const CwPatientOverview *overview,
                            const char *refusal,
                            GError **error);

G_END_DECLS
