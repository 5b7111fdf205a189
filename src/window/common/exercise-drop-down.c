/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/exercise-drop-down.h"

#include <glib/gi18n-lib.h>

#define EXERCISES_KEY "cw-exercises"

/* By position in the list; NULL is the choice of none. */
static GPtrArray *
get_exercises (GtkDropDown *drop_down)
{
  return g_object_get_data (G_OBJECT (drop_down), EXERCISES_KEY);
}

GtkWidget *
cw_exercise_drop_down_new (const char *none)
{
  gsize n_exercises;
  const CwExercise *const *all = cw_exercise_catalogue_get (&n_exercises);
  GtkStringList *names = gtk_string_list_new (NULL);
  GPtrArray *exercises = g_ptr_array_new ();
  GtkWidget *drop_down;

  if (none != NULL) {
    gtk_string_list_append (names, none);
    g_ptr_array_add (exercises, NULL);
  }
  for (gsize i = 0; i < n_exercises; i++) {
    if (all[i]->body_weight || all[i]->exercise_class == CW_EXERCISE_AEROBIC)
      continue;
    gtk_string_list_append (names, all[i]->name);
    g_ptr_array_add (exercises, (gpointer) all[i]);
  }
  drop_down = gtk_drop_down_new (
    G_LIST_MODEL (names),
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  g_object_set_data_full (G_OBJECT (drop_down), EXERCISES_KEY, exercises,
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Exercise"),
                                  -1);
  return drop_down;
}

const CwExercise *
cw_exercise_drop_down_get (GtkDropDown *drop_down)
{
  GPtrArray *exercises = get_exercises (drop_down);
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < exercises->len ? g_ptr_array_index (exercises, selected)
                                   : NULL;
}

void
cw_exercise_drop_down_select (GtkDropDown *drop_down, const char *exercise_id)
{
  GPtrArray *exercises = get_exercises (drop_down);

  for (guint i = 0; i < exercises->len; i++) {
    const CwExercise *exercise = g_ptr_array_index (exercises, i);
    const char *id = exercise != NULL ? exercise->id : NULL;

    if (g_strcmp0 (id, exercise_id) == 0)
      gtk_drop_down_set_selected (drop_down, i);
  }
}
