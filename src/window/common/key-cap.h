/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that looks like a key of the keyboard, to stand beside what the key
 * does.  Assistive tools do not read it: the button says it itself. */
GtkWidget *cw_key_cap_new (const char *key);

G_END_DECLS
