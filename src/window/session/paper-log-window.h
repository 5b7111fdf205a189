/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Home sessions, typed in from the patient's paper log one after the other: a
 * day, then a row for each exercise of the plan that was for home on that day.
 * Ctrl+Enter saves a session and begins the next one.  What was typed and not
 * saved is not thrown away without a question. */
#define CW_TYPE_PAPER_LOG_WINDOW (cw_paper_log_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPaperLogWindow,
                      cw_paper_log_window,
                      CW,
                      PAPER_LOG_WINDOW,
                      AdwWindow)

/* `patient` is read and not kept. */
GtkWindow *cw_paper_log_window_new (CwClinic *clinic,
                                    const CwPatient *patient,
                                    GtkWindow *parent);

G_END_DECLS
