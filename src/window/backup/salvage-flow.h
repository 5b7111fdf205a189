/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Reads what can be read of a damaged clinic file into a new one, and shows the report; `open` is called when the person wants to see
 * the new file.  Dialogs stand before `parent`; `data` has to live as long. */
void cw_salvage_flow_write (const char *clinic_path,
                            const char *new_path,
                            GtkWindow *parent,
                            void (*open) (const char *path, gpointer data),
                            gpointer data);
/* The same, and asks for the name of the new file. */
void cw_salvage_flow_start (const char *clinic_path,
                            GtkWindow *parent,
                            void (*open) (const char *path, gpointer data),
                            gpointer data);

G_END_DECLS
