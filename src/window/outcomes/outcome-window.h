/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* A form for all outcome measures of one day; what is left empty was not asked.
 * Questions, places and questionnaires are those of the last time. */
#define CW_TYPE_OUTCOME_WINDOW (cw_outcome_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwOutcomeWindow, cw_outcome_window, CW, OUTCOME_WINDOW, AdwWindow)

/* NULL when the patient cannot be read. */
GtkWindow *cw_outcome_window_new (CwClinic *clinic,
                                  gint64 patient_id,
                                  GtkWindow *parent,
                                  GError **error);

G_END_DECLS
