/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that keep a dose or ask more of the patient (CLINICAL 4.1). */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/drop-off.h"
#include "clinical/progression-private.h"

/* Fixed targets, a last set to failure after such, or all near fatigue. */
typedef enum {
  KIND_FIXED,
  KIND_LAST_TO_FAILURE,
  KIND_FATIGUE,
} SchemeKind;

static SchemeKind
get_kind (const CwSetScheme *scheme)
{
  if (scheme->to_fatigue)
    return KIND_FATIGUE;
  return scheme->n_sets > 0 && scheme->to_failure[scheme->n_sets - 1]
             ? KIND_LAST_TO_FAILURE
             : KIND_FIXED;
}

/* H1_HOLD */

/* Takes `why`. */
static gboolean
say_hold (CwAdvisor *self, guint sets, char *why)
{
  cw_advisor_trigger (self, 0, sets);
  return cw_advisor_say (self, "H1_HOLD", CW_ADVICE_KEEP,
                         cw_progression_text_keep (&self->input->dose), why);
}

static gboolean
say_none (CwAdvisor *self, char *why)
{
  return cw_advisor_say (self, NULL, CW_ADVICE_NONE,
                         g_strdup (_ ("No change advised")), why);
}

static CwPattern
read_pattern (const CwProgressionSession *session)
{
  return cw_pattern_read (session->reps, session->n_sets, &session->scheme,
                          session->effort, FALSE);
}

/* Not all repetitions were done, and no rule lowers the dose. */
static gboolean
hold_incomplete (CwAdvisor *self)
{
  double completion = cw_progression_completion (self->last);
  char *sets = cw_progression_text_sets (self->last);
  g_autofree char *percent = cw_number_format (floor (completion), 0);

  if (completion >= self->numbers->hold.completion_from) {
    say_hold (self, cw_progression_all_sets (self->last), sets);
    return say_hold (self, 0,
                     g_strdup (_ ("The dose is repeated until all repetitions "
                                  "are done.")));
  }
  say_none (self, sets);
  return say_none (self,
                   g_strdup_printf (
                       /* Translators: %s is a share of the repetitions. */
                       _ ("That is %s %% of the repetitions, though set 1 went "
                          "well: no rule "
                          "covers it. Decide by how the patient felt."),
                       percent));
}

gboolean
cw_progression_rule_hold (CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;
  CwPattern pattern = read_pattern (last);
  guint all = cw_progression_all_sets (last);
  g_autofree char *effort = cw_number_format (last->effort, 1);

  /* The sets are in doubt: nothing is raised by them. */
  if (pattern == CW_PATTERN_RISING || pattern == CW_PATTERN_ERRATIC)
    return say_hold (self, all,
                     /* Translators: what the sets say, and what to do. */
                     g_strdup_printf (C_ ("curve pattern", "%s %s"),
                                      cw_pattern_get_reading (pattern),
                                      cw_pattern_get_message (pattern)));
  if (last->n_sets < last->scheme.n_sets
      || (!last->scheme.to_fatigue && !cw_progression_all_done (last)))
    return hold_incomplete (self);
  if (last->poor_recovery == CW_ANSWER_YES)
    return say_hold (self, 0,
                     g_strdup (_ ("The patient came to the last session after "
                                  "a poor night, or not quite well.")));
  if (last->effort >= self->numbers->hold.effort_from
      && cw_progression_is_fixed (&last->scheme))
    return say_hold (self, all,
                     /* Translators: a rating from 0 to 10. */
                     g_strdup_printf (_ ("All sets were done with an effort of "
                                         "%s of 10: the dose is right."),
                                      effort));
  return FALSE;
}

/* P3_VOLUME_UP */

/* Whether the last session went as it should, as far as it takes a rating to
 * know; else says what is missing. */
static gboolean
went_well (CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;

  return last->effort <= self->numbers->load_up.effort_max
         && last->pain <= self->numbers->load_up.pain_max
         && last->discomfort < self->numbers->pressure_down.discomfort_from;
}

static gboolean
find_more_sets (const CwSetScheme *scheme, CwSetScheme *more)
{
  GPtrArray *steps = cw_progression_data ()->steps;
  g_autofree char *text = cw_set_scheme_reps_to_text (scheme);
  int n_sets = scheme->n_sets;

  for (guint i = 0; i < steps->len; i++) {
    const CwSetScheme *step = steps->pdata[i];
    g_autofree char *step_text = cw_set_scheme_reps_to_text (step);

    if (!g_str_equal (text, step_text))
      continue;
    if (i + 1 < steps->len)
      *more = *(const CwSetScheme *)steps->pdata[i + 1];
    return i + 1 < steps->len;
  }
  if (n_sets == CW_MAX_SETS)
    return FALSE;
  *more = *scheme;
  more->n_sets++;
  more->target_reps[n_sets] = scheme->target_reps[n_sets - 1];
  *more = cw_progression_first_sets (more, more->n_sets);
  return TRUE;
}

gboolean
cw_progression_rule_volume_up (CwAdvisor *self)
{
  const CwSetScheme *scheme = &self->input->dose.scheme;
  g_autofree char *days = cw_advisor_text_days (self, 1);
  g_autofree char *effort = cw_number_format (self->last->effort, 1);
  CwSetScheme more;

  if (!cw_progression_is_fixed (scheme) || scheme->n_sets == 0
      || cw_set_scheme_total_reps (scheme)
             >= self->numbers->volume_up.total_below)
    return FALSE;
  if (isnan (self->last->effort) || isnan (self->last->pain)
      || isnan (self->last->discomfort))
    return say_none (self,
                     g_strdup (_ ("Rate effort, pain and cuff discomfort: "
                                  "without them no set is added.")));
  if (!went_well (self))
    return say_hold (self, 0,
                     g_strdup (_ ("All repetitions were done, but not yet "
                                  "without pain or discomfort.")));
  if (!(find_more_sets (scheme, &more) && cw_advisor_set_scheme (self, &more))
      && !cw_advisor_set_exercises (self))
    return FALSE;
  cw_advisor_trigger (self, 0, cw_progression_all_sets (self->last));
  return cw_advisor_say (
      self, "P3_VOLUME_UP", CW_ADVICE_CHANGE, cw_advisor_text_change (self),
      g_strdup_printf (
          /* Translators: a date, and a rating from 0 to 10. */
          _ ("All repetitions on %s with an effort of %s of 10, little pain "
             "and "
             "discomfort. Sets come before load and pressure."),
          days, effort));
}

/* P1_LOAD_UP, P2_PRESSURE_UP */

static gboolean
is_ready_fixed (const CwAdvisor *self, const CwProgressionSession *session)
{
  return cw_progression_all_done (session)
         && session->effort <= self->numbers->load_up.effort_max;
}

static gboolean
is_ready_fatigue (const CwAdvisor *self, const CwProgressionSession *session)
{
  return session->n_sets >= session->scheme.n_sets
         && session->reps[0] >= self->numbers->load_up.fatigue_first_from
         && cw_progression_total_reps (session)
                >= self->numbers->load_up.fatigue_total_from;
}

static gboolean
is_ready_last (const CwAdvisor *self, const CwProgressionSession *session)
{
  return cw_progression_all_done (session)
         && session->reps[session->scheme.n_sets - 1]
                > self->numbers->load_up.failure_last_above;
}

static gboolean
is_ready (const CwAdvisor *self, gsize ago)
{
  const CwProgressionSession *session = cw_advisor_session (self, ago);

  switch (get_kind (&session->scheme)) {
  case KIND_FATIGUE:
    return is_ready_fatigue (self, session);
  case KIND_LAST_TO_FAILURE:
    return is_ready_last (self, session);
  case KIND_FIXED:
  default:
    return is_ready_fixed (self, session);
  }
}

/* How many sessions at that dose have to be ready. */
static gsize
count_needed (const CwAdvisor *self)
{
  return get_kind (&self->last->scheme) == KIND_LAST_TO_FAILURE
             ? 1
             : (gsize)self->numbers->load_up.sessions;
}

/* Of so many sessions that are ready: "All 75 repetitions on …". */
static char *
describe_ready (const CwAdvisor *self, gsize n)
{
  const CwProgressionSession *last = self->last;
  g_autofree char *days = cw_advisor_text_days (self, n);
  g_autofree char *efforts = cw_advisor_text_efforts (self, n);
  GString *text = NULL;

  switch (get_kind (&last->scheme)) {
  case KIND_LAST_TO_FAILURE:
    return cw_progression_text_sets (last);
  case KIND_FATIGUE:
    text = g_string_new (NULL);
    for (gsize ago = n; ago > 0; ago--) {
      g_autofree char *sets
          = cw_progression_text_sets (cw_advisor_session (self, ago - 1));

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sets);
    }
    return g_string_free (text, FALSE);
  case KIND_FIXED:
  default:
    return g_strdup_printf (
        /* Translators: repetitions, dates as "13 and 18 November", ratings from
         * 0 to 10 as "7 and 6". */
        ngettext ("All %d repetition on %s, last-set effort %s of 10.",
                  "All %d repetitions on %s, last-set effort %s of 10.",
                  (gulong)cw_set_scheme_total_reps (&last->scheme)),
        cw_set_scheme_total_reps (&last->scheme), days, efforts);
  }
}

/* Why the load has to stay; NULL when it may rise.  Static. */
static const char *
find_load_obstacle (CwAdvisor *self)
{
  const CwDose *dose = &self->input->dose;
  double step = cw_advisor_load_step_kg (self);
  double wanted, least, most;

  if (dose->body_weight)
    return _ ("There is no load to raise.");
  if (self->last->pain > self->numbers->load_up.pain_max)
    return _ ("The load stays because of the pain.");
  wanted = dose->load_kg * (1 + self->numbers->load_up.raise_percent / 100);
  most = dose->load_kg * (1 + self->numbers->load_up.raise_max_percent / 100);
  wanted = cw_advisor_load_up_kg (self, wanted);
  /* The next load above, whatever the one of the plan is. */
  least = cw_advisor_load_up_kg (self, dose->load_kg + step / 1000);
  if (isnan (least))
    return _ ("The rack has no heavier load.");
  if (wanted <= most + 1e-9 && cw_advisor_set_load (self, wanted))
    return NULL;
  if (least <= most + 1e-9 && cw_advisor_set_load (self, least))
    return NULL;
  return least <= most + 1e-9
             ? _ ("The load is at its limit.")
             : _ ("The next load of the rack would be too big a step.");
}

static char *
describe_load (const CwAdvisor *self)
{
  const CwDose *dose = &self->advice->dose;
  g_autofree char *percent = cw_number_format (dose->load_percent_1rm, 0);
  g_autofree char *limit = cw_number_format (cw_progression_load_cap (dose), 0);

  return g_strdup_printf (
      /* Translators: a load, its share of the one-rep maximum, the limit. */
      _ ("One step up is %s: %s %% of the one-rep maximum, limit %s %%."),
      self->advice->new_text, percent, limit);
}

/* How many sessions running had the pressure of the last one. */
static gsize
count_at_pressure (const CwAdvisor *self)
{
  gsize n = 1;

  while (n < self->input->n_sessions
         && fabs (cw_advisor_session (self, n)->pressure_percent
                  - self->last->pressure_percent)
                < 0.01)
    n++;
  return n;
}

/* The load cannot rise; takes `why`. */
static gboolean
raise_pressure (CwAdvisor *self, char *why, const char *obstacle)
{
  const CwDose *dose = &self->input->dose;
  double percent = cw_progression_pressure_percent (dose);
  double more = fmin (percent + self->numbers->pressure_up.raise_points,
                      cw_progression_pressure_cap (dose));

  if (self->last->discomfort <= self->numbers->pressure_up.discomfort_max
      && (double)count_at_pressure (self) >= self->numbers->pressure_up.sessions
      && more > percent && cw_advisor_set_pressure (self, more)) {
    cw_advisor_say (self, "P2_PRESSURE_UP", CW_ADVICE_CHANGE,
                    cw_advisor_text_change (self), why);
    return cw_advisor_say (self, "P2_PRESSURE_UP", CW_ADVICE_CHANGE,
                           cw_advisor_text_change (self), g_strdup (obstacle));
  }
  say_none (self, why);
  say_none (self, g_strdup (obstacle));
  return say_none (
      self, isnan (self->last->discomfort)
                ? g_strdup (_ ("Rate the cuff’s discomfort: without it the "
                               "pressure does not rise either."))
                : g_strdup (_ ("The pressure does not rise either: it is at "
                               "its limit, not well tolerated, or new.")));
}

static gboolean
say_not_yet (CwAdvisor *self)
{
  const CwProgressionSession *last = self->last;

  if (isnan (last->effort) && get_kind (&last->scheme) == KIND_FIXED)
    return say_none (self, g_strdup (_ ("Rate the effort of the last set: "
                                        "without it the load does not rise.")));
  if (self->n_running == 1)
    return say_hold (self, 0,
                     g_strdup (_ ("It was the first session at this dose.")));
  say_hold (self, cw_progression_all_sets (last),
            cw_progression_text_sets (last));
  return say_hold (self, 0,
                   g_strdup (get_kind (&last->scheme) == KIND_FIXED
                                 ? _ ("The load rises after two such sessions "
                                      "running.")
                                 : _ ("The load rises once the sets show "
                                      "strength to spare.")));
}

gboolean
cw_progression_rule_load_up (CwAdvisor *self)
{
  const CwDose *dose = &self->input->dose;
  gsize needed = count_needed (self);
  const char *obstacle;
  char *why;

  for (gsize ago = 0; ago < needed; ago++)
    if (ago >= self->n_running || !is_ready (self, ago))
      return say_not_yet (self);
  for (gsize ago = 0; ago < needed; ago++)
    cw_advisor_trigger (
        self, ago, cw_progression_all_sets (cw_advisor_session (self, ago)));
  why = describe_ready (self, needed);
  if (!dose->body_weight
      && (isnan (dose->load_kg)
          || (isnan (dose->load_percent_1rm) && !(dose->one_rm_kg > 0)))) {
    cw_advisor_say_retest (self, g_strdup (_ ("one-rep maximum")), why);
    return cw_advisor_say_retest (
        self, g_strdup (_ ("one-rep maximum")),
        g_strdup (_ ("The load may rise, but nobody knows its limit: test the "
                     "one-rep maximum first.")));
  }
  obstacle = find_load_obstacle (self);
  if (obstacle != NULL)
    return raise_pressure (self, why, obstacle);
  cw_advisor_say (self, "P1_LOAD_UP", CW_ADVICE_CHANGE,
                  cw_advisor_text_change (self), why);
  return cw_advisor_say (self, "P1_LOAD_UP", CW_ADVICE_CHANGE,
                         cw_advisor_text_change (self), describe_load (self));
}
