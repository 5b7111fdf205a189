/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-window.h"

#include "window/common/message.h"
#include "window/preferences/settings.h"
#include "window/session/note-copy.h"
#include "window/session/same-day-check-page.h"
#include "window/session/session-page.h"

#include <glib/gi18n-lib.h>

struct _CwSessionWindow {
  AdwWindow parent_instance;

  GtkWidget *title;
  GtkWidget *stack;
  GtkWidget *check_page;
  GtkWidget *clinician_drop_down;
  GtkScrolledWindow *session_scroller;
  GtkWidget *session_page;
  GtkWidget *stop_button;
  GtkWidget *sound_button;
  GtkWidget *record_button;
  GtkWidget *start_button;

  CwClinic *clinic;
  CwPatientOverview *overview;
  GPtrArray *clinicians;
  CwSessionRunner *runner; /* NULL until the session has started */
  guint inhibit_cookie;
  guint fit_source;
  gboolean lapsed; /* what the check reported is recorded */
};

G_DEFINE_FINAL_TYPE (CwSessionWindow, cw_session_window, ADW_TYPE_WINDOW)

/* The machine stays awake while a cuff may be up. */
static void
inhibit_sleep (CwSessionWindow *self)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    self->inhibit_cookie = gtk_application_inhibit (
      GTK_APPLICATION (application), GTK_WINDOW (self),
      GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
      _("A session is running"));
}

static void
allow_sleep (CwSessionWindow *self)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL && self->inhibit_cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (application),
                               self->inhibit_cookie);
  self->inhibit_cookie = 0;
}

static void
show_title (CwSessionWindow *self, int number)
{
  g_autofree char *name =
    cw_patient_get_display_name (self->overview->patient);
  g_autofree char *title = g_strdup_printf (
    _("Session %d of %d"), number, self->overview->state.sessions_planned);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), name);
}

/* Takes the session and the plan it follows. */
static gboolean
run (CwSessionWindow *self, CwSession *session, CwPlan *plan, GError **error)
{
  CwClock *clock = cw_clinic_get_clock (self->clinic);
  CwInstant now = cw_clock_now (clock);
  GError *load_error = NULL;
  CwSession *previous = cw_clinic_load_last_session (
    self->clinic, session->patient_id, &load_error);
  g_autofree char *name =
    cw_patient_get_display_name (self->overview->patient);

  if (load_error != NULL) {
    cw_session_free (session);
    cw_plan_free (plan);
    g_propagate_error (error, load_error);
    return FALSE;
  }
  show_title (self, session->number);
  self->runner =
    cw_session_runner_new (plan, session, previous, cw_clinic_get_session_log (),
                           self->clinic, &now);
  cw_session_runner_set_age (self->runner,
                             cw_patient_get_age (self->overview->patient,
                                                 cw_clinic_get_today (self->clinic)));
  cw_session_page_run (CW_SESSION_PAGE (self->session_page), self->runner,
                       clock, self->overview->screening->verdict, name);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "run");
  inhibit_sleep (self);
  /* Cut off between the last act and the end of the session. */
  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_FINISHED &&
      session->state == CW_SESSION_RUNNING)
    return cw_session_runner_complete (self->runner, &now, error);
  return TRUE;
}

static gint64
get_clinician_id (CwSessionWindow *self)
{
  guint selected =
    gtk_drop_down_get_selected (GTK_DROP_DOWN (self->clinician_drop_down));
  const CwClinician *clinician;

  if (selected >= self->clinicians->len)
    return 0;
  clinician = g_ptr_array_index (self->clinicians, selected);
  return clinician->id;
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);
  CwPlan *plan = self->overview->plan;
  g_autoptr (GError) error = NULL;
  CwSession *session = cw_clinic_start_session (
    self->clinic, plan->id,
    cw_same_day_check_page_get_check (
      CW_SAME_DAY_CHECK_PAGE (self->check_page)),
    get_clinician_id (self), &error);

  if (session == NULL) {
    cw_message_show_error (GTK_WINDOW (self), _("The session was not started"),
                           error);
    return;
  }
  if (!run (self, session, cw_plan_copy (plan), &error))
    cw_message_show_error (GTK_WINDOW (self), _("The session cannot be shown"),
                           error);
}

/* What the check reports that ends the screening. */
static GPtrArray *
find_lapses (CwSessionWindow *self)
{
  return cw_same_day_check_find_lapses (
    cw_same_day_check_page_get_check (
      CW_SAME_DAY_CHECK_PAGE (self->check_page)),
    self->overview->screening, cw_clinic_get_today (self->clinic));
}

static gboolean
record_lapses (CwSessionWindow *self, GPtrArray *rules, GError **error)
{
  g_autoptr (GPtrArray) lapses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_lapse_free);

  for (guint i = 0; i < rules->len; i++) {
    CwLapse *lapse = cw_lapse_new ();

    lapse->patient_id = self->overview->patient->id;
    lapse->rule_id = g_strdup (((const CwRescreenRule *) rules->pdata[i])->id);
    lapse->day = cw_clinic_get_today (self->clinic);
    lapse->note = g_strdup (_("Said at the check before a session"));
    lapse->clinician_id = get_clinician_id (self);
    g_ptr_array_add (lapses, lapse);
  }
  return cw_clinic_record_lapses (self->clinic, lapses, error);
}

static void
record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);
  g_autoptr (GPtrArray) rules = find_lapses (self);
  g_autoptr (GError) error = NULL;

  if (!record_lapses (self, rules, &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("Nothing was recorded"), error);
    return;
  }
  self->lapsed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* A screening that has lapsed is recorded as such in place of a session. */
static void
show_lapses (CwSessionWindow *self)
{
  g_autoptr (GPtrArray) rules = find_lapses (self);

  gtk_widget_set_visible (self->record_button, rules->len > 0);
  gtk_widget_set_visible (self->start_button, rules->len == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.record",
                                 rules->len > 0);
}

static void
check_changed_cb (CwSessionWindow *self)
{
  const CwSameDayCheck *check =
    cw_same_day_check_page_get_check (CW_SAME_DAY_CHECK_PAGE (self->check_page));
  gboolean may_start =
    self->overview != NULL &&
    cw_session_check_start (self->overview->plan, self->overview->screening,
                            self->overview->ledger, check, cw_clinic_get_today (self->clinic), NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.start", may_start);
  if (self->overview != NULL)
    show_lapses (self);
}

static void
sound_toggled_cb (CwSessionWindow *self)
{
  gboolean sounds =
    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sound_button));

  gtk_button_set_icon_name (GTK_BUTTON (self->sound_button),
                            sounds ? "audio-volume-high-symbolic"
                                   : "audio-volume-muted-symbolic");
  cw_session_page_set_sounds (CW_SESSION_PAGE (self->session_page), sounds);
}

static void
finished_cb (CwSessionWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* Once it is over: nothing may cover what is due before. */
static gboolean
copy_note (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);

  if (self->runner == NULL ||
      cw_session_runner_get_phase (self->runner) != CW_RUNNER_FINISHED)
    return FALSE;
  cw_note_copy (self->stack, self->clinic,
                cw_session_runner_get_session (self->runner)->id);
  return TRUE;
}

static void
copy_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy_note (widget, NULL, NULL);
}

static gboolean
press_check (CwSessionWindow *self, guint keyval)
{
  CwSameDayCheckPage *page = CW_SAME_DAY_CHECK_PAGE (self->check_page);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* In an entry digits are a measurement. */
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_3)
    return cw_same_day_check_page_answer (page, keyval - GDK_KEY_1);
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_3)
    return cw_same_day_check_page_answer (page, keyval - GDK_KEY_KP_1);
  return FALSE;
}

/* Whether a key goes to the number that is being typed.  Letters never do: STOP
 * and the cuff are at hand whatever has the focus. */
static gboolean
is_typed (CwSessionWindow *self, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !GTK_IS_EDITABLE (focus))
    return FALSE;
  if (keyval == GDK_KEY_Escape) {
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
    return FALSE;
  }
  return !g_unichar_isalpha (gdk_keyval_to_unicode (keyval));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  CwSessionWindow *self = data;

  if (self->runner != NULL && is_typed (self, keyval))
    return FALSE;
  if (self->runner != NULL)
    return cw_session_page_press (CW_SESSION_PAGE (self->session_page), keyval,
                                  state);
  return press_check (self, keyval);
}

/* Something was reported that ends the screening, and is not recorded. */
static gboolean
has_open_lapses (CwSessionWindow *self)
{
  g_autoptr (GPtrArray) rules = NULL;

  if (self->runner != NULL || self->lapsed || self->overview == NULL)
    return FALSE;
  rules = find_lapses (self);
  return rules->len > 0;
}

/* A check after the session that must not be forgotten. */
static gboolean
is_check_open (CwSessionWindow *self)
{
  const CwDueCheck *due;

  if (self->runner == NULL ||
      cw_session_runner_get_phase (self->runner) != CW_RUNNER_FINISHED)
    return FALSE;
  due = cw_session_runner_get_due_check (self->runner);
  return due != NULL && !due->check->early;
}

static void
leave_cb (gpointer data)
{
  gtk_window_destroy (data);
}

/* Leaving is always possible; a cuff that is still up must not be forgotten. */
static gboolean
cw_session_window_close_request (GtkWindow *window)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (window);

  if (self->runner != NULL && cw_session_runner_is_inflated (self->runner)) {
    cw_message_ask (window, _("Leave with the cuff up?"),
                    _("The cuff clock goes on. Let the cuff down and press D, "
                      "or come back through Continue Session."),
                    _("_Leave"), TRUE, leave_cb, self);
    return TRUE;
  }
  if (is_check_open (self)) {
    cw_message_ask (window, _("Leave before the check after the session?"),
                    _("Two minutes after the cuff is down somebody looks at the "
                      "limb. It cannot be logged later."),
                    _("_Leave"), TRUE, leave_cb, self);
    return TRUE;
  }
  if (has_open_lapses (self)) {
    cw_message_ask (window, _("Leave without recording it?"),
                    _("What was reported ends the screening. Unless it is "
                      "recorded, a session could start tomorrow as if nothing "
                      "had happened."),
                    _("_Leave"), TRUE, leave_cb, self);
    return TRUE;
  }
  return GTK_WINDOW_CLASS (cw_session_window_parent_class)
    ->close_request (window);
}

/* Whichever of the two buttons is there. */
static gboolean
start_or_record (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);

  gtk_widget_activate_action (
    widget,
    gtk_widget_get_visible (self->record_button) ? "session.record"
                                                 : "session.start",
    NULL);
  return TRUE;
}

static void
stop_cb (CwSessionWindow *self)
{
  cw_session_page_stop (CW_SESSION_PAGE (self->session_page));
}

static gboolean
is_cut (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) >
         gtk_adjustment_get_page_size (adjustment);
}

/* In a small window, or with large text, the session is scrolled and its STOP
 * may be out of sight: then there is one in the header bar. */
static gboolean
show_stop (gpointer data)
{
  CwSessionWindow *self = data;

  self->fit_source = 0;
  gtk_widget_set_visible (
    self->stop_button,
    self->runner != NULL &&
      (is_cut (gtk_scrolled_window_get_hadjustment (self->session_scroller)) ||
       is_cut (gtk_scrolled_window_get_vadjustment (self->session_scroller))));
  return G_SOURCE_REMOVE;
}

/* Told while sizes are given out, when nothing may be shown or hidden. */
static void
fit_changed_cb (CwSessionWindow *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (show_stop, self);
}

static void
cw_session_window_dispose (GObject *object)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (object);

  allow_sleep (self);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SESSION_WINDOW);
  g_clear_object (&self->runner);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_session_window_parent_class)->dispose (object);
}

static void
cw_session_window_finalize (GObject *object)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (object);

  g_clear_pointer (&self->overview, cw_patient_overview_free);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_session_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSessionWindow, name)

static void
cw_session_window_class_init (CwSessionWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_session_window_dispose;
  object_class->finalize = cw_session_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cw_session_window_close_request;
  g_type_ensure (CW_TYPE_SAME_DAY_CHECK_PAGE);
  g_type_ensure (CW_TYPE_SESSION_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/session-window.ui");
  BIND (title);
  BIND (stack);
  BIND (check_page);
  BIND (clinician_drop_down);
  BIND (session_scroller);
  BIND (session_page);
  BIND (stop_button);
  BIND (sound_button);
  BIND (record_button);
  BIND (start_button);
  gtk_widget_class_bind_template_callback (widget_class, check_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, sound_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_install_action (widget_class, "session.start", NULL,
                                   start_cb);
  gtk_widget_class_install_action (widget_class, "session.record", NULL,
                                   record_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                start_or_record, NULL);
  gtk_widget_class_install_action (widget_class, "session.copy-note", NULL,
                                   copy_note_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c,
                                GDK_CONTROL_MASK | GDK_SHIFT_MASK, copy_note,
                                NULL);
}

/* Heard unless somebody has switched them off, also where no settings are. */
static void
bind_sounds (CwSessionWindow *self)
{
  g_autoptr (GSettings) settings = cw_settings_open ();

  if (settings != NULL)
    g_settings_bind (settings, "session-sounds", self->sound_button, "active",
                     G_SETTINGS_BIND_DEFAULT);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sound_button), TRUE);
  sound_toggled_cb (self);
}

static void
cw_session_window_init (CwSessionWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (
    gtk_scrolled_window_get_hadjustment (self->session_scroller), "changed",
    G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    gtk_scrolled_window_get_vadjustment (self->session_scroller), "changed",
    G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
  bind_sounds (self);
}

/* The one who signed the plan is there by default. */
static void
fill_clinicians (CwSessionWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->clinicians->len; i++) {
    const CwClinician *clinician = g_ptr_array_index (self->clinicians, i);

    gtk_string_list_append (names, clinician->name);
    if (self->overview->plan != NULL &&
        clinician->id == self->overview->plan->clinician_id)
      selected = i;
  }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->clinician_drop_down),
                           G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->clinician_drop_down),
                              selected);
}

/* NULL with an error when the patient cannot be read. */
static CwSessionWindow *
create (CwClinic *clinic, gint64 patient_id, GtkWindow *parent, GError **error)
{
  g_autoptr (CwPatientOverview) overview =
    cw_clinic_load_overview (clinic, patient_id, error);
  g_autoptr (GPtrArray) clinicians = NULL;
  CwSessionWindow *self;

  if (overview == NULL ||
      (clinicians = cw_clinic_load_clinicians (clinic, error)) == NULL)
    return NULL;
  self = g_object_new (CW_TYPE_SESSION_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->overview = g_steal_pointer (&overview);
  self->clinicians = g_steal_pointer (&clinicians);
  fill_clinicians (self);
  return self;
}

GtkWindow *
cw_session_window_new (CwClinic *clinic,
                       gint64 patient_id,
                       GtkWindow *parent,
                       GError **error)
{
  CwSessionWindow *self = create (clinic, patient_id, parent, error);

  if (self == NULL)
    return NULL;
  if (self->overview->plan == NULL) {
    g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN,
                         _("There is no signed plan. Prescribe first."));
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  if (!cw_screening_record_permits (
        self->overview->screening, patient_id,
        cw_plan_get_limbs (self->overview->plan), cw_clinic_get_today (clinic),
        error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  show_title (self, self->overview->state.sessions_done + 1);
  cw_same_day_check_page_judge_by (CW_SAME_DAY_CHECK_PAGE (self->check_page),
                                   self->overview->plan,
                                   self->overview->screening,
                                   self->overview->ledger,
                                   cw_clinic_get_today (clinic));
  check_changed_cb (self);
  gtk_widget_grab_focus (self->check_page);
  return GTK_WINDOW (self);
}

GtkWindow *
cw_session_window_new_resume (CwClinic *clinic,
                              gint64 session_id,
                              GtkWindow *parent,
                              GError **error)
{
  g_autoptr (CwSession) session =
    cw_clinic_load_session (clinic, session_id, error);
  CwSessionWindow *self;
  CwPlan *plan;

  if (session == NULL)
    return NULL;
  self = create (clinic, session->patient_id, parent, error);
  if (self == NULL)
    return NULL;
  plan = cw_clinic_load_plan (clinic, session->plan_id, error);
  if (plan == NULL || !run (self, g_steal_pointer (&session), plan, error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  return GTK_WINDOW (self);
}
