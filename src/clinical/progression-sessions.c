/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/progression-private.h"

#include <math.h>

/* Smaller differences of kg, points or seconds are rounding. */
#define SAME_WITHIN 0.01

double
cw_progression_completion (const CwProgressionSession *session)
{
  double done = 0;
  double prescribed = 0;

  for (int i = 0; i < session->scheme.n_sets; i++) {
    if (session->scheme.target_reps[i] <= 0)
      continue;
    prescribed += session->scheme.target_reps[i];
    if (i < session->n_sets)
      done += session->reps[i];
  }
  return prescribed > 0 ? 100 * done / prescribed : NAN;
}

double
cw_progression_total_reps (const CwProgressionSession *session)
{
  double total = 0;

  for (int i = 0; i < session->n_sets; i++)
    total += session->reps[i];
  return total;
}

gboolean
cw_progression_all_done (const CwProgressionSession *session)
{
  if (session->scheme.n_sets == 0 || session->n_sets < session->scheme.n_sets)
    return FALSE;
  for (int i = 0; i < session->scheme.n_sets; i++)
    if (session->reps[i] < session->scheme.target_reps[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_same_number (double a, double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) < SAME_WITHIN;
}

static gboolean
is_same_scheme (const CwSetScheme *a, const CwSetScheme *b)
{
  if (a->n_sets != b->n_sets)
    return FALSE;
  for (int i = 0; i < a->n_sets; i++)
    if (a->target_reps[i] != b->target_reps[i]
        || a->to_failure[i] != b->to_failure[i])
      return FALSE;
  return TRUE;
}

gboolean
cw_progression_same_dose (const CwProgressionSession *a,
                          const CwProgressionSession *b)
{
  return is_same_scheme (&a->scheme, &b->scheme)
         && is_same_number (a->load_kg, b->load_kg)
         && is_same_number (a->pressure_percent, b->pressure_percent)
         && is_same_number (a->rest_s, b->rest_s)
         && a->intermittent == b->intermittent;
}

gboolean
cw_progression_is_dose (const CwProgressionSession *session, const CwDose *dose)
{
  const CwProgressionSession planned = {
    .scheme = dose->scheme,
    .load_kg = dose->load_kg,
    .pressure_percent = cw_progression_pressure_percent (dose),
    .rest_s = dose->rest_s,
    .intermittent = dose->intermittent,
  };

  return cw_progression_same_dose (session, &planned);
}

gboolean
cw_progression_is_fixed (const CwSetScheme *scheme)
{
  for (int i = 0; i < scheme->n_sets; i++)
    if (scheme->to_failure[i])
      return FALSE;
  return TRUE;
}

guint
cw_progression_all_sets (const CwProgressionSession *session)
{
  return (1u << session->n_sets) - 1;
}

const CwProgressionSession *
cw_advisor_session (const CwAdvisor *self, gsize ago)
{
  g_return_val_if_fail (ago < self->input->n_sessions, NULL);

  return &self->input->sessions[self->input->n_sessions - 1 - ago];
}

void
cw_advisor_trigger (CwAdvisor *self, gsize ago, guint sets)
{
  const CwAdviceTrigger trigger
      = { .session = self->input->n_sessions - 1 - ago, .sets = sets };

  g_array_prepend_val (self->advice->triggers, trigger);
}
