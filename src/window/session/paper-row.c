/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/paper-row.h"

#include "base/quantity.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_REPS 100
#define MAX_INTERVAL_MINUTES 60

enum { EFFORT, PAIN, MINUTES, N_RATINGS };

struct _CwPaperRow {
  const CwPrescription *prescription;
  char *title;
  GPtrArray *entries; /* (element-type CwNumberEntry) a set each, then ratings */
  GtkWidget *warning_label;
  void (*changed) (gpointer data);
  gpointer data;
};

static CwNumberEntry *
get_entry (CwPaperRow *row, guint index)
{
  return CW_NUMBER_ENTRY (g_ptr_array_index (row->entries, index));
}

static int
get_n_sets (const CwPaperRow *row)
{
  return row->prescription->scheme.n_sets;
}

static CwNumberEntry *
get_rating (CwPaperRow *row, int rating)
{
  return get_entry (row, (guint) (get_n_sets (row) + rating));
}

static void
attach_head (GtkGrid *grid, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

void
cw_paper_row_attach_heads (GtkGrid *grid, int n_sets)
{
  for (int i = 0; i < n_sets; i++) {
    /* Translators: number of a set. */
    g_autofree char *text = g_strdup_printf (_("Set %d"), i + 1);

    attach_head (grid, i, text);
  }
  attach_head (grid, n_sets + EFFORT, C_("rating", "Effort"));
  attach_head (grid, n_sets + PAIN, C_("rating", "Pain"));
  /* Translators: minutes with the cuff inflated, where there is little room. */
  attach_head (grid, n_sets + MINUTES, _("Cuff min"));
}

/* A cuff that was up for too long is said at once. */
static void
warn (CwPaperRow *row)
{
  double minutes = cw_number_entry_get_value (get_rating (row, MINUTES));
  g_autofree char *warning =
    cw_paper_session_describe_minutes (row->prescription, minutes);

  gtk_label_set_label (GTK_LABEL (row->warning_label),
                       warning != NULL ? warning : "");
  gtk_widget_set_visible (row->warning_label, warning != NULL);
  cw_number_entry_set_mark (get_rating (row, MINUTES),
                            warning != NULL ? "warning" : NULL);
}

/* Of any text, also of one that is no number. */
static void
changed_cb (CwPaperRow *row)
{
  warn (row);
  row->changed (row->data);
}

/* Enter goes on to the next entry, as on paper. */
static void
activate_cb (GtkWidget *entry)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (entry));

  gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
}

static void
add_entry (CwPaperRow *row,
           GtkGrid *grid,
           int column,
           int top,
           const char *what,
           double maximum,
           int decimals)
{
  /* Translators: an exercise, and what is typed of it. */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), row->title, what);
  GtkWidget *entry = cw_number_entry_new (name, NULL, 0, maximum, decimals);
  GtkEditable *editable =
    cw_number_entry_get_editable (CW_NUMBER_ENTRY (entry));

  g_signal_connect_swapped (editable, "changed", G_CALLBACK (changed_cb), row);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_widget_set_halign (entry, GTK_ALIGN_END);
  gtk_grid_attach (grid, entry, column, top, 1, 1);
  g_ptr_array_add (row->entries, entry);
}

static void
add_set (CwPaperRow *row, GtkGrid *grid, int set, int top)
{
  gboolean timed = cw_prescription_is_timed (row->prescription);
  int target = row->prescription->scheme.target_reps[set];
  g_autofree char *planned =
    timed ? cw_number_format (row->prescription->scheme.interval_s / 60, 1)
          : g_strdup_printf ("%d", target);
  g_autofree char *what = g_strdup_printf (
    timed
      /* Translators: number of an interval. */
      ? _("minutes of interval %d")
      /* Translators: number of a set. */
      : _("repetitions of set %d"),
    set + 1);

  add_entry (row, grid, set, top, what,
             timed ? MAX_INTERVAL_MINUTES : MAX_REPS, timed ? 1 : 0);
  if (timed || target > 0)
    gtk_entry_set_placeholder_text (
      GTK_ENTRY (cw_number_entry_get_editable (get_entry (row, (guint) set))),
      planned);
}

static void
add_title (CwPaperRow *row, GtkGrid *grid, int top, int n_columns)
{
  GtkWidget *label = gtk_label_new (row->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_grid_attach (grid, label, 0, top, n_columns, 1);
}

static void
add_warning (CwPaperRow *row, GtkGrid *grid, int top, int n_columns)
{
  row->warning_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->warning_label), 0);
  gtk_label_set_wrap (GTK_LABEL (row->warning_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (row->warning_label), 40);
  gtk_widget_add_css_class (row->warning_label, "caption");
  gtk_widget_add_css_class (row->warning_label, "warning");
  gtk_widget_set_visible (row->warning_label, FALSE);
  gtk_grid_attach (grid, row->warning_label, 0, top, n_columns, 1);
}

CwPaperRow *
cw_paper_row_new (GtkGrid *grid,
                  int top,
                  int n_sets,
                  const CwPrescription *prescription,
                  void (*changed) (gpointer data),
                  gpointer data)
{
  CwPaperRow *row = g_new0 (CwPaperRow, 1);

  row->prescription = prescription;
  row->title = cw_prescription_get_title (prescription);
  row->entries = g_ptr_array_new ();
  row->changed = changed;
  row->data = data;
  add_title (row, grid, top, n_sets + N_RATINGS);
  for (int i = 0; i < prescription->scheme.n_sets; i++)
    add_set (row, grid, i, top + 1);
  add_entry (row, grid, n_sets + EFFORT, top + 1, _("effort, 0 to 10"), 10, 1);
  add_entry (row, grid, n_sets + PAIN, top + 1, _("pain, 0 to 10"), 10, 1);
  add_entry (row, grid, n_sets + MINUTES, top + 1,
             _("minutes with the cuff inflated"), CW_PAPER_MAX_MINUTES, 1);
  add_warning (row, grid, top + 2, n_sets + N_RATINGS);
  return row;
}

void
cw_paper_row_free (CwPaperRow *row)
{
  if (row == NULL)
    return;
  g_free (row->title);
  g_ptr_array_unref (row->entries);
  g_free (row);
}

GStrv
cw_paper_row_get_texts (CwPaperRow *row)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < row->entries->len; i++)
    g_strv_builder_add (texts,
                        gtk_editable_get_text (
                          cw_number_entry_get_editable (get_entry (row, i))));
  return g_strv_builder_end (texts);
}

void
cw_paper_row_set_texts (CwPaperRow *row, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL && i < row->entries->len; i++)
    gtk_editable_set_text (cw_number_entry_get_editable (get_entry (row, i)),
                           texts[i]);
}

const CwPrescription *
cw_paper_row_get_prescription (CwPaperRow *row)
{
  return row->prescription;
}

gboolean
cw_paper_row_is_empty (CwPaperRow *row)
{
  for (guint i = 0; i < row->entries->len; i++)
    if (!cw_number_entry_is_empty (get_entry (row, i)))
      return FALSE;
  return TRUE;
}

void
cw_paper_row_clear (CwPaperRow *row)
{
  for (guint i = 0; i < row->entries->len; i++)
    cw_number_entry_set_value (get_entry (row, i), NAN);
}

void
cw_paper_row_grab_focus (CwPaperRow *row)
{
  gtk_widget_grab_focus (g_ptr_array_index (row->entries, 0));
}

/* Takes `problem` and puts it after the exercise. */
static char *
complain (CwPaperRow *row, CwNumberEntry *entry, char *problem)
{
  g_autofree char *taken = problem;

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  /* Translators: an exercise, and what is wrong with what was typed. */
  return g_strdup_printf (_("%s: %s"), row->title, taken);
}

static char *
check_entry (CwPaperRow *row, CwNumberEntry *entry, gboolean whole)
{
  char *problem = cw_number_entry_get_problem (entry);
  double value = cw_number_entry_get_value (entry);

  if (problem == NULL && whole && value != floor (value) && !isnan (value))
    problem = g_strdup (_("repetitions are whole numbers."));
  return problem != NULL ? complain (row, entry, problem) : NULL;
}

static char *
read_sets (CwPaperRow *row, CwSession *session)
{
  gboolean timed = cw_prescription_is_timed (row->prescription);
  int n_sets = get_n_sets (row);

  for (int i = 0; i < n_sets; i++) {
    CwNumberEntry *entry = get_entry (row, (guint) i);
    char *problem = check_entry (row, entry, !timed);

    if (problem != NULL)
      return problem;
    if (!cw_number_entry_is_empty (entry)) {
      cw_paper_session_add_set (session, row->prescription,
                                cw_number_entry_get_value (entry));
      continue;
    }
    if (i == 0)
      return complain (row, entry, g_strdup (_("type in the first set.")));
    for (int j = i + 1; j < n_sets; j++)
      if (!cw_number_entry_is_empty (get_entry (row, (guint) j)))
        return complain (
          row, entry,
          /* Translators: number of a set. */
          g_strdup_printf (_("set %d is missing. Type 0 if it was not done."),
                           i + 1));
    return NULL;
  }
  return NULL;
}

char *
cw_paper_row_read (CwPaperRow *row, CwSession *session)
{
  char *problem;
  CwPaperCuff cuff = { row->prescription->id, NAN };
  CwSetEntry *last;

  if (cw_paper_row_is_empty (row))
    return NULL;
  problem = read_sets (row, session);
  for (int i = 0; problem == NULL && i < N_RATINGS; i++)
    problem = check_entry (row, get_rating (row, i), FALSE);
  cuff.minutes = cw_number_entry_get_value (get_rating (row, MINUTES));
  if (problem == NULL && cuff.minutes <= 0)
    problem = complain (row, get_rating (row, MINUTES),
                        g_strdup (_("leave the minutes empty where the paper "
                                    "does not say.")));
  if (problem != NULL)
    return problem;
  last = g_ptr_array_index (session->sets, session->sets->len - 1);
  last->effort = cw_number_entry_get_value (get_rating (row, EFFORT));
  last->pain = cw_number_entry_get_value (get_rating (row, PAIN));
  if (!isnan (cuff.minutes))
    g_array_append_val (session->paper_cuffs, cuff);
  return NULL;
}
