/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Which of the clinicians did something: whoever is signed in, where somebody has
 * to be.  Nobody is guessed: only where there is one is that one chosen already.  Emits `changed` when another one is. */
#define CW_TYPE_CLINICIAN_DROP_DOWN (cw_clinician_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (CwClinicianDropDown,
                      cw_clinician_drop_down,
                      CW,
                      CLINICIAN_DROP_DOWN,
                      GtkWidget)

/* `label` is its accessible name. */
GtkWidget *cw_clinician_drop_down_new (CwClinic *clinic, const char *label);
/* 0 while nobody is chosen. */
gint64 cw_clinician_drop_down_get_id (CwClinicianDropDown *self);

G_END_DECLS
