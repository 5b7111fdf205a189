/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Whether what was written is as it was written, and who did what: a check of the
 * clinic file, and its audit log. */
#define CW_TYPE_RECORD_WINDOW (cw_record_window_get_type ())
G_DECLARE_FINAL_TYPE (CwRecordWindow,
                      cw_record_window,
                      CW,
                      RECORD_WINDOW,
                      AdwWindow)

/* `patient_id`: whom the log can be narrowed to; 0 for nobody. */
GtkWindow *cw_record_window_new (CwClinic *clinic,
                                 gint64 patient_id,
                                 GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

/* Checks at once. */
void cw_record_window_check (CwRecordWindow *self);

G_END_DECLS
