/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/dose-limits.h"
#include "model/patient.h"

#define MAX_REPS 100
#define MAX_INTERVAL_S 86400
#define MAX_RATING 10

gboolean
cw_runner_refuse_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, message);
  return FALSE;
}

gboolean
cw_runner_refuse_now (GError **error, const char *message)
{
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW, message);
  return FALSE;
}

gboolean
cw_runner_check_running (CwSessionRunner *self, GError **error)
{
  if (self->session->state != CW_SESSION_RUNNING)
    return cw_runner_refuse_now (error, _ ("The session has ended."));
  if (self->view.phase == CW_RUNNER_STOPPING)
    return cw_runner_refuse_now (
        error, _ ("STOP was pressed. Let the cuff down and say why, or "
                  "go back to the session first."));
  return TRUE;
}

static gboolean
save_cuff_event (CwSessionRunner *self,
                 CwCuffEventKind kind,
                 CwLimbSet limbs,
                 double pressure_mmhg,
                 GError **error)
{
  CwCuffEvent event = {
    .prescription_id = cw_session_runner_get_prescription (self)->id,
    .kind = kind,
    .limbs = limbs,
    .pressure_mmhg = pressure_mmhg,
    .at = self->now,
  };

  if (!self->log_class->save_cuff_event (self->log, self->session, &event,
                                         error))
    return FALSE;
  g_ptr_array_add (self->session->cuff_events, cw_cuff_event_copy (&event));
  return cw_runner_finish_act (self);
}

static gboolean
check_time_off (double missing_s, GError **error)
{
  int seconds = (int)ceil (missing_s);

  if (seconds <= 0)
    return TRUE;
  g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW,
               ngettext ("The limb needs more time without a cuff. Wait %d "
                         "second more.",
                         "The limb needs more time without a cuff. Wait %d "
                         "seconds more.",
                         seconds),
               seconds);
  return FALSE;
}

/* A pause between intervals that is cut too short would make one long inflation
 * of them. */
static gboolean
check_pause (CwSessionRunner *self, GError **error)
{
  double least = fmin (cw_dose_limits_get ()->reperf.refuse_below_s,
                       cw_session_runner_get_prescription (self)->rest_s);
  gboolean pausing = self->view.phase == CW_RUNNER_REST
                     || self->view.phase == CW_RUNNER_READY;

  if (!cw_session_runner_is_timed (self) || !pausing
      || self->view.n_logged == 0)
    return TRUE;
  return check_time_off (least - self->view.rest_gone_s, error);
}

/* Whether the blood has flowed freely for long enough since another exercise.
 */
static gboolean
check_reperfusion (CwSessionRunner *self, GError **error)
{
  double gone = self->view.rest_length_s - self->view.rest_left_s;

  if (self->view.phase != CW_RUNNER_REPERFUSION)
    return TRUE;
  return check_time_off (cw_dose_limits_get ()->reperf.refuse_below_s - gone,
                         error);
}

static gboolean
check_may_inflate (CwSessionRunner *self, GError **error)
{
  CwTimeLimit limit = cw_runner_get_cumulative_limit (
      self->plan, cw_session_runner_get_prescription (self));

  if (!cw_runner_check_running (self, error))
    return FALSE;
  if (self->view.inflated)
    return cw_runner_refuse_now (error, _ ("The cuff is up already."));
  if (self->view.phase == CW_RUNNER_FINISHED)
    return cw_runner_refuse_now (error, _ ("All exercises are done."));
  if (self->view.out_of_time || self->view.cumulative_s >= limit.refuse_s)
    return cw_runner_refuse_now (
        error, _ ("The limb has been under the cuff for as long as is "
                  "allowed. Go on with another exercise."));
  return check_reperfusion (self, error) && check_pause (self, error);
}

gboolean
cw_session_runner_inflate (CwSessionRunner *self,
                           const CwInstant *now,
                           GError **error)
{
  const CwPrescription *prescription;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_may_inflate (self, error))
    return FALSE;
  prescription = cw_session_runner_get_prescription (self);
  return save_cuff_event (self, CW_CUFF_INFLATE, prescription->limbs,
                          prescription->pressure_mmhg, error);
}

CwLimbSet
cw_runner_get_inflated_limbs (CwSessionRunner *self)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (cw_session_is_inflated (self->session, CW_LIMB_BIT (limb)))
      limbs |= CW_LIMB_BIT (limb);
  return limbs;
}

gboolean
cw_session_runner_deflate (CwSessionRunner *self,
                           const CwInstant *now,
                           GError **error)
{
  CwLimbSet limbs;
  gboolean is_interval;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  limbs = cw_runner_get_inflated_limbs (self);
  if (limbs == CW_LIMBS_NONE)
    return cw_runner_refuse_now (error, _ ("The cuff is down already."));
  is_interval = cw_session_runner_is_timed (self)
                && self->view.phase == CW_RUNNER_SET;
  if (!save_cuff_event (self, CW_CUFF_DEFLATE, limbs, NAN, error))
    return FALSE;
  return !is_interval
         || cw_session_runner_log_set (
             self, cw_session_runner_get_interval_s (self), now, error);
}

static gboolean
check_reps (int reps, GError **error)
{
  if (reps >= 0 && reps <= MAX_REPS)
    return TRUE;
  g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
               _ ("%d repetitions cannot be right. Enter 0 to %d."), reps,
               MAX_REPS);
  return FALSE;
}

gboolean
cw_runner_check_done (CwSessionRunner *self, int done, GError **error)
{
  if (cw_session_runner_is_timed (self)) {
    if (done >= 0 && done <= MAX_INTERVAL_S)
      return TRUE;
    return cw_runner_refuse_invalid (error,
                                     _ ("An interval cannot last so long."));
  }
  return check_reps (done, error);
}

static CwSetEnd
find_end (const CwPrescription *prescription, int set_number, int reps)
{
  if (cw_prescription_is_timed (prescription))
    return reps >= prescription->scheme.interval_s ? CW_SET_END_TARGET
                                                   : CW_SET_END_SHORT;
  if (prescription->scheme.to_failure[set_number - 1])
    return CW_SET_END_FAILURE;
  return reps >= prescription->scheme.target_reps[set_number - 1]
             ? CW_SET_END_TARGET
             : CW_SET_END_SHORT;
}

gboolean
cw_runner_save_set (CwSessionRunner *self,
                    int done,
                    CwSetEnd end,
                    GError **error)
{
  const CwPrescription *prescription
      = cw_session_runner_get_prescription (self);
  CwRunnerMark mark = { self->now, self->session->cuff_events->len };
  CwSetEntry *entry = cw_set_entry_new ();

  entry->prescription_id = prescription->id;
  entry->set_number = cw_session_runner_get_set_number (self);
  if (cw_prescription_is_timed (prescription)) {
    entry->target_s = cw_session_runner_get_target_s (self);
    entry->done_s = done;
  } else {
    entry->target_reps = cw_session_runner_get_target_reps (self);
    entry->reps = done;
  }
  entry->load_kg = prescription->load_kg;
  entry->pressure_mmhg = prescription->pressure_mmhg;
  entry->rest_s = self->view.rest_taken_s;
  entry->end = end;
  entry->logged_at = self->now.utc_s;
  entry->boot_us = self->now.boot_us;
  g_strlcpy (entry->boot_id, self->now.boot_id, sizeof entry->boot_id);
  entry->n_cuff_events = (int)mark.n_events;
  if (!self->log_class->save_set (self->log, self->session, entry, error)) {
    cw_set_entry_free (entry);
    return FALSE;
  }
  g_ptr_array_add (self->session->sets, entry);
  g_array_append_val (self->memory.set_marks, mark);
  return TRUE;
}

static gboolean
refuse_log (CwSessionRunner *self, GError **error)
{
  switch (self->view.phase) {
  case CW_RUNNER_REST:
    return cw_runner_refuse_now (error,
                                 _ ("The rest is running. The set is logged "
                                    "already."));
  case CW_RUNNER_DEFLATE:
    return cw_runner_refuse_now (error, _ ("Let the cuff down first."));
  case CW_RUNNER_FINISHED:
    return cw_runner_refuse_now (error, _ ("All exercises are done."));
  case CW_RUNNER_READY:
  case CW_RUNNER_REPERFUSION:
  case CW_RUNNER_SET:
  case CW_RUNNER_STOPPING:
  default:
    return cw_runner_refuse_now (
        error, _ ("No set has begun. Inflate the cuff first."));
  }
}

gboolean
cw_session_runner_log_set (CwSessionRunner *self,
                           int done,
                           const CwInstant *now,
                           GError **error)
{
  CwSetEnd end;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!cw_runner_check_running (self, error)
      || !cw_runner_check_done (self, done, error))
    return FALSE;
  if (self->view.phase != CW_RUNNER_SET)
    return refuse_log (self, error);
  end = find_end (cw_session_runner_get_prescription (self),
                  cw_session_runner_get_set_number (self), done);
  /* The limit may be the end of the last interval, which is whole then. */
  if (self->view.out_of_time
      && !(cw_session_runner_is_timed (self) && end == CW_SET_END_TARGET))
    end = CW_SET_END_TIME;
  return cw_runner_save_set (self, done, end, error)
         && cw_runner_finish_act (self);
}

/* Writes a changed copy of the set logged last and, when that is done, takes it
 * over. */
static gboolean
update_last_set (CwSessionRunner *self, CwSetEntry *changed, GError **error)
{
  CwSetEntry *entry
      = g_ptr_array_index (self->session->sets, self->session->sets->len - 1);

  if (!self->log_class->save_set (self->log, self->session, changed, error))
    return FALSE;
  *entry = *changed;
  return cw_runner_finish_act (self);
}

gboolean
cw_runner_get_last_set (CwSessionRunner *self, CwSetEntry *copy, GError **error)
{
  const GPtrArray *sets = self->session->sets;

  if (sets->len == 0)
    return cw_runner_refuse_now (error, _ ("No set is logged yet."));
  *copy = *(const CwSetEntry *)g_ptr_array_index (sets, sets->len - 1);
  return TRUE;
}

static gboolean
check_rating (double rating, GError **error)
{
  if (isnan (rating) || (rating >= 0 && rating <= MAX_RATING))
    return TRUE;
  return cw_runner_refuse_invalid (error, _ ("A rating goes from 0 to 10."));
}

gboolean
cw_session_runner_rate (CwSessionRunner *self,
                        double effort,
                        double pain,
                        double discomfort,
                        GError **error)
{
  CwSetEntry entry;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  if (!check_rating (effort, error) || !check_rating (pain, error)
      || !check_rating (discomfort, error)
      || !cw_runner_get_last_set (self, &entry, error))
    return FALSE;
  if (!isnan (effort))
    entry.effort = effort;
  if (!isnan (pain))
    entry.pain = pain;
  if (!isnan (discomfort))
    entry.discomfort = discomfort;
  return update_last_set (self, &entry, error);
}

gboolean
cw_session_runner_explain_set (CwSessionRunner *self,
                               CwShortReason reason,
                               GError **error)
{
  CwSetEntry entry;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);
  g_return_val_if_fail (reason < CW_N_SHORT_REASONS, FALSE);

  if (!cw_runner_get_last_set (self, &entry, error))
    return FALSE;
  if (entry.end != CW_SET_END_SHORT)
    return cw_runner_refuse_now (error, _ ("This set was not short."));
  if (entry.short_reason == reason)
    return TRUE;
  if (entry.short_reason != CW_SHORT_UNSAID
      && self->session->state != CW_SESSION_RUNNING)
    return cw_runner_refuse_now (error, _ ("The session has ended."));
  entry.short_reason = reason;
  return update_last_set (self, &entry, error);
}

/* What ended a set from outside stays so, whatever was counted. */
static gboolean
was_cut_short (const CwSetEntry *entry)
{
  return entry->end == CW_SET_END_TIME || entry->end == CW_SET_END_STOPPED
         || entry->end == CW_SET_END_FAILURE;
}

gboolean
cw_session_runner_correct_set (CwSessionRunner *self, int reps, GError **error)
{
  CwSetEntry entry;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  if (self->session->state != CW_SESSION_RUNNING)
    return cw_runner_refuse_now (error, _ ("The session has ended."));
  if (!cw_runner_get_last_set (self, &entry, error))
    return FALSE;
  if (entry.done_s >= 0)
    return cw_runner_refuse_now (error, _ ("The clock measured this interval: "
                                           "its time stays as it is."));
  if (!check_reps (reps, error))
    return FALSE;
  if (reps == entry.reps)
    return TRUE;
  if (entry.first_reps < 0)
    entry.first_reps = entry.reps;
  entry.reps = reps;
  if (!was_cut_short (&entry))
    entry.end
        = reps >= entry.target_reps ? CW_SET_END_TARGET : CW_SET_END_SHORT;
  if (entry.end != CW_SET_END_SHORT)
    entry.short_reason = CW_SHORT_UNSAID;
  return update_last_set (self, &entry, error);
}
