/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/paper-session.h"

G_BEGIN_DECLS

/* One exercise of the paper log, as entries in a row of a grid: repetitions of
 * each set, effort, pain, minutes under the cuff. */
typedef struct _CwPaperRow CwPaperRow;

/* Heads the columns, for exercises of up to that many sets. */
void cw_paper_row_attach_heads (GtkGrid *grid, int n_sets);
/* Attaches the entries at that row and the one below.  `prescription` outlives the
 * row, as the grid does.  `changed` is called with `data` when something is
 * typed. */
CwPaperRow *cw_paper_row_new (GtkGrid *grid,
                              int top,
                              int n_sets,
                              const CwPrescription *prescription,
                              void (*changed) (gpointer data),
                              gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void cw_paper_row_free (CwPaperRow *row);

/* What was typed in each entry, to be put back with cw_paper_row_set_texts(). */
GStrv cw_paper_row_get_texts (CwPaperRow *row) G_GNUC_WARN_UNUSED_RESULT;
void cw_paper_row_set_texts (CwPaperRow *row, const char *const *texts);
const CwPrescription *cw_paper_row_get_prescription (CwPaperRow *row);
gboolean cw_paper_row_is_empty (CwPaperRow *row);
void cw_paper_row_clear (CwPaperRow *row);
void cw_paper_row_grab_focus (CwPaperRow *row);

/* Adds what was typed to the session.  NULL when it can be right, and when the row
 * is empty; else a sentence, and the focus is where it has to be corrected. */
char *cw_paper_row_read (CwPaperRow *row,
                         CwSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
