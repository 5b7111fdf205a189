/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that make a session safer or easier (CLINICAL 4.1). */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/progression-private.h"
#include "clinical/stop-rule.h"

static gboolean
say_change (CwAdvisor *self, const char *rule_id, char *why)
{
  return cw_advisor_say (self, rule_id, CW_ADVICE_CHANGE,
                         cw_advisor_text_change (self), why);
}

/* Less is needed, and nothing of the dose can be lowered. */
static gboolean
say_review (CwAdvisor *self, const char *rule_id, char *why)
{
  self->advice->review = TRUE;
  cw_advisor_say (self, rule_id, CW_ADVICE_REVIEW,
                  g_strdup (_ ("Review: make it easier")), why);
  return cw_advisor_say (
      self, rule_id, CW_ADVICE_REVIEW, g_strdup (_ ("Review: make it easier")),
      g_strdup (_ ("This dose cannot be lowered any further: choose an easier "
                   "exercise.")));
}

/* R4_AE */

static gboolean
is_serious (const CwProgressionSession *session)
{
  return session->serious_event == CW_ANSWER_YES
         || (session->stop_rule_id != NULL
             && g_strv_contains (
                 (const char *const *)cw_progression_data ()->serious,
                 session->stop_rule_id));
}

/* The share at which the last session without a stop was done. */
static double
tolerated_percent (const CwAdvisor *self)
{
  for (gsize ago = 1; ago < self->input->n_sessions; ago++) {
    const CwProgressionSession *session = cw_advisor_session (self, ago);

    if (session->stop_rule_id == NULL
        && session->serious_event != CW_ANSWER_YES)
      return session->pressure_percent;
  }
  return NAN;
}

/* Takes `label`. */
static gboolean
say_not_read (CwAdvisor *self, char *label)
{
  g_autofree char *stop = label;

  return cw_advisor_say (
      self, NULL, CW_ADVICE_NONE, g_strdup (_ ("Stopped: not read")),
      /* Translators: %s is why the session was stopped. */
      g_strdup_printf (_ ("The last session was stopped: %s. Sets that were "
                          "broken off say nothing about the dose."),
                       stop));
}

gboolean
cw_progression_rule_event (CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;
  const CwStopRule *stop = cw_stop_rule_find (last->stop_rule_id);
  g_autofree char *day = cw_date_format_short (last->date);
  const char *label
      = stop != NULL ? stop->label : _ ("a serious adverse event");

  if (stop == NULL && last->serious_event != CW_ANSWER_YES)
    return FALSE;
  if (!is_serious (last) && !cw_stop_rule_is_symptom (stop))
    return say_not_read (self, g_strdup (label));
  cw_advisor_trigger (self, 0, 0);
  self->advice->review = TRUE;
  self->advice->must_come_down = TRUE;
  if (is_serious (last))
    return cw_advisor_say (
        self, "R4_AE", CW_ADVICE_SUSPEND, g_strdup (_ ("Suspend the plan")),
        /* Translators: a date, and why a session was stopped. */
        g_strdup_printf (_ ("Stopped on %s: %s. No session before a clinician "
                            "has looked and screened again."),
                         day, label));
  if (!cw_advisor_lower_pressure (self, tolerated_percent (self),
                                  self->numbers->event.lower_points))
    return say_review (self, "R4_AE",
                       /* Translators: a date, and why it was stopped. */
                       g_strdup_printf (_ ("Stopped on %s: %s."), day, label));
  return say_change (
      self, "R4_AE",
      /* Translators: a date, and why a session was stopped. */
      g_strdup_printf (_ ("Stopped on %s: %s. The sets are not read. After a "
                          "clinician’s review, go back to what was tolerated, "
                          "with less pressure."),
                       day, label));
}

/* M1_MISSED */

/* The step of the introduction below these sets; NULL below the first. */
static const CwSetScheme *
find_step_below (const CwSetScheme *scheme, gboolean first)
{
  GPtrArray *steps = cw_progression_data ()->steps;
  int total = cw_set_scheme_total_reps (scheme);
  gboolean to_failure = FALSE;
  const CwSetScheme *below = NULL;

  for (int i = 0; i < scheme->n_sets; i++)
    to_failure = to_failure || scheme->to_failure[i];
  for (guint i = 0; i < steps->len; i++) {
    const CwSetScheme *step = steps->pdata[i];
    int step_total = cw_set_scheme_total_reps (step);

    if (step_total < total || (to_failure && step_total == total)) {
      below = step;
      if (first)
        break;
    }
  }
  return below;
}

gboolean
cw_progression_rule_missed (CwAdvisor *self)
{
  gint64 days = self->input->today - self->last->date;
  gboolean restart = (double)days > self->numbers->missed.restart_above_days;
  const CwSetScheme *step;
  char *why;

  if (self->input->today == CW_DATE_NONE
      || !((double)days > self->numbers->missed.step_back_above_days))
    return FALSE;
  why = g_strdup_printf (ngettext ("The last session was %d day ago.",
                                   "The last session was %d days ago.",
                                   (gulong)days),
                         (int)days);
  cw_advisor_trigger (self, 0, 0);
  step = find_step_below (&self->input->dose.scheme, restart);
  if (step == NULL || !cw_advisor_set_scheme (self, step))
    return cw_advisor_say (self, "M1_MISSED", CW_ADVICE_KEEP,
                           cw_progression_text_keep (&self->input->dose), why);
  self->advice->must_come_down = TRUE;
  return cw_advisor_say (
      self, "M1_MISSED", CW_ADVICE_CHANGE,
      restart
          /* Translators: %s are repetitions as 15/15. */
          ? g_strdup_printf (_ ("Start again with %s"), self->advice->new_text)
          /* Translators: %s are repetitions as 30/15/15. */
          : g_strdup_printf (_ ("Step back to %s"), self->advice->new_text),
      why);
}

/* R3_SYMPTOM */

static void
add_sign (GPtrArray *signs, gboolean is_there, char *sign)
{
  if (is_there)
    g_ptr_array_add (signs, sign);
  else
    g_free (sign);
}

/* What says that the session was too much.  (element-type utf8) */
static GPtrArray *
find_signs (const CwAdvisor *self, const CwProgressionSession *session)
{
  GPtrArray *signs = g_ptr_array_new_with_free_func (g_free);
  double baseline = self->input->pain_baseline;
  g_autofree char *pain = cw_number_format (session->pain, 1);
  g_autofree char *before = cw_number_format (baseline, 1);
  g_autofree char *soreness = cw_number_format (session->soreness_48h, 1);

  add_sign (
      signs, session->pain - baseline >= self->numbers->symptom.pain_rise_from,
      /* Translators: two ratings of pain from 0 to 10. */
      g_strdup_printf (_ ("joint pain %s against %s at first"), pain, before));
  add_sign (signs, session->pain_after_24h == CW_ANSWER_YES,
            g_strdup (_ ("joint pain for longer than a day")));
  add_sign (signs, session->effusion_up == CW_ANSWER_YES,
            g_strdup (_ ("more swelling of the joint")));
  add_sign (signs,
            session->soreness_48h > self->numbers->symptom.soreness_above,
            /* Translators: a rating from 0 to 10. */
            g_strdup_printf (_ ("soreness %s of 10 after two days"), soreness));
  add_sign (signs, session->after_effects == CW_ANSWER_YES,
            g_strdup (_ ("after-effects of the session before")));
  return signs;
}

static gboolean
had_signs (const CwAdvisor *self, gsize ago)
{
  g_autoptr (GPtrArray) signs = NULL;

  if (ago >= self->input->n_sessions)
    return FALSE;
  signs = find_signs (self, cw_advisor_session (self, ago));
  return signs->len > 0;
}

/* So much less that the volume falls by the share, by as few sets as do it;
 * where hardly a set would be left, by repetitions. */
static CwSetScheme
lower_volume (const CwSetScheme *scheme, double percent)
{
  double most = cw_set_scheme_total_reps (scheme) * (1 - percent / 100);
  CwSetScheme less = *scheme;

  for (int n_sets = scheme->n_sets - 1; n_sets >= 2; n_sets--) {
    less = cw_progression_first_sets (scheme, n_sets);
    if (cw_set_scheme_total_reps (&less) <= most + 1e-9)
      return less;
  }
  less = *scheme;
  for (int i = 0; i < less.n_sets; i++)
    if (!less.to_failure[i])
      less.target_reps[i]
          = MAX ((int)floor (less.target_reps[i] * (1 - percent / 100)), 1);
  return cw_progression_first_sets (&less, less.n_sets);
}

gboolean
cw_progression_rule_symptom (CwAdvisor *self)
{
  GPtrArray *signs = find_signs (self, self->last);
  gboolean again = had_signs (self, 1);
  g_autofree char *day = cw_date_format_short (self->last->date);
  g_autofree char *list = cw_progression_text_list (signs);
  CwSetScheme less;
  char *why;

  if (*list == '\0')
    return FALSE;
  if (again)
    cw_advisor_trigger (self, 1, 0);
  cw_advisor_trigger (self, 0, 0);
  self->advice->must_come_down = TRUE;
  self->advice->review = again;
  why = again
            /* Translators: a date, and signs as "more swelling". */
            ? g_strdup_printf (_ ("On %s, and the session before: %s."), day,
                               list)
            /* Translators: a date, and signs as "more swelling". */
            : g_strdup_printf (_ ("On %s: %s."), day, list);
  if (again) {
    if (cw_advisor_lower_load (self, self->numbers->symptom.lower_load_percent))
      return say_change (self, "R3_SYMPTOM", why);
    return say_review (self, "R3_SYMPTOM", why);
  }
  less = lower_volume (&self->input->dose.scheme,
                       self->numbers->symptom.lower_volume_percent);
  if (cw_set_scheme_total_reps (&less)
          < cw_set_scheme_total_reps (&self->input->dose.scheme)
      && cw_advisor_set_scheme (self, &less))
    return say_change (self, "R3_SYMPTOM", why);
  return say_review (self, "R3_SYMPTOM", why);
}

/* R2_PRESSURE_DOWN */

static gboolean
is_cliff (const CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;
  double second_max = self->numbers->pressure_down.fixed_second_max;

  if (last->n_sets < 2
      || !(last->reps[0] >= self->numbers->pressure_down.first_from))
    return FALSE;
  if (last->scheme.to_fatigue)
    return 100 * (last->reps[0] - last->reps[1]) / last->reps[0]
           > self->numbers->pressure_down.fatigue_drop_2_above;
  return last->reps[1] <= second_max
         && last->reps[1] < last->scheme.target_reps[1];
}

gboolean
cw_progression_rule_pressure_down (CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;
  gboolean cliff = is_cliff (self);
  gboolean hurts
      = last->discomfort >= self->numbers->pressure_down.discomfort_from;
  g_autofree char *discomfort = cw_number_format (last->discomfort, 1);
  g_autofree char *day = cw_date_format_short (last->date);
  char *why;

  if (!cliff && !hurts)
    return FALSE;
  cw_advisor_trigger (self, 0, cliff ? 0x3 : 0);
  self->advice->must_come_down = TRUE;
  if (cliff)
    why = cw_progression_text_sets (last);
  else
    /* Translators: a rating from 0 to 10, and a date. */
    why = g_strdup_printf (_ ("The cuff hurt %s of 10 on %s."), discomfort,
                           day);
  if (cw_advisor_lower_pressure (self, last->pressure_percent,
                                 self->numbers->pressure_down.lower_points)) {
    say_change (self, "R2_PRESSURE_DOWN", why);
    return !cliff
           || say_change (self, "R2_PRESSURE_DOWN",
                          g_strdup (_ ("Set 1 went well and set 2 fell off: "
                                       "the cuff is too tight, or the rest too "
                                       "short.")));
  }
  return say_review (self, "R2_PRESSURE_DOWN", why);
}

/* R1_LOAD_DOWN */

static gboolean
fell_short (const CwAdvisor *self, gsize ago, double completion_below)
{
  const CwProgressionSession *session = cw_advisor_session (self, ago);

  return cw_progression_completion (session) < completion_below
         && session->n_sets > 0
         && session->reps[0] < self->numbers->load_down.first_below;
}

/* How many of the last sessions say that the load is too high. */
static gsize
count_short (const CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;
  gsize sessions = (gsize)self->numbers->load_down.sessions;

  if (last->scheme.to_fatigue)
    return last->n_sets >= last->scheme.n_sets
                   && last->reps[0] < self->numbers->load_down.first_below
                   && cw_progression_total_reps (last)
                          < self->numbers->load_down.fatigue_total_below
               ? 1
               : 0;
  if (fell_short (self, 0, self->numbers->load_down.completion_once_below))
    return 1;
  if (self->n_running < sessions)
    return 0;
  for (gsize ago = 0; ago < sessions; ago++)
    if (!fell_short (self, ago, self->numbers->load_down.completion_below))
      return 0;
  return sessions;
}

gboolean
cw_progression_rule_load_down (CwAdvisor *self)
{
  gsize n_sessions = count_short (self);
  g_autoptr (GString) why = g_string_new (NULL);

  if (n_sessions == 0)
    return FALSE;
  for (gsize ago = n_sessions; ago > 0; ago--) {
    g_autofree char *sets
        = cw_progression_text_sets (cw_advisor_session (self, ago - 1));

    g_string_append_printf (why, "%s%s", why->len > 0 ? " " : "", sets);
  }
  for (gsize ago = 0; ago < n_sessions; ago++)
    cw_advisor_trigger (
        self, ago, cw_progression_all_sets (cw_advisor_session (self, ago)));
  self->advice->must_come_down = TRUE;
  if (!cw_advisor_lower_load (self, self->numbers->load_down.lower_percent))
    return say_review (self, "R1_LOAD_DOWN", g_strdup (why->str));
  say_change (self, "R1_LOAD_DOWN", g_strdup (why->str));
  return say_change (self, "R1_LOAD_DOWN",
                     g_strdup (_ ("Even set 1 fell short: the load is too "
                                  "high.")));
}
