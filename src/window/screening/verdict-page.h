/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The last page of the wizard: may this patient do BFR, on which limbs, within
 * what dose, what to do next; every reason can be opened; signature.  Emits
 * `show-missing` (identifier), `add-clearance` (index of the finding, whether a
 * justification) and `changed` when the signature does. */
#define CW_TYPE_VERDICT_PAGE (cw_verdict_page_get_type ())
G_DECLARE_FINAL_TYPE (CwVerdictPage, cw_verdict_page, CW, VERDICT_PAGE, GtkWidget)

void cw_verdict_page_show (CwVerdictPage *self,
                           CwClinic *clinic,
                           const CwScreeningRecord *record);
/* Before the record's verdict goes: nothing is shown of it any longer. */
void cw_verdict_page_clear (CwVerdictPage *self);
/* R asks for the clearance and J for the justification that the steps name
 * first.  FALSE when the key has no meaning here. */
gboolean cw_verdict_page_press (CwVerdictPage *self, guint keyval);
/* 0 until somebody signs. */
gint64 cw_verdict_page_get_clinician_id (CwVerdictPage *self);
/* cw_signature_box_sign(), of somebody who has been chosen. */
void cw_verdict_page_sign (CwVerdictPage *self,
                           void (*sign) (gpointer data),
                           gpointer data);

G_END_DECLS
