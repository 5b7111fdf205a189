/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/patient-page.h"

#include "window/common/audit-note.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/patients/overview-page.h"
#include "window/patients/patient-gate.h"
#include "window/patients/patient-windows.h"
#include "window/patients/plan-page.h"
#include "window/patients/screening-page.h"
#include "window/patients/sessions-page.h"
#include "window/documents/documents-page.h"
#include "window/progress/progress-page.h"
#include "window/screening/clearance-request-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Characters of a name that fit into the header bar of a narrow window. */
#define MAX_HEADER_NAME_LENGTH 20

struct _CwPatientPage {
  GtkWidget parent_instance;

  CwClinic *clinic;
  gint64 patient_id;
  guint view_id; /* to note whom somebody looks at */
  CwPatientOverview *overview; /* NULL while nobody is shown */
  char *plan_refusal;    /* why nothing may be prescribed; NULL when it may */
  char *session_refusal; /* why no session may start; NULL when one may */

  GtkWidget *content;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *back_button;
  GtkWidget *menu_button;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkScrolledWindow *scroller;
  GtkLabel *name_label;
  GtkLabel *subtitle_label;
  GtkLabel *explanation_label;
  GtkWidget *next_button;
  AdwViewStack *view_stack;
  CwOverviewPage *overview_page;
  CwScreeningPage *screening_page;
  CwPlanPage *plan_page;
  CwSessionsPage *sessions_page;
  CwProgressPage *progress_page;
  CwDocumentsPage *documents_page;
};

G_DEFINE_FINAL_TYPE (CwPatientPage, cw_patient_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwPatientPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Pages. */

/* One thing is suggested at a time: beside advice that waits it is that. */
static void
show_emphasis (CwPatientPage *self, gboolean on_progress)
{
  GPtrArray *list = self->overview->advice;
  gboolean advice = FALSE;

  for (guint i = 0; on_progress && list != NULL && i < list->len; i++)
    advice = advice || cw_exercise_advice_waits (list->pdata[i]);
  if (advice)
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->next_button, "suggested-action");
}

/* Reads what the visible page shows: pages that nobody looks at cost nothing. */
static void
show_visible_page (CwPatientPage *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->view_stack);
  g_autoptr (GError) error = NULL;
  gboolean shown = TRUE;

  if (self->overview == NULL || page == NULL)
    return;
  if (page == GTK_WIDGET (self->overview_page))
    shown = cw_overview_page_show (self->overview_page, self->clinic,
                                   self->overview, &error);
  else if (page == GTK_WIDGET (self->screening_page))
    shown = cw_screening_page_show (self->screening_page, self->clinic,
                                    self->overview, &error);
  else if (page == GTK_WIDGET (self->plan_page))
    shown = cw_plan_page_show (self->plan_page, self->clinic, self->overview,
                               self->plan_refusal, &error);
  else if (page == GTK_WIDGET (self->sessions_page))
    shown = cw_sessions_page_show (self->sessions_page, self->clinic,
                                   self->overview, &error);
  else if (page == GTK_WIDGET (self->progress_page))
    shown = cw_progress_page_show (self->progress_page, self->clinic,
                                   self->overview, &error);
  else if (page == GTK_WIDGET (self->documents_page))
    shown = cw_documents_page_show (self->documents_page, self->clinic,
                                   self->patient_id, &error);
  show_emphasis (self, page == GTK_WIDGET (self->progress_page));
  if (!shown)
    cw_message_show_error (get_window (self),
                           _("The page could not be read"), error);
}

/* Where the pages do not fit into the header bar they go below, and the name
 * goes up; one that would be cut there stays. */
static gboolean
show_narrow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CwPatientPage *self = CW_PATIENT_PAGE (widget);
  gboolean narrow =
    adw_view_switcher_title_get_title_visible (self->switcher_title);
  const char *name = gtk_label_get_text (self->name_label);

  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    narrow && self->overview != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->name_label),
                          !narrow || g_utf8_strlen (name, -1) >
                                       MAX_HEADER_NAME_LENGTH);
  return G_SOURCE_REMOVE;
}

/* It is told in the middle of an allocation, when nothing may change. */
static void
title_visible_cb (CwPatientPage *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), show_narrow_cb, NULL, NULL);
}

static void
page_shown_cb (CwPatientPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                            0);
  show_visible_page (self);
  /* Its keys are at hand at once. */
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->view_stack));
}

/* The gate. */

static gboolean
is_next_step_possible (CwPatientPage *self)
{
  return cw_patient_gate_permits_step (self->overview->next_step,
                                       self->plan_refusal,
                                       self->session_refusal);
}

static void
update_actions (CwPatientPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean anybody = self->overview != NULL;
  gboolean archived = anybody && self->overview->patient->archived;

  gtk_widget_action_set_enabled (widget, "patient.edit", anybody);
  gtk_widget_action_set_enabled (widget, "patient.archive",
                                 anybody && !archived);
  gtk_widget_action_set_enabled (widget, "patient.unarchive", archived);
  gtk_widget_action_set_enabled (widget, "patient.screen", anybody);
  gtk_widget_action_set_enabled (widget, "patient.report-change",
                                 anybody && self->overview->screening != NULL);
  gtk_widget_action_set_enabled (widget, "patient.measurements", anybody);
  gtk_widget_action_set_enabled (widget, "patient.outcomes", anybody);
  gtk_widget_action_set_enabled (widget, "patient.export", anybody);
  gtk_widget_action_set_enabled (widget, "patient.print-screening",
                                 anybody && self->overview->screening != NULL);
  gtk_widget_action_set_enabled (
    widget, "patient.ask-clearance",
    anybody && self->overview->screening != NULL &&
      cw_clearance_request_window_is_useful (
        self->overview->screening->verdict));
  gtk_widget_action_set_enabled (widget, "patient.prescribe",
                                 anybody && self->plan_refusal == NULL);
  gtk_widget_action_set_enabled (widget, "patient.start-session",
                                 anybody && self->session_refusal == NULL);
  gtk_widget_action_set_enabled (widget, "patient.next-step",
                                 anybody && is_next_step_possible (self));
}

/* The name block. */

static char *
describe_patient (const CwPatient *patient, CwDate today)
{
  int age = cw_patient_get_age (patient, today);
  GString *text = g_string_new (NULL);

  if (age >= 0)
    g_string_append_printf (
      text, ngettext ("%d year", "%d years", (gulong) age), age);
  if (patient->identifier != NULL)
    g_string_append_printf (text, " · %s", patient->identifier);
  if (patient->problem != NULL)
    g_string_append_printf (text, " · %s", patient->problem);
  if (patient->archived)
    g_string_append_printf (text, " · %s", _("Archived"));
  return g_string_free (text, FALSE);
}

static void
show_next_step (CwPatientPage *self)
{
  const CwNextStep *step = self->overview->next_step;
  gboolean possible = is_next_step_possible (self);
  /* Translators: %s says what the suggested button does and why. */
  g_autofree char *tooltip =
    g_strdup_printf (_("%s (Ctrl+Return)"), step->explanation);

  gtk_widget_set_visible (self->next_button, *step->action != '\0');
  gtk_button_set_label (GTK_BUTTON (self->next_button), step->action);
  gtk_widget_set_tooltip_text (self->next_button, tooltip);
  /* What cannot be pressed says why, for all to see. */
  gtk_label_set_label (self->explanation_label, step->explanation);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation_label), !possible);
}

static void
show_overview (CwPatientPage *self)
{
  const CwPatient *patient = self->overview->patient;
  CwDate today = cw_clinic_get_today (self->clinic);
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *description = describe_patient (patient, today);

  g_free (self->plan_refusal);
  g_free (self->session_refusal);
  self->plan_refusal = cw_patient_gate_refuse_plan (self->overview, today);
  self->session_refusal =
    cw_patient_gate_refuse_session (self->overview, today);

  adw_view_switcher_title_set_title (self->switcher_title, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->subtitle_label, description);
  show_next_step (self);
  gtk_stack_set_visible_child_name (self->stack, "patient");
}

static void
load (CwPatientPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = NULL;

  g_clear_pointer (&self->overview, cw_patient_overview_free);
  if (self->patient_id == 0) {
    gtk_stack_set_visible_child_name (self->stack, "nobody");
  } else {
    self->overview =
      cw_clinic_load_overview (self->clinic, self->patient_id, &error);
    if (self->overview != NULL) {
      show_overview (self);
    } else {
      /* The description of a status page is markup. */
      escaped = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->problem_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  }
  gtk_widget_set_visible (self->menu_button, self->overview != NULL);
  title_visible_cb (self);
  update_actions (self);
  show_visible_page (self);
}

static void
clinic_changed_cb (CwPatientPage *self, gint64 patient_id)
{
  if (self->patient_id != 0 &&
      (patient_id == 0 || patient_id == self->patient_id))
    load (self);
}

/* Actions. */

static void
set_archived (CwPatientPage *self, gboolean archived)
{
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_set_archived (self->clinic, self->patient_id, archived,
                               &error))
    cw_message_show_error (get_window (self),
                           _("The patient could not be changed"), error);
}

static void
show_page (CwPatientPage *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->view_stack, name);
}

static void
take_next_step (CwPatientPage *self)
{
  const CwNextStep *step = self->overview->next_step;
  const char *action = cw_patient_windows_get_action (step);

  if (action != NULL)
    cw_patient_windows_open (action, self->clinic, self->overview,
                             get_window (self));
  else if (step->kind == CW_NEXT_STEP_REVIEW_PROGRESS)
    show_page (self, "progress");
  else if (step->kind == CW_NEXT_STEP_REVIEW_EVENT)
    show_page (self, "sessions");
}

/* Whether what the action opens is there to be filled in. */
static gboolean
does_write (CwPatientPage *self, const char *action)
{
  static const char *const reading[] = { "patient.measurements",
                                         "patient.print-screening",
                                         "patient.export",
                                         "patient.show-page", NULL };

  if (g_str_equal (action, "patient.next-step"))
    return cw_patient_windows_get_action (self->overview->next_step) != NULL;
  return !g_strv_contains (reading, action);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPatientPage *self = CW_PATIENT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (does_write (self, action) &&
      !cw_clinic_check_writable (self->clinic, &error)) {
    cw_message_show_error (get_window (self), _("Nothing can be changed now"),
                           error);
    return;
  }
  if (g_str_equal (action, "patient.archive"))
    set_archived (self, TRUE);
  else if (g_str_equal (action, "patient.unarchive"))
    set_archived (self, FALSE);
  else if (g_str_equal (action, "patient.next-step"))
    take_next_step (self);
  else if (g_str_equal (action, "patient.show-page"))
    show_page (self, g_variant_get_string (parameter, NULL));
  else
    cw_patient_windows_open (action, self->clinic, self->overview,
                             get_window (self));
}

static void
cw_patient_page_dispose (GObject *object)
{
  CwPatientPage *self = CW_PATIENT_PAGE (object);

  g_clear_handle_id (&self->view_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PATIENT_PAGE);
  g_clear_pointer (&self->overview, cw_patient_overview_free);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_patient_page_parent_class)->dispose (object);
}

static void
cw_patient_page_finalize (GObject *object)
{
  CwPatientPage *self = CW_PATIENT_PAGE (object);

  g_free (self->plan_refusal);
  g_free (self->session_refusal);

  G_OBJECT_CLASS (cw_patient_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const actions[] = {
    "patient.edit",      "patient.archive",       "patient.unarchive",
    "patient.screen",    "patient.prescribe",     "patient.start-session",
    "patient.next-step", "patient.report-change",
    "patient.measurements", "patient.outcomes", "patient.export",
    "patient.print-screening", "patient.ask-clearance",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "patient.show-page", "s",
                                   action_cb);
}

static void
cw_patient_page_class_init (CwPatientPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_patient_page_dispose;
  object_class->finalize = cw_patient_page_finalize;
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_OVERVIEW_PAGE);
  g_type_ensure (CW_TYPE_SCREENING_PAGE);
  g_type_ensure (CW_TYPE_PLAN_PAGE);
  g_type_ensure (CW_TYPE_SESSIONS_PAGE);
  g_type_ensure (CW_TYPE_PROGRESS_PAGE);
  g_type_ensure (CW_TYPE_DOCUMENTS_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/patient-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPatientPage, name)
  BIND (content);
  BIND (switcher_title);
  BIND (switcher_bar);
  BIND (back_button);
  BIND (menu_button);
  BIND (stack);
  BIND (problem_page);
  BIND (scroller);
  BIND (name_label);
  BIND (subtitle_label);
  BIND (explanation_label);
  BIND (next_button);
  BIND (view_stack);
  BIND (overview_page);
  BIND (screening_page);
  BIND (plan_page);
  BIND (sessions_page);
  BIND (progress_page);
  BIND (documents_page);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_cb);
  install_actions (widget_class);
}

static void
cw_patient_page_init (CwPatientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  load (self);
}

void
cw_patient_page_set_clinic (CwPatientPage *self, CwClinic *clinic)
{
  g_return_if_fail (CW_IS_PATIENT_PAGE (self));
  g_return_if_fail (CW_IS_CLINIC (clinic));

  if (self->clinic != NULL)
    g_signal_handlers_disconnect_by_data (self->clinic, self);
  g_set_object (&self->clinic, clinic);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  cw_patient_page_show (self, 0);
}

/* Whoever stays on the screen for a moment was looked at; not each of those that
 * an arrow key runs over. */
static gboolean
note_view_cb (gpointer data)
{
  CwPatientPage *self = data;

  self->view_id = 0;
  if (self->overview != NULL)
    cw_audit_note (GTK_WIDGET (self), self->clinic, "view", self->patient_id);
  return G_SOURCE_REMOVE;
}

void
cw_patient_page_show (CwPatientPage *self, gint64 patient_id)
{
  g_return_if_fail (CW_IS_PATIENT_PAGE (self));

  self->patient_id = patient_id;
  load (self);
  if (patient_id != 0 && self->view_id == 0)
    self->view_id = g_idle_add_full (G_PRIORITY_LOW, note_view_cb, self, NULL);
}

gint64
cw_patient_page_get_patient_id (CwPatientPage *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_PAGE (self), 0);

  return self->patient_id;
}

void
cw_patient_page_set_folded (CwPatientPage *self, gboolean folded)
{
  g_return_if_fail (CW_IS_PATIENT_PAGE (self));

  gtk_widget_set_visible (self->back_button, folded);
}

void
cw_patient_page_set_subtitle (CwPatientPage *self, const char *subtitle)
{
  g_return_if_fail (CW_IS_PATIENT_PAGE (self));

  adw_view_switcher_title_set_subtitle (self->switcher_title,
                                        subtitle != NULL ? subtitle : "");
}
