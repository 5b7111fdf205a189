/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the path that was chosen; not called when nothing was. */
typedef void (*CwFileChosen) (const char *path, gpointer data);

/* Asks for a file to open.  `data` has to live as long as `parent`: the dialog
 * closes with it. */
void cw_file_dialog_open (GtkWindow *parent,
                          const char *title,
                          CwFileChosen chosen,
                          gpointer data);
/* Asks for a folder; the same. */
void cw_file_dialog_choose_folder (GtkWindow *parent,
                                   const char *title,
                                   CwFileChosen chosen,
                                   gpointer data);
/* Asks where to save; an existing file is confirmed by the dialog. */
void cw_file_dialog_save (GtkWindow *parent,
                          const char *title,
                          const char *suggested_name,
                          CwFileChosen chosen,
                          gpointer data);

G_END_DECLS
