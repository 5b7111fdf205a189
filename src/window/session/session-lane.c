/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-lane.h"

#include "window/common/message.h"
#include "window/session/lane-objection.h"
#include "window/session/note-copy.h"
#include "window/session/session-page.h"
#include "window/session/session-start.h"

#include <glib/gi18n-lib.h>

struct _CwSessionLane {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *start;
  GtkScrolledWindow *session_scroller;
  GtkWidget *session_page;

  CwClinic *clinic;
  CwPatientOverview *overview;
  CwSessionRunner *runner; /* NULL until the session has started */
  char *name;
  char *title;
  guint fit_source;
};

enum { CHANGED, FINISHED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSessionLane, cw_session_lane, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwSessionLane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
tell (CwSessionLane *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_title (CwSessionLane *self, int number)
{
  g_free (self->title);
  self->title = g_strdup_printf (_("Session %d of %d"), number,
                                 self->overview->state.sessions_planned);
}

/* Takes the session and the plan it follows. */
static gboolean
run (CwSessionLane *self, CwSession *session, CwPlan *plan, GError **error)
{
  CwClock *clock = cw_clinic_get_clock (self->clinic);
  CwInstant now = cw_clock_now (clock);
  GError *load_error = NULL;
  CwSession *previous = cw_clinic_load_last_session (
    self->clinic, session->patient_id, &load_error);

  if (load_error != NULL) {
    cw_session_free (session);
    cw_plan_free (plan);
    g_propagate_error (error, load_error);
    return FALSE;
  }
  /* Of one that is over, to be looked after. */
  if (previous != NULL && previous->id == session->id)
    g_clear_pointer (&previous, cw_session_free);
  set_title (self, session->number);
  self->runner =
    cw_session_runner_new (plan, session, previous, cw_clinic_get_session_log (),
                           self->clinic, &now);
  cw_session_runner_set_age (
    self->runner, cw_patient_get_age (self->overview->patient,
                                      cw_clinic_get_today (self->clinic)));
  cw_session_page_run (CW_SESSION_PAGE (self->session_page), self->runner,
                       clock, self->overview->screening->verdict,
                       self->name);
  g_signal_connect_object (self->runner, "changed", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "run");
  /* Cut off between the last act and the end of the session. */
  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_FINISHED &&
      session->state == CW_SESSION_RUNNING)
    return cw_session_runner_complete (self->runner, &now, error);
  return TRUE;
}

static void
start_cb (CwSessionLane *self)
{
  CwPlan *plan = self->overview->plan;
  g_autoptr (GError) error = NULL;
  CwSession *session = cw_clinic_start_session (
    self->clinic, plan->id,
    cw_session_start_get_check (CW_SESSION_START (self->start)),
    cw_session_start_get_clinician_id (CW_SESSION_START (self->start)), &error);

  if (session == NULL) {
    cw_message_show_error (get_window (self), _("The session was not started"),
                           error);
    return;
  }
  if (run (self, session, cw_plan_copy (plan), &error))
    tell (self);
  else
    cw_message_show_error (get_window (self), _("The session cannot be shown"),
                           error);
}

static void
finished_cb (CwSessionLane *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
copy_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_session_lane_copy_note (CW_SESSION_LANE (widget));
}

static GtkWidget *
get_focus (CwSessionLane *self)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Whether a key goes to the number that is being typed.  Letters never do: STOP
 * and the cuff are at hand whatever has the focus. */
static gboolean
is_typed (CwSessionLane *self, guint keyval)
{
  GtkWidget *focus = get_focus (self);

  if (focus == NULL || !GTK_IS_EDITABLE (focus))
    return FALSE;
  if (keyval == GDK_KEY_Escape) {
    gtk_window_set_focus (get_window (self), NULL);
    return FALSE;
  }
  return !g_unichar_isalpha (gdk_keyval_to_unicode (keyval));
}

/* Told while sizes are given out, when nothing may be shown or hidden. */
static gboolean
fit_cb (gpointer data)
{
  CwSessionLane *self = data;

  self->fit_source = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
fit_changed_cb (CwSessionLane *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
}

/* Before the session its first entry; then keys are for the session. */
static gboolean
cw_session_lane_grab_focus (GtkWidget *widget)
{
  CwSessionLane *self = CW_SESSION_LANE (widget);

  if (self->runner == NULL)
    return gtk_widget_grab_focus (self->start);
  gtk_window_set_focus (get_window (self), NULL);
  return TRUE;
}

static void
cw_session_lane_dispose (GObject *object)
{
  CwSessionLane *self = CW_SESSION_LANE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SESSION_LANE);
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  g_clear_object (&self->runner);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_session_lane_parent_class)->dispose (object);
}

static void
cw_session_lane_finalize (GObject *object)
{
  CwSessionLane *self = CW_SESSION_LANE (object);

  g_clear_pointer (&self->overview, cw_patient_overview_free);
  g_free (self->name);
  g_free (self->title);

  G_OBJECT_CLASS (cw_session_lane_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSessionLane, name)

static guint
add_signal (GObjectClass *object_class, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (object_class),
                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_session_lane_class_init (CwSessionLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_session_lane_dispose;
  object_class->finalize = cw_session_lane_finalize;
  widget_class->grab_focus = cw_session_lane_grab_focus;
  signals[CHANGED] = add_signal (object_class, "changed");
  signals[FINISHED] = add_signal (object_class, "finished");
  g_type_ensure (CW_TYPE_SESSION_PAGE);
  g_type_ensure (CW_TYPE_SESSION_START);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/session-lane.ui");
  BIND (stack);
  BIND (start);
  BIND (session_scroller);
  BIND (session_page);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_install_action (widget_class, "session.copy-note", NULL,
                                   copy_note_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_session_lane_init (CwSessionLane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
    gtk_scrolled_window_get_hadjustment (self->session_scroller), "changed",
    G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    gtk_scrolled_window_get_vadjustment (self->session_scroller), "changed",
    G_CALLBACK (fit_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Names come and go with those who may see them. */
static void
signed_in_cb (CwSessionLane *self)
{
  cw_session_page_set_patient_name (CW_SESSION_PAGE (self->session_page),
                                    cw_session_lane_get_name (self));
  tell (self);
}

/* NULL with an error when the patient cannot be read.  A floating reference. */
static CwSessionLane *
create (CwClinic *clinic, gint64 patient_id, GError **error)
{
  g_autoptr (CwPatientOverview) overview =
    cw_clinic_load_overview (clinic, patient_id, error);
  CwSessionLane *self;

  if (overview == NULL)
    return NULL;
  self = g_object_new (CW_TYPE_SESSION_LANE, NULL);
  self->clinic = g_object_ref (clinic);
  self->name = cw_patient_get_display_name (overview->patient);
  g_signal_connect_object (clinic, "signed-in", G_CALLBACK (signed_in_cb), self,
                           G_CONNECT_SWAPPED);
  self->overview = g_steal_pointer (&overview);
  return self;
}

static void
throw_away (CwSessionLane *self)
{
  g_object_ref_sink (self);
  g_object_unref (self);
}

static gboolean
check_permitted (CwSessionLane *self, GError **error)
{
  const CwPatientOverview *overview = self->overview;

  if (overview->plan == NULL) {
    g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN,
                         _("There is no signed plan. Prescribe first."));
    return FALSE;
  }
  return cw_screening_record_permits (
    overview->screening, overview->patient->id,
    cw_plan_get_limbs (overview->plan), cw_clinic_get_today (self->clinic),
    error);
}

GtkWidget *
cw_session_lane_new (CwClinic *clinic, gint64 patient_id, GError **error)
{
  CwSessionLane *self;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = create (clinic, patient_id, error);
  if (self == NULL)
    return NULL;
  if (!check_permitted (self, error) ||
      !cw_session_start_ask (CW_SESSION_START (self->start), clinic,
                             self->overview, error)) {
    throw_away (self);
    return NULL;
  }
  set_title (self, self->overview->state.sessions_done + 1);
  return GTK_WIDGET (self);
}

GtkWidget *
cw_session_lane_new_resume (CwClinic *clinic,
                            gint64 session_id,
                            GError **error)
{
  g_autoptr (CwSession) session = NULL;
  CwSessionLane *self;
  CwPlan *plan;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  session = cw_clinic_load_session (clinic, session_id, error);
  if (session == NULL)
    return NULL;
  self = create (clinic, session->patient_id, error);
  if (self == NULL)
    return NULL;
  plan = cw_clinic_load_plan (clinic, session->plan_id, error);
  if (plan == NULL || !run (self, g_steal_pointer (&session), plan, error)) {
    throw_away (self);
    return NULL;
  }
  return GTK_WIDGET (self);
}

gint64
cw_session_lane_get_patient_id (CwSessionLane *self)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), 0);

  return self->overview->patient->id;
}

const char *
cw_session_lane_get_name (CwSessionLane *self)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), NULL);

  /* Whose cuff it is stays between those who may know. */
  return cw_clinic_is_locked (self->clinic) ? _("Name hidden") : self->name;
}

const char *
cw_session_lane_get_title (CwSessionLane *self)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), NULL);

  return self->title;
}

CwSessionRunner *
cw_session_lane_get_runner (CwSessionLane *self)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), NULL);

  return self->runner;
}

GtkWindow *
cw_session_lane_get_stop_window (CwSessionLane *self)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), NULL);

  return cw_session_page_get_stop_window (
    CW_SESSION_PAGE (self->session_page));
}

static gboolean
is_cut (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) >
         gtk_adjustment_get_page_size (adjustment);
}

gboolean
cw_session_lane_is_cut (CwSessionLane *self)
{
  GtkScrolledWindow *scroller;

  g_return_val_if_fail (CW_IS_SESSION_LANE (self), FALSE);

  scroller = self->session_scroller;
  return self->runner != NULL &&
         (is_cut (gtk_scrolled_window_get_hadjustment (scroller)) ||
          is_cut (gtk_scrolled_window_get_vadjustment (scroller)));
}

void
cw_session_lane_tick (CwSessionLane *self, const CwInstant *now)
{
  g_return_if_fail (CW_IS_SESSION_LANE (self));

  if (self->runner != NULL)
    cw_session_page_tick (CW_SESSION_PAGE (self->session_page), now);
}

gboolean
cw_session_lane_press (CwSessionLane *self,
                       guint keyval,
                       GdkModifierType state)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), FALSE);

  if (self->runner != NULL && is_typed (self, keyval))
    return FALSE;
  if (self->runner != NULL)
    return cw_session_page_press (CW_SESSION_PAGE (self->session_page), keyval,
                                  state);
  return cw_session_start_press (CW_SESSION_START (self->start), keyval,
                                 state);
}

void
cw_session_lane_stop (CwSessionLane *self)
{
  g_return_if_fail (CW_IS_SESSION_LANE (self));

  cw_session_page_stop (CW_SESSION_PAGE (self->session_page));
}

void
cw_session_lane_start_or_record (CwSessionLane *self)
{
  g_return_if_fail (CW_IS_SESSION_LANE (self));

  if (self->runner == NULL)
    cw_session_start_proceed (CW_SESSION_START (self->start));
}

gboolean
cw_session_lane_copy_note (CwSessionLane *self)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), FALSE);

  if (self->runner == NULL || cw_clinic_is_locked (self->clinic) ||
      cw_session_runner_get_phase (self->runner) != CW_RUNNER_FINISHED)
    return FALSE;
  cw_note_copy (self->stack, self->clinic,
                cw_session_runner_get_session (self->runner)->id);
  return TRUE;
}

void
cw_session_lane_set_number (CwSessionLane *self, guint number)
{
  g_return_if_fail (CW_IS_SESSION_LANE (self));

  cw_session_page_set_lane (CW_SESSION_PAGE (self->session_page), number);
}

void
cw_session_lane_set_sounds (CwSessionLane *self, gboolean sounds)
{
  g_return_if_fail (CW_IS_SESSION_LANE (self));

  cw_session_page_set_sounds (CW_SESSION_PAGE (self->session_page), sounds);
}

gboolean
cw_session_lane_find_objection (CwSessionLane *self,
                                char **heading,
                                char **body)
{
  g_return_val_if_fail (CW_IS_SESSION_LANE (self), FALSE);

  return cw_lane_objection_find (
    cw_session_lane_get_name (self), self->runner,
    cw_session_start_has_open_lapses (CW_SESSION_START (self->start)), heading,
    body);
}
