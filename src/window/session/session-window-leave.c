/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-window-private.h"

#include "window/common/message.h"

#include <glib/gi18n-lib.h>

static void
left_cb (gpointer data)
{
  CwSessionWindow *self = data;
  int slot = cw_lane_set_find (&self->set, self->asked);

  if (slot < 0)
    return;
  if (!self->closing) {
    _cw_session_window_remove_lane (self, self->asked);
    return;
  }
  self->let_go[slot] = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* TRUE when there is something to answer first. */
static gboolean
ask (CwSessionWindow *self, CwSessionLane *lane)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (!cw_session_lane_find_objection (lane, &heading, &body))
    return FALSE;
  _cw_session_window_show_lane (self, lane);
  self->asked = lane;
  cw_message_ask (GTK_WINDOW (self), heading, body, _("_Leave"), TRUE, left_cb,
                  self);
  return TRUE;
}

void
_cw_session_window_leave (CwSessionWindow *self, CwSessionLane *lane)
{
  self->closing = FALSE;
  if (!ask (self, lane))
    _cw_session_window_remove_lane (self, lane);
}

/* Each lane is asked about; what was answered counts only as long as all are. */
gboolean
_cw_session_window_ask_all (CwSessionWindow *self)
{
  int slot = cw_lane_set_find (&self->set, self->asked);
  gboolean goes_on = self->closing && slot >= 0 && self->let_go[slot];

  if (!goes_on)
    memset (self->let_go, 0, sizeof (self->let_go));
  self->closing = TRUE;
  self->asked = NULL;
  for (int i = 0; i < CW_MAX_LANES; i++)
    if (self->set.lanes[i] != NULL && !self->let_go[i] &&
        ask (self, self->set.lanes[i]))
      return TRUE;
  return FALSE;
}
