/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/outcomes/outcome-number-row.h"

#include "window/common/number-entry.h"

struct _CwOutcomeNumberRow {
  CwOutcomeRow parent_instance;

  GtkWidget *entry;
  GtkCheckButton *adapted_check; /* NULL where there is but one way */
};

G_DEFINE_FINAL_TYPE (CwOutcomeNumberRow,
                     cw_outcome_number_row,
                     CW_TYPE_OUTCOME_ROW)

static void
cw_outcome_number_row_collect (CwOutcomeRow *row, GPtrArray *scores)
{
  CwOutcomeNumberRow *self = CW_OUTCOME_NUMBER_ROW (row);
  CwOutcomeScore *score;

  if (cw_number_entry_is_empty (CW_NUMBER_ENTRY (self->entry)))
    return;
  score = cw_outcome_score_new (cw_outcome_row_get_measure (row)->id);
  score->value = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->entry));
  score->adapted = self->adapted_check != NULL
                   && gtk_check_button_get_active (self->adapted_check);
  g_ptr_array_add (scores, score);
}

static void
cw_outcome_number_row_class_init (CwOutcomeNumberRowClass *klass)
{
  CW_OUTCOME_ROW_CLASS (klass)->collect = cw_outcome_number_row_collect;
}

static void
cw_outcome_number_row_init (CwOutcomeNumberRow *self)
{
}

GtkWidget *
cw_outcome_number_row_new (const CwOutcomeMeasure *measure, GPtrArray *former)
{
  CwOutcomeNumberRow *self = g_object_new (CW_TYPE_OUTCOME_NUMBER_ROW, NULL);
  CwOutcomeRow *row = CW_OUTCOME_ROW (self);
  const CwOutcomeScore *last;

  cw_outcome_row_begin (row, measure, former);
  self->entry = cw_outcome_row_new_number (
      row, measure->name, measure->unit, measure->lowest, measure->highest, 0);
  cw_outcome_row_set_suffix (row, self->entry);
  if (measure->adapted_label == NULL)
    return GTK_WIDGET (self);
  last = cw_outcome_row_get_last (row);
  self->adapted_check = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_label (measure->adapted_label));
  /* Who needs the arms once will mostly need them again. */
  gtk_check_button_set_active (self->adapted_check,
                               last != NULL && last->adapted);
  g_signal_connect_swapped (self->adapted_check, "toggled",
                            G_CALLBACK (cw_outcome_row_changed), self);
  gtk_box_append (cw_outcome_row_append_line (row),
                  GTK_WIDGET (self->adapted_check));
  return GTK_WIDGET (self);
}
