/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "window/session/check-row.h"
#include "window/session/rating-row.h"
#include "window/session/reps-entry.h"
#include "window/session/short-reason-row.h"

#define SILENCE_S 30
/* How long a page has to be there before a step goes on from it. */
#define STEP_AFTER_S 1
#define LIMIT_STEP_AFTER_S 3

/* A digit is a repetition in a set and a rating in a rest. */
static gboolean
press_digit (CwSessionPage *self, int digit)
{
  if (g_str_equal (self->page, "set")) {
    if (!self->correcting && cw_session_runner_is_timed (self->runner))
      return TRUE;
    cw_reps_entry_type_digit (CW_REPS_ENTRY (self->reps_entry), digit);
    return TRUE;
  }
  if (gtk_widget_get_visible (self->reason_row)) {
    if (!cw_short_reason_row_type_digit (CW_SHORT_REASON_ROW (self->reason_row),
                                         digit))
      gtk_widget_error_bell (GTK_WIDGET (self));
    return TRUE;
  }
  if (!gtk_widget_get_visible (self->rating_box))
    return FALSE;
  cw_rating_row_type_digit (CW_RATING_ROW (self->rating_row), digit);
  return TRUE;
}

/* Takes a digit back, then the last set. */
static gboolean
press_undo (CwSessionPage *self)
{
  if (g_str_equal (self->page, "set") &&
      cw_reps_entry_get_typed (CW_REPS_ENTRY (self->reps_entry)) >= 0) {
    cw_reps_entry_erase (CW_REPS_ENTRY (self->reps_entry));
    return TRUE;
  }
  if (!_cw_session_page_can_undo (self))
    return FALSE;
  _cw_session_page_undo (self);
  return TRUE;
}

static gboolean
has_stood (CwSessionPage *self, int seconds)
{
  CwInstant now = cw_clock_now (self->clock);

  return cw_instant_elapsed_us (&self->page_since, &now) >=
         seconds * G_USEC_PER_SEC;
}

/* Whether what is on the screen is taken by a step, or waited for. */
static gboolean
is_step_due (CwSessionPage *self)
{
  if (g_str_equal (self->page, "rest"))
    return cw_session_runner_get_phase (self->runner) ==
             CW_RUNNER_REPERFUSION &&
           cw_session_runner_get_rest_left_s (self->runner) <= 0;
  if (_cw_session_page_is_interval_up (self))
    return self->time_is_up;
  return cw_session_runner_get_phase (self->runner) != CW_RUNNER_STOPPING;
}

/* What a footswitch or a presenter's remote does: the next thing, whatever it
 * is.  A second press, or one that was meant for the page before, must not log
 * a set, nor say that a cuff is down that is up. */
static void
step (CwSessionPage *self)
{
  gboolean typed =
    g_str_equal (self->page, "set") &&
    (self->correcting ||
     cw_reps_entry_get_typed (CW_REPS_ENTRY (self->reps_entry)) >= 0);
  int after_s =
    g_str_equal (self->page, "limit") ? LIMIT_STEP_AFTER_S : STEP_AFTER_S;

  if (is_step_due (self) && (typed || has_stood (self, after_s)))
    _cw_session_page_act (self);
}

static gboolean
press_letter (CwSessionPage *self, guint keyval)
{
  CwInstant now = cw_clock_now (self->clock);
  CwRunnerPhase phase = cw_session_runner_get_phase (self->runner);

  switch (gdk_keyval_to_upper (keyval)) {
  case GDK_KEY_I:
    if (cw_session_runner_is_inflated (self->runner) ||
        phase == CW_RUNNER_FINISHED)
      return FALSE;
    _cw_session_page_inflate (self, &now);
    return TRUE;
  case GDK_KEY_D:
    if (!cw_session_runner_is_inflated (self->runner))
      return FALSE;
    _cw_session_page_deflate (self, &now);
    return TRUE;
  case GDK_KEY_M:
    cw_cue_player_silence (self->cue_player, SILENCE_S);
    return TRUE;
  case GDK_KEY_T:
    cw_cue_player_play (self->cue_player, CW_CUE_AMBER);
    return TRUE;
  case GDK_KEY_K:
    _cw_session_page_toggle_metronome (self);
    return TRUE;
  case GDK_KEY_P:
    if (phase != CW_RUNNER_REST)
      return FALSE;
    _cw_session_page_pause (self);
    return TRUE;
  case GDK_KEY_L:
    if (!g_str_equal (self->page, "ready"))
      return FALSE;
    _cw_session_page_skip (self);
    return TRUE;
  case GDK_KEY_S:
    if (phase == CW_RUNNER_FINISHED)
      return FALSE;
    _cw_session_page_stop (self);
    return TRUE;
  default:
    return cw_check_row_press (CW_CHECK_ROW (self->check_row), keyval);
  }
}

gboolean
cw_session_page_press (CwSessionPage *self,
                       guint keyval,
                       GdkModifierType state)
{
  g_return_val_if_fail (CW_IS_SESSION_PAGE (self), FALSE);

  if (self->runner == NULL)
    return FALSE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK &&
      keyval == GDK_KEY_z)
    return press_undo (self);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return press_digit (self, (int) (keyval - GDK_KEY_0));
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return press_digit (self, (int) (keyval - GDK_KEY_KP_0));
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    step (self);
    return TRUE;
  case GDK_KEY_space:
    if (cw_session_runner_get_phase (self->runner) != CW_RUNNER_REST ||
        self->correcting)
      step (self);
    else if (has_stood (self, STEP_AFTER_S))
      _cw_session_page_start_set (self);
    return TRUE;
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_REST)
      _cw_session_page_lengthen_rest (self);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_REST)
      _cw_session_page_shorten_rest (self);
    return TRUE;
  case GDK_KEY_BackSpace:
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return press_undo (self);
  case GDK_KEY_Escape:
    if (!self->correcting)
      return FALSE;
    _cw_session_page_undo (self);
    return TRUE;
  default:
    return press_letter (self, keyval);
  }
}
