/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* The one-repetition maximum of a prescription: tested, or estimated from
 * repetitions to failure, with the spread of the formulas.  Writes into the
 * prescription on *Use* and calls `used`. */
#define CW_TYPE_ONE_REP_MAX_WINDOW (cw_one_rep_max_window_get_type ())
G_DECLARE_FINAL_TYPE (CwOneRepMaxWindow,
                      cw_one_rep_max_window,
                      CW,
                      ONE_REP_MAX_WINDOW,
                      AdwWindow)

/* `prescription` is borrowed and must outlive the window, which is modal. */
GtkWindow *cw_one_rep_max_window_new (CwPrescription *prescription,
                                      CwDate today,
                                      GtkWindow *parent,
                                      void (*used) (gpointer data),
                                      gpointer data);

G_END_DECLS
