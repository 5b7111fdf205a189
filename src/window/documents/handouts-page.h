/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The handout of the current plan as it will be printed, to print or to save. */
#define CW_TYPE_HANDOUTS_PAGE (cw_handouts_page_get_type ())
G_DECLARE_FINAL_TYPE (CwHandoutsPage,
                      cw_handouts_page,
                      CW,
                      HANDOUTS_PAGE,
                      GtkWidget)

/* FALSE with an error when the clinic's profile cannot be read. */
gboolean cw_handouts_page_show (CwHandoutsPage *self,
                                CwClinic *clinic,
                                const CwPatientOverview *overview,
                                GError **error);

G_END_DECLS
