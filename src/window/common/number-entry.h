/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry for a number with its unit behind it.  A value that cannot be right
 * is kept as typed, marked and not given out; it is never clamped.  Emits
 * `changed` when the value, or whether there is one, changes, and `activate`
 * on Enter, and `full` when a digit was typed after which no other can follow. */
#define CW_TYPE_NUMBER_ENTRY (cw_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwNumberEntry,
                      cw_number_entry,
                      CW,
                      NUMBER_ENTRY,
                      GtkWidget)

/* `label` is its accessible name, `unit` may be NULL. */
GtkWidget *cw_number_entry_new (const char *label,
                                const char *unit,
                                double minimum,
                                double maximum,
                                int decimals);
/* NAN while empty, no number or out of range. */
double cw_number_entry_get_value (CwNumberEntry *self);
/* NAN empties it.  Does not emit `changed`. */
void cw_number_entry_set_value (CwNumberEntry *self, double value);
gboolean cw_number_entry_is_empty (CwNumberEntry *self);
/* "Not stored: 100 to 230 cm"; NULL while empty or right. */
char *cw_number_entry_get_problem (CwNumberEntry *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Marks it from outside, as where a limit of the dose is passed: "error",
 * "warning" or NULL. */
void cw_number_entry_set_mark (CwNumberEntry *self, const char *css_class);
/* The entry inside, for focus and tests. */
GtkEditable *cw_number_entry_get_editable (CwNumberEntry *self);

G_END_DECLS
