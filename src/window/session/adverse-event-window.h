/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* An adverse event with its history, and the next entry to be signed: what
 * happened, how grave, what is done, and whether it is reviewed.  The first
 * entry opens it. */
#define CW_TYPE_ADVERSE_EVENT_WINDOW (cw_adverse_event_window_get_type ())
G_DECLARE_FINAL_TYPE (CwAdverseEventWindow,
                      cw_adverse_event_window,
                      CW,
                      ADVERSE_EVENT_WINDOW,
                      AdwWindow)

/* Takes `event`; NULL for one that is reported now, of `patient_id`. */
GtkWindow *cw_adverse_event_window_new (CwClinic *clinic,
                                        gint64 patient_id,
                                        CwAdverseEvent *event,
                                        GtkWindow *parent);

G_END_DECLS
