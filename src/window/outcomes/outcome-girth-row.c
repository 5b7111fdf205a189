/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/outcomes/outcome-girth-row.h"

#include "base/quantity.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>

#define N_SIDES 2

struct _CwOutcomeGirthRow {
  CwOutcomeRow parent_instance;

  GtkWidget *place_label;
  GtkWidget *place_box;
  GtkDropDown *landmark_drop_down;
  GtkWidget *distance_entry;
  GtkWidget *from_label;
  GtkWidget *side_labels[N_SIDES];
  GtkWidget *side_entries[N_SIDES];
};

G_DEFINE_FINAL_TYPE (CwOutcomeGirthRow,
                     cw_outcome_girth_row,
                     CW_TYPE_OUTCOME_ROW)

static const CwOutcomeLandmark *
get_landmark (CwOutcomeGirthRow *self)
{
  gsize n_landmarks = 0;
  const CwOutcomeLandmark *const *landmarks
      = cw_outcome_landmarks_get (&n_landmarks);
  guint selected = gtk_drop_down_get_selected (self->landmark_drop_down);

  return landmarks[MIN (selected, n_landmarks - 1)];
}

/* The right one first, as people are written about. */
static CwLimbSet
get_limb (CwOutcomeGirthRow *self, int side)
{
  static const CwLimb legs[] = { CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG };
  static const CwLimb arms[] = { CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM };
  gboolean leg = (get_landmark (self)->limbs & CW_LIMBS_LEGS) != 0;

  return CW_LIMB_BIT (leg ? legs[side] : arms[side]);
}

static void
cw_outcome_girth_row_collect (CwOutcomeRow *row, GPtrArray *scores)
{
  CwOutcomeGirthRow *self = CW_OUTCOME_GIRTH_ROW (row);

  for (int i = 0; i < N_SIDES; i++) {
    CwNumberEntry *entry = CW_NUMBER_ENTRY (self->side_entries[i]);
    CwOutcomeScore *score;

    if (cw_number_entry_is_empty (entry))
      continue;
    score = cw_outcome_score_new (cw_outcome_row_get_measure (row)->id);
    score->value = cw_number_entry_get_value (entry);
    score->limb = get_limb (self, i);
    score->landmark_id = g_strdup (get_landmark (self)->id);
    score->distance_cm
        = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->distance_entry));
    g_ptr_array_add (scores, score);
  }
}

/* The words that go by the landmark. */
static void
show_place (CwOutcomeGirthRow *self)
{
  const CwOutcomeLandmark *landmark = get_landmark (self);
  double cm
      = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->distance_entry));
  g_autofree char *distance = cw_number_format (cm, 1);
  g_autofree char *place =
      /* Translators: a part of a limb, a distance, and a landmark from which it
       * is taken, as "Thigh, 10 cm above the upper edge of the patella". */
      g_strdup_printf (_ ("%s, %s cm %s"), landmark->name, distance,
                       landmark->label);

  gtk_label_set_label (GTK_LABEL (self->place_label), place);
  gtk_label_set_label (GTK_LABEL (self->from_label), landmark->label);
  for (int i = 0; i < N_SIDES; i++) {
    g_autofree char *limb = cw_limb_set_format (get_limb (self, i));

    gtk_label_set_label (GTK_LABEL (self->side_labels[i]), limb);
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (cw_number_entry_get_editable (
            CW_NUMBER_ENTRY (self->side_entries[i]))),
        GTK_ACCESSIBLE_PROPERTY_LABEL, limb, -1);
  }
}

static void
landmark_cb (CwOutcomeGirthRow *self)
{
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->distance_entry),
                             get_landmark (self)->usual_cm);
  show_place (self);
  cw_outcome_row_changed (CW_OUTCOME_ROW (self));
}

static void
cw_outcome_girth_row_set_editing (CwOutcomeRow *row, gboolean editing)
{
  CwOutcomeGirthRow *self = CW_OUTCOME_GIRTH_ROW (row);

  gtk_widget_set_visible (self->place_label, !editing);
  gtk_widget_set_visible (self->place_box, editing);
}

static void
cw_outcome_girth_row_class_init (CwOutcomeGirthRowClass *klass)
{
  CwOutcomeRowClass *row_class = CW_OUTCOME_ROW_CLASS (klass);

  row_class->collect = cw_outcome_girth_row_collect;
  row_class->set_editing = cw_outcome_girth_row_set_editing;
}

static void
cw_outcome_girth_row_init (CwOutcomeGirthRow *self)
{
}

static GtkWidget *
create_landmark_drop_down (const CwOutcomeScore *last)
{
  gsize n_landmarks = 0;
  const CwOutcomeLandmark *const *landmarks
      = cw_outcome_landmarks_get (&n_landmarks);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  for (gsize i = 0; i < n_landmarks; i++) {
    gtk_string_list_append (names, landmarks[i]->name);
    if (last != NULL && g_strcmp0 (last->landmark_id, landmarks[i]->id) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), (guint)i);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Part of the limb"), -1);
  return drop_down;
}

static void
append_place (CwOutcomeGirthRow *self)
{
  CwOutcomeRow *row = CW_OUTCOME_ROW (self);
  const CwOutcomeScore *last = cw_outcome_row_get_last (row);
  GtkBox *line = cw_outcome_row_append_line (row);
  const CwOutcomeLandmark *landmark;

  self->place_label = cw_outcome_row_new_label (NULL);
  self->place_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->landmark_drop_down = GTK_DROP_DOWN (create_landmark_drop_down (last));
  landmark = get_landmark (self);
  self->distance_entry = cw_outcome_row_new_number (
      row, _ ("Distance from the landmark"), _ ("cm"), landmark->lowest_cm,
      landmark->highest_cm, 1);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->distance_entry),
                             last != NULL ? last->distance_cm
                                          : landmark->usual_cm);
  self->from_label = cw_outcome_row_new_label (NULL);
  gtk_box_append (GTK_BOX (self->place_box),
                  GTK_WIDGET (self->landmark_drop_down));
  gtk_box_append (GTK_BOX (self->place_box), self->distance_entry);
  gtk_box_append (GTK_BOX (self->place_box), self->from_label);
  gtk_box_append (line, self->place_label);
  gtk_box_append (line, self->place_box);
}

GtkWidget *
cw_outcome_girth_row_new (const CwOutcomeMeasure *measure, GPtrArray *former)
{
  CwOutcomeGirthRow *self = g_object_new (CW_TYPE_OUTCOME_GIRTH_ROW, NULL);
  CwOutcomeRow *row = CW_OUTCOME_ROW (self);

  cw_outcome_row_begin (row, measure, former);
  append_place (self);
  for (int i = 0; i < N_SIDES; i++) {
    GtkBox *line = cw_outcome_row_append_line (row);

    self->side_labels[i] = cw_outcome_row_new_label (NULL);
    self->side_entries[i]
        = cw_outcome_row_new_number (row, measure->name, measure->unit,
                                     measure->lowest, measure->highest, 1);
    gtk_box_append (line, self->side_labels[i]);
    gtk_box_append (line, self->side_entries[i]);
  }
  show_place (self);
  g_signal_connect_swapped (self->landmark_drop_down, "notify::selected",
                            G_CALLBACK (landmark_cb), self);
  g_signal_connect_swapped (self->distance_entry, "changed",
                            G_CALLBACK (show_place), self);
  return GTK_WIDGET (self);
}
