/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* An entry for a PIN or passphrase, which it does not show, and below it what
 * was wrong with it.  Emits `changed` when the text changes, and `activate` on
 * Enter. */
#define CW_TYPE_SECRET_ENTRY (cw_secret_entry_get_type ())
G_DECLARE_FINAL_TYPE (
    CwSecretEntry, cw_secret_entry, CW, SECRET_ENTRY, GtkWidget)

/* `label` is its accessible name, and stands in it while it is empty. */
GtkWidget *cw_secret_entry_new (const char *label);
/* What was typed; "" while it is empty, and while nothing may be typed. */
const char *cw_secret_entry_get_secret (CwSecretEntry *self);
/* Adds a letter that was typed elsewhere, and takes the keyboard. */
void cw_secret_entry_add (CwSecretEntry *self, gunichar letter);
/* Empty, and nothing wrong. */
void cw_secret_entry_clear (CwSecretEntry *self);
/* While it is being checked, nothing is typed. */
void cw_secret_entry_set_busy (CwSecretEntry *self, gboolean busy);
/* The sentence below the entry; NULL when all is well. */
void cw_secret_entry_set_problem (CwSecretEntry *self, const char *problem);
/* It was refused: says why, and for how long nothing may be tried as that
 * person, counting down. */
void cw_secret_entry_refuse (CwSecretEntry *self,
                             CwClinic *clinic,
                             gint64 clinician_id,
                             const GError *error);

G_END_DECLS
