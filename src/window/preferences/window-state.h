/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a window the size it had last time and keeps the next one.  Where the
 * settings are not installed, nothing is remembered. */
void cw_window_state_remember (GtkWindow *window);

G_END_DECLS
