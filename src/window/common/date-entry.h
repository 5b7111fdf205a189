/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "base/date.h"

G_BEGIN_DECLS

/* An entry for a date, typed in any usual order; says below how it was
 * understood, or how to type it.  Up and Down go on by a day, from today where
 * there is none.  What was typed is never thrown away.  Emits
 * `changed` when the date, or whether there is one, changes. */
#define CW_TYPE_DATE_ENTRY (cw_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwDateEntry, cw_date_entry, CW, DATE_ENTRY, GtkWidget)

/* `label` is its accessible name. */
GtkWidget *cw_date_entry_new (const char *label);
/* Days outside of the range are not accepted; CW_DATE_NONE for no bound. */
void cw_date_entry_set_range (CwDateEntry *self, CwDate first, CwDate last);
/* The day from which short dates are understood. */
void cw_date_entry_set_today (CwDateEntry *self, CwDate today);
/* CW_DATE_NONE while empty or not understood. */
CwDate cw_date_entry_get_date (CwDateEntry *self);
void cw_date_entry_set_date (CwDateEntry *self, CwDate date);
gboolean cw_date_entry_is_empty (CwDateEntry *self);
/* Says below in place of that, until something is typed, what has to be
 * corrected; NULL takes it back. */
void cw_date_entry_set_problem (CwDateEntry *self, const char *problem);
/* The entry inside, for focus and tests. */
GtkEditable *cw_date_entry_get_editable (CwDateEntry *self);

G_END_DECLS
