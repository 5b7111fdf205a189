/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-window-private.h"

#include "window/common/fit-layout.h"
#include "window/preferences/settings.h"
#include "window/session/lane-alarm.h"
#include "window/session/lane-strip.h"
#include "window/session/stop-window.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 100
/* Below so many times the size of the text there is no room for large figures. */
#define ROOMY_WIDTH_EM 30
#define ROOMY_HEIGHT_EM 40

G_DEFINE_FINAL_TYPE (CwSessionWindow, cw_session_window, ADW_TYPE_WINDOW)

/* The machine stays awake while a cuff may be up. */
static void
inhibit_sleep (CwSessionWindow *self, gboolean inhibit)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL || inhibit == (self->inhibit_cookie != 0))
    return;
  if (inhibit)
    self->inhibit_cookie = gtk_application_inhibit (
      GTK_APPLICATION (application), GTK_WINDOW (self),
      GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
      _("A session is running"));
  else {
    gtk_application_uninhibit (GTK_APPLICATION (application),
                               self->inhibit_cookie);
    self->inhibit_cookie = 0;
  }
}

static void
show_alarm (CwSessionWindow *self)
{
  CwLaneState state = { 0 };
  int i = cw_lane_set_find_alarm (&self->set, self->shown, &state);
  guint number = (guint) (i + 1);
  const char *name =
    i >= 0 ? cw_session_lane_get_name (self->set.lanes[i]) : NULL;
  GtkWindow *stop_window = self->shown != NULL
                             ? cw_session_lane_get_stop_window (self->shown)
                             : NULL;

  cw_lane_alarm_show (CW_LANE_ALARM (self->alarm), number, name, &state);
  if (stop_window != NULL)
    cw_stop_window_show_alarm (CW_STOP_WINDOW (stop_window), number, name,
                               &state);
}

/* In a small window, or with large text, the session is scrolled and its STOP
 * may be out of sight: then there is one in the header bar. */
static void
show_header (CwSessionWindow *self)
{
  if (self->shown == NULL)
    return;
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title),
                              cw_session_lane_get_title (self->shown));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title),
                                 cw_session_lane_get_name (self->shown));
  gtk_widget_set_visible (self->stop_button,
                          cw_session_lane_is_cut (self->shown));
}

void
_cw_session_window_update (CwSessionWindow *self)
{
  cw_lane_set_number (&self->set);
  show_header (self);
  cw_lane_strip_show (CW_LANE_STRIP (self->strip), self->set.lanes, self->shown,
                      cw_lane_set_find_next (&self->set));
  show_alarm (self);
  inhibit_sleep (self, cw_lane_set_is_started (&self->set));
  cw_notice_bar_tell (self->lock_bar,
                      cw_clinic_is_locked (self->clinic)
                        ? _("Locked. The session goes on, without the name; "
                            "nobody can be added.")
                        : NULL);
}

void
_cw_session_window_show_lane (CwSessionWindow *self, CwSessionLane *lane)
{
  if (self->shown == lane)
    return;
  self->shown = lane;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (lane));
  gtk_widget_grab_focus (GTK_WIDGET (lane));
  _cw_session_window_update (self);
}

/* Whoever is next is shown then. */
void
_cw_session_window_remove_lane (CwSessionWindow *self, CwSessionLane *lane)
{
  int slot = cw_lane_set_find (&self->set, lane);
  CwSessionLane *other;

  g_return_if_fail (slot >= 0);

  self->set.lanes[slot] = NULL;
  self->let_go[slot] = FALSE;
  other = cw_lane_set_find_next (&self->set);
  if (other == NULL)
    other = cw_lane_set_find_any (&self->set);
  if (other == NULL) {
    self->shown = NULL;
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (self->shown == lane)
    _cw_session_window_show_lane (self, other);
  g_signal_handlers_disconnect_by_data (lane, self);
  gtk_stack_remove (GTK_STACK (self->stack), GTK_WIDGET (lane));
  _cw_session_window_update (self);
}

/* Switching. */

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);
  guint number = g_variant_get_uint32 (parameter);

  if (number >= 1 && number <= CW_MAX_LANES &&
      self->set.lanes[number - 1] != NULL)
    _cw_session_window_show_lane (self, self->set.lanes[number - 1]);
}

static gboolean
go_to_alarm (CwSessionWindow *self)
{
  CwLaneState state = { 0 };
  int i = cw_lane_set_find_alarm (&self->set, self->shown, &state);

  if (i < 0)
    return FALSE;
  _cw_session_window_show_lane (self, self->set.lanes[i]);
  return TRUE;
}

static void
go_cb (CwSessionWindow *self)
{
  go_to_alarm (self);
}

static void
show_alarm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_alarm (CW_SESSION_WINDOW (widget));
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);

  if (self->shown != NULL)
    _cw_session_window_leave (self, self->shown);
}

/* Keys and sounds. */

/* A letter of a note on the questions of the day. */
static gboolean
is_noted (CwSessionWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && GTK_IS_EDITABLE (focus) && self->shown != NULL &&
         cw_session_lane_get_runner (self->shown) == NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  CwSessionWindow *self = data;

  if (gdk_keyval_to_upper (keyval) == GDK_KEY_G &&
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 &&
      !is_noted (self) && go_to_alarm (self))
    return TRUE;
  return self->shown != NULL &&
         cw_session_lane_press (self->shown, keyval, state);
}

static gboolean
start_or_record (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);

  if (self->shown != NULL)
    cw_session_lane_start_or_record (self->shown);
  return TRUE;
}

static gboolean
copy_note (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (widget);

  return self->shown != NULL && cw_session_lane_copy_note (self->shown);
}

/* The names are there. */
static void
sign_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *main_window =
    gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (main_window != NULL)
    gtk_window_present (main_window);
}

static void
stop_cb (CwSessionWindow *self)
{
  if (self->shown != NULL)
    cw_session_lane_stop (self->shown);
}

static void
sound_toggled_cb (CwSessionWindow *self)
{
  gboolean sounds =
    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sound_button));

  gtk_button_set_icon_name (GTK_BUTTON (self->sound_button),
                            sounds ? "audio-volume-high-symbolic"
                                   : "audio-volume-muted-symbolic");
  cw_lane_set_set_sounds (&self->set, sounds);
}

/* Makes do with the room that there is: with smaller figures and margins. */
static void
fit (CwSessionWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double em = cw_fit_layout_get_em (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width > 0 && (width < ROOMY_WIDTH_EM * em || height < ROOMY_HEIGHT_EM * em))
    gtk_widget_add_css_class (widget, "cw-cramped");
  else
    gtk_widget_remove_css_class (widget, "cw-cramped");
}

/* One source for all lanes, shown or not. */
static gboolean
tick_cb (gpointer data)
{
  CwSessionWindow *self = data;
  CwInstant now = cw_clock_now (cw_clinic_get_clock (self->clinic));

  fit (self);
  cw_lane_set_tick (&self->set, &now);
  return G_SOURCE_CONTINUE;
}

static gboolean
cw_session_window_close_request (GtkWindow *window)
{
  if (_cw_session_window_ask_all (CW_SESSION_WINDOW (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (cw_session_window_parent_class)
    ->close_request (window);
}

static void
cw_session_window_dispose (GObject *object)
{
  CwSessionWindow *self = CW_SESSION_WINDOW (object);

  inhibit_sleep (self, FALSE);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  self->shown = NULL;
  self->set = (CwLaneSet){ 0 };
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SESSION_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_session_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                start_or_record, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c,
                                GDK_CONTROL_MASK | GDK_SHIFT_MASK, copy_note,
                                NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t,
                                       GDK_CONTROL_MASK, "lanes.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "lanes.leave", NULL);
  for (guint i = 1; i <= CW_MAX_LANES; i++) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i,
                                         GDK_ALT_MASK, "lanes.show", "u", i);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i,
                                         GDK_ALT_MASK, "lanes.show", "u", i);
  }
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSessionWindow, name)

static void
cw_session_window_class_init (CwSessionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_session_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_session_window_close_request;
  g_type_ensure (CW_TYPE_LANE_ALARM);
  g_type_ensure (CW_TYPE_LANE_STRIP);
  g_type_ensure (CW_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/session-window.ui");
  BIND (title);
  BIND (stop_button);
  BIND (sound_button);
  BIND (strip);
  BIND (alarm);
  BIND (stack);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, sound_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  BIND (lock_bar);
  gtk_widget_class_install_action (widget_class, "lanes.sign-in", NULL,
                                   sign_in_cb);
  gtk_widget_class_install_action (widget_class, "lanes.add", NULL,
                                   _cw_session_window_add);
  gtk_widget_class_install_action (widget_class, "lanes.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "lanes.show", "u", show_cb);
  gtk_widget_class_install_action (widget_class, "lanes.show-alarm", NULL,
                                   show_alarm_cb);
  add_keys (widget_class);
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
  bind_sounds (self);
  self->tick_source = g_timeout_add (TICK_MS, tick_cb, self);
}

gboolean
cw_session_window_is_running (CwSessionWindow *self)
{
  g_return_val_if_fail (CW_IS_SESSION_WINDOW (self), FALSE);

  return cw_lane_set_is_started (&self->set);
}
