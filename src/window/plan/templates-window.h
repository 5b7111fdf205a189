/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The clinic's templates of plans: the exercises of a draft are kept as one, and
 * one is added to the draft; they are renamed and deleted here, too. */
#define CW_TYPE_TEMPLATES_WINDOW (cw_templates_window_get_type ())
G_DECLARE_FINAL_TYPE (CwTemplatesWindow,
                      cw_templates_window,
                      CW,
                      TEMPLATES_WINDOW,
                      AdwWindow)

/* `plan` is borrowed for as long as the window is open; without exercises nothing
 * can be kept.  `chosen` is called once, before the window closes. */
GtkWindow *cw_templates_window_new (CwClinic *clinic,
                                    const CwPlan *plan,
                                    GtkWindow *parent,
                                    void (*chosen) (
                                      const CwPlanTemplate *template,
                                      gpointer data),
                                    gpointer data);

G_END_DECLS
