/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the menu or popover of a button for a key: the page that the button is
 * on scrolls to it first, as a popover of a button out of sight has no place. */
void cw_popup_in_sight (GtkMenuButton *button);

G_END_DECLS
