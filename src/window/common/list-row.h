/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/next-step.h"

G_BEGIN_DECLS

/* A row of a boxed list whose texts are not markup; `subtitle` may be NULL. */
GtkWidget *cw_list_row_new (const char *title, const char *subtitle);
/* The same with a status mark before it. */
GtkWidget *cw_list_row_new_with_mark (const char *title,
                                      const char *subtitle,
                                      CwStatus status);
/* Makes a row one to press, with an arrow at its end. */
void cw_list_row_set_leads_on (GtkWidget *row);

/* A list for such rows: nothing in it is ever selected. */
GtkWidget *cw_list_new (void);
void cw_list_clear (GtkListBox *list);

/* A heading above a list or card. */
GtkWidget *cw_heading_new (const char *text);

G_END_DECLS
