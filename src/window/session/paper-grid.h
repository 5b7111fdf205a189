/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/plan.h"
#include "model/session.h"

G_BEGIN_DECLS

/* The exercises of a plan for home, as rows of entries in a grid. */
typedef struct _CwPaperGrid CwPaperGrid;

/* `changed` is called with `data` when something is typed. */
CwPaperGrid *cw_paper_grid_new (GtkGrid *grid,
                                void (*changed) (gpointer data),
                                gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the rows out of the grid. */
void cw_paper_grid_free (CwPaperGrid *paper);

/* The rows of that plan, unless they are there, or it is NULL or not for home.
 * What was typed stays with exercises that are in both plans. */
void cw_paper_grid_show_plan (CwPaperGrid *paper, const CwPlan *plan);
gboolean cw_paper_grid_has_plan (const CwPaperGrid *paper);

/* Whether nothing is typed. */
gboolean cw_paper_grid_is_empty (const CwPaperGrid *paper);
void cw_paper_grid_clear (CwPaperGrid *paper);
/* Adds what was typed to the session.  NULL when it can be right; else a sentence,
 * and the focus is where it has to be corrected. */
char *cw_paper_grid_read (CwPaperGrid *paper,
                          CwSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
