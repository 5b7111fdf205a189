/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A heading (property `title`) above a boxed list.  Hidden while the list is
 * empty. */
#define CW_TYPE_LIST_SECTION (cw_list_section_get_type ())
G_DECLARE_FINAL_TYPE (CwListSection,
                      cw_list_section,
                      CW,
                      LIST_SECTION,
                      GtkWidget)

void cw_list_section_append (CwListSection *self, GtkWidget *row);
void cw_list_section_clear (CwListSection *self);
/* The list inside, for its signals. */
GtkListBox *cw_list_section_get_list (CwListSection *self);

G_END_DECLS
