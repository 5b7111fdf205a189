/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "base/clock.h"

G_BEGIN_DECLS

/* Calls `leave` once nobody has touched keyboard, pointer or screen in any
 * window of the program for as long as the preferences say, the machine's sleep
 * included, when the screen is locked, and at Ctrl+Shift+L in any window. */
typedef struct _CwIdleWatch CwIdleWatch;

/* `clock` is borrowed. */
CwIdleWatch *cw_idle_watch_new (CwClock *clock,
                                void (*leave) (gpointer data),
                                gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void cw_idle_watch_free (CwIdleWatch *self);

G_END_DECLS
