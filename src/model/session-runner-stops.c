/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner-private.h"

#include <math.h>

#include "clinical/stop-rule.h"

void
cw_session_runner_set_age (CwSessionRunner *self, int age_years)
{
  g_return_if_fail (CW_IS_SESSION_RUNNER (self));

  self->age_years = age_years >= 0 ? age_years : NAN;
  cw_runner_finish_act (self);
}

static CwStopReading
reading_new (CwSessionRunner *self)
{
  const CwPrescription *prescription
      = cw_session_runner_get_prescription (self);
  const CwSameDayCheck *before = self->session->check;

  return (CwStopReading){
    .dose_class = cw_runner_get_class (self, prescription->limbs),
    .age_years = self->age_years,
    .sbp_before_mmhg = before != NULL ? before->sbp_mmhg : NAN,
    .sbp_mmhg = NAN,
    .dbp_mmhg = NAN,
    .heart_rate_bpm = NAN,
    .pain = NAN,
    .discomfort = NAN,
  };
}

static void
reading_take_check (CwStopReading *reading, const CwCheckEntry *measured)
{
  reading->sbp_mmhg = measured->sbp_mmhg;
  reading->dbp_mmhg = measured->dbp_mmhg;
  reading->heart_rate_bpm = measured->heart_rate_bpm;
}

/* What was measured after the last set of this exercise, and how it was rated.
 */
static void
reading_take_last (CwStopReading *reading, CwSessionRunner *self)
{
  gint64 id = cw_session_runner_get_prescription (self)->id;
  int set_number = self->view.n_logged;
  const CwSetEntry *last = cw_session_runner_get_set (self, set_number);

  if (last == NULL)
    return;
  reading->pain = last->pain;
  reading->discomfort = last->discomfort;
  for (guint i = 0; i < self->session->checks->len; i++) {
    const CwCheckEntry *entry = self->session->checks->pdata[i];

    if (entry->prescription_id == id && entry->set_number == set_number
        && !isnan (entry->heart_rate_bpm))
      reading_take_check (reading, entry);
  }
}

static GPtrArray *
find_reached (const CwStopReading *reading)
{
  GPtrArray *reached = g_ptr_array_new ();
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (cw_stop_rule_is_reached (rules[i], reading))
      g_ptr_array_add (reached, (gpointer)rules[i]);
  return reached;
}

gboolean
cw_runner_is_stop_reached (CwSessionRunner *self, const CwCheckEntry *measured)
{
  CwStopReading reading = reading_new (self);
  g_autoptr (GPtrArray) reached = NULL;

  reading_take_check (&reading, measured);
  reached = find_reached (&reading);
  return reached->len > 0;
}

GPtrArray *
cw_session_runner_find_stop_rules (CwSessionRunner *self)
{
  CwStopReading reading;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  reading = reading_new (self);
  if (self->session->state == CW_SESSION_RUNNING)
    reading_take_last (&reading, self);
  return find_reached (&reading);
}

double
cw_session_runner_get_heart_rate_limit (CwSessionRunner *self)
{
  CwLimbSet limbs;
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);
  double limit = NAN;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NAN);

  limbs = cw_session_runner_get_prescription (self)->limbs;
  for (gsize i = 0; i < n_rules; i++)
    limit = fmin (limit, cw_stop_rule_get_heart_rate_limit (
                             rules[i], cw_runner_get_class (self, limbs),
                             self->age_years));
  return limit;
}
