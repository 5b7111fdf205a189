/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry that does not show what is typed unless its icon is pressed, and keeps
 * it in memory that is wiped.  Unlike that of GtkPasswordEntry, which GTK 4.8
 * calls when the Caps Lock key is pressed, nothing of it outlives it.  `label` is
 * its accessible name. */
GtkWidget *cw_hidden_entry_new (const char *label);
/* The same with an entry of a window's template. */
void cw_hidden_entry_set_up (GtkEntry *entry);

G_END_DECLS
