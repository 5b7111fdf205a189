/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Who signs: whoever is signed in, or a choice of the clinic's clinicians while
 * nobody has to be, and a box that starts empty ("I have read the reasons and told the patient.").  Emits `changed`. */
#define CW_TYPE_SIGNATURE_BOX (cw_signature_box_get_type ())
G_DECLARE_FINAL_TYPE (CwSignatureBox, cw_signature_box, CW, SIGNATURE_BOX, GtkWidget)

/* Without a statement only who it is has to be said. */
GtkWidget *cw_signature_box_new (CwClinic *clinic, const char *statement);
/* 0 until a clinician is chosen and the box is ticked. */
gint64 cw_signature_box_get_clinician_id (CwSignatureBox *self);
/* The same as "Anna Berg, physiotherapist"; NULL where that is 0. */
char *cw_signature_box_dup_signature (CwSignatureBox *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Calls `sign` with `data` once whoever signs has confirmed it, where somebody has
 * to sign in, with PIN or passphrase; `data` lasts as long as the window. */
void cw_signature_box_sign (CwSignatureBox *self,
                            void (*sign) (gpointer data),
                            gpointer data);

G_END_DECLS
