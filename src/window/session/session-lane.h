/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* One patient's session from the questions of the day to its end, as one of those
 * in a session window.  Emits `changed` when what others see of it may be
 * different, and `finished` when it is to be left. */
#define CW_TYPE_SESSION_LANE (cw_session_lane_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionLane, cw_session_lane, CW, SESSION_LANE, GtkWidget)

/* A new session; NULL with a CW_GATE_ERROR when none may start. */
GtkWidget *cw_session_lane_new (CwClinic *clinic,
                                gint64 patient_id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One that was never ended. */
GtkWidget *cw_session_lane_new_resume (CwClinic *clinic,
                                       gint64 session_id,
                                       GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gint64 cw_session_lane_get_patient_id (CwSessionLane *self);
/* "Margaret Okafor". */
const char *cw_session_lane_get_name (CwSessionLane *self);
/* "Session 5 of 18". */
const char *cw_session_lane_get_title (CwSessionLane *self);
/* NULL until the session has started. */
CwSessionRunner *cw_session_lane_get_runner (CwSessionLane *self);
/* The window that asks why it was stopped; NULL while there is none. */
GtkWindow *cw_session_lane_get_stop_window (CwSessionLane *self);
/* Whether there is a session whose STOP may be out of sight. */
gboolean cw_session_lane_is_cut (CwSessionLane *self);

void cw_session_lane_tick (CwSessionLane *self, const CwInstant *now);
/* A key that no entry is to get; TRUE when it was for the session. */
gboolean cw_session_lane_press (CwSessionLane *self,
                                guint keyval,
                                GdkModifierType state);
void cw_session_lane_stop (CwSessionLane *self);
/* Starts the session, or records what was reported in its place. */
void cw_session_lane_start_or_record (CwSessionLane *self);
/* Once it is over: nothing may cover what is due before. */
gboolean cw_session_lane_copy_note (CwSessionLane *self);

/* Its number among others, from 1; 0 where it is the only one. */
void cw_session_lane_set_number (CwSessionLane *self, guint number);
void cw_session_lane_set_sounds (CwSessionLane *self, gboolean sounds);

/* Why somebody may not want to leave it now: a heading and a sentence; FALSE when
 * nothing speaks against it. */
gboolean cw_session_lane_find_objection (CwSessionLane *self,
                                         char **heading,
                                         char **body);

G_END_DECLS
