/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/dose-review.h"
#include "clinical/progression-private.h"

double
cw_progression_pressure_percent (const CwDose *dose)
{
  if (!isnan (dose->pressure_percent))
    return dose->pressure_percent;
  return dose->aop_mmhg > 0 ? 100 * dose->pressure_mmhg / dose->aop_mmhg : NAN;
}

static gboolean
is_leg (const CwDose *dose)
{
  return (dose->limbs & CW_LIMBS_ARMS) == 0;
}

static CwDoseBand
get_band (const CwDose *dose)
{
  CwDoseClass dose_class = dose->dose_class == CW_DOSE_CLASS_NONE
                               ? CW_DOSE_CLASS_C
                               : dose->dose_class;

  return cw_dose_band (dose_class, is_leg (dose), dose->cleared_aop_percent);
}

/* Whether a limit speaks against the new dose that did not speak against the
 * old one; warnings count where more is asked of the patient than before. */
static gboolean
has_new_issue (const CwDose *old, const CwDose *changed, gboolean is_more)
{
  g_autoptr (GPtrArray) before = cw_dose_review (old);
  g_autoptr (GPtrArray) after = cw_dose_review (changed);

  for (guint i = 0; i < after->len; i++) {
    const CwDoseIssue *issue = after->pdata[i];
    gboolean is_old = FALSE;

    for (guint k = 0; k < before->len; k++) {
      const CwDoseIssue *earlier = before->pdata[k];

      is_old = is_old
               || (g_str_equal (issue->limit_id, earlier->limit_id)
                   && g_strcmp0 (issue->field, earlier->field) == 0
                   && issue->refused <= earlier->refused);
    }
    if (!is_old && (issue->refused || is_more))
      return TRUE;
  }
  return FALSE;
}

double
cw_progression_pressure_cap (const CwDose *dose)
{
  double cap
      = fmin (get_band (dose).aop_percent_max, dose->limb_cap_aop_percent);

  return fmin (cap, cw_dose_limits_get ()->aop.refuse_above_percent);
}

double
cw_progression_load_cap (const CwDose *dose)
{
  return fmin (get_band (dose).load_percent_max,
               dose->cleared_load_percent_1rm);
}

/* Whatever a reason would open. */
static gboolean
is_within_caps (const CwDose *dose)
{
  return !cw_dose_is_above (cw_progression_pressure_percent (dose),
                            cw_progression_pressure_cap (dose))
         && !cw_dose_is_above (dose->load_percent_1rm,
                               cw_progression_load_cap (dose));
}

/* Time under the cuff for the sets, as far as it is known. */
static double
get_restriction_s (const CwDose *dose)
{
  double rest_s = isnan (dose->rest_s) ? dose->scheme.rest_s : dose->rest_s;

  if (dose->scheme.n_sets == 0 || isnan (dose->seconds_per_rep))
    return NAN;
  return cw_set_scheme_restriction_s (&dose->scheme, dose->seconds_per_rep,
                                      dose->intermittent ? 0 : rest_s);
}

static void
add_time (double *seconds, double more_s)
{
  if (!isnan (*seconds) && !isnan (more_s))
    *seconds = fmax (*seconds + more_s, 0);
}

/* Takes the changed dose into the advice, unless a limit forbids it. */
static gboolean
take (CwAdvisor *self,
      CwDose *changed,
      CwAdviceVariable variable,
      gboolean is_more)
{
  const CwDose *old = &self->input->dose;
  double more_s = get_restriction_s (changed) - get_restriction_s (old);

  add_time (&changed->inflated_s, more_s);
  add_time (&changed->cumulative_s, more_s);
  if (is_more
      && (old->dose_class == CW_DOSE_CLASS_NONE || !is_within_caps (changed)))
    return FALSE;
  if (has_new_issue (old, changed, is_more))
    return FALSE;
  self->advice->dose = *changed;
  self->advice->variable = variable;
  return TRUE;
}

static void
set_values (CwAdvice *advice,
            double old_value,
            double new_value,
            const char *format,
            int decimals)
{
  g_autofree char *old_text = cw_number_format (old_value, decimals);
  g_autofree char *new_text = cw_number_format (new_value, decimals);
  GString *old_words = g_string_new (format);
  GString *new_words = g_string_new (format);

  g_string_replace (old_words, "{value}", old_text, 1);
  g_string_replace (new_words, "{value}", new_text, 1);
  advice->old_value = old_value;
  advice->new_value = new_value;
  g_free (advice->old_text);
  g_free (advice->new_text);
  advice->old_text = g_string_free (old_words, FALSE);
  advice->new_text = g_string_free (new_words, FALSE);
}

gboolean
cw_advisor_set_load (CwAdvisor *self, double load_kg)
{
  const CwDose *old = &self->input->dose;
  CwDose changed = *old;

  changed.load_kg = load_kg;
  if (old->one_rm_kg > 0)
    changed.load_percent_1rm = 100 * load_kg / old->one_rm_kg;
  else
    changed.load_percent_1rm = old->load_percent_1rm * load_kg / old->load_kg;
  if (!take (self, &changed, CW_ADVICE_LOAD, load_kg > old->load_kg))
    return FALSE;
  set_values (self->advice, old->load_kg, load_kg, _ ("{value} kg"), 2);
  return TRUE;
}

gboolean
cw_advisor_set_pressure (CwAdvisor *self, double percent)
{
  const CwDose *old = &self->input->dose;
  double old_percent = cw_progression_pressure_percent (old);
  double step = old->device_step_mmhg > 0 ? old->device_step_mmhg : 1;
  CwDose changed = *old;

  changed.pressure_percent = percent;
  changed.pressure_mmhg = NAN;
  if (old->aop_mmhg > 0)
    changed.pressure_mmhg
        = cw_target_pressure_mmhg (old->aop_mmhg, percent, step);
  if (!take (self, &changed, CW_ADVICE_PRESSURE, percent > old_percent))
    return FALSE;
  set_values (self->advice, old_percent, percent,
              /* Translators: a share of the occlusion pressure. */
              _ ("{value} %"), 1);
  return TRUE;
}

gboolean
cw_advisor_set_scheme (CwAdvisor *self, const CwSetScheme *scheme)
{
  CwAdvice *advice = self->advice;
  const CwDose *old = &self->input->dose;
  int old_total = cw_set_scheme_total_reps (&old->scheme);
  int new_total = cw_set_scheme_total_reps (scheme);
  CwDose changed = *old;

  changed.scheme = *scheme;
  if (isnan (changed.rest_s))
    changed.rest_s = old->scheme.rest_s;
  changed.scheme.rest_s = changed.rest_s;
  if (!take (self, &changed, CW_ADVICE_SETS, new_total > old_total))
    return FALSE;
  advice->old_value = old_total;
  advice->new_value = new_total;
  advice->old_text = cw_set_scheme_reps_to_text (&old->scheme);
  advice->new_text = cw_set_scheme_reps_to_text (scheme);
  return TRUE;
}

gboolean
cw_advisor_set_rest (CwAdvisor *self, double rest_s)
{
  const CwDose *old = &self->input->dose;
  CwDose changed = *old;

  changed.rest_s = rest_s;
  /* It is to make the work easier, and not the cuff stay up too long. */
  if (!take (self, &changed, CW_ADVICE_REST, TRUE))
    return FALSE;
  set_values (self->advice, old->rest_s, rest_s, _ ("{value} s"), 0);
  return TRUE;
}

gboolean
cw_advisor_set_intermittent (CwAdvisor *self)
{
  CwDose changed = self->input->dose;

  changed.intermittent = TRUE;
  if (self->input->dose.intermittent
      || !take (self, &changed, CW_ADVICE_INTERMITTENT, FALSE))
    return FALSE;
  self->advice->old_value = 0;
  self->advice->new_value = 1;
  self->advice->old_text = g_strdup (_ ("cuff up in the rests"));
  self->advice->new_text = g_strdup (_ ("cuff down in the rests"));
  return TRUE;
}

gboolean
cw_advisor_set_exercises (CwAdvisor *self)
{
  const CwDose *old = &self->input->dose;
  CwDose changed = *old;

  changed.exercises_in_session = old->exercises_in_session + 1;
  if (old->exercises_in_session < 1
      || old->exercises_in_session >= get_band (old).max_exercises
      || !take (self, &changed, CW_ADVICE_EXERCISES, TRUE))
    return FALSE;
  set_values (self->advice, old->exercises_in_session,
              changed.exercises_in_session, "{value}", 0);
  return TRUE;
}

double
cw_advisor_load_step_kg (const CwAdvisor *self)
{
  return self->input->load_step_kg > 0 ? self->input->load_step_kg
                                       : self->numbers->load_up.default_step_kg;
}

double
cw_advisor_load_down_kg (const CwAdvisor *self, double load_kg)
{
  double smallest = self->input->load_smallest_kg;
  double step = cw_advisor_load_step_kg (self);
  double load;

  if (isnan (smallest))
    smallest = step;
  if (!(load_kg >= smallest - 1e-9))
    return NAN;
  load = smallest;
  if (load_kg > smallest)
    load += cw_floor_to_step (load_kg - smallest, step);
  return fmin (load, self->input->load_largest_kg);
}

double
cw_advisor_load_up_kg (const CwAdvisor *self, double load_kg)
{
  double step = cw_advisor_load_step_kg (self);
  double below = cw_advisor_load_down_kg (self, load_kg);
  double load;

  if (isnan (below))
    load = isnan (self->input->load_smallest_kg)
               ? step
               : self->input->load_smallest_kg;
  else
    load = below >= load_kg - 1e-9 ? below : below + step;
  return load > self->input->load_largest_kg + 1e-9 ? NAN : load;
}

gboolean
cw_advisor_lower_load (CwAdvisor *self, double percent)
{
  double load_kg = fmin (self->input->dose.load_kg, self->last->load_kg);
  double lower;

  if (self->input->dose.body_weight || !(load_kg > 0))
    return FALSE;
  lower = cw_advisor_load_down_kg (self, load_kg * (1 - percent / 100));
  return lower > 0 && cw_advisor_set_load (self, lower);
}

gboolean
cw_advisor_lower_pressure (CwAdvisor *self, double from_percent, double points)
{
  const CwDose *dose = &self->input->dose;
  double percent = fmin (from_percent, cw_progression_pressure_percent (dose));
  double least = get_band (dose).aop_percent_min;
  double lower = fmax (percent - points, least);
  double rest_s = self->numbers->pressure_down.rest_s;

  if (lower < cw_progression_pressure_percent (dose)
      && cw_advisor_set_pressure (self, lower))
    return TRUE;
  if (dose->rest_s < rest_s && cw_advisor_set_rest (self, rest_s))
    return TRUE;
  return cw_advisor_set_intermittent (self);
}

/* The bundled scheme with the same sets, so that it keeps its name. */
static void
find_name (CwSetScheme *scheme)
{
  g_autofree char *text = cw_set_scheme_reps_to_text (scheme);
  gsize n_schemes;
  const CwSetScheme *const *schemes = cw_set_schemes_get (&n_schemes);

  scheme->id = NULL;
  scheme->name = NULL;
  for (gsize i = 0; i < n_schemes && scheme->id == NULL; i++) {
    g_autofree char *other = cw_set_scheme_reps_to_text (schemes[i]);

    if (g_str_equal (text, other)) {
      scheme->id = schemes[i]->id;
      scheme->name = schemes[i]->name;
    }
  }
}

CwSetScheme
cw_progression_first_sets (const CwSetScheme *scheme, int n_sets)
{
  CwSetScheme first = *scheme;

  first.n_sets = CLAMP (n_sets, 1, scheme->n_sets);
  first.to_fatigue = TRUE;
  for (int i = 0; i < CW_MAX_SETS; i++) {
    if (i >= first.n_sets) {
      first.target_reps[i] = 0;
      first.to_failure[i] = FALSE;
    } else {
      first.to_fatigue = first.to_fatigue && first.to_failure[i];
    }
  }
  find_name (&first);
  return first;
}
