/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Compares any two versions of a patient's plan.  Begins with that plan and the
 * one before it.  NULL with an error when they cannot be read. */
GtkWindow *cw_plan_versions_window_new (CwClinic *clinic,
                                        gint64 patient_id,
                                        gint64 plan_id,
                                        GtkWindow *parent,
                                        GError **error);

G_END_DECLS
