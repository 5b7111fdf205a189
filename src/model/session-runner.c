/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "clinical/dose-limits.h"
#include "clinical/stop-rule.h"
#include "model/patient.h"
#include "model/runner-view.h"

#define MAX_REPS 100
#define MAX_RATING 10

struct _CwSessionRunner {
  GObject parent_instance;

  CwPlan *plan;
  CwSession *session;
  CwSession *previous;
  const CwSessionLog *log_class;
  gpointer log;
  CwInstant now;
  CwRunnerMemory memory;
  CwRunnerView view;  /* at @now */
  CwRunnerView shown; /* when `changed` was emitted last */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSessionRunner, cw_session_runner, G_TYPE_OBJECT)

static void
cw_session_runner_finalize (GObject *object)
{
  CwSessionRunner *self = CW_SESSION_RUNNER (object);

  cw_runner_memory_clear (&self->memory);
  cw_plan_free (self->plan);
  cw_session_free (self->session);
  cw_session_free (self->previous);

  G_OBJECT_CLASS (cw_session_runner_parent_class)->finalize (object);
}

static void
cw_session_runner_class_init (CwSessionRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_session_runner_finalize;
  signals[CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_session_runner_init (CwSessionRunner *self)
{
}

static void
look (CwSessionRunner *self, const CwInstant *now)
{
  self->now = *now;
  cw_runner_view_compute (self->plan, self->session, &self->memory, &self->now,
                          &self->view);
}

static void
tell (CwSessionRunner *self)
{
  self->shown = self->view;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What an act has changed is seen at once. */
static gboolean
finish_act (CwSessionRunner *self)
{
  CwInstant now = self->now;

  look (self, &now);
  tell (self);
  return TRUE;
}

CwSessionRunner *
cw_session_runner_new (CwPlan *plan,
                       CwSession *session,
                       CwSession *previous,
                       const CwSessionLog *log_class,
                       gpointer log,
                       const CwInstant *now)
{
  CwSessionRunner *self;

  g_return_val_if_fail (plan != NULL && plan->prescriptions->len > 0, NULL);
  g_return_val_if_fail (session != NULL && log_class != NULL && now != NULL,
                        NULL);

  self = g_object_new (CW_TYPE_SESSION_RUNNER, NULL);
  self->plan = plan;
  self->session = session;
  self->previous = previous;
  self->log_class = log_class;
  self->log = log;
  cw_runner_memory_init (&self->memory, session);
  look (self, now);
  self->shown = self->view;
  return self;
}

void
cw_session_runner_tick (CwSessionRunner *self, const CwInstant *now)
{
  g_return_if_fail (CW_IS_SESSION_RUNNER (self));
  g_return_if_fail (now != NULL);

  look (self, now);
  if (!cw_runner_view_looks_like (&self->view, &self->shown))
    tell (self);
}

const CwPlan *
cw_session_runner_get_plan (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  return self->plan;
}

const CwSession *
cw_session_runner_get_session (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  return self->session;
}

CwRunnerPhase
cw_session_runner_get_phase (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), CW_RUNNER_FINISHED);

  return self->view.phase;
}

const CwPrescription *
cw_session_runner_get_prescription (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  return g_ptr_array_index (self->plan->prescriptions, self->view.exercise);
}

guint
cw_session_runner_get_exercise_index (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return self->view.exercise;
}

int
cw_session_runner_get_set_number (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 1);

  return MIN (self->view.n_logged + 1,
              cw_session_runner_get_prescription (self)->scheme.n_sets);
}

int
cw_session_runner_get_target_reps (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return cw_session_runner_get_prescription (self)
    ->scheme.target_reps[cw_session_runner_get_set_number (self) - 1];
}

static const CwSetEntry *
find_set (const CwSession *session, gint64 prescription_id, int set_number)
{
  for (guint i = 0; session != NULL && i < session->sets->len; i++) {
    const CwSetEntry *entry = g_ptr_array_index (session->sets, i);

    if (entry->prescription_id == prescription_id
        && entry->set_number == set_number)
      return entry;
  }
  return NULL;
}

const CwSetEntry *
cw_session_runner_get_previous_set (CwSessionRunner *self, int set_number)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  return find_set (self->previous,
                   cw_session_runner_get_prescription (self)->id, set_number);
}

const CwSetEntry *
cw_session_runner_get_set (CwSessionRunner *self, int set_number)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  return find_set (self->session,
                   cw_session_runner_get_prescription (self)->id, set_number);
}

double
cw_session_runner_get_rest_left_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return self->view.rest_left_s;
}

double
cw_session_runner_get_rest_length_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return self->view.rest_length_s;
}

void
cw_session_runner_extend_rest (CwSessionRunner *self, double seconds)
{
  g_return_if_fail (CW_IS_SESSION_RUNNER (self));
  g_return_if_fail (seconds > 0);

  if (self->view.phase != CW_RUNNER_REST)
    return;
  self->memory.rest_extra_s += seconds;
  finish_act (self);
}

double
cw_session_runner_get_inflated_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return self->view.inflated_s;
}

double
cw_session_runner_get_cumulative_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return self->view.cumulative_s;
}

gboolean
cw_session_runner_is_inflated (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  return self->view.inflated;
}

gboolean
cw_session_runner_is_set_under_way (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  return self->view.set_under_way;
}

CwCuffAlarm
cw_session_runner_get_alarm (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), CW_CUFF_ALARM_NONE);

  return self->view.alarm;
}

static gboolean
refuse (GError **error, CwModelError code, const char *message)
{
  g_set_error_literal (error, CW_MODEL_ERROR, code, message);
  return FALSE;
}

static gboolean
refuse_now (GError **error, const char *message)
{
  return refuse (error, CW_MODEL_ERROR_NOT_NOW, message);
}

/* Whether the session may go on at all. */
static gboolean
check_running (CwSessionRunner *self, GError **error)
{
  if (self->session->state != CW_SESSION_RUNNING)
    return refuse_now (error, _ ("The session has ended."));
  if (self->view.phase == CW_RUNNER_STOPPING)
    return refuse_now (error,
                       _ ("STOP was pressed. Let the cuff down and say why, or "
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
  return finish_act (self);
}

/* Whether the blood has flowed freely for long enough since another exercise. */
static gboolean
check_reperfusion (CwSessionRunner *self, GError **error)
{
  double least = cw_dose_limits_get ()->reperf.refuse_below_s;
  double gone = self->view.rest_length_s - self->view.rest_left_s;
  int seconds = (int) ceil (least - gone);

  if (self->view.phase != CW_RUNNER_REPERFUSION || seconds <= 0)
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

static gboolean
check_may_inflate (CwSessionRunner *self, GError **error)
{
  CwTimeLimit limit = cw_dose_cumulative_limit (
    cw_session_runner_get_prescription (self)->modality);

  if (!check_running (self, error))
    return FALSE;
  if (self->view.inflated)
    return refuse_now (error, _ ("The cuff is up already."));
  if (self->view.phase == CW_RUNNER_FINISHED)
    return refuse_now (error, _ ("All exercises are done."));
  if (self->view.out_of_time || self->view.cumulative_s >= limit.refuse_s)
    return refuse_now (error,
                       _ ("The limb has been under the cuff for as long as is "
                          "allowed. Go on with another exercise."));
  return check_reperfusion (self, error);
}

gboolean
cw_session_runner_inflate (CwSessionRunner *self,
                           const CwInstant *now,
                           GError **error)
{
  const CwPrescription *prescription;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_may_inflate (self, error))
    return FALSE;
  prescription = cw_session_runner_get_prescription (self);
  return save_cuff_event (self, CW_CUFF_INFLATE, prescription->limbs,
                          prescription->pressure_mmhg, error);
}

static CwLimbSet
get_inflated_limbs (CwSessionRunner *self)
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

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  limbs = get_inflated_limbs (self);
  if (limbs == CW_LIMBS_NONE)
    return refuse_now (error, _ ("The cuff is down already."));
  return save_cuff_event (self, CW_CUFF_DEFLATE, limbs, NAN, error);
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

static CwSetEnd
find_end (const CwPrescription *prescription, int set_number, int reps)
{
  if (prescription->scheme.to_failure[set_number - 1])
    return CW_SET_END_FAILURE;
  return reps >= prescription->scheme.target_reps[set_number - 1]
           ? CW_SET_END_TARGET
           : CW_SET_END_SHORT;
}

/* Writes the set under way and, when that is done, takes it over. */
static gboolean
save_set (CwSessionRunner *self, int reps, CwSetEnd end, GError **error)
{
  const CwPrescription *prescription
    = cw_session_runner_get_prescription (self);
  CwRunnerMark mark = { self->now, self->session->cuff_events->len };
  CwSetEntry *entry = cw_set_entry_new ();

  entry->prescription_id = prescription->id;
  entry->set_number = cw_session_runner_get_set_number (self);
  entry->target_reps = cw_session_runner_get_target_reps (self);
  entry->reps = reps;
  entry->load_kg = prescription->load_kg;
  entry->pressure_mmhg = prescription->pressure_mmhg;
  entry->rest_s = self->view.rest_taken_s;
  entry->end = end;
  entry->logged_at = self->now.utc_s;
  if (!self->log_class->save_set (self->log, self->session, entry, error)) {
    cw_set_entry_free (entry);
    return FALSE;
  }
  g_ptr_array_add (self->session->sets, entry);
  g_array_append_val (self->memory.set_marks, mark);
  cw_runner_memory_forget_rest (&self->memory);
  return TRUE;
}

static gboolean
refuse_log (CwSessionRunner *self, GError **error)
{
  switch (self->view.phase) {
  case CW_RUNNER_REST:
    return refuse_now (error, _ ("The rest is running. The set is logged "
                                 "already."));
  case CW_RUNNER_DEFLATE:
    return refuse_now (error, _ ("Let the cuff down first."));
  case CW_RUNNER_FINISHED:
    return refuse_now (error, _ ("All exercises are done."));
  case CW_RUNNER_READY:
  case CW_RUNNER_REPERFUSION:
  case CW_RUNNER_SET:
  case CW_RUNNER_STOPPING:
  default:
    return refuse_now (error, _ ("No set has begun. Inflate the cuff first."));
  }
}

gboolean
cw_session_runner_log_set (CwSessionRunner *self,
                           int reps,
                           const CwInstant *now,
                           GError **error)
{
  CwSetEnd end;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_running (self, error) || !check_reps (reps, error))
    return FALSE;
  if (self->view.phase != CW_RUNNER_SET)
    return refuse_log (self, error);
  end = self->view.out_of_time
          ? CW_SET_END_TIME
          : find_end (cw_session_runner_get_prescription (self),
                      cw_session_runner_get_set_number (self), reps);
  return save_set (self, reps, end, error) && finish_act (self);
}

gboolean
cw_session_runner_start_set (CwSessionRunner *self,
                             const CwInstant *now,
                             GError **error)
{
  double gone_s;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_running (self, error))
    return FALSE;
  if (self->view.phase != CW_RUNNER_REST)
    return refuse_now (error, _ ("There is no rest to end."));
  gone_s = self->view.rest_length_s - self->view.rest_left_s;
  self->memory.rest_cut_us = llround (gone_s * G_USEC_PER_SEC);
  return finish_act (self);
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
  return finish_act (self);
}

/* A copy of the set logged last. */
static gboolean
get_last_set (CwSessionRunner *self, CwSetEntry *copy, GError **error)
{
  const GPtrArray *sets = self->session->sets;

  if (sets->len == 0)
    return refuse_now (error, _ ("No set is logged yet."));
  *copy = *(const CwSetEntry *) g_ptr_array_index (sets, sets->len - 1);
  return TRUE;
}

static gboolean
check_rating (double rating, GError **error)
{
  if (isnan (rating) || (rating >= 0 && rating <= MAX_RATING))
    return TRUE;
  return refuse (error, CW_MODEL_ERROR_INVALID,
                 _ ("A rating goes from 0 to 10."));
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
      || !get_last_set (self, &entry, error))
    return FALSE;
  if (!isnan (effort))
    entry.effort = effort;
  if (!isnan (pain))
    entry.pain = pain;
  if (!isnan (discomfort))
    entry.discomfort = discomfort;
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
    return refuse_now (error, _ ("The session has ended."));
  if (!check_reps (reps, error) || !get_last_set (self, &entry, error))
    return FALSE;
  if (reps == entry.reps)
    return TRUE;
  if (entry.first_reps < 0)
    entry.first_reps = entry.reps;
  entry.reps = reps;
  if (!was_cut_short (&entry))
    entry.end
      = reps >= entry.target_reps ? CW_SET_END_TARGET : CW_SET_END_SHORT;
  return update_last_set (self, &entry, error);
}

gboolean
cw_session_runner_stop (CwSessionRunner *self,
                        const CwInstant *now,
                        GError **error)
{
  gint64 stamp;
  char *note;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_running (self, error))
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
    = (CwRunnerMark) { *now, self->session->cuff_events->len };
  return finish_act (self);
}

static gboolean
check_stopping (CwSessionRunner *self, GError **error)
{
  return cw_runner_is_stopping (self->session)
         || refuse_now (error, _ ("STOP was not pressed."));
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
  return finish_act (self);
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
  return finish_act (self);
}

/* An earlier attempt may have written the set and not the end. */
static gboolean
is_stopped_set_logged (CwSessionRunner *self)
{
  CwSetEntry last;

  return get_last_set (self, &last, NULL) && last.end == CW_SET_END_STOPPED
         && last.logged_at >= self->session->stopped_at;
}

static gboolean
check_finish_stop (CwSessionRunner *self,
                   const char *stop_rule_id,
                   int reps,
                   GError **error)
{
  if (!check_stopping (self, error))
    return FALSE;
  if (get_inflated_limbs (self) != CW_LIMBS_NONE)
    return refuse_now (error, _ ("Let the cuff down first."));
  if (cw_stop_rule_find (stop_rule_id) == NULL)
    return refuse (error, CW_MODEL_ERROR_INVALID,
                   _ ("Say why the session is stopped."));
  if (reps < 0)
    return TRUE;
  if (!check_reps (reps, error))
    return FALSE;
  return self->view.set_under_way || is_stopped_set_logged (self)
         || refuse_now (error, _ ("No set was under way."));
}

gboolean
cw_session_runner_finish_stop (CwSessionRunner *self,
                               const char *stop_rule_id,
                               const char *note,
                               int reps,
                               const CwInstant *now,
                               GError **error)
{
  g_autofree char *trimmed = cw_text_trim (note);

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_finish_stop (self, stop_rule_id, reps, error))
    return FALSE;
  if (reps >= 0 && !is_stopped_set_logged (self)
      && !save_set (self, reps, CW_SET_END_STOPPED, error))
    return FALSE;
  return end_session (self, CW_SESSION_STOPPED, stop_rule_id, trimmed, error);
}

gboolean
cw_session_runner_skip_exercise (CwSessionRunner *self,
                                 const CwInstant *now,
                                 GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_running (self, error))
    return FALSE;
  if (get_inflated_limbs (self) != CW_LIMBS_NONE)
    return refuse_now (error, _ ("Let the cuff down first."));
  if (self->view.phase == CW_RUNNER_FINISHED)
    return refuse_now (error, _ ("All exercises are done."));
  self->memory.first_exercise = self->view.exercise + 1;
  cw_runner_memory_forget_rest (&self->memory);
  return finish_act (self);
}

gboolean
cw_session_runner_complete (CwSessionRunner *self,
                            const CwInstant *now,
                            GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  look (self, now);
  if (!check_running (self, error))
    return FALSE;
  if (get_inflated_limbs (self) != CW_LIMBS_NONE)
    return refuse_now (error, _ ("Let the cuff down first."));
  if (self->view.phase != CW_RUNNER_FINISHED)
    return refuse_now (error, _ ("Sets are still to be done. Do or skip them, "
                                 "or press STOP."));
  if (self->session->sets->len == 0)
    return refuse_now (error, _ ("Nothing was done. Press STOP and say why."));
  return end_session (self, CW_SESSION_COMPLETED, NULL,
                      self->session->stop_note, error);
}
