/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a course as a whole says (CLINICAL 4.1): no gain, tests that are due,
 * heavy training besides or instead. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/progression-private.h"

/* G3_REVIEW_NO_GAIN */

gboolean
cw_progression_rule_no_gain (CwAdvisor *self)
{
  const CwProgression *input = self->input;
  const CwProgressionSession *first = &input->sessions[0];
  gint64 days = self->last->date - first->date;
  double real_change
      = fmax (first->one_rm_kg * self->numbers->no_gain.gain_percent / 100,
              cw_advisor_load_step_kg (self));
  g_autofree char *before = cw_number_format (first->one_rm_kg, 1);
  g_autofree char *now = cw_number_format (input->dose.one_rm_kg, 1);

  if ((double)days < self->numbers->no_gain.from_days
      || !(input->attendance_percent >= self->numbers->no_gain.attendance_from)
      || input->one_rm_date <= first->date || !(first->one_rm_kg > 0)
      || !(input->dose.one_rm_kg - first->one_rm_kg < real_change))
    return FALSE;
  cw_advisor_trigger (self, input->n_sessions - 1, 0);
  cw_advisor_trigger (self, 0, 0);
  self->advice->review = TRUE;
  return cw_advisor_say (
      self, "G3_REVIEW_NO_GAIN", CW_ADVICE_REVIEW,
      g_strdup (_ ("Review: no real gain")),
      g_strdup_printf (
          ngettext ("One-rep maximum %2$s kg at first and %3$s kg after %1$d "
                    "week of regular sessions.",
                    "One-rep maximum %2$s kg at first and %3$s kg after %1$d "
                    "weeks of regular sessions.",
                    (gulong)(days / 7)),
          (int)(days / 7), before, now));
}

/* RETEST */

static void
add_due (const CwAdvisor *self, GPtrArray *due, CwDate measured, char *name)
{
  if (measured != CW_DATE_NONE
      && (double)(self->input->today - measured)
             >= self->numbers->retest.every_days)
    g_ptr_array_add (due, name);
  else
    g_free (name);
}

gboolean
cw_advisor_say_retest (CwAdvisor *self, char *what, char *why)
{
  g_autofree char *tests = what;

  return cw_advisor_say (
      self, "RETEST", CW_ADVICE_RETEST,
      /* Translators: what is to be measured, as "one-rep maximum". */
      g_strdup_printf (_ ("Test again: %s"), tests), why);
}

gboolean
cw_progression_rule_retest (CwAdvisor *self)
{
  const CwProgression *input = self->input;
  GPtrArray *due = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *weeks
      = cw_number_format (self->numbers->retest.every_days / 7, 0);

  if (input->today != CW_DATE_NONE) {
    if (!input->dose.body_weight)
      add_due (self, due, input->one_rm_date, g_strdup (_ ("one-rep maximum")));
    add_due (self, due, input->aop_date, g_strdup (_ ("occlusion pressure")));
    add_due (self, due, input->girth_date, g_strdup (_ ("girth")));
  }
  if (due->len == 0) {
    g_ptr_array_unref (due);
    return FALSE;
  }
  return cw_advisor_say_retest (
      self, cw_progression_text_list (due),
      /* Translators: %s is a number of weeks. */
      g_strdup_printf (_ ("Last measured %s weeks ago or longer; load and "
                          "pressure are shares of these values."),
                       weeks));
}

/* G2_GRADUATE, G1_HYBRID */

gboolean
cw_progression_rule_graduate (CwAdvisor *self)
{
  const CwProgression *input = self->input;
  g_autofree char *symmetry = cw_number_format (input->symmetry_percent, 0);

  if (!(input->symmetry_percent >= self->numbers->graduate.symmetry_min)
      || input->tolerates_70 != CW_ANSWER_YES
      || !(input->pain_loading <= self->numbers->graduate.pain_max)
      || !(input->graduation_weeks >= self->numbers->graduate.weeks_min))
    return FALSE;
  return cw_advisor_say (
      self, "G2_GRADUATE", CW_ADVICE_GRADUATE,
      g_strdup (_ ("Move on to heavy training")),
      /* Translators: %s is the strength of a limb in percent of the other. */
      g_strdup_printf (_ ("The limb has %s %% of the other one’s strength and "
                          "bears heavy loads without much pain: heavy training "
                          "two or three times a week, the cuff for a lighter "
                          "week or as a finisher."),
                       symmetry));
}

gboolean
cw_progression_rule_hybrid (CwAdvisor *self)
{
  const CwProgression *input = self->input;

  if (!(input->pain_daily <= self->numbers->hybrid.pain_daily_max)
      || !(input->pain_loading <= self->numbers->hybrid.pain_loading_max)
      || !(input->effusion_grade <= self->numbers->hybrid.effusion_max)
      || input->full_range != CW_ANSWER_YES
      || input->surgeon_allows != CW_ANSWER_YES
      || input->tolerates_60 != CW_ANSWER_YES)
    return FALSE;
  return cw_advisor_say (
      self, "G1_HYBRID", CW_ADVICE_HYBRID,
      g_strdup (_ ("Add one heavy day a week")),
      g_strdup (_ ("Little pain, no swelling, full range, and 3 × 10 at 60 % "
                   "without the cuff went well: one heavy day, the cuff twice "
                   "a week and after the heavy work.")));
}
