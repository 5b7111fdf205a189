/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What an empty clinic shows: the three steps to the first patient, and one
 * button that does the next of them. */
#define CW_TYPE_FIRST_RUN_PAGE (cw_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (CwFirstRunPage,
                      cw_first_run_page,
                      CW,
                      FIRST_RUN_PAGE,
                      GtkWidget)

/* Shows what is still missing before there is somebody to treat, and tells
 * whether something is.  FALSE with an error when the file cannot be read. */
gboolean cw_first_run_page_show (CwFirstRunPage *self,
                                 CwClinic *clinic,
                                 gboolean *missing,
                                 GError **error);
/* "Invented patients", or NULL. */
void cw_first_run_page_set_subtitle (CwFirstRunPage *self,
                                     const char *subtitle);
/* The button of the next step, for Enter. */
GtkWidget *cw_first_run_page_get_next_button (CwFirstRunPage *self);

G_END_DECLS
