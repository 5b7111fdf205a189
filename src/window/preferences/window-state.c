/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/window-state.h"

#include "window/preferences/settings.h"

void
cw_window_state_remember (GtkWindow *window)
{
  g_autoptr (GSettings) settings = cw_settings_open ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", window, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
}
