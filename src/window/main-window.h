/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* A clinic: its patients at the left, one of them at the right.  An empty
 * clinic shows what to do first, a file that cannot be opened says why. */
#define CW_TYPE_MAIN_WINDOW (cw_main_window_get_type ())
G_DECLARE_FINAL_TYPE (CwMainWindow,
                      cw_main_window,
                      CW,
                      MAIN_WINDOW,
                      AdwApplicationWindow)

/* Opens that clinic file; what goes wrong is told in the window. */
GtkWindow *
cw_main_window_new (GtkApplication *application, const char *clinic_path);
/* The same with a clinic that is open already. */
GtkWindow *
cw_main_window_new_for_clinic (GtkApplication *application, CwClinic *clinic);

/* NULL when the file could not be opened. */
CwClinic *cw_main_window_get_clinic (CwMainWindow *self);
/* The clinic file that it shows, or cannot open; NULL for one in memory. */
const char *cw_main_window_get_path (CwMainWindow *self);
/* Whether it shows that clinic file, or says why it cannot. */
gboolean cw_main_window_shows_file (CwMainWindow *self, const char *path);
void cw_main_window_show_patient (CwMainWindow *self, gint64 patient_id);

/* Whether it goes as soon as a backup is made. */
gboolean cw_main_window_is_closing (CwMainWindow *self);

G_END_DECLS
