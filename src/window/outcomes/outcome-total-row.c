/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/outcomes/outcome-total-row.h"

#include "base/quantity.h"
#include "window/common/number-entry.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwOutcomeTotalRow {
  CwOutcomeRow parent_instance;

  GtkWidget *name_line;
  GtkWidget *range_line;
  GtkWidget *total_label;
  GtkWidget *name_entry;
  GtkWidget *version_entry;
  GtkWidget *lowest_entry;
  GtkWidget *highest_entry;
  GtkWidget *total_entry;
};

G_DEFINE_FINAL_TYPE (CwOutcomeTotalRow,
                     cw_outcome_total_row,
                     CW_TYPE_OUTCOME_ROW)

static double
value_of (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static CwOutcomeScore *
make_score (CwOutcomeTotalRow *self)
{
  CwOutcomeScore *score = cw_outcome_score_new (
      cw_outcome_row_get_measure (CW_OUTCOME_ROW (self))->id);

  score->name = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->name_entry));
  score->version = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->version_entry));
  score->lowest = value_of (self->lowest_entry);
  score->highest = value_of (self->highest_entry);
  score->value = value_of (self->total_entry);
  return score;
}

/* Whether there is a total, or a questionnaire that is not that of the last
 * time. */
static gboolean
is_begun (CwOutcomeTotalRow *self, const CwOutcomeScore *score)
{
  const CwOutcomeScore *last = cw_outcome_row_get_last (CW_OUTCOME_ROW (self));

  if (!cw_number_entry_is_empty (CW_NUMBER_ENTRY (self->total_entry)))
    return TRUE;
  if (last != NULL)
    return !cw_outcome_score_is_same_way (score, last);
  return score->name != NULL || score->version != NULL || !isnan (score->lowest)
         || !isnan (score->highest);
}

static void
cw_outcome_total_row_collect (CwOutcomeRow *row, GPtrArray *scores)
{
  CwOutcomeTotalRow *self = CW_OUTCOME_TOTAL_ROW (row);
  g_autoptr (CwOutcomeScore) score = make_score (self);

  if (is_begun (self, score))
    g_ptr_array_add (scores, g_steal_pointer (&score));
}

static void
cw_outcome_total_row_set_editing (CwOutcomeRow *row, gboolean editing)
{
  CwOutcomeTotalRow *self = CW_OUTCOME_TOTAL_ROW (row);
  g_autoptr (CwOutcomeScore) score = make_score (self);
  g_autofree char *title = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->name_line, editing);
  gtk_widget_set_visible (self->range_line, editing);
  if (editing || score->name == NULL) {
    gtk_label_set_label (GTK_LABEL (self->total_label), _ ("Total"));
    return;
  }
  title = cw_outcome_score_get_title (score);
  low = cw_number_format (score->lowest, 1);
  high = cw_number_format (score->highest, 1);
  /* Translators: a questionnaire, and the lowest and highest total. */
  text = g_strdup_printf (C_ ("outcome", "%s, %s–%s"), title, low, high);
  gtk_label_set_label (GTK_LABEL (self->total_label), text);
}

static void
cw_outcome_total_row_class_init (CwOutcomeTotalRowClass *klass)
{
  CwOutcomeRowClass *row_class = CW_OUTCOME_ROW_CLASS (klass);

  row_class->collect = cw_outcome_total_row_collect;
  row_class->set_editing = cw_outcome_total_row_set_editing;
}

static void
cw_outcome_total_row_init (CwOutcomeTotalRow *self)
{
}

static void
set_placeholder (GtkWidget *entry, const char *text)
{
  gtk_entry_set_placeholder_text (
      GTK_ENTRY (cw_text_entry_get_editable (CW_TEXT_ENTRY (entry))), text);
}

static void
append_questionnaire (CwOutcomeTotalRow *self, const CwOutcomeMeasure *measure)
{
  CwOutcomeRow *row = CW_OUTCOME_ROW (self);
  GtkBox *name_line = cw_outcome_row_append_line (row);
  GtkBox *range_line = cw_outcome_row_append_line (row);

  self->name_line = GTK_WIDGET (name_line);
  self->name_entry
      = cw_outcome_row_new_text (row, _ ("Name of the questionnaire"));
  set_placeholder (self->name_entry, C_ ("questionnaire", "Name"));
  self->version_entry
      = cw_outcome_row_new_text (row, _ ("Version of the questionnaire"));
  set_placeholder (self->version_entry, C_ ("questionnaire", "Version"));
  gtk_box_append (name_line, self->name_entry);
  gtk_box_append (name_line, self->version_entry);

  self->range_line = GTK_WIDGET (range_line);
  self->lowest_entry
      = cw_outcome_row_new_number (row, _ ("Lowest total that can be"), NULL,
                                   measure->lowest, measure->highest, 1);
  self->highest_entry
      = cw_outcome_row_new_number (row, _ ("Highest total that can be"), NULL,
                                   measure->lowest, measure->highest, 1);
  gtk_box_append (range_line,
                  cw_outcome_row_new_label (_ ("Lowest and highest total")));
  gtk_box_append (range_line, self->lowest_entry);
  gtk_box_append (range_line, self->highest_entry);
}

static void
fill (CwOutcomeTotalRow *self, const CwOutcomeScore *last)
{
  cw_text_entry_set_text (CW_TEXT_ENTRY (self->name_entry), last->name);
  cw_text_entry_set_text (CW_TEXT_ENTRY (self->version_entry), last->version);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->lowest_entry),
                             last->lowest);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->highest_entry),
                             last->highest);
}

GtkWidget *
cw_outcome_total_row_new (const CwOutcomeMeasure *measure, GPtrArray *former)
{
  CwOutcomeTotalRow *self = g_object_new (CW_TYPE_OUTCOME_TOTAL_ROW, NULL);
  CwOutcomeRow *row = CW_OUTCOME_ROW (self);
  const CwOutcomeScore *last;
  GtkBox *line;

  cw_outcome_row_begin (row, measure, former);
  append_questionnaire (self, measure);
  line = cw_outcome_row_append_line (row);
  self->total_label = cw_outcome_row_new_label (_ ("Total"));
  self->total_entry = cw_outcome_row_new_number (
      row, _ ("Total"), NULL, measure->lowest, measure->highest, 1);
  gtk_box_append (line, self->total_label);
  gtk_box_append (line, self->total_entry);
  last = cw_outcome_row_get_last (row);
  if (last != NULL)
    fill (self, last);
  return GTK_WIDGET (self);
}
