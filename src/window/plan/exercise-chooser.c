/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/exercise-chooser.h"

#include "base/text.h"
#include "window/common/key-cap.h"
#include "window/common/list-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CwExerciseChooser {
  AdwWindow parent_instance;

  GtkWidget *search_entry;
  GtkWidget *preset_box;
  GtkWidget *list_box;

  CwLimbSet permitted;
  GPtrArray *presets; /* (element-type GtkToggleButton), not owned */
  char *needle; /* folded */
  CwExerciseChosen chosen;
  gpointer data;
};

#define EXERCISE_KEY "cw-exercise"
#define PRESET_KEY "cw-preset"

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

/* The pressed one; NULL for the usual dose. */
static const CwDosePreset *
get_preset (CwExerciseChooser *self)
{
  for (guint i = 0; i < self->presets->len; i++) {
    GtkToggleButton *button = g_ptr_array_index (self->presets, i);

    if (gtk_toggle_button_get_active (button))
      return g_object_get_data (G_OBJECT (button), PRESET_KEY);
  }
  return NULL;
}

/* At most one is pressed. */
static void
preset_toggled_cb (GtkToggleButton *button, CwExerciseChooser *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < self->presets->len; i++) {
    GtkToggleButton *other = g_ptr_array_index (self->presets, i);

    if (other != button)
      gtk_toggle_button_set_active (other, FALSE);
  }
}

static gboolean
press_preset (CwExerciseChooser *self, guint index)
{
  GtkToggleButton *button;

  if (index >= self->presets->len)
    return FALSE;
  button = g_ptr_array_index (self->presets, index);
  gtk_toggle_button_set_active (button,
                                !gtk_toggle_button_get_active (button));
  return TRUE;
}

/* A digit is a preset as long as nothing is searched for. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  CwExerciseChooser *self = data;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    return FALSE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return press_preset (self, keyval - GDK_KEY_1);
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return press_preset (self, keyval - GDK_KEY_KP_1);
  return FALSE;
}

static void
row_activated_cb (CwExerciseChooser *self, GtkListBoxRow *row)
{
  self->chosen (exercise_of (row), get_preset (self), self->data);
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
  CwExerciseChooser *self = CW_EXERCISE_CHOOSER (object);

  g_free (self->needle);
  g_ptr_array_unref (self->presets);

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
                                        preset_box);
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
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->presets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_preset (CwExerciseChooser *self, const CwDosePreset *preset)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (preset->title);
  g_autofree char *key = g_strdup_printf ("%u", self->presets->len + 1);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), cw_key_cap_new (key));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "cw-chip");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, preset->title,
                                  -1);
  g_object_set_data (G_OBJECT (button), PRESET_KEY, (gpointer) preset);
  g_signal_connect (button, "toggled", G_CALLBACK (preset_toggled_cb), self);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->preset_box), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  g_ptr_array_add (self->presets, button);
}

/* `step` of the ladder is proposed and stands pressed; -1 for none. */
static void
add_presets (CwExerciseChooser *self, int step)
{
  gsize n_presets = 0;
  const CwDosePreset *presets = cw_dose_presets_get (&n_presets);

  for (gsize i = 0; i < n_presets; i++) {
    add_preset (self, &presets[i]);
    if (step >= 0 && presets[i].step == step)
      press_preset (self, (guint) i);
  }
}

static void
add_row (CwExerciseChooser *self, const CwExercise *exercise)
{
  const char *reason = why_not (exercise, self->permitted);
  GtkWidget *row = cw_list_row_new (
    exercise->name, reason != NULL ? reason : exercise->targets);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), reason == NULL);
  gtk_widget_set_sensitive (row, reason == NULL);
  g_object_set_data (G_OBJECT (row), EXERCISE_KEY, (gpointer) exercise);
  gtk_list_box_append (GTK_LIST_BOX (self->list_box), row);
}

GtkWindow *
cw_exercise_chooser_new (CwLimbSet permitted,
                         int step,
                         GtkWindow *parent,
                         CwExerciseChosen chosen,
                         gpointer data)
{
  CwExerciseChooser *self = g_object_new (
    CW_TYPE_EXERCISE_CHOOSER, "transient-for", parent, "modal", TRUE, NULL);
  gsize n_exercises = 0;
  const CwExercise *const *exercises = cw_exercise_catalogue_get (&n_exercises);

  self->permitted = permitted;
  self->chosen = chosen;
  self->data = data;
  add_presets (self, step);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list_box), matches, self,
                                NULL);
  /* What may be chosen comes first, in the order of the catalogue. */
  for (int refused = 0; refused < 2; refused++)
    for (gsize i = 0; i < n_exercises; i++)
      if ((why_not (exercises[i], permitted) != NULL) == refused)
        add_row (self, exercises[i]);
  gtk_widget_grab_focus (self->search_entry);
  return GTK_WINDOW (self);
}
