/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/progression-private.h"

void
cw_progression_session_init (CwProgressionSession *session)
{
  g_return_if_fail (session != NULL);

  *session = (CwProgressionSession){
    .load_kg = NAN,
    .pressure_percent = NAN,
    .rest_s = NAN,
    .effort = NAN,
    .discomfort = NAN,
    .pain = NAN,
    .soreness_48h = NAN,
    .load_au = NAN,
    .one_rm_kg = NAN,
  };
}

void
cw_progression_init (CwProgression *progression)
{
  g_return_if_fail (progression != NULL);

  *progression = (CwProgression){
    .load_step_kg = NAN,
    .load_smallest_kg = NAN,
    .load_largest_kg = NAN,
    .pain_baseline = NAN,
    .attendance_percent = NAN,
    .pain_daily = NAN,
    .pain_loading = NAN,
    .effusion_grade = NAN,
    .symmetry_percent = NAN,
    .graduation_weeks = NAN,
  };
  cw_dose_init (&progression->dose);
}

const char *
cw_advice_kind_to_id (CwAdviceKind kind)
{
  static const char *const ids[] = {
    [CW_ADVICE_NONE] = "none",     [CW_ADVICE_KEEP] = "keep",
    [CW_ADVICE_CHANGE] = "change", [CW_ADVICE_RETEST] = "retest",
    [CW_ADVICE_HYBRID] = "hybrid", [CW_ADVICE_GRADUATE] = "graduate",
    [CW_ADVICE_REVIEW] = "review", [CW_ADVICE_SUSPEND] = "suspend",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

const char *
cw_advice_variable_to_id (CwAdviceVariable variable)
{
  static const char *const ids[] = {
    [CW_ADVICE_SETS] = "sets", [CW_ADVICE_EXERCISES] = "exercises",
    [CW_ADVICE_LOAD] = "load", [CW_ADVICE_PRESSURE] = "pressure",
    [CW_ADVICE_REST] = "rest", [CW_ADVICE_INTERMITTENT] = "intermittent",
  };

  g_return_val_if_fail (variable < G_N_ELEMENTS (ids), NULL);

  return ids[variable];
}

void
cw_advice_free (CwAdvice *advice)
{
  if (advice == NULL)
    return;
  g_free (advice->old_text);
  g_free (advice->new_text);
  g_free (advice->headline);
  g_free (advice->why);
  g_array_unref (advice->triggers);
  g_free (advice);
}

gboolean
cw_advice_waits (const CwAdvice *advice)
{
  g_return_val_if_fail (advice != NULL, FALSE);

  return advice->kind != CW_ADVICE_NONE && advice->kind != CW_ADVICE_KEEP;
}

static CwAdvice *
advice_new (const CwDose *dose)
{
  CwAdvice *advice = g_new0 (CwAdvice, 1);

  advice->old_value = NAN;
  advice->new_value = NAN;
  advice->dose = *dose;
  advice->triggers = g_array_new (FALSE, FALSE, sizeof (CwAdviceTrigger));
  return advice;
}

/* Nothing is known of how the dose of the plan is borne. */
static gboolean
rule_nothing_done (CwAdvisor *self)
{
  if (self->input->dose.modality != CW_MODALITY_RESISTANCE)
    return cw_advisor_say (
        self, NULL, CW_ADVICE_NONE, g_strdup (_ ("No change advised")),
        g_strdup (_ ("The rules are about resistance exercise.")));
  if (self->input->n_sessions == 0 || self->last->n_sets == 0)
    return cw_advisor_say (
        self, NULL, CW_ADVICE_NONE, g_strdup (_ ("No change advised")),
        g_strdup (_ ("No session of this exercise has been held yet.")));
  return FALSE;
}

/* What the last session says is about another dose. */
static gboolean
rule_new_dose (CwAdvisor *self)
{
  if (cw_progression_is_dose (self->last, &self->input->dose))
    return FALSE;
  return cw_advisor_say (
      self, NULL, CW_ADVICE_NONE, g_strdup (_ ("No change advised")),
      g_strdup (_ ("The plan’s dose is not that of the last session: the next "
                   "session will show how it is borne.")));
}

/* The same for a plan that was changed since; before that a session that was
 * too much counts whatever the plan says. */
static gboolean
rule_changed_since (CwAdvisor *self)
{
  return self->input->plan_changed && rule_new_dose (self);
}

static gsize
count_running (const CwProgression *input)
{
  const CwProgressionSession *last;
  gsize n = 1;

  if (input->n_sessions == 0)
    return 0;
  last = &input->sessions[input->n_sessions - 1];
  while (n < input->n_sessions
         && cw_progression_same_dose (
             last, &input->sessions[input->n_sessions - 1 - n]))
    n++;
  return n;
}

CwAdvice *
cw_progression_advise (const CwProgression *progression)
{
  /* In this order: what is safer comes before what is more. */
  static gboolean (*const rules[]) (CwAdvisor * self) = {
    rule_nothing_done,
    rule_changed_since,
    cw_progression_rule_event,
    cw_progression_rule_missed,
    cw_progression_rule_symptom,
    cw_progression_rule_pressure_down,
    cw_progression_rule_load_down,
    rule_new_dose,
    cw_progression_rule_deload,
    cw_progression_rule_no_gain,
    cw_progression_rule_retest,
    cw_progression_rule_graduate,
    cw_progression_rule_hybrid,
    cw_progression_rule_hold,
    cw_progression_rule_volume_up,
    cw_progression_rule_load_up,
  };
  CwAdvisor advisor = { 0 };

  g_return_val_if_fail (progression != NULL, NULL);

  advisor.input = progression;
  advisor.numbers = &cw_progression_data ()->numbers;
  if (progression->n_sessions > 0)
    advisor.last = &progression->sessions[progression->n_sessions - 1];
  advisor.n_running = count_running (progression);
  advisor.advice = advice_new (&progression->dose);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i](&advisor))
      return advisor.advice;
  g_return_val_if_reached (advisor.advice);
}
