/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-choices.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

/* "Knee extension, right leg · 30/15/15/15". */
static char *
describe_exercise (const CwExerciseProgress *exercise)
{
  const CwExerciseSession *last
      = g_ptr_array_index (exercise->sessions, exercise->sessions->len - 1);
  g_autofree char *sets = cw_set_scheme_reps_to_text (&last->scheme);

  /* Translators: an exercise and its limb, and repetitions as 30/15/15/15. */
  return g_strdup_printf (_ ("%s · %s"), exercise->title, sets);
}

GListModel *
cw_progress_choices_new (const GPtrArray *progress)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < progress->len; i++) {
    g_autofree char *title
        = describe_exercise (g_ptr_array_index (progress, i));

    gtk_string_list_append (choices, title);
  }
  if (progress->len > 1)
    gtk_string_list_append (choices, _ ("All exercises"));
  return G_LIST_MODEL (choices);
}

guint
cw_progress_choices_find (const GPtrArray *progress,
                          const CwExerciseProgress *wanted)
{
  for (guint i = 0; wanted != NULL && i < progress->len; i++) {
    const CwExerciseProgress *exercise = g_ptr_array_index (progress, i);

    if (g_strcmp0 (exercise->exercise_id, wanted->exercise_id) == 0
        && exercise->limbs == wanted->limbs)
      return i;
  }
  return 0;
}

CwDate
cw_progress_get_latest_day (const GPtrArray *progress)
{
  CwDate latest = CW_DATE_NONE;

  for (guint i = 0; i < progress->len; i++) {
    const CwExerciseProgress *exercise = g_ptr_array_index (progress, i);
    const CwExerciseSession *last
        = g_ptr_array_index (exercise->sessions, exercise->sessions->len - 1);

    latest = MAX (latest, last->date);
  }
  return latest;
}
