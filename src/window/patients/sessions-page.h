/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What was done, session by session, the newest first. */
#define CW_TYPE_SESSIONS_PAGE (cw_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionsPage,
                      cw_sessions_page,
                      CW,
                      SESSIONS_PAGE,
                      GtkWidget)

/* FALSE with an error when the sessions cannot be read. */
gboolean cw_sessions_page_show (CwSessionsPage *self,
                                CwClinic *clinic,
                                const CwPatientOverview *overview,
                                GError **error);

G_END_DECLS
