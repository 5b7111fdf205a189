/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-window-private.h"

#include "window/common/audit-note.h"
#include "window/common/message.h"
#include "window/session/patient-chooser.h"

#include <glib/gi18n-lib.h>

/* FALSE with an error when there is no room. */
static gboolean
check_room (CwSessionWindow *self, GError **error)
{
  if (self == NULL || cw_lane_set_find_free (&self->set) >= 0)
    return TRUE;
  g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW,
               ngettext ("%d session at once is the most. End it first.",
                         "%d sessions at once are the most. End one of them "
                         "first.",
                         CW_MAX_LANES),
               CW_MAX_LANES);
  return FALSE;
}

static void
finished_cb (CwSessionWindow *self, CwSessionLane *lane)
{
  _cw_session_window_leave (self, lane);
}

static void
add_lane (CwSessionWindow *self, GtkWidget *widget)
{
  CwSessionLane *lane = CW_SESSION_LANE (widget);

  self->set.lanes[cw_lane_set_find_free (&self->set)] = lane;
  gtk_stack_add_child (GTK_STACK (self->stack), widget);
  g_signal_connect_object (lane, "changed", G_CALLBACK (_cw_session_window_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  cw_session_lane_set_sounds (
    lane, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sound_button)));
  _cw_session_window_show_lane (self, lane);
  /* Whoever comes in by the chooser, or after a crash, was on no page before. */
  cw_audit_note (GTK_WIDGET (self), self->clinic, "view",
                 cw_session_lane_get_patient_id (lane));
}

static void
chosen_cb (gint64 patient_id, gpointer data)
{
  CwSessionWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview =
    cw_clinic_load_overview (self->clinic, patient_id, &error);
  gint64 unfinished =
    overview != NULL ? overview->state.unfinished_session_id : 0;
  GtkWindow *window = NULL;

  if (unfinished != 0)
    window = cw_session_window_resume (self->clinic, unfinished, NULL, &error);
  else if (overview != NULL)
    window = cw_session_window_start (self->clinic, patient_id, NULL, &error);
  if (window == NULL)
    cw_message_show_error (GTK_WINDOW (self), _("No session may start"), error);
}

void
_cw_session_window_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  /* The names of patients are for who is signed in. */
  if (cw_clinic_is_locked (self->clinic)) {
    gtk_widget_activate_action (widget, "lanes.sign-in", NULL);
    return;
  }
  if (!check_room (self, &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("Nobody can be added now"),
                           error);
    return;
  }
  gtk_window_present (cw_patient_chooser_new (self->clinic, GTK_WINDOW (self),
                                              chosen_cb, self));
}

/* NULL when none is open. */
static CwSessionWindow *
find_window (CwClinic *clinic)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (CW_IS_SESSION_WINDOW (window) &&
        CW_SESSION_WINDOW (window)->clinic == clinic)
      return CW_SESSION_WINDOW (window);
  }
  return NULL;
}

/* Takes a lane, which is NULL where it could not be made. */
static GtkWindow *
open_lane (CwSessionWindow *self,
           CwClinic *clinic,
           GtkWindow *parent,
           GtkWidget *lane)
{
  if (lane == NULL)
    return NULL;
  if (self == NULL) {
    /* The application’s keys close it, and who quits is asked. */
    self = g_object_new (CW_TYPE_SESSION_WINDOW, "transient-for", parent,
                         "application",
                         parent != NULL ? gtk_window_get_application (parent)
                                        : NULL,
                         NULL);
    self->clinic = g_object_ref (clinic);
  }
  add_lane (self, lane);
  return GTK_WINDOW (self);
}

GtkWindow *
cw_session_window_start (CwClinic *clinic,
                         gint64 patient_id,
                         GtkWindow *parent,
                         GError **error)
{
  CwSessionWindow *self = NULL;
  CwSessionLane *lane = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = find_window (clinic);
  if (self != NULL)
    lane = cw_lane_set_find_patient (&self->set, patient_id);
  if (lane != NULL) {
    _cw_session_window_show_lane (self, lane);
    return GTK_WINDOW (self);
  }
  if (!check_room (self, error))
    return NULL;
  return open_lane (self, clinic, parent,
                    cw_session_lane_new (clinic, patient_id, error));
}

GtkWindow *
cw_session_window_resume (CwClinic *clinic,
                          gint64 session_id,
                          GtkWindow *parent,
                          GError **error)
{
  CwSessionWindow *self = NULL;
  CwSessionLane *lane = NULL;
  g_autoptr (CwSession) session = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  session = cw_clinic_load_session (clinic, session_id, error);
  if (session == NULL)
    return NULL;
  self = find_window (clinic);
  if (self != NULL)
    lane = cw_lane_set_find_patient (&self->set, session->patient_id);
  if (lane != NULL) {
    _cw_session_window_show_lane (self, lane);
    return GTK_WINDOW (self);
  }
  if (!check_room (self, error))
    return NULL;
  return open_lane (self, clinic, parent,
                    cw_session_lane_new_resume (clinic, session_id, error));
}
