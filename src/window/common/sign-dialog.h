/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Called when somebody has signed; `data` is an object. */
typedef void (*CwSignedFunc) (gint64 clinician_id, gpointer data);

/* Asks for a signature under what `body` says: `statement` as in
 * cw_signature_box_new(), `details` (nullable) stand above it.  Where
 * somebody has to be signed in, PIN or passphrase confirms it.  Owned by GTK;
 * nothing happens when it is cancelled, or `parent` closes or `data`, an object,
 * goes first. */
GtkWindow *cw_sign_dialog_new (GtkWindow *parent,
                               CwClinic *clinic,
                               const char *heading,
                               const char *body,
                               GtkWidget *details,
                               const char *statement,
                               CwSignedFunc done,
                               gpointer data);

G_END_DECLS
