/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/paper-grid.h"

#include "window/session/paper-row.h"

#include <glib/gi18n-lib.h>

#define ROWS_OF_EXERCISE 3

struct _CwPaperGrid {
  GtkGrid *grid;
  void (*changed) (gpointer data);
  gpointer data;
  CwPlan *plan;    /* whose exercises are shown; NULL for none */
  GPtrArray *rows; /* (element-type CwPaperRow) */
};

CwPaperGrid *
cw_paper_grid_new (GtkGrid *grid, void (*changed) (gpointer data), gpointer data)
{
  CwPaperGrid *paper = g_new0 (CwPaperGrid, 1);

  paper->grid = g_object_ref (grid);
  paper->changed = changed;
  paper->data = data;
  paper->rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_paper_row_free);
  return paper;
}

static void
remove_rows (CwPaperGrid *paper)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (paper->grid))) != NULL)
    gtk_grid_remove (paper->grid, child);
  g_ptr_array_set_size (paper->rows, 0);
}

void
cw_paper_grid_free (CwPaperGrid *paper)
{
  if (paper == NULL)
    return;
  remove_rows (paper);
  g_ptr_array_unref (paper->rows);
  cw_plan_free (paper->plan);
  g_object_unref (paper->grid);
  g_free (paper);
}

gboolean
cw_paper_grid_has_plan (const CwPaperGrid *paper)
{
  return paper->plan != NULL;
}

gboolean
cw_paper_grid_is_empty (const CwPaperGrid *paper)
{
  for (guint i = 0; i < paper->rows->len; i++)
    if (!cw_paper_row_is_empty (g_ptr_array_index (paper->rows, i)))
      return FALSE;
  return TRUE;
}

/* Exercises are the same where what is done is the same. */
static char *
make_key (const CwPrescription *prescription)
{
  return g_strdup_printf ("%s %u", prescription->exercise_id,
                          (guint) prescription->limbs);
}

/* (element-type utf8 GStrv) by exercise, so that another day loses nothing. */
static GHashTable *
collect_texts (CwPaperGrid *paper)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_strfreev);

  for (guint i = 0; i < paper->rows->len; i++) {
    CwPaperRow *row = g_ptr_array_index (paper->rows, i);

    g_hash_table_insert (texts, make_key (cw_paper_row_get_prescription (row)),
                         cw_paper_row_get_texts (row));
  }
  return texts;
}

static int
count_columns (const CwPlan *plan)
{
  int n_sets = 0;

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription =
      g_ptr_array_index (plan->prescriptions, i);

    n_sets = MAX (n_sets, prescription->scheme.n_sets);
  }
  return n_sets;
}

static void
add_rows (CwPaperGrid *paper, GHashTable *texts)
{
  int n_sets = count_columns (paper->plan);

  cw_paper_row_attach_heads (paper->grid, n_sets);
  for (guint i = 0; i < paper->plan->prescriptions->len; i++) {
    const CwPrescription *prescription =
      g_ptr_array_index (paper->plan->prescriptions, i);
    g_autofree char *key = make_key (prescription);
    const char *const *typed = g_hash_table_lookup (texts, key);
    CwPaperRow *row =
      cw_paper_row_new (paper->grid, 1 + (int) i * ROWS_OF_EXERCISE, n_sets,
                        prescription, paper->changed, paper->data);

    if (typed != NULL)
      cw_paper_row_set_texts (row, typed);
    g_ptr_array_add (paper->rows, row);
  }
}

void
cw_paper_grid_show_plan (CwPaperGrid *paper, const CwPlan *plan)
{
  g_autoptr (GHashTable) texts = NULL;

  if (plan == NULL || !plan->home
      || (paper->plan != NULL && paper->plan->id == plan->id))
    return;
  texts = collect_texts (paper);
  remove_rows (paper);
  g_clear_pointer (&paper->plan, cw_plan_free);
  paper->plan = cw_plan_copy (plan);
  add_rows (paper, texts);
}

void
cw_paper_grid_clear (CwPaperGrid *paper)
{
  for (guint i = 0; i < paper->rows->len; i++)
    cw_paper_row_clear (g_ptr_array_index (paper->rows, i));
}

char *
cw_paper_grid_read (CwPaperGrid *paper, CwSession *session)
{
  char *problem = NULL;

  for (guint i = 0; problem == NULL && i < paper->rows->len; i++)
    problem =
      cw_paper_row_read (g_ptr_array_index (paper->rows, i), session);
  if (problem == NULL && session->sets->len == 0) {
    problem = g_strdup (_("Type in what was done of at least one exercise."));
    if (paper->rows->len > 0)
      cw_paper_row_grab_focus (g_ptr_array_index (paper->rows, 0));
  }
  return problem;
}
