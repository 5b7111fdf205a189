/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/outcomes/outcome-activities-row.h"

#include "window/common/number-entry.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *box;
  GtkWidget *name_label;
  GtkWidget *name_entry;
  GtkWidget *rating_entry;
} Line;

struct _CwOutcomeActivitiesRow {
  CwOutcomeRow parent_instance;

  Line lines[CW_OUTCOME_MAX_ACTIVITIES];
  int n_lines;
};

G_DEFINE_FINAL_TYPE (CwOutcomeActivitiesRow,
                     cw_outcome_activities_row,
                     CW_TYPE_OUTCOME_ROW)

/* Of the last time; NULL when there was none, or fewer. */
static const char *
get_last_name (CwOutcomeActivitiesRow *self, int line)
{
  const CwOutcomeScore *last = cw_outcome_row_get_last (CW_OUTCOME_ROW (self));

  return last != NULL ? last->activities[line].name : NULL;
}

/* Whether somebody has rated or named anything. */
static gboolean
is_begun (CwOutcomeActivitiesRow *self)
{
  for (int i = 0; i < self->n_lines; i++) {
    const Line *line = &self->lines[i];
    g_autofree char *name
        = cw_text_entry_dup_text (CW_TEXT_ENTRY (line->name_entry));

    if (!cw_number_entry_is_empty (CW_NUMBER_ENTRY (line->rating_entry))
        || g_strcmp0 (name, get_last_name (self, i)) != 0)
      return TRUE;
  }
  return FALSE;
}

/* Lines that were left out do not part those that were not. */
static void
cw_outcome_activities_row_collect (CwOutcomeRow *row, GPtrArray *scores)
{
  CwOutcomeActivitiesRow *self = CW_OUTCOME_ACTIVITIES_ROW (row);
  CwOutcomeScore *score;
  int n_activities = 0;

  if (!is_begun (self))
    return;
  score = cw_outcome_score_new (cw_outcome_row_get_measure (row)->id);
  for (int i = 0; i < self->n_lines; i++) {
    const Line *line = &self->lines[i];
    CwOutcomeActivity *activity = &score->activities[n_activities];

    activity->name = cw_text_entry_dup_text (CW_TEXT_ENTRY (line->name_entry));
    if (activity->name == NULL)
      continue;
    activity->rating
        = cw_number_entry_get_value (CW_NUMBER_ENTRY (line->rating_entry));
    n_activities++;
  }
  g_ptr_array_add (scores, score);
}

/* Of an activity that has no name yet, nothing can be rated. */
static void
show_ratings (CwOutcomeActivitiesRow *self)
{
  for (int i = 0; i < self->n_lines; i++) {
    g_autofree char *name
        = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->lines[i].name_entry));

    gtk_widget_set_sensitive (self->lines[i].rating_entry, name != NULL);
    if (name == NULL)
      gtk_editable_set_text (cw_number_entry_get_editable (
                                 CW_NUMBER_ENTRY (self->lines[i].rating_entry)),
                             "");
    else
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (cw_number_entry_get_editable (
              CW_NUMBER_ENTRY (self->lines[i].rating_entry))),
          GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
}

static void
cw_outcome_activities_row_set_editing (CwOutcomeRow *row, gboolean editing)
{
  CwOutcomeActivitiesRow *self = CW_OUTCOME_ACTIVITIES_ROW (row);

  for (int i = 0; i < self->n_lines; i++) {
    const Line *line = &self->lines[i];
    g_autofree char *name
        = cw_text_entry_dup_text (CW_TEXT_ENTRY (line->name_entry));

    gtk_label_set_label (GTK_LABEL (line->name_label),
                         name != NULL ? name : "");
    gtk_widget_set_visible (line->box, editing || name != NULL);
    gtk_widget_set_visible (line->name_label, !editing);
    gtk_widget_set_visible (line->name_entry, editing);
  }
}

static void
cw_outcome_activities_row_class_init (CwOutcomeActivitiesRowClass *klass)
{
  CwOutcomeRowClass *row_class = CW_OUTCOME_ROW_CLASS (klass);

  row_class->collect = cw_outcome_activities_row_collect;
  row_class->set_editing = cw_outcome_activities_row_set_editing;
}

static void
cw_outcome_activities_row_init (CwOutcomeActivitiesRow *self)
{
}

static void
append_line (CwOutcomeActivitiesRow *self, const CwOutcomeMeasure *measure)
{
  CwOutcomeRow *row = CW_OUTCOME_ROW (self);
  int number = self->n_lines++;
  Line *line = &self->lines[number];
  GtkBox *box = cw_outcome_row_append_line (row);
  /* Translators: %d is a number from 1 on. */
  g_autofree char *label = g_strdup_printf (_ ("Activity %d"), number + 1);

  line->box = GTK_WIDGET (box);
  line->name_label = cw_outcome_row_new_label (NULL);
  line->name_entry = cw_outcome_row_new_text (row, label);
  gtk_entry_set_placeholder_text (
      GTK_ENTRY (cw_text_entry_get_editable (CW_TEXT_ENTRY (line->name_entry))),
      label);
  line->rating_entry = cw_outcome_row_new_number (
      row, label, NULL, measure->lowest, measure->highest, 0);
  gtk_box_append (box, line->name_label);
  gtk_box_append (box, line->name_entry);
  gtk_box_append (box, line->rating_entry);
  cw_text_entry_set_text (CW_TEXT_ENTRY (line->name_entry),
                          get_last_name (self, number));
}

GtkWidget *
cw_outcome_activities_row_new (const CwOutcomeMeasure *measure,
                               GPtrArray *former)
{
  CwOutcomeActivitiesRow *self
      = g_object_new (CW_TYPE_OUTCOME_ACTIVITIES_ROW, NULL);

  cw_outcome_row_begin (CW_OUTCOME_ROW (self), measure, former);
  for (int i = 0; i < MIN (measure->most_items, CW_OUTCOME_MAX_ACTIVITIES); i++)
    append_line (self, measure);
  for (int i = 0; i < self->n_lines; i++)
    g_signal_connect_swapped (self->lines[i].name_entry, "changed",
                              G_CALLBACK (show_ratings), self);
  show_ratings (self);
  return GTK_WIDGET (self);
}
