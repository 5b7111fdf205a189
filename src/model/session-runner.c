/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner-private.h"

#include <math.h>

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
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_session_runner_init (CwSessionRunner *self)
{
}

void
cw_runner_look (CwSessionRunner *self, const CwInstant *now)
{
  self->now = *now;
  cw_runner_view_compute (self->plan, self->session, &self->memory, &self->now,
                          &self->view);
  cw_runner_find_check (self);
}

static void
tell (CwSessionRunner *self)
{
  self->shown = self->view;
  self->shown_due = self->due;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cw_runner_finish_act (CwSessionRunner *self)
{
  CwInstant now = self->now;

  cw_runner_look (self, &now);
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
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    self->limb_classes[limb] = CW_DOSE_CLASS_A;
  self->age_years = NAN;
  cw_runner_memory_init (&self->memory, session, now);
  cw_runner_look (self, now);
  self->shown = self->view;
  self->shown_due = self->due;
  return self;
}

void
cw_session_runner_tick (CwSessionRunner *self, const CwInstant *now)
{
  g_return_if_fail (CW_IS_SESSION_RUNNER (self));
  g_return_if_fail (now != NULL);

  cw_runner_look (self, now);
  if (!cw_runner_view_looks_like (&self->view, &self->shown)
      || !cw_due_check_looks_like (&self->due, &self->shown_due))
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

gboolean
cw_session_runner_is_timed (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  return cw_prescription_is_timed (cw_session_runner_get_prescription (self));
}

int
cw_session_runner_get_interval_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return (int)lround (self->view.set_s);
}

int
cw_session_runner_get_target_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return (int)cw_session_runner_get_prescription (self)->scheme.interval_s;
}

double
cw_session_runner_get_set_gone_s (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), 0);

  return self->view.set_gone_s;
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

  return find_set (self->session, cw_session_runner_get_prescription (self)->id,
                   set_number);
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

gboolean
cw_session_runner_is_rest_paused (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  return self->view.rest_paused;
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
cw_session_runner_is_inflated_time_known (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), FALSE);

  return self->view.time_known;
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

double
cw_session_runner_get_limit_left_s (CwSessionRunner *self)
{
  const CwPrescription *prescription;
  CwTimeLimit bout;
  CwTimeLimit cumulative;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), INFINITY);

  if (!self->view.inflated)
    return INFINITY;
  prescription = cw_session_runner_get_prescription (self);
  bout = cw_prescription_get_bout_limit (prescription);
  cumulative = cw_runner_get_cumulative_limit (self->plan, prescription);
  return fmin (bout.refuse_s - self->view.inflated_s,
               cumulative.refuse_s - self->view.cumulative_s);
}
