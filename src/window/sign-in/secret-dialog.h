/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Asks for a new PIN or passphrase of that person, sets it once whoever is
 * signed in has confirmed it, and shows the recovery code of an administrator.
 * Owned by GTK. */
GtkWindow *cw_secret_dialog_new (CwClinic *clinic,
                                 const CwClinician *clinician,
                                 GtkWindow *parent);

G_END_DECLS
