/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What a clinic shows while nobody is signed in who has to be: the names, and
 * where to type PIN or passphrase.  The clinic tells who has signed in. */
#define CW_TYPE_SIGN_IN_PAGE (cw_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (
    CwSignInPage, cw_sign_in_page, CW, SIGN_IN_PAGE, GtkWidget)

/* Shows the names of that clinic, with that person (0: nobody) chosen, and
 * takes the keyboard. */
void cw_sign_in_page_show (CwSignInPage *self,
                           CwClinic *clinic,
                           gint64 clinician_id);

G_END_DECLS
