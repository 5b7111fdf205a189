/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The session runner: first the same-day check, then the sets.  With a session
 * that was never ended it goes on where that one was. */
#define CW_TYPE_SESSION_WINDOW (cw_session_window_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionWindow, cw_session_window, CW, SESSION_WINDOW, AdwWindow)

/* NULL with a CW_GATE_ERROR when no session may start. */
GtkWindow *cw_session_window_new (CwClinic *clinic,
                                  gint64 patient_id,
                                  GtkWindow *parent,
                                  GError **error);
GtkWindow *cw_session_window_new_resume (CwClinic *clinic,
                                         gint64 session_id,
                                         GtkWindow *parent,
                                         GError **error);

G_END_DECLS
