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
  CwInstant stamp;
  int n_events;
  char *note;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!cw_runner_check_running (self, error))
    return FALSE;
  stamp = self->session->stopped;
  n_events = self->session->stopped_n_events;
  note = g_steal_pointer (&self->session->stop_note);
  self->session->stopped = *now;
  self->session->stopped_n_events = (int)self->session->cuff_events->len;
  if (!self->log_class->save_session (self->log, self->session, error)) {
    self->session->stopped = stamp;
    self->session->stopped_n_events = n_events;
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
  const GArray *marks = self->memory.set_marks;
  CwSetEntry last;

  return cw_runner_get_last_set (self, &last, NULL)
         && last.end == CW_SET_END_STOPPED
         && g_array_index (marks, CwRunnerMark, marks->len - 1).n_events
                >= self->memory.stop_mark.n_events;
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

/* What was done of the set under way; nothing where it is there already. */
static gboolean
save_stopped_set (CwSessionRunner *self, int done, GError **error)
{
  CwInstant now = self->now;

  if (done < 0 || is_stopped_set_logged (self))
    return TRUE;
  if (!cw_runner_save_set (self, done, CW_SET_END_STOPPED, error))
    return FALSE;
  /* It is seen even where the end cannot be written. */
  cw_runner_look (self, &now);
  return TRUE;
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
  if (!check_finish_stop (self, stop_rule_id, done, error)
      || !save_stopped_set (self, done, error))
    return FALSE;
  return end_session (self, CW_SESSION_STOPPED, stop_rule_id, trimmed, error);
}

/* The exercise that had the cuff last; the current one before the first. */
static const CwPrescription *
get_stopped_exercise (CwSessionRunner *self)
{
  const GPtrArray *events = self->session->cuff_events;
  const CwCuffEvent *last
      = events->len > 0 ? events->pdata[events->len - 1] : NULL;

  for (guint i = 0; last != NULL && i < self->plan->prescriptions->len; i++) {
    const CwPrescription *prescription = self->plan->prescriptions->pdata[i];

    if (prescription->id == last->prescription_id)
      return prescription;
  }
  return cw_session_runner_get_prescription (self);
}

CwLimbSet
cw_session_runner_get_stop_limbs (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), CW_LIMBS_NONE);

  return get_stopped_exercise (self)->limbs;
}

CwLimbSet
cw_session_runner_get_other_limbs (CwSessionRunner *self)
{
  CwLimbSet others = CW_LIMBS_NONE;
  CwLimbSet stopped;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), CW_LIMBS_NONE);

  stopped = cw_session_get_stopped_limbs (self->session);
  /* Twice is a reason to end the session. */
  if ((stopped & cw_session_runner_get_stop_limbs (self)) != 0)
    return CW_LIMBS_NONE;
  stopped |= cw_session_runner_get_stop_limbs (self);
  for (guint i = 0; i < self->plan->prescriptions->len; i++)
    if (cw_runner_is_left (self->plan, self->session, i, stopped))
      others |= ((CwPrescription *)self->plan->prescriptions->pdata[i])->limbs;
  return others;
}

static gboolean
check_goes_on (CwSessionRunner *self, const char *stop_rule_id, GError **error)
{
  const CwStopRule *rule = cw_stop_rule_find (stop_rule_id);

  if (rule->consequence != CW_STOP_CONSEQUENCE_LIMB)
    return cw_runner_refuse_invalid (
        error, _ ("After this the session does not go on."));
  return cw_session_runner_get_other_limbs (self) != CW_LIMBS_NONE
         || cw_runner_refuse_now (
             error, _ ("Nothing is left to be done on another limb."));
}

/* On failure STOP is pressed as before. */
static gboolean
save_limb_stop (CwSessionRunner *self,
                const char *stop_rule_id,
                const char *note,
                GError **error)
{
  const CwPrescription *prescription = get_stopped_exercise (self);
  g_autoptr (CwLimbStop) stop = cw_limb_stop_new ();

  stop->prescription_id = prescription->id;
  stop->limbs = prescription->limbs;
  stop->stop_rule_id = g_strdup (stop_rule_id);
  stop->note = g_strdup (note);
  stop->stopped = self->session->stopped;
  /* The note tells it from a stop that still waits for its reason. */
  self->session->stop_note
      = g_strdup (_ ("One limb was stopped, others went on."));
  if (!self->log_class->save_limb_stop (self->log, self->session, stop,
                                        error)) {
    g_clear_pointer (&self->session->stop_note, g_free);
    return FALSE;
  }
  g_ptr_array_add (self->session->limb_stops, g_steal_pointer (&stop));
  return cw_runner_finish_act (self);
}

gboolean
cw_session_runner_finish_limb_stop (CwSessionRunner *self,
                                    const char *stop_rule_id,
                                    const char *note,
                                    int done,
                                    const CwInstant *now,
                                    GError **error)
{
  g_autofree char *trimmed = cw_text_trim (note);

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  return check_finish_stop (self, stop_rule_id, done, error)
         && check_goes_on (self, stop_rule_id, error)
         && save_stopped_set (self, done, error)
         && save_limb_stop (self, stop_rule_id, trimmed, error);
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
