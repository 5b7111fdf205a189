/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* How the repetitions fall from set to set, one exercise at a time, as a chart
 * and as a table. */
#define CW_TYPE_PROGRESS_PAGE (cw_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (
    CwProgressPage, cw_progress_page, CW, PROGRESS_PAGE, GtkWidget)

/* FALSE with an error when the sessions cannot be read. */
gboolean cw_progress_page_show (CwProgressPage *self,
                                CwClinic *clinic,
                                const CwPatientOverview *overview,
                                GError **error);

G_END_DECLS
