/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner-private.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "clinical/stop-rule.h"

gboolean
cw_session_runner_stop (CwSessionRunner *self,
                        const CwInstant *now,
                        GError **error)
{
  gint64 stamp;
  char *note;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!cw_runner_check_running (self, error))
    return FALSE;
  stamp = self->session->stopped_at;
  note = g_steal_pointer (&self->session->stop_note);
  self->session->stopped_at = now->utc_s;
  if (!self->log_class->save_session (self->log, self->session, error)) {
    self->session->stopped_at = stamp;
    self->session->stop_note = note;
    return FALSE;
  }
  g_free (note);
  self->memory.stop_mark
      = (CwRunnerMark){ *now, self->session->cuff_events->len };
  return cw_runner_finish_act (self);
}

static gboolean
check_stopping (CwSessionRunner *self, GError **error)
{
  return cw_runner_is_stopping (self->session)
         || cw_runner_refuse_now (error, _ ("STOP was not pressed."));
}

gboolean
cw_session_runner_cancel_stop (CwSessionRunner *self, GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  if (!check_stopping (self, error))
    return FALSE;
  /* The note tells it from a stop that still waits for its reason. */
  self->session->stop_note = g_strdup (_ ("STOP was pressed and taken back."));
  if (!self->log_class->save_session (self->log, self->session, error)) {
    g_clear_pointer (&self->session->stop_note, g_free);
    return FALSE;
  }
  return cw_runner_finish_act (self);
}

/* Ends the session; on failure it runs as before. */
static gboolean
end_session (CwSessionRunner *self,
             CwSessionState state,
             const char *stop_rule_id,
             const char *stop_note,
             GError **error)
{
  CwSession *session = self->session;
  char *note_before = session->stop_note;

  session->state = state;
  session->ended_at = self->now.utc_s;
  session->stop_rule_id = g_strdup (stop_rule_id);
  session->stop_note = g_strdup (stop_note);
  if (!self->log_class->save_session (self->log, session, error)) {
    session->state = CW_SESSION_RUNNING;
    session->ended_at = 0;
    g_clear_pointer (&session->stop_rule_id, g_free);
    g_free (session->stop_note);
    session->stop_note = note_before;
    return FALSE;
  }
  g_free (note_before);
  return cw_runner_finish_act (self);
}

/* An earlier attempt may have written the set and not the end. */
static gboolean
is_stopped_set_logged (CwSessionRunner *self)
{
  CwSetEntry last;

  return cw_runner_get_last_set (self, &last, NULL)
         && last.end == CW_SET_END_STOPPED
         && last.logged_at >= self->session->stopped_at;
}

static gboolean
check_finish_stop (CwSessionRunner *self,
                   const char *stop_rule_id,
                   int done,
                   GError **error)
{
  if (!check_stopping (self, error))
    return FALSE;
  if (cw_runner_get_inflated_limbs (self) != CW_LIMBS_NONE)
    return cw_runner_refuse_now (error, _ ("Let the cuff down first."));
  if (cw_stop_rule_find (stop_rule_id) == NULL)
    return cw_runner_refuse_invalid (error,
                                     _ ("Say why the session is stopped."));
  if (done < 0)
    return TRUE;
  if (!cw_runner_check_done (self, done, error))
    return FALSE;
  return self->view.set_under_way || is_stopped_set_logged (self)
         || cw_runner_refuse_now (error, _ ("No set was under way."));
}

gboolean
cw_session_runner_finish_stop (CwSessionRunner *self,
                               const char *stop_rule_id,
                               const char *note,
                               int done,
                               const CwInstant *now,
                               GError **error)
{
  g_autofree char *trimmed = cw_text_trim (note);

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_finish_stop (self, stop_rule_id, done, error))
    return FALSE;
  if (done >= 0 && !is_stopped_set_logged (self)) {
    if (!cw_runner_save_set (self, done, CW_SET_END_STOPPED, error))
      return FALSE;
    /* It is seen even where the end cannot be written. */
    cw_runner_look (self, now);
  }
  return end_session (self, CW_SESSION_STOPPED, stop_rule_id, trimmed, error);
}

gboolean
cw_session_runner_complete (CwSessionRunner *self,
                            const CwInstant *now,
                            GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!cw_runner_check_running (self, error))
    return FALSE;
  if (cw_runner_get_inflated_limbs (self) != CW_LIMBS_NONE)
    return cw_runner_refuse_now (error, _ ("Let the cuff down first."));
  if (self->view.phase != CW_RUNNER_FINISHED)
    return cw_runner_refuse_now (
        error, _ ("Sets are still to be done. Do or skip them, "
                  "or press STOP."));
  if (self->session->sets->len == 0)
    return cw_runner_refuse_now (
        error, _ ("Nothing was done. Press STOP and say why."));
  return end_session (self, CW_SESSION_COMPLETED, NULL,
                      self->session->stop_note, error);
}
