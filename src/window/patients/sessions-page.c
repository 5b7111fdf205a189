/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/sessions-page.h"

#include "base/quantity.h"
#include "model/dose-text.h"
#include "model/session-text.h"
#include "window/common/line-dialog.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/message.h"
#include "window/common/status-mark.h"
#include "window/session/adverse-event-window.h"
#include "window/session/note-copy.h"
#include "window/session/paper-log-window.h"

#include <glib/gi18n-lib.h>

#define N_SESSIONS_AT_FIRST 25

struct _CwSessionsPage {
  GtkWidget parent_instance;

  CwClinic *clinic;
  gint64 patient_id;
  GArray *session_ids; /* (element-type gint64) of the rows */

  GtkStack *stack;
  CwListSection *event_section;
  CwListSection *section;
  GtkWidget *all_button;
  GtkWidget *paper_log_button;
};

G_DEFINE_FINAL_TYPE (CwSessionsPage, cw_sessions_page, GTK_TYPE_WIDGET)

static const CwPrescription *
find_prescription (GPtrArray *plans, gint64 id)
{
  for (guint i = 0; i < plans->len; i++) {
    const CwPlan *plan = g_ptr_array_index (plans, i);

    for (guint j = 0; j < plan->prescriptions->len; j++) {
      const CwPrescription *dose = g_ptr_array_index (plan->prescriptions, j);

      if (dose->id == id)
        return dose;
    }
  }
  return NULL;
}

/* "30, 15, 12 of 30, 15, 15". */
static char *
describe_reps (GPtrArray *sets)
{
  GString *done = g_string_new (NULL);

  for (guint i = 0; i < sets->len; i++) {
    const CwSetEntry *set = g_ptr_array_index (sets, i);

    if (i > 0)
      g_string_append (done, " · ");
    if (set->done_s >= 0) {
      g_autofree char *time = cw_duration_format (set->done_s);
      g_autofree char *target = cw_duration_format (set->target_s);

      /* Translators: minutes of an interval done, and planned. */
      g_string_append_printf (done, _("%s of %s"), time, target);
    } else if (set->target_reps > 0)
      /* Translators: repetitions done, and repetitions planned. */
      g_string_append_printf (done, _("%d of %d"), set->reps, set->target_reps);
    else
      g_string_append_printf (done, "%d", set->reps);
  }
  return g_string_free (done, FALSE);
}

static void
append_exercise (AdwExpanderRow *row,
                 const CwSession *session,
                 GPtrArray *plans,
                 gint64 prescription_id)
{
  g_autoptr (GPtrArray) sets =
    cw_session_get_sets_of (session, prescription_id);
  const CwPrescription *dose = find_prescription (plans, prescription_id);
  g_autofree char *title = NULL;
  g_autofree char *reps = describe_reps (sets);
  const CwSetEntry *set = g_ptr_array_index (sets, sets->len - 1);
  g_autofree char *last = cw_dose_text_done (set->load_kg, set->pressure_mmhg,
                                             set->effort, set->pain);
  g_autofree char *subtitle = NULL;

  title = dose != NULL ? cw_prescription_get_title (dose) : g_strdup ("");
  subtitle = *last != '\0' ? g_strdup_printf ("%s\n%s", reps, last)
                           : g_strdup (reps);
  adw_expander_row_add_row (row, cw_list_row_new (title, subtitle));
}

/* One row for each exercise, in the order in which they were begun. */
static void
append_exercises (AdwExpanderRow *row,
                  const CwSession *session,
                  GPtrArray *plans)
{
  gint64 shown = 0;

  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *set = g_ptr_array_index (session->sets, i);

    if (set->prescription_id == shown)
      continue;
    shown = set->prescription_id;
    append_exercise (row, session, plans, shown);
  }
}

/* Repetitions of sets, and minutes of intervals. */
static char *
describe_work (const CwSession *session)
{
  int reps = 0, seconds = 0;
  g_autofree char *time = NULL;
  g_autofree char *count = NULL;

  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *set = g_ptr_array_index (session->sets, i);

    reps += set->reps;
    seconds += MAX (set->done_s, 0);
  }
  time = cw_duration_format (seconds);
  count = g_strdup_printf (
    ngettext ("%d repetition", "%d repetitions", (gulong) reps), reps);
  if (seconds == 0)
    return g_steal_pointer (&count);
  if (reps == 0)
    /* Translators: minutes of intervals under the cuff, as 15:00. */
    return g_strdup_printf (_("Intervals, %s minutes"), time);
  /* Translators: a count of repetitions, then minutes of intervals. */
  return g_strdup_printf (_("%s · intervals, %s minutes"), count, time);
}

/* With what was stopped while the rest went on. */
static char *
describe_completed (const CwSession *session)
{
  g_autofree char *work = describe_work (session);
  g_autoptr (GString) text = g_string_new (work);

  for (guint i = 0; i < session->limb_stops->len; i++) {
    g_autofree char *stop =
      cw_limb_stop_describe (g_ptr_array_index (session->limb_stops, i));

    /* Translators: limbs and a reason, as "Right leg: Numb". */
    g_string_append_printf (text, _(" · stopped: %s"), stop);
  }
  return g_strdup (text->str);
}

static char *
describe_session (const CwSession *session)
{
  if (session->strike.at != 0)
    return cw_strike_describe (&session->strike);
  switch (session->state) {
  case CW_SESSION_RUNNING:
    return g_strdup (_("Not ended"));
  case CW_SESSION_STOPPED:
    if (session->stop_note != NULL)
      /* Translators: %s is the clinician's note. */
      return g_strdup_printf (_("Stopped: %s"), session->stop_note);
    return g_strdup (_("Stopped"));
  case CW_SESSION_COMPLETED:
  default:
    return describe_completed (session);
  }
}

static CwStatus
get_status (const CwSession *session)
{
  if (session->limb_stops->len > 0 || session->strike.at != 0)
    return CW_STATUS_BLOCKED;
  switch (session->state) {
  case CW_SESSION_RUNNING:
    return CW_STATUS_CAUTION;
  case CW_SESSION_STOPPED:
    return CW_STATUS_BLOCKED;
  case CW_SESSION_COMPLETED:
  default:
    return CW_STATUS_PERMITTED;
  }
}

/* What can be done with a session. */
static void
append_action_row (AdwExpanderRow *row,
                   const CwSession *session,
                   const char *title,
                   const char *subtitle,
                   const char *action)
{
  GtkWidget *act = cw_list_row_new (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (act), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (act), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (act), "x", session->id);
  adw_expander_row_add_row (row, act);
}

/* What somebody remarked, and who typed in what was on paper. */
static void
append_words (AdwExpanderRow *row, const CwSession *session)
{
  if (session->entered_at != 0) {
    g_autofree char *day =
      cw_date_format (cw_time_local_date (session->entered_at));
    /* Translators: %s is a date. */
    g_autofree char *typed = g_strdup_printf (
      _("Typed in on %s from the patient’s paper log"), day);

    adw_expander_row_add_row (row, cw_list_row_new (typed, NULL));
  }
  for (guint i = 0; i < session->remarks->len; i++) {
    const CwSessionRemark *remark = g_ptr_array_index (session->remarks, i);
    g_autofree char *by = cw_session_remark_describe (remark);

    adw_expander_row_add_row (row, cw_list_row_new (remark->text, by));
  }
}

static void
append_actions (AdwExpanderRow *row, const CwSession *session)
{
  append_action_row (row, session, _("Copy the Note"),
                     _("As text, for another record. Ctrl+Shift+C"),
                     "sessions.copy-note");
  append_action_row (row, session, _("Save the Note…"), _("As a PDF."),
                     "sessions.save-note");
  append_action_row (row, session, _("Add a Remark…"),
                     _("A line of your own, in the note as well. Ctrl+R"),
                     "sessions.remark");
  if (session->entered_at != 0 && session->strike.at == 0)
    append_action_row (row, session, _("Strike Out…"),
                       _("Where it was typed in wrongly."), "sessions.strike");
}

static void
append_session (CwSessionsPage *self,
                const CwSession *session,
                GPtrArray *plans)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *mark = cw_status_mark_new (get_status (session), 18);
  g_autofree char *subtitle = describe_session (session);
  g_autofree char *title = cw_session_get_title (session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), mark);
  append_exercises (ADW_EXPANDER_ROW (row), session, plans);
  append_words (ADW_EXPANDER_ROW (row), session);
  append_actions (ADW_EXPANDER_ROW (row), session);
  if (session->strike.at != 0)
    gtk_widget_add_css_class (row, "dim-label");
  cw_list_section_append (self->section, row);
  g_array_append_val (self->session_ids, session->id);
}

static void
append_event (CwSessionsPage *self, const CwAdverseEvent *event)
{
  const CwEventEntry *current = cw_adverse_event_get_current (event);
  gboolean open = cw_adverse_event_is_open (event);
  g_autofree char *title = cw_adverse_event_get_title (event);
  g_autofree char *day =
    cw_date_format (cw_time_local_date (event->happened_at));
  g_autofree char *subtitle = g_strdup_printf (
    open
      /* Translators: a date, then how grave an adverse event is. */
      ? _("%s · %s · waits for its review")
      : _("%s · %s"),
    day, cw_event_grade_get_name (current->grade));
  GtkWidget *row = cw_list_row_new_with_mark (
    title, subtitle, open ? CW_STATUS_BLOCKED : CW_STATUS_PERMITTED);

  cw_list_row_set_leads_on (row);
  cw_list_section_append (self->event_section, row);
}

static gboolean
load_events (CwSessionsPage *self, GError **error)
{
  g_autoptr (GPtrArray) events =
    cw_clinic_load_adverse_events (self->clinic, self->patient_id, error);

  cw_list_section_clear (self->event_section);
  for (guint i = 0; events != NULL && i < events->len; i++)
    append_event (self, g_ptr_array_index (events, i));
  return events != NULL;
}

static void
show_event (CwSessionsPage *self, CwAdverseEvent *event)
{
  gtk_window_present (cw_adverse_event_window_new (
    self->clinic, self->patient_id, event,
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))));
}

/* Read anew: the window takes its event. */
static void
event_activated_cb (CwSessionsPage *self, GtkListBoxRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events =
    cw_clinic_load_adverse_events (self->clinic, self->patient_id, &error);
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (events == NULL)
    cw_message_show_error (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      _("The adverse event could not be read"), error);
  else if (index < events->len)
    show_event (self, g_ptr_array_steal_index (events, index));
}

static void
report_event_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_event (CW_SESSIONS_PAGE (widget), NULL);
}

static void
copy_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_note_copy (widget, CW_SESSIONS_PAGE (widget)->clinic,
                g_variant_get_int64 (parameter));
}

static void
save_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_note_save (widget, CW_SESSIONS_PAGE (widget)->clinic,
                g_variant_get_int64 (parameter));
}

static void
remark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const CwLineRequest request = {
    .id = g_variant_get_int64 (parameter),
    .heading = _("Add a Remark"),
    .body = _("It stands in the note of the session and is never changed; "
              "another one can follow it."),
    .label = _("Remark"),
    .by_label = _("Written by"),
    .accept_label = _("_Add"),
    .failure = _("The remark was not added"),
    .least_length = 1,
    .write = cw_clinic_add_remark,
  };

  cw_line_dialog_present (CW_SESSIONS_PAGE (widget)->clinic, &request,
                          GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
strike_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionsPage *self = CW_SESSIONS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSession) session =
    cw_clinic_load_session (self->clinic, id, &error);
  g_autofree char *title = NULL;

  if (session == NULL) {
    cw_message_show_error (GTK_WINDOW (gtk_widget_get_root (widget)),
                           _("The session could not be read"), error);
    return;
  }
  title = cw_session_get_title (session);
  cw_line_dialog_present_strike (
    self->clinic, id, _("Strike Out This Session?"), title,
    _("It stays in the list and counts no more. An adverse event that came "
      "of it stays as well. Type the session in again as it was."),
    cw_clinic_strike_session, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
type_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionsPage *self = CW_SESSIONS_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatient) patient =
    cw_clinic_load_patient (self->clinic, self->patient_id, &error);

  if (patient == NULL)
    cw_message_show_error (window, _("The patient could not be read"), error);
  else
    gtk_window_present (
      cw_paper_log_window_new (self->clinic, patient, window));
}

/* Only where some plan was for home there is a paper log. */
static void
show_paper_log (CwSessionsPage *self, GPtrArray *plans)
{
  gboolean home = FALSE;

  for (guint i = 0; i < plans->len; i++)
    home = home || ((const CwPlan *) plans->pdata[i])->home;
  gtk_widget_set_visible (self->paper_log_button, home);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sessions.type-in", home);
}

/* Does it with the session that has the focus, else with the newest one. */
static gboolean
act_on_shown (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwSessionsPage *self = CW_SESSIONS_PAGE (widget);
  GtkWidget *focus =
    gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
  GtkWidget *row = focus != NULL
                     ? gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW)
                     : NULL;
  int index =
    row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;

  if (index < 0 || (guint) index >= self->session_ids->len)
    return FALSE;
  return gtk_widget_activate_action (
    widget, g_variant_get_string (arguments, NULL), "x",
    g_array_index (self->session_ids, gint64, index));
}

/* Whether keys go to something on the page. */
static gboolean
has_focus (CwSessionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus =
    root != NULL ? gtk_window_get_focus (GTK_WINDOW (root)) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
load (CwSessionsPage *self, guint limit, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  gboolean had_focus;

  had_focus = has_focus (self);
  cw_list_section_clear (self->section);
  g_array_set_size (self->session_ids, 0);
  if (!load_events (self, error))
    return FALSE;
  plans = cw_clinic_load_plans (self->clinic, self->patient_id, error);
  if (plans == NULL)
    return FALSE;
  show_paper_log (self, plans);
  sessions =
    cw_clinic_load_sessions (self->clinic, self->patient_id, limit, error);
  if (sessions == NULL)
    return FALSE;

  for (guint i = 0; i < sessions->len; i++)
    append_session (self, g_ptr_array_index (sessions, i), plans);
  gtk_widget_set_visible (self->all_button,
                          limit > 0 && sessions->len == limit);
  gtk_stack_set_visible_child_name (self->stack,
                                    sessions->len > 0 ? "list" : "empty");
  if (had_focus && !has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static void
show_all_cb (CwSessionsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!load (self, 0, &error))
    cw_message_show_error (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      _("The sessions could not be read"), error);
}

static void
cw_sessions_page_dispose (GObject *object)
{
  CwSessionsPage *self = CW_SESSIONS_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SESSIONS_PAGE);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->session_ids, g_array_unref);

  G_OBJECT_CLASS (cw_sessions_page_parent_class)->dispose (object);
}

/* On the newest session, unless it is on the page already. */
static gboolean
cw_sessions_page_grab_focus (GtkWidget *widget)
{
  if (has_focus (CW_SESSIONS_PAGE (widget)))
    return TRUE;
  return gtk_widget_child_focus (
    GTK_WIDGET (CW_SESSIONS_PAGE (widget)->section), GTK_DIR_TAB_FORWARD);
}

static void
cw_sessions_page_class_init (CwSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_sessions_page_dispose;
  widget_class->grab_focus = cw_sessions_page_grab_focus;
  g_type_ensure (CW_TYPE_LIST_SECTION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/sessions-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSessionsPage, name)
  BIND (stack);
  BIND (event_section);
  BIND (section);
  BIND (all_button);
  BIND (paper_log_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_install_action (widget_class, "sessions.report-event", NULL,
                                   report_event_cb);
  gtk_widget_class_install_action (widget_class, "sessions.copy-note", "x",
                                   copy_note_cb);
  gtk_widget_class_install_action (widget_class, "sessions.save-note", "x",
                                   save_note_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c,
                                GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                act_on_shown, "s", "sessions.copy-note");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, GDK_CONTROL_MASK,
                                act_on_shown, "s", "sessions.remark");
  gtk_widget_class_install_action (widget_class, "sessions.remark", "x",
                                   remark_cb);
  gtk_widget_class_install_action (widget_class, "sessions.strike", "x",
                                   strike_cb);
  gtk_widget_class_install_action (widget_class, "sessions.type-in", NULL,
                                   type_in_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l,
                                       GDK_CONTROL_MASK, "sessions.type-in",
                                       NULL);
}

static void
cw_sessions_page_init (CwSessionsPage *self)
{
  self->session_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (cw_list_section_get_list (self->event_section),
                           "row-activated", G_CALLBACK (event_activated_cb),
                           self, G_CONNECT_SWAPPED);
}

gboolean
cw_sessions_page_show (CwSessionsPage *self,
                       CwClinic *clinic,
                       const CwPatientOverview *overview,
                       GError **error)
{
  g_return_val_if_fail (CW_IS_SESSIONS_PAGE (self), FALSE);
  g_return_val_if_fail (overview != NULL, FALSE);

  g_set_object (&self->clinic, clinic);
  self->patient_id = overview->patient->id;
  return load (self, N_SESSIONS_AT_FIRST, error);
}
