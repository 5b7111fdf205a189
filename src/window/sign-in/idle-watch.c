/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/sign-in/idle-watch.h"

#include "window/preferences/settings.h"

#define CHECK_S 2

struct _CwIdleWatch {
  CwClock *clock;
  void (*leave) (gpointer data);
  gpointer data;

  CwInstant touched;
  double x, y; /* of the pointer */
  guint source;
  GSettings *settings; /* NULL where nothing is remembered */
  GListModel *windows;
  GPtrArray *controllers; /* (element-type GtkEventController) */
  GApplication *application;
};

static void
check (CwIdleWatch *self)
{
  CwInstant now = cw_clock_now (self->clock);
  gint64 limit_us = (gint64)cw_settings_get_lock_minutes (self->settings) * 60
                    * G_USEC_PER_SEC;

  if (cw_instant_elapsed_us (&self->touched, &now) >= limit_us)
    self->leave (self->data);
}

/* GTK reports the pointer also where it stands still and what is below it
 * changes, as a clock does. */
static gboolean
is_touch (CwIdleWatch *self, GdkEvent *event)
{
  double x = 0, y = 0;

  switch ((int)gdk_event_get_event_type (event)) {
  case GDK_KEY_PRESS:
  case GDK_BUTTON_PRESS:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
    return TRUE;
  case GDK_MOTION_NOTIFY:
    if (!gdk_event_get_position (event, &x, &y)
        || (x == self->x && y == self->y)) /* the same, bit by bit */
      return FALSE;
    self->x = x;
    self->y = y;
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_lock_key (GdkEvent *event)
{
  const GdkModifierType keys = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  return gdk_event_get_event_type (event) == GDK_KEY_PRESS
         && gdk_keyval_to_upper (gdk_key_event_get_keyval (event)) == GDK_KEY_L
         && (gdk_event_get_modifier_state (event) & (keys | GDK_ALT_MASK))
                == keys;
}

/* Who comes back to a machine that slept is too late for it. */
static gboolean
event_cb (CwIdleWatch *self, GdkEvent *event)
{
  if (is_touch (self, event)) {
    check (self);
    self->touched = cw_clock_now (self->clock);
  }
  if (!is_lock_key (event))
    return GDK_EVENT_PROPAGATE;
  self->leave (self->data);
  return GDK_EVENT_STOP;
}

static gboolean
check_cb (gpointer data)
{
  check (data);
  return G_SOURCE_CONTINUE;
}

static void
watch_window (CwIdleWatch *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (event_cb), self);
  g_ptr_array_add (self->controllers, g_object_ref (controller));
  gtk_widget_add_controller (window, controller);
}

/* Those of windows that are gone. */
static void
forget_controllers (CwIdleWatch *self)
{
  for (guint i = self->controllers->len; i > 0; i--)
    if (gtk_event_controller_get_widget (self->controllers->pdata[i - 1])
        == NULL)
      g_ptr_array_remove_index_fast (self->controllers, i - 1);
}

static void
windows_changed_cb (CwIdleWatch *self,
                    guint position,
                    guint removed,
                    guint added)
{
  forget_controllers (self);
  for (guint i = 0; i < added; i++) {
    g_autoptr (GtkWidget) window
        = g_list_model_get_item (self->windows, position + i);

    watch_window (self, window);
  }
}

static void
screen_locked_cb (CwIdleWatch *self)
{
  gboolean active = FALSE;

  g_object_get (self->application, "screensaver-active", &active, NULL);
  if (active)
    self->leave (self->data);
}

CwIdleWatch *
cw_idle_watch_new (CwClock *clock, void (*leave) (gpointer data), gpointer data)
{
  CwIdleWatch *self;
  GApplication *application = g_application_get_default ();

  g_return_val_if_fail (clock != NULL && leave != NULL, NULL);

  self = g_new0 (CwIdleWatch, 1);
  self->clock = clock;
  self->leave = leave;
  self->data = data;
  self->touched = cw_clock_now (clock);
  self->settings = cw_settings_open ();
  self->controllers = g_ptr_array_new_with_free_func (g_object_unref);
  self->windows = g_object_ref (gtk_window_get_toplevels ());
  windows_changed_cb (self, 0, 0, g_list_model_get_n_items (self->windows));
  g_signal_connect_swapped (self->windows, "items-changed",
                            G_CALLBACK (windows_changed_cb), self);
  if (GTK_IS_APPLICATION (application)) {
    self->application = g_object_ref (application);
    g_signal_connect_swapped (application, "notify::screensaver-active",
                              G_CALLBACK (screen_locked_cb), self);
  }
  self->source = g_timeout_add_seconds (CHECK_S, check_cb, self);
  return self;
}

void
cw_idle_watch_free (CwIdleWatch *self)
{
  g_source_remove (self->source);
  for (guint i = 0; i < self->controllers->len; i++)
    g_signal_handlers_disconnect_by_data (self->controllers->pdata[i], self);
  g_ptr_array_unref (self->controllers);
  g_signal_handlers_disconnect_by_data (self->windows, self);
  g_object_unref (self->windows);
  if (self->application != NULL)
    g_signal_handlers_disconnect_by_data (self->application, self);
  g_clear_object (&self->application);
  g_clear_object (&self->settings);
  g_free (self);
}
