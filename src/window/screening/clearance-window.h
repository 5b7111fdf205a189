/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* A named medical clearance of one or more findings, or the clinician's own
 * justification of one (CLINICAL 1.1).  Says what the letter lifts and what it
 * cannot.  Calls back once it is complete and the person saves it. */
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

/* For `finding` of the record's verdict; copies what it needs of both.  The last
 * request to a doctor about it fills in the name. */
GtkWindow *cw_clearance_window_new (CwClinic *clinic,
                                    const CwScreeningRecord *record,
                                    const CwFinding *finding,
                                    gboolean justification,
                                    GtkWindow *parent,
                                    const CwClearanceCallbacks *callbacks,
                                    gpointer data);

G_END_DECLS
