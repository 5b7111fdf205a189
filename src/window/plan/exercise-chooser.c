/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/exercise-chooser.h"

#include "base/text.h"
#include "clinical/dose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CwExerciseChooser {
  AdwWindow parent_instance;

  GtkWidget *search_entry;
  GtkWidget *list_box;

  CwLimbSet permitted;
  char *needle; /* folded */
  void (*chosen) (const CwExercise *exercise, gpointer data);
  gpointer data;
};

#define EXERCISE_KEY "cw-exercise"

G_DEFINE_FINAL_TYPE (CwExerciseChooser, cw_exercise_chooser, ADW_TYPE_WINDOW)

/* NULL when it may be chosen. */
static const char *
why_not (const CwExercise *exercise, CwLimbSet permitted)
{
  switch (exercise->exercise_class) {
  case CW_EXERCISE_HEAVY_COMPOUND:
    return _("Heavy lift: never with a cuff");
  case CW_EXERCISE_AEROBIC:
  case CW_EXERCISE_AT_REST:
  case CW_EXERCISE_ACCESSORY:
  case CW_EXERCISE_LIGHT_COMPOUND:
  default:
    break;
  }
  if ((exercise->cuff_limbs & permitted) == 0)
    return (exercise->cuff_limbs & CW_LIMBS_LEGS) != 0
             ? _("The screening permits no leg")
             : _("The screening permits no arm");
  return NULL;
}

static const CwExercise *
exercise_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), EXERCISE_KEY);
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  CwExerciseChooser *self = data;
  const CwExercise *exercise = exercise_of (row);
  g_autofree char *name = cw_text_fold (exercise->name);
  g_autofree char *targets = cw_text_fold (exercise->targets);

  return self->needle == NULL || strstr (name, self->needle) != NULL ||
         strstr (targets, self->needle) != NULL;
}

static void
row_activated_cb (CwExerciseChooser *self, GtkListBoxRow *row)
{
  const CwExercise *exercise = exercise_of (row);

  self->chosen (exercise, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
search_changed_cb (CwExerciseChooser *self)
{
  g_free (self->needle);
  self->needle =
    cw_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list_box));
}

/* The first row that is shown and may be chosen. */
static void
search_activate_cb (CwExerciseChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0;
       (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list_box),
                                             i)) != NULL;
       i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) &&
        gtk_widget_get_sensitive (GTK_WIDGET (row))) {
      row_activated_cb (self, row);
      return;
    }
}

static void
cw_exercise_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_EXERCISE_CHOOSER);

  G_OBJECT_CLASS (cw_exercise_chooser_parent_class)->dispose (object);
}

static void
cw_exercise_chooser_finalize (GObject *object)
{
  g_free (CW_EXERCISE_CHOOSER (object)->needle);

  G_OBJECT_CLASS (cw_exercise_chooser_parent_class)->finalize (object);
}

static void
cw_exercise_chooser_class_init (CwExerciseChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_exercise_chooser_dispose;
  object_class->finalize = cw_exercise_chooser_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/exercise-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CwExerciseChooser,
                                        search_entry);
  gtk_widget_class_bind_template_child (widget_class, CwExerciseChooser,
                                        list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_exercise_chooser_init (CwExerciseChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (CwExerciseChooser *self, const CwExercise *exercise)
{
  const char *reason = why_not (exercise, self->permitted);
  GtkWidget *row = g_object_new (
    ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", exercise->name,
    "subtitle", reason != NULL ? reason : exercise->targets, "activatable",
    reason == NULL, "sensitive", reason == NULL, NULL);

  g_object_set_data (G_OBJECT (row), EXERCISE_KEY, (gpointer) exercise);
  gtk_list_box_append (GTK_LIST_BOX (self->list_box), row);
}

GtkWindow *
cw_exercise_chooser_new (CwLimbSet permitted,
                         GtkWindow *parent,
                         void (*chosen) (const CwExercise *exercise,
                                         gpointer data),
                         gpointer data)
{
  CwExerciseChooser *self = g_object_new (
    CW_TYPE_EXERCISE_CHOOSER, "transient-for", parent, "modal", TRUE, NULL);
  gsize n_exercises = 0;
  const CwExercise *const *exercises = cw_exercise_catalogue_get (&n_exercises);

  self->permitted = permitted;
  self->chosen = chosen;
  self->data = data;
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list_box), matches, self,
                                NULL);
  /* What may be chosen comes first, in the order of the catalogue.  A plan is
   * of sets and repetitions, which walking and cycling do not have. */
  for (int refused = 0; refused < 2; refused++)
    for (gsize i = 0; i < n_exercises; i++)
      if (cw_exercise_get_modality (exercises[i]) == CW_MODALITY_RESISTANCE &&
          (why_not (exercises[i], permitted) != NULL) == refused)
        add_row (self, exercises[i]);
  gtk_widget_grab_focus (self->search_entry);
  return GTK_WINDOW (self);
}
