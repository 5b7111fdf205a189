/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "base/clock.h"
#include "model/lane.h"

G_BEGIN_DECLS

/* STOP was pressed: let the cuff down, say what happened, and what follows.  The
 * one modal window of a session.  It stands until the reason is saved or the
 * clinician goes back. */
#define CW_TYPE_STOP_WINDOW (cw_stop_window_get_type ())
G_DECLARE_FINAL_TYPE (CwStopWindow, cw_stop_window, CW, STOP_WINDOW, AdwWindow)

/* `patient_name` for the head; `typed` repetitions of the set under way, -1 for
 * none. */
GtkWindow *cw_stop_window_new (CwSessionRunner *runner,
                               CwClock *clock,
                               const char *patient_name,
                               int typed,
                               GtkWindow *parent);

void cw_stop_window_set_patient_name (CwStopWindow *self,
                                      const char *patient_name);

/* What another patient's session needs meanwhile; a number of 0 for nothing. */
void cw_stop_window_show_alarm (CwStopWindow *self,
                                guint number,
                                const char *name,
                                const CwLaneState *state);

G_END_DECLS
