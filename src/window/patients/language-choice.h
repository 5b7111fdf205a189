/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down of languages in their own names, by their codes as "en" or "es".
 * NULL is the clinic's language; a code that is not in the list is kept. */
void cw_language_choice_set (GtkDropDown *drop_down, const char *code);
/* Belongs to the drop-down until it is set again. */
const char *cw_language_choice_get (GtkDropDown *drop_down);

G_END_DECLS
