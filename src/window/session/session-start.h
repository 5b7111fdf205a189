/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The questions of the day, and who asks them.  Emits `start` when the session is
 * to begin, and `recorded` when something was said that ends the screening, and
 * has been recorded in its place. */
#define CW_TYPE_SESSION_START (cw_session_start_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionStart, cw_session_start, CW, SESSION_START, GtkWidget)

/* Once.  The overview is borrowed.  FALSE with an error when the clinicians cannot
 * be read. */
gboolean cw_session_start_ask (CwSessionStart *self,
                               CwClinic *clinic,
                               const CwPatientOverview *overview,
                               GError **error);

const CwSameDayCheck *cw_session_start_get_check (CwSessionStart *self);
/* 0 when there is nobody. */
gint64 cw_session_start_get_clinician_id (CwSessionStart *self);
/* Something was said that ends the screening, and is not recorded. */
gboolean cw_session_start_has_open_lapses (CwSessionStart *self);

/* A key that answers the ringed question; TRUE when it did. */
gboolean cw_session_start_press (CwSessionStart *self,
                                 guint keyval,
                                 GdkModifierType state);
/* Whichever of its two buttons is there. */
void cw_session_start_proceed (CwSessionStart *self);

G_END_DECLS
