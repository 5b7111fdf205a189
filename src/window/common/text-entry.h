/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry for words that can say below it what has to be corrected; what was
 * typed is never thrown away.  Property `label` is its accessible name.  Emits
 * `changed` when the text changes. */
#define CW_TYPE_TEXT_ENTRY (cw_text_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwTextEntry, cw_text_entry, CW, TEXT_ENTRY, GtkWidget)

GtkWidget *cw_text_entry_new (const char *label);
/* Without the white space at both ends; NULL when nothing is left. */
char *cw_text_entry_dup_text (CwTextEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void cw_text_entry_set_text (CwTextEntry *self, const char *text);
/* The sentence below the entry; NULL when all is well. */
void cw_text_entry_set_problem (CwTextEntry *self, const char *problem);
/* The entry inside, for focus and tests. */
GtkEditable *cw_text_entry_get_editable (CwTextEntry *self);

G_END_DECLS
