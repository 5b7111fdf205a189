/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* A patient at a glance: the ribbon, where the cuff may go, the last drop-off
 * and what needs attention. */
#define CW_TYPE_OVERVIEW_PAGE (cw_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CwOverviewPage,
                      cw_overview_page,
                      CW,
                      OVERVIEW_PAGE,
                      GtkWidget)

/* FALSE with an error when the last session cannot be read. */
gboolean cw_overview_page_show (CwOverviewPage *self,
                                CwClinic *clinic,
                                const CwPatientOverview *overview,
                                GError **error);

G_END_DECLS
