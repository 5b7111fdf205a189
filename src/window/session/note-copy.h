/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Puts the note of a session on the clipboard, and says so in the toast overlay
 * that `widget` is in, or what failed in a dialog. */
void cw_note_copy (GtkWidget *widget, CwClinic *clinic, gint64 session_id);

/* Asks where to save the note as a PDF.  `widget` lives as long as its window. */
void cw_note_save (GtkWidget *widget, CwClinic *clinic, gint64 session_id);

G_END_DECLS
