/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of text in columns, to be read: the twin of a chart. */
#define CW_TYPE_TEXT_TABLE (cw_text_table_get_type ())
G_DECLARE_FINAL_TYPE (CwTextTable, cw_text_table, CW, TEXT_TABLE, GtkWidget)

/**
 * cw_text_table_take_rows:
 * @name: of the table for assistive tools
 * @rows: (element-type GStrv): first the titles of the columns; taken
 * @n_words: so many columns, from the left, are words; the others are figures
 *   and stand at the right
 * @emphasises_first: whether the first row is the latest
 */
void cw_text_table_take_rows (CwTextTable *self,
                              const char *name,
                              GPtrArray *rows,
                              guint n_words,
                              gboolean emphasises_first);

/* All rows as they are, without scrolling: for a few that never are many.
 * Before the first rows are taken. */
void cw_text_table_set_whole (CwTextTable *self);

G_END_DECLS
