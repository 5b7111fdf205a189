/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The screening that was signed last, with its reasons and what was answered
 * yes, and those before it. */
#define CW_TYPE_SCREENING_PAGE (cw_screening_page_get_type ())
G_DECLARE_FINAL_TYPE (CwScreeningPage,
                      cw_screening_page,
                      CW,
                      SCREENING_PAGE,
                      GtkWidget)

/* FALSE with an error when the history cannot be read. */
gboolean cw_screening_page_show (CwScreeningPage *self,
                                 CwClinic *clinic,
                                 const CwPatientOverview *overview,
                                 GError **error);

G_END_DECLS
