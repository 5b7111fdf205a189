/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The plan editor of one patient: a first plan, or a new version of the current
 * one.  NULL with a CW_GATE_ERROR when nothing may be prescribed. */
#define CW_TYPE_PLAN_WINDOW (cw_plan_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPlanWindow, cw_plan_window, CW, PLAN_WINDOW, AdwWindow)

GtkWindow *cw_plan_window_new (CwClinic *clinic,
                               gint64 patient_id,
                               GtkWindow *parent,
                               GError **error);
/* The same with the change that waits as advice on that exercise of the current
 * plan, so that it can be looked at and altered; signing decides the advice. */
GtkWindow *cw_plan_window_new_after_advice (CwClinic *clinic,
                                            gint64 patient_id,
                                            gint64 prescription_id,
                                            GtkWindow *parent,
                                            GError **error);

G_END_DECLS
