/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/exercise-row.h"

#include "base/quantity.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwExerciseRow {
  AdwActionRow parent_instance;

  GtkWidget *mark;
};

enum { REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwExerciseRow, cw_exercise_row, ADW_TYPE_ACTION_ROW)

static char *
describe (const CwPrescription *prescription)
{
  g_autofree char *limbs = cw_limb_set_format (prescription->limbs);
  g_autofree char *time =
    cw_duration_format (cw_prescription_get_restriction_s (prescription));
  g_autofree char *load = NULL;

  if (cw_prescription_is_timed (prescription)) {
    load = cw_set_scheme_reps_to_text (&prescription->scheme);
    /* Translators: limbs, intervals as 5 × 3:00, then a duration. */
    return g_strdup_printf (_("%s · %s · cuff %s"), limbs, load, time);
  }
  if (prescription->body_weight)
    /* Translators: limbs, then a duration such as 6:30. */
    return g_strdup_printf (_("%s · body weight · cuff %s"), limbs, time);
  if (isnan (prescription->load_kg))
    return g_strdup_printf (_("%s · no load yet · cuff %s"), limbs, time);
  load = cw_number_format (prescription->load_kg, 1);
  return g_strdup_printf (_("%s · %s kg · cuff %s"), limbs, load, time);
}

static void
remove_cb (CwExerciseRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
cw_exercise_row_class_init (CwExerciseRowClass *klass)
{
  signals[REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_exercise_row_init (CwExerciseRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove this exercise"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove this exercise"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  self->mark = cw_status_mark_new (CW_STATUS_UNKNOWN, 18);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
}

GtkWidget *
cw_exercise_row_new (void)
{
  return g_object_new (CW_TYPE_EXERCISE_ROW, "use-markup", FALSE, NULL);
}

void
cw_exercise_row_show (CwExerciseRow *self,
                      const CwPrescription *prescription,
                      CwStatus status)
{
  const CwExercise *exercise = cw_exercise_find (prescription->exercise_id);
  g_autofree char *subtitle = describe (prescription);

  g_return_if_fail (CW_IS_EXERCISE_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), exercise->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  cw_status_mark_set_status (CW_STATUS_MARK (self->mark), status);
}
