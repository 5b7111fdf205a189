/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/plan-page.h"

#include "base/quantity.h"
#include "model/dose-text.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/message.h"
#include "window/plan/plan-versions-window.h"

#include <glib/gi18n-lib.h>

struct _CwPlanPage {
  GtkWidget parent_instance;

  CwClinic *clinic;
  gint64 patient_id;

  GtkWidget *content;
  GtkLabel *headline_label;
  GtkLabel *detail_label;
  GtkLabel *signed_label;
  GtkButton *prescribe_button;
  GtkLabel *refusal_label;
  GtkBox *exercises_box;
  CwListSection *history_section;
};

G_DEFINE_FINAL_TYPE (CwPlanPage, cw_plan_page, GTK_TYPE_WIDGET)

/* A name at the left and its value at the right; nothing for no value. */
static void
append_value (CwListSection *section, const char *name, char *value)
{
  g_autofree char *text = value;
  GtkWidget *row = NULL;
  GtkWidget *label = NULL;

  if (*text == '\0')
    return;
  row = cw_list_row_new (name, NULL);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  cw_list_section_append (section, row);
}

static char *
describe_time (const CwPrescription *dose)
{
  g_autofree char *time =
    cw_duration_format (cw_prescription_get_restriction_s (dose));

  /* Translators: minutes and seconds that the cuff stays up, as 6:30. */
  return g_strdup_printf (_("%s minutes"), time);
}

static void
append_exercise (CwPlanPage *self, const CwPrescription *dose)
{
  g_autofree char *title = cw_prescription_get_title (dose);
  GtkWidget *widget = g_object_new (CW_TYPE_LIST_SECTION, "title", title, NULL);
  CwListSection *section = CW_LIST_SECTION (widget);

  append_value (section, _("Pressure"), cw_dose_text_pressure (dose));
  append_value (section, _("Load"), cw_dose_text_load (dose));
  append_value (section, _("Intensity"), cw_dose_text_intensity (dose));
  append_value (section,
                cw_prescription_is_timed (dose) ? _("Intervals")
                                                : _("Repetitions"),
                cw_dose_text_sets (dose));
  append_value (section, _("Cuff up"), describe_time (dose));
  append_value (section, _("Occlusion pressure"),
                cw_dose_text_occlusion (dose));
  append_value (section, _("Cuff"), cw_dose_text_cuff (dose));
  if (!cw_prescription_is_timed (dose))
    append_value (section, _("Tempo"),
                  g_strdup (dose->tempo ? dose->tempo : ""));
  for (guint i = 0; i < dose->accepted_warnings->len; i++) {
    const CwAcceptedWarning *warning =
      g_ptr_array_index (dose->accepted_warnings, i);
    /* Translators: %s is why a clinician accepted a warning. */
    g_autofree char *reason =
      g_strdup_printf (_("Accepted: %s"), warning->reason);

    cw_list_section_append (section,
                            cw_list_row_new_with_mark (warning->message, reason,
                                                       CW_STATUS_CAUTION));
  }
  gtk_box_append (self->exercises_box, widget);
}

static char *
describe_signature (const CwPlan *plan)
{
  g_autofree char *day = cw_date_format (cw_time_local_date (plan->signed_at));

  /* Translators: a date, and who signed. */
  return g_strdup_printf (_("Signed on %s by %s"), day, plan->signed_by);
}

static char *
describe_course (const CwPlan *plan)
{
  g_autofree char *often = cw_number_format (plan->sessions_per_week, 1);
  g_autofree char *course = g_strdup_printf (
    /* Translators: sessions in a week, and for how many weeks. */
    ngettext ("%s sessions a week for %d week",
              "%s sessions a week for %d weeks", (gulong) plan->weeks),
    often, plan->weeks);
  const char *place = plan->home ? _("At home") : _("In the clinic only");

  if (plan->goal == NULL)
    /* Translators: how often, and where. */
    return g_strdup_printf (_("%s · %s"), course, place);
  /* Translators: how often, where, and the goal in the patient's words. */
  return g_strdup_printf (_("%s · %s\nGoal: %s"), course, place, plan->goal);
}

static void
show_plan (CwPlanPage *self, const CwPlan *plan)
{
  /* Translators: %d is the number of the plan's version. */
  g_autofree char *headline = g_strdup_printf (_("Plan v%d"), plan->version);
  g_autofree char *course = describe_course (plan);
  g_autofree char *signature = describe_signature (plan);

  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->detail_label, course);
  gtk_label_set_label (self->signed_label, signature);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), TRUE);
  gtk_button_set_label (self->prescribe_button, _("Change the plan"));
  for (guint i = 0; i < plan->prescriptions->len; i++)
    append_exercise (self, g_ptr_array_index (plan->prescriptions, i));
}

static void
show_nothing (CwPlanPage *self)
{
  gtk_label_set_label (self->headline_label, _("No plan yet"));
  gtk_label_set_label (self->detail_label,
                       _("A plan names the exercises, the load, the pressure "
                         "and the time under the cuff."));
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), FALSE);
  gtk_button_set_label (self->prescribe_button, _("Prescribe"));
}

/* Who and when, why, and after which session. */
static char *
describe_version (const CwPlan *plan)
{
  g_autofree char *signature = describe_signature (plan);
  g_autofree char *day = NULL;

  if (plan->origin_session_id == 0)
    return g_steal_pointer (&signature);
  day = cw_date_format_short (plan->origin_session_date);
  /* Translators: who signed and when; number and date of a session. */
  return g_strdup_printf (_("%s\nAfter session %d, %s"), signature,
                          plan->origin_session_number, day);
}

static void
append_version (CwPlanPage *self, const CwPlan *plan)
{
  g_autofree char *description = describe_version (plan);
  g_autofree char *title = NULL;
  GtkWidget *row = NULL;

  title = plan->change_reason == NULL
            ? g_strdup_printf (_("Plan v%d"), plan->version)
            /* Translators: version of a plan, and why it was made. */
            : g_strdup_printf (_("Plan v%d: %s"), plan->version,
                               plan->change_reason);
  row = cw_list_row_new (title, description);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  cw_list_row_set_leads_on (row);
  gtk_widget_set_tooltip_text (row, _("Compare with the version before"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "plan.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", plan->id);
  cw_list_section_append (self->history_section, row);
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPlanPage *self = CW_PLAN_PAGE (widget);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  GtkWindow *window = NULL;

  if (self->clinic == NULL)
    return;
  window = cw_plan_versions_window_new (
    self->clinic, self->patient_id, g_variant_get_int64 (parameter), parent,
    &error);
  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (parent, _("The plans could not be read"), error);
}

static void
clear (CwPlanPage *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (
            GTK_WIDGET (self->exercises_box))) != NULL)
    gtk_box_remove (self->exercises_box, child);
  cw_list_section_clear (self->history_section);
}

static void
cw_plan_page_dispose (GObject *object)
{
  CwPlanPage *self = CW_PLAN_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PLAN_PAGE);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_plan_page_parent_class)->dispose (object);
}

static void
cw_plan_page_class_init (CwPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_plan_page_dispose;
  g_type_ensure (CW_TYPE_LIST_SECTION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/plan-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPlanPage, name)
  BIND (content);
  BIND (headline_label);
  BIND (detail_label);
  BIND (signed_label);
  BIND (prescribe_button);
  BIND (refusal_label);
  BIND (exercises_box);
  BIND (history_section);
#undef BIND
  gtk_widget_class_install_action (widget_class, "plan.compare", "x",
                                   compare_cb);
}

static void
cw_plan_page_init (CwPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
cw_plan_page_show (CwPlanPage *self,
                   CwClinic *clinic,
                   const CwPatientOverview *overview,
                   const char *refusal,
                   GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  g_return_val_if_fail (CW_IS_PLAN_PAGE (self), FALSE);
  g_return_val_if_fail (overview != NULL, FALSE);

  clear (self);
  g_set_object (&self->clinic, clinic);
  self->patient_id = overview->patient->id;
  if (overview->plan != NULL)
    show_plan (self, overview->plan);
  else
    show_nothing (self);
  gtk_label_set_label (self->refusal_label, refusal != NULL ? refusal : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->prescribe_button), refusal);

  plans = cw_clinic_load_plans (clinic, overview->patient->id, error);
  if (plans == NULL)
    return FALSE;
  for (guint i = 0; i < plans->len; i++) {
    append_version (self, g_ptr_array_index (plans, i));
  }
  return TRUE;
}
