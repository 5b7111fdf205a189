/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "window/common/message.h"
#include "window/session/rating-row.h"
#include "window/session/reps-entry.h"
#include "window/session/short-reason-row.h"
#include "window/session/stop-window.h"

#include <glib/gi18n-lib.h>

#define REST_STEP_S 15

/* What the buttons and keys of the page do; each is kept when it returns. */

static GtkWindow *
get_window (CwSessionPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_failure (CwSessionPage *self, const char *heading, GError *error)
{
  cw_message_show_error (get_window (self), heading, error);
  _cw_session_page_show (self);
}

/* A session is over with its last act, whichever that was. */
static void
complete_if_over (CwSessionPage *self, const CwInstant *now)
{
  g_autoptr (GError) error = NULL;

  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_FINISHED &&
      cw_session_runner_get_session (self->runner)->state ==
        CW_SESSION_RUNNING &&
      !cw_session_runner_complete (self->runner, now, &error))
    show_failure (self, _("The end of the session was not saved"), error);
}

static void
log_set (CwSessionPage *self, const CwInstant *now)
{
  int reps = cw_session_runner_is_timed (self->runner)
               ? cw_session_runner_get_interval_s (self->runner)
               : cw_reps_entry_get_reps (CW_REPS_ENTRY (self->reps_entry));
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (reps < 0) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  if (self->correcting)
    done = cw_session_runner_correct_set (self->runner, reps, &error);
  else
    done = cw_session_runner_log_set (self->runner, reps, now, &error);
  if (!done) {
    show_failure (self, _("The set was not saved"), error);
    return;
  }
  self->reviewing = self->correcting;
  self->correcting = FALSE;
  self->page = NULL;
  complete_if_over (self, now);
  _cw_session_page_show (self);
}

void
_cw_session_page_inflate (CwSessionPage *self, const CwInstant *now)
{
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_inflate (self->runner, now, &error))
    show_failure (self, _("The session does not go on yet"), error);
}

void
_cw_session_page_deflate (CwSessionPage *self, const CwInstant *now)
{
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_deflate (self->runner, now, &error)) {
    show_failure (self, _("Not saved"), error);
    return;
  }
  complete_if_over (self, now);
}

/* The one thing that is due, by its button. */
void
_cw_session_page_act (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);

  if (g_str_equal (self->page, "set") && _cw_session_page_is_interval_up (self))
    _cw_session_page_deflate (self, &now);
  else if (g_str_equal (self->page, "set"))
    log_set (self, &now);
  else if (g_str_equal (self->page, "deflate") ||
           g_str_equal (self->page, "limit"))
    _cw_session_page_deflate (self, &now);
  else if (g_str_equal (self->page, "finished"))
    g_signal_emit_by_name (self, "finished");
  else
    _cw_session_page_inflate (self, &now);
}

void
_cw_session_page_start_set (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_start_set (self->runner, &now, &error))
    show_failure (self, _("The set does not start yet"), error);
}

static void
lengthen_rest (CwSessionPage *self, int seconds)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_lengthen_rest (self->runner, seconds, &now, &error))
    show_failure (self, _("The rest stays as it is"), error);
}

void
_cw_session_page_lengthen_rest (CwSessionPage *self)
{
  lengthen_rest (self, REST_STEP_S);
}

void
_cw_session_page_shorten_rest (CwSessionPage *self)
{
  lengthen_rest (self, -REST_STEP_S);
}

void
_cw_session_page_pause (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_pause_rest (
        self->runner, !cw_session_runner_is_rest_paused (self->runner), &now,
        &error))
    show_failure (self, _("The rest stays as it is"), error);
}

void
_cw_session_page_rate (CwSessionPage *self)
{
  CwRatingRow *row = CW_RATING_ROW (self->rating_row);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_rate (
        self->runner, cw_rating_row_get_value (row, CW_RATING_EFFORT),
        cw_rating_row_get_value (row, CW_RATING_PAIN),
        cw_rating_row_get_value (row, CW_RATING_DISCOMFORT), &error))
    show_failure (self, _("The rating was not saved"), error);
}

void
_cw_session_page_explain (CwSessionPage *self)
{
  CwShortReason reason = cw_short_reason_row_get_reason (
    CW_SHORT_REASON_ROW (self->reason_row));
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_explain_set (self->runner, reason, &error)) {
    show_failure (self, _("The reason was not saved"), error);
    return;
  }
  self->explained = TRUE;
  _cw_session_page_show (self);
}

void
_cw_session_page_undo (CwSessionPage *self)
{
  self->correcting = !self->correcting;
  _cw_session_page_show (self);
}

static void
skip_exercise (gpointer data)
{
  CwSessionPage *self = data;
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_skip_exercise (self->runner, &now, &error)) {
    show_failure (self, _("The exercise was not left out"), error);
    return;
  }
  complete_if_over (self, &now);
}

void
_cw_session_page_skip (CwSessionPage *self)
{
  cw_message_ask (get_window (self), _("Leave this exercise out?"),
                  _("The sets done are kept; the rest of it is not done today."),
                  _("_Leave Out"), FALSE, skip_exercise, self);
}

static void
stop_window_gone_cb (CwSessionPage *self)
{
  self->stop_window = NULL;
  self->page = NULL;
  _cw_session_page_show (self);
}

void
_cw_session_page_show_stop_window (CwSessionPage *self)
{
  /* Another patient is shown: it comes with the page. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->stop_window != NULL) {
    gtk_window_present (self->stop_window);
    return;
  }
  self->stop_window = cw_stop_window_new (
    self->runner, self->clock, self->patient_name,
    cw_reps_entry_get_typed (CW_REPS_ENTRY (self->reps_entry)),
    get_window (self));
  g_signal_connect_object (self->stop_window, "destroy",
                           G_CALLBACK (stop_window_gone_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->stop_window);
}

void
_cw_session_page_stop (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (cw_session_runner_get_phase (self->runner) != CW_RUNNER_STOPPING &&
      !cw_session_runner_stop (self->runner, &now, &error)) {
    show_failure (self, _("STOP was not saved. Let the cuff down now"), error);
    return;
  }
  _cw_session_page_show_stop_window (self);
}
