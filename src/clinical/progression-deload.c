/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lighter week that lets tiredness go (CLINICAL 4.1, D1_DELOAD). */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/progression-private.h"

/* The first session of the block: after the last pause or lighter week. */
static CwDate
find_block_start (const CwAdvisor *self)
{
  const CwProgressionSession *sessions = self->input->sessions;
  double share = self->numbers->deload.sets_percent / 100;
  gsize start = 0;

  for (gsize i = 1; i < self->input->n_sessions; i++) {
    gboolean paused = (double)(sessions[i].date - sessions[i - 1].date)
                      > self->numbers->missed.step_back_above_days;
    gboolean lighter = sessions[i].scheme.n_sets
                       <= (int)ceil (sessions[i - 1].scheme.n_sets * share);

    if (paused || (lighter && sessions[i].scheme.n_sets > 0))
      start = i;
  }
  return sessions[start].date;
}

/* Sum over `days` days up to that one; NAN when a session's load is not
 * known. */
static double
sum_load (const CwAdvisor *self, CwDate until, int days)
{
  double sum = 0;

  for (gsize i = 0; i < self->input->n_sessions; i++) {
    const CwProgressionSession *session = &self->input->sessions[i];

    if (session->date <= until && session->date > until - days)
      sum += session->load_au;
  }
  return sum;
}

static gboolean
has_surge (const CwAdvisor *self)
{
  CwDate until = self->last->date;
  double mean = sum_load (self, until - 7, 28) / 4;

  return self->input->sessions[0].date <= until - 35 && mean > 0
         && sum_load (self, until, 7)
                > mean * self->numbers->deload.weekly_ratio_above;
}

/* High effort in sets that are not meant to end in failure. */
static gboolean
is_hard (const CwAdvisor *self)
{
  return cw_progression_is_fixed (&self->last->scheme)
         && self->last->effort >= self->numbers->deload.early_effort_from;
}

static gboolean
has_effort_rise (const CwAdvisor *self)
{
  gsize sessions = (gsize)self->numbers->deload.sessions;
  double first;

  if (self->n_running < sessions + 1)
    return FALSE;
  first = cw_advisor_session (self, self->n_running - 1)->effort;
  for (gsize ago = 0; ago < sessions; ago++)
    if (!(cw_advisor_session (self, ago)->effort - first
          >= self->numbers->deload.effort_rise_from))
      return FALSE;
  return TRUE;
}

/* NULL when no lighter week is due. */
static char *
find_deload_reason (CwAdvisor *self)
{
  CwDate start = find_block_start (self);
  gint64 days = self->last->date - start;
  g_autofree char *since = cw_date_format_short (start);
  g_autofree char *efforts = NULL;
  gsize sessions = (gsize)self->numbers->deload.sessions;

  if (has_surge (self))
    return g_strdup (_ ("The load of the last week is far above that of the "
                        "four weeks before."));
  if (has_effort_rise (self)) {
    efforts = cw_advisor_text_efforts (self, sessions);
    for (gsize ago = 0; ago < sessions; ago++)
      cw_advisor_trigger (self, ago, 0);
    /* Translators: ratings of effort, as "8 and 9". */
    return g_strdup_printf (_ ("The same dose takes more effort than at "
                               "first: %s of 10."),
                            efforts);
  }
  if ((double)days >= self->numbers->deload.late_days
      || ((double)days >= self->numbers->deload.early_days && is_hard (self)))
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("The work has gone on without a break since "
                               "%s."),
                            since);
  return NULL;
}

gboolean
cw_progression_rule_deload (CwAdvisor *self)
{
  const CwSetScheme *scheme = &self->input->dose.scheme;
  CwSetScheme half;
  char *why;

  if (scheme->n_sets < 2)
    return FALSE;
  why = find_deload_reason (self);
  if (why == NULL)
    return FALSE;
  half = cw_progression_first_sets (
      scheme,
      (int)ceil (scheme->n_sets * self->numbers->deload.sets_percent / 100));
  if (!cw_advisor_set_scheme (self, &half)) {
    g_free (why);
    return FALSE;
  }
  if (self->advice->triggers->len == 0)
    cw_advisor_trigger (self, 0, 0);
  return cw_advisor_say (
      self, "D1_DELOAD", CW_ADVICE_CHANGE,
      /* Translators: %s are repetitions as 30/15. */
      g_strdup_printf (_ ("A lighter week: %s"), self->advice->new_text), why);
}
