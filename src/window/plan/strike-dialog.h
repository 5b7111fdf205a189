/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* How a measurement is struck out, as cw_clinic_strike_pressure() does. */
typedef gboolean (*CwStrikeFunc) (CwClinic *clinic,
                                  gint64 id,
                                  const char *reason,
                                  gint64 clinician_id,
                                  GError **error);

/* Asks why a measurement is wrong and who says so, and strikes it out.
 * `description` says which one it is. */
void cw_strike_dialog_present (CwClinic *clinic,
                               gint64 id,
                               const char *description,
                               CwStrikeFunc strike,
                               GtkWindow *parent);

G_END_DECLS
