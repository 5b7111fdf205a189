/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "clinical/screening.h"

G_BEGIN_DECLS

/* A named medical clearance, or the clinician's own justification, of one
 * finding.  Calls back once it is complete and the person saves it. */
#define CW_TYPE_CLEARANCE_WINDOW (cw_clearance_window_get_type ())
G_DECLARE_FINAL_TYPE (CwClearanceWindow,
                      cw_clearance_window,
                      CW,
                      CLEARANCE_WINDOW,
                      AdwWindow)

typedef struct {
  void (*cleared) (const CwClearance *clearance, gpointer data);
  void (*justified) (const CwJustification *justification, gpointer data);
} CwClearanceCallbacks;

/* A letter for `finding`, whose identifier and title it copies. */
GtkWindow *cw_clearance_window_new (const CwFinding *finding,
                                    gboolean justification,
                                    CwDate today,
                                    GtkWindow *parent,
                                    const CwClearanceCallbacks *callbacks,
                                    gpointer data);

G_END_DECLS
