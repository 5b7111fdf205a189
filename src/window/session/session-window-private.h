/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/notice-bar.h"
#include "window/session/lane-set.h"
#include "window/session/session-window.h"

G_BEGIN_DECLS

struct _CwSessionWindow {
  AdwWindow parent_instance;

  GtkWidget *title;
  GtkWidget *stop_button;
  GtkWidget *sound_button;
  GtkWidget *strip;
  GtkWidget *alarm;
  GtkWidget *stack;
  CwNoticeBar *lock_bar;

  CwClinic *clinic;
  CwLaneSet set;
  CwSessionLane *shown; /* NULL for a moment only */
  CwSessionLane *asked; /* whether it is to be left */
  gboolean closing;     /* the window itself, not one lane */
  gboolean let_go[CW_MAX_LANES]; /* what speaks against it was answered */
  guint tick_source;
  guint inhibit_cookie;
};

/* Brings all but the lanes themselves in line with them. */
void _cw_session_window_update (CwSessionWindow *self);
void _cw_session_window_show_lane (CwSessionWindow *self, CwSessionLane *lane);
/* Shows whoever is next then; the window goes with the last one. */
void _cw_session_window_remove_lane (CwSessionWindow *self,
                                     CwSessionLane *lane);

/* Removes it, once what speaks against it was answered. */
void _cw_session_window_leave (CwSessionWindow *self, CwSessionLane *lane);
/* Of all lanes, before the window closes; TRUE when there is something to answer
 * first. */
gboolean _cw_session_window_ask_all (CwSessionWindow *self);

/* The action that asks for another patient. */
void _cw_session_window_add (GtkWidget *widget,
                             const char *action,
                             GVariant *parameter);

G_END_DECLS
