/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What is done to a draft from its verdict: clearances and justifications that
 * lift findings, and the signature. */

/* Opens the letter, or the justification, of finding `index` of the draft's
 * verdict.  Saved, it is in the file and in `record`, and `changed` is called
 * with `data`.  `clinic`, `record` and `data` last as long as `parent`. */
void cw_screening_signing_open_letter (CwClinic *clinic,
                                       CwScreeningRecord *record,
                                       guint index,
                                       gboolean justification,
                                       GtkWindow *parent,
                                       void (*changed) (gpointer data),
                                       gpointer data);

/* FALSE after the person was told why it was not signed. */
gboolean cw_screening_signing_sign (CwClinic *clinic,
                                    const CwScreeningRecord *record,
                                    gint64 clinician_id,
                                    GtkWindow *parent);

G_END_DECLS
