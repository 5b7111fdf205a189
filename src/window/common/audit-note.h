/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Leaves an entry in the audit log about an act that only reads:
 * cw_clinic_note_reading().  Where that fails the act goes on; the person is told
 * once in the life of the window of `widget`, the log of the program each time. */
void cw_audit_note (GtkWidget *widget,
                    CwClinic *clinic,
                    const char *action,
                    gint64 patient_id);

G_END_DECLS
