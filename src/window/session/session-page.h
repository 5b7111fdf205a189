/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "base/clock.h"
#include "model/session-runner.h"

G_BEGIN_DECLS

/* One running session, readable from two metres: the set that is due, the
 * repetitions, the rest, the cuff clock and STOP, which never moves.  Emits
 * `finished` when the session has ended and is to be left. */
#define CW_TYPE_SESSION_PAGE (cw_session_page_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionPage, cw_session_page, CW, SESSION_PAGE, GtkWidget)

/* Takes a reference of the runner; the clock is borrowed.  From then on it is to
 * be told the time by cw_session_page_tick().  What the screening
 * with `verdict` says to watch stands below the exercise all the time. */
void cw_session_page_run (CwSessionPage *self,
                          CwSessionRunner *runner,
                          CwClock *clock,
                          const CwVerdict *verdict,
                          const char *patient_name);

/* While the clinic is locked, another one stands in its place. */
void cw_session_page_set_patient_name (CwSessionPage *self,
                                       const char *patient_name);

/* Several times a second, also while the page is not shown. */
void cw_session_page_tick (CwSessionPage *self, const CwInstant *now);

/* NULL while STOP has not been pressed.  It is hidden with the page. */
GtkWindow *cw_session_page_get_stop_window (CwSessionPage *self);

/* What the STOP button does, for a window that has no room for it. */
void cw_session_page_stop (CwSessionPage *self);

/* A key of the keyboard, a footswitch or a presenter's remote; TRUE when it was
 * for the session. */
gboolean cw_session_page_press (CwSessionPage *self,
                                guint keyval,
                                GdkModifierType state);

/* Number of the lane that its cues are heard to come from; 0 where it is the only
 * one. */
void cw_session_page_set_lane (CwSessionPage *self, guint number);
/* Cues are heard, or only seen. */
void cw_session_page_set_sounds (CwSessionPage *self, gboolean sounds);

G_END_DECLS
