/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/measurements-window.h"

#include "clinical/exercise-catalogue.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/line-dialog.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/message.h"
#include "window/outcomes/outcome-window.h"
#include "window/plan/one-rep-max-window.h"
#include "window/plan/pressure-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwMeasurementsWindow {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *pressure_button;
  GtkWidget *empty_page;
  CwListSection *pressure_section;
  CwListSection *maximum_section;
  CwListSection *outcome_section;

  CwClinic *clinic;
  CwPatient *patient;
  CwLedger *ledger;
};

#define ID_KEY "cw-id"
#define DESCRIPTION_KEY "cw-description"

G_DEFINE_FINAL_TYPE (CwMeasurementsWindow,
                     cw_measurements_window,
                     ADW_TYPE_WINDOW)

static void
strike (CwMeasurementsWindow *self, GtkWidget *button, CwLineFunc function)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), ID_KEY);

  cw_line_dialog_present_strike (
    self->clinic, *id, _("Strike Out This Measurement?"),
    g_object_get_data (G_OBJECT (button), DESCRIPTION_KEY),
    _("It stays in the list. A plan that rests on it starts no session any "
      "more, until it is changed."),
    function, GTK_WINDOW (self));
}

static void
strike_pressure_cb (CwMeasurementsWindow *self, GtkWidget *button)
{
  strike (self, button, cw_clinic_strike_pressure);
}

static void
strike_maximum_cb (CwMeasurementsWindow *self, GtkWidget *button)
{
  strike (self, button, cw_clinic_strike_one_rep_max);
}

static void
strike_outcome_cb (CwMeasurementsWindow *self, GtkWidget *button)
{
  strike (self, button, cw_clinic_strike_outcome_score);
}

/* One that stands can be struck out; one that was says by whom and why. */
static void
append_row (CwMeasurementsWindow *self,
            CwListSection *section,
            gint64 id,
            const char *title,
            const char *subtitle,
            const CwStrike *struck,
            GCallback strike_cb)
{
  g_autofree char *out = NULL;
  GtkWidget *button = NULL;
  GtkWidget *row = NULL;

  if (struck->at != 0) {
    /* Translators: a measurement, by whom it was struck out, and why. */
    out = g_strdup_printf (_("%s\nStruck out by %s: %s"), subtitle, struck->by,
                           struck->reason);
    row = cw_list_row_new_with_mark (title, out, CW_STATUS_BLOCKED);
    gtk_widget_add_css_class (row, "dim-label");
    cw_list_section_append (section, row);
    return;
  }
  row = cw_list_row_new (title, subtitle);
  button = gtk_button_new_with_label (_("Strike Out…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_memdup2 (&id, sizeof id),
                          g_free);
  g_object_set_data_full (G_OBJECT (button), DESCRIPTION_KEY,
                          g_strdup_printf ("%s\n%s", title, subtitle), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title,
                                  -1);
  g_signal_connect_swapped (button, "clicked", strike_cb, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  cw_list_section_append (section, row);
}

static void
append_pressure (CwMeasurementsWindow *self, const CwPressureRecord *record)
{
  g_autofree char *value = cw_pressure_record_describe_value (record);
  g_autofree char *way = cw_pressure_record_describe_way (record);
  g_autofree char *limb = cw_limb_set_format (record->limb);
  g_autofree char *day = cw_date_format (record->date);
  /* Translators: a limb and its occlusion pressure. */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), limb, value);
  g_autofree char *subtitle =
    /* Translators: a day, how it was measured, and by whom. */
    g_strdup_printf (_("%s · %s · %s"), day, way, record->recorded_by);
  g_autofree char *with_note =
    record->note != NULL ? g_strdup_printf ("%s\n%s", subtitle, record->note)
                         : NULL;

  append_row (self, self->pressure_section, record->id, title,
              with_note != NULL ? with_note : subtitle, &record->strike,
              G_CALLBACK (strike_pressure_cb));
}

static void
append_maximum (CwMeasurementsWindow *self, const CwOneRepMaxRecord *record)
{
  const CwExercise *exercise = cw_exercise_find (record->exercise_id);
  g_autofree char *value = cw_one_rep_max_record_describe_value (record);
  g_autofree char *way = cw_one_rep_max_record_describe_way (record);
  g_autofree char *limbs = cw_limb_set_format (record->limbs);
  g_autofree char *day = cw_date_format (record->date);
  g_autofree char *title = g_strdup_printf (
    /* Translators: an exercise, a limb, and what can be lifted. */
    _("%s, %s: %s"),
    exercise != NULL ? exercise->name : record->exercise_id, limbs, value);
  g_autofree char *subtitle =
    g_strdup_printf (_("%s · %s · %s"), day, way, record->recorded_by);
  g_autofree char *with_note =
    record->note != NULL ? g_strdup_printf ("%s\n%s", subtitle, record->note)
                         : NULL;

  append_row (self, self->maximum_section, record->id, title,
              with_note != NULL ? with_note : subtitle, &record->strike,
              G_CALLBACK (strike_maximum_cb));
}

static void
append_outcome (CwMeasurementsWindow *self, const CwOutcomeScore *score)
{
  g_autofree char *name = cw_outcome_score_get_title (score);
  g_autofree char *value = cw_outcome_score_describe_value (score);
  g_autofree char *details = cw_outcome_score_describe_details (score);
  g_autofree char *day = cw_date_format (score->date);
  /* Translators: an outcome measure and a score. */
  g_autofree char *title =
    g_strdup_printf (C_("outcome", "%s: %s"), name, value);
  g_autoptr (GString) subtitle = g_string_new (day);

  if (details != NULL)
    g_string_append_printf (subtitle, " · %s", details);
  g_string_append_printf (subtitle, " · %s", score->recorded_by);
  if (score->note != NULL)
    g_string_append_printf (subtitle, "\n%s", score->note);
  append_row (self, self->outcome_section, score->id, title, subtitle->str,
              &score->strike, G_CALLBACK (strike_outcome_cb));
}

static gboolean
load (CwMeasurementsWindow *self, GError **error)
{
  CwLedger *ledger =
    cw_clinic_load_ledger (self->clinic, self->patient->id, error);
  g_autoptr (GPtrArray) scores = NULL;
  gboolean empty;

  if (ledger != NULL)
    scores =
      cw_clinic_load_outcome_scores (self->clinic, self->patient->id, error);
  if (scores == NULL) {
    cw_ledger_free (ledger);
    return FALSE;
  }
  g_clear_pointer (&self->ledger, cw_ledger_free);
  self->ledger = ledger;
  cw_list_section_clear (self->pressure_section);
  cw_list_section_clear (self->maximum_section);
  cw_list_section_clear (self->outcome_section);
  for (guint i = 0; i < ledger->pressures->len; i++)
    append_pressure (self, g_ptr_array_index (ledger->pressures, i));
  for (guint i = 0; i < ledger->one_rep_maxes->len; i++)
    append_maximum (self, g_ptr_array_index (ledger->one_rep_maxes, i));
  for (guint i = 0; i < scores->len; i++)
    append_outcome (self, g_ptr_array_index (scores, i));
  empty = ledger->pressures->len + ledger->one_rep_maxes->len + scores->len == 0;
  gtk_widget_set_visible (self->empty_page, empty);
  if (empty)
    gtk_widget_add_css_class (self->pressure_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->pressure_button, "suggested-action");
  return TRUE;
}

static void
clinic_changed_cb (CwMeasurementsWindow *self, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;

  if (patient_id != 0 && patient_id != self->patient->id)
    return;
  if (!load (self, &error))
    cw_message_show_error (GTK_WINDOW (self),
                           _("The measurements could not be read"), error);
}

/* The limb and cuff of the newest measurement come first. */
static void
measure_cb (CwMeasurementsWindow *self)
{
  const CwPressureRecord *newest =
    self->ledger->pressures->len > 0
      ? g_ptr_array_index (self->ledger->pressures, 0)
      : NULL;
  CwDate today = cw_clinic_get_today (self->clinic);
  int age = cw_patient_get_age (self->patient, today);
  const CwPressureContext context = {
    .clinic = self->clinic,
    .patient_id = self->patient->id,
    .age_years = age >= 0 ? age : NAN,
    .sex = self->patient->sex,
    .sbp_mmhg = NAN,
    .dbp_mmhg = NAN,
    .today = today,
  };
  const CwPressureTask task = {
    .limbs = CW_LIMBS_ALL,
    .limb = newest != NULL ? newest->limb : CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
    .cuff_id = newest != NULL ? newest->cuff_id : 0,
    .posture = newest != NULL ? newest->posture : CW_POSTURE_SEATED,
    .pressure_percent = NAN,
  };
  g_autoptr (GError) error = NULL;
  GtkWindow *window =
    cw_pressure_window_new (&context, &task, GTK_WINDOW (self), &error);

  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _("The measurements could not be read"), error);
}

/* The exercise and side of the newest one come first. */
static void
one_rep_max_cb (CwMeasurementsWindow *self)
{
  const CwOneRepMaxRecord *newest =
    self->ledger->one_rep_maxes->len > 0
      ? g_ptr_array_index (self->ledger->one_rep_maxes, 0)
      : NULL;
  const CwOneRepMaxTask task = {
    .clinic = self->clinic,
    .patient_id = self->patient->id,
    .suggested_id = newest != NULL ? newest->exercise_id : NULL,
    .limbs = newest != NULL ? newest->limbs : CW_LIMBS_NONE,
    .pressure_mmhg = NAN,
    .today = cw_clinic_get_today (self->clinic),
  };

  gtk_window_present (cw_one_rep_max_window_new (&task, GTK_WINDOW (self)));
}

static void
outcome_cb (CwMeasurementsWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_outcome_window_new (self->clinic, self->patient->id,
                                             GTK_WINDOW (self), &error);

  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _("The scores could not be read"), error);
}

static void
cw_measurements_window_dispose (GObject *object)
{
  CwMeasurementsWindow *self = CW_MEASUREMENTS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MEASUREMENTS_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->ledger, cw_ledger_free);

  G_OBJECT_CLASS (cw_measurements_window_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwMeasurementsWindow,    \
                                        name)

static void
cw_measurements_window_class_init (CwMeasurementsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_measurements_window_dispose;
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_LIST_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/measurements-window.ui");
  BIND (title);
  BIND (pressure_button);
  BIND (empty_page);
  BIND (pressure_section);
  BIND (maximum_section);
  BIND (outcome_section);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_rep_max_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_measurements_window_init (CwMeasurementsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_measurements_window_new (CwClinic *clinic,
                            gint64 patient_id,
                            GtkWindow *parent,
                            GError **error)
{
  g_autoptr (CwPatient) patient =
    cw_clinic_load_patient (clinic, patient_id, error);
  g_autofree char *name = NULL;
  CwMeasurementsWindow *self;

  if (patient == NULL)
    return NULL;
  self =
    g_object_new (CW_TYPE_MEASUREMENTS_WINDOW, "transient-for", parent, NULL);
  name = cw_patient_get_display_name (patient);
  self->clinic = g_object_ref (clinic);
  self->patient = g_steal_pointer (&patient);
  adw_window_title_set_subtitle (self->title, name);
  if (!load (self, error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
