/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The sessions that run now, of one to four patients side by side: each in its
 * lane, first the questions of the day, then the sets.  One lane is shown; the
 * clocks of all run, and a strip says who is next.  There is one such window for
 * a clinic. */
#define CW_TYPE_SESSION_WINDOW (cw_session_window_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionWindow, cw_session_window, CW, SESSION_WINDOW, AdwWindow)

/* The clinic's session window with that patient shown, for whom a session is to
 * start unless the patient is there already.  NULL with a CW_GATE_ERROR when no
 * session may start, or with CW_MODEL_ERROR_NOT_NOW when there is no room. */
GtkWindow *cw_session_window_start (CwClinic *clinic,
                                    gint64 patient_id,
                                    GtkWindow *parent,
                                    GError **error);
/* The same for a session that was never ended, which goes on where it was. */
GtkWindow *cw_session_window_resume (CwClinic *clinic,
                                     gint64 session_id,
                                     GtkWindow *parent,
                                     GError **error);

/* Whether a session has started in it, so that a cuff may be up. */
gboolean cw_session_window_is_running (CwSessionWindow *self);

G_END_DECLS
