/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Who signs in this clinic: a list to add to and to change. */
#define CW_TYPE_CLINICIANS_WINDOW (cw_clinicians_window_get_type ())
G_DECLARE_FINAL_TYPE (CwCliniciansWindow,
                      cw_clinicians_window,
                      CW,
                      CLINICIANS_WINDOW,
                      AdwWindow)

GtkWindow *cw_clinicians_window_new (CwClinic *clinic, GtkWindow *parent);

G_END_DECLS
