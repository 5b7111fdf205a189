/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/dose-review.h"

static void
review_resistance_bout (CwDoseReview *review)
{
  double s = review->inflated_s;

  if (cw_dose_is_above (s, review->limits->bout_res.refuse_above_s))
    cw_dose_refuse (review, "LIM_BOUT_RES", "inflated_s", s,
                    review->limits->bout_res.refuse_above_s,
                    _ ("The cuff stays up for {value} min, longer than the "
                       "{limit} min of one resistance exercise."));
  else if (cw_dose_is_above (s, review->limits->bout_res.warn_above_s))
    cw_dose_warn (review, "LIM_BOUT_RES", "inflated_s", s,
                  review->limits->bout_res.warn_above_s,
                  _ ("The cuff stays up for {value} min: plan at most {limit} "
                     "min for one resistance exercise."));
}

static void
review_continuous_bout (CwDoseReview *review)
{
  double s = review->inflated_s;
  double most = review->arm ? review->limits->bout_cont.refuse_arm_above_s
                            : review->limits->bout_cont.refuse_leg_above_s;
  double warn = review->arm ? review->limits->bout_cont.warn_arm_above_s
                            : review->limits->bout_cont.warn_leg_above_s;

  if (cw_dose_is_above (s, most))
    cw_dose_refuse (review, "LIM_BOUT_CONT", "inflated_s", s, most,
                    _ ("The cuff stays up for {value} min, longer than the "
                       "{limit} min of any inflation of this limb."));
  else if (cw_dose_is_above (s, warn))
    cw_dose_warn (review, "LIM_BOUT_CONT", "inflated_s", s, warn,
                  _ ("The cuff stays up for {value} min: plan at most {limit} "
                     "min for this limb."));
}

static void
review_passive_bout (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double most = review->limits->passive.refuse_above_s;
  double off = review->limits->passive.warn_off_below_s;

  if (cw_dose_is_above (review->inflated_s, most))
    cw_dose_refuse (review, "LIM_PASSIVE", "inflated_s", review->inflated_s,
                    most,
                    _ ("A passive inflation of {value} min is longer than "
                       "{limit} min."));
  if (cw_dose_is_below (dose->off_s, off))
    cw_dose_warn (review, "LIM_PASSIVE", "off_s", dose->off_s, off,
                  _ ("The pause of {value} s between passive inflations is "
                     "shorter than {limit} min."));
}

static void
review_cumulative (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  const CwDoseLimits *limits = review->limits;
  double s = review->cumulative_s;
  double most = limits->cum.refuse_from_s;
  gboolean refused = s >= most;

  if (dose->modality == CW_MODALITY_PASSIVE && !dose->mixed_session
      && dose->off_s >= limits->cum.passive_gap_s) {
    most = limits->cum.refuse_passive_above_s;
    refused = cw_dose_is_above (s, most);
  }
  if (refused)
    cw_dose_refuse (review, "LIM_CUM", "cumulative_s", s, most,
                    _ ("The limb is restricted for {value} min in the session; "
                       "the limit is {limit} min."));
  else if (cw_dose_is_above (s, limits->cum.warn_above_s))
    cw_dose_warn (review, "LIM_CUM", "cumulative_s", s,
                  limits->cum.warn_above_s,
                  _ ("The limb is restricted for {value} min in the session: "
                     "plan at most {limit} min."));
}

static void
review_reperfusion (CwDoseReview *review)
{
  double s = review->dose->reperfusion_s;

  if (cw_dose_is_below (s, review->limits->reperf.refuse_below_s))
    cw_dose_refuse (review, "LIM_REPERF", "reperfusion_s", s,
                    review->limits->reperf.refuse_below_s,
                    _ ("The limb is without a cuff for {value} s between "
                       "exercises; it needs at least {limit} s."));
  else if (cw_dose_is_below (s, review->limits->reperf.warn_below_s))
    cw_dose_warn (review, "LIM_REPERF", "reperfusion_s", s,
                  review->limits->reperf.warn_below_s,
                  _ ("The limb is without a cuff for less than {limit} min "
                     "between exercises."));
}

static void
review_restriction_style (CwDoseReview *review)
{
  const CwDose *dose = review->dose;

  /* Without sets or a time there is nothing to deflate between. */
  if (!review->band.intermittent_only || dose->intermittent
      || dose->modality == CW_MODALITY_PASSIVE
      || (dose->scheme.n_sets <= 1 && isnan (dose->inflated_s)))
    return;
  cw_dose_refuse (review, "LIM_RESTRICTION_STYLE", "intermittent", NAN, NAN,
                  _ ("In dose class C the cuff is let down in every rest."));
}

void
cw_dose_review_time (CwDoseReview *review)
{
  if (review->dose->modality == CW_MODALITY_RESISTANCE)
    review_resistance_bout (review);
  if (review->dose->modality == CW_MODALITY_PASSIVE)
    review_passive_bout (review);
  review_continuous_bout (review);
  review_cumulative (review);
  review_reperfusion (review);
  review_restriction_style (review);
}

double
cw_dose_get_load_percent (const CwDose *dose)
{
  if (!(dose->one_rm_kg > 0) || isnan (dose->load_kg))
    return dose->load_percent_1rm;
  return fmax (dose->load_percent_1rm, 100 * dose->load_kg / dose->one_rm_kg);
}

const char *
cw_dose_get_load_field (const CwDose *dose, double percent)
{
  return isnan (dose->load_percent_1rm)
             || cw_dose_is_below (dose->load_percent_1rm, percent)
           ? "load_kg"
           : "load_percent_1rm";
}

static void
review_load_percent (CwDoseReview *review, double percent, gboolean body_weight)
{
  const CwDoseLimits *limits = review->limits;
  const char *field = cw_dose_get_load_field (review->dose, percent);
  double cleared = review->dose->cleared_load_percent_1rm;
  double cap = MIN (review->band.load_percent_max,
                    limits->load.warn_above_percent);

  if (cw_dose_is_above (percent, limits->load.refuse_above_percent))
    cw_dose_refuse (review, "LIM_LOAD", field, percent,
                    limits->load.refuse_above_percent,
                    _ ("Load {value} % of 1RM is above {limit} %, the limit "
                       "with a cuff inflated."));
  else if (cw_dose_is_above (percent, cleared))
    cw_dose_refuse (review, "LIM_LOAD", field, percent, cleared,
                    _ ("Load {value} % of 1RM is above {limit} %, the most "
                       "that the clearance allows."));
  else if (review->strictest && cw_dose_is_above (percent, cap))
    cw_dose_refuse (review, "LIM_LOAD", field, percent, cap,
                    _ ("Load {value} % of 1RM is above {limit} %, the most for "
                       "dose class C."));
  else if (cw_dose_is_above (percent, cap))
    cw_dose_warn (review, "LIM_LOAD", field, percent, cap,
                  _ ("Load {value} % of 1RM is above {limit} %, the most for "
                     "this dose class."));
  else if (!body_weight
           && cw_dose_is_below (percent, limits->load.warn_below_percent))
    cw_dose_warn (review, "LIM_LOAD", field, percent,
                  limits->load.warn_below_percent,
                  _ ("Load {value} % of 1RM is below {limit} %: little effect "
                     "is to be expected."));
}

static void
review_compound (CwDoseReview *review, double percent)
{
  const CwExercise *exercise = review->dose->exercise;
  double most = review->limits->compound.refuse_above_percent;

  if (exercise == NULL)
    return;
  if (exercise->exercise_class == CW_EXERCISE_HEAVY_COMPOUND) {
    cw_dose_refuse (review, "LIM_COMPOUND", "exercise", NAN, NAN,
                    _ ("Heavy compound lifts are never done with a cuff."));
    return;
  }
  if (exercise->exercise_class != CW_EXERCISE_LIGHT_COMPOUND)
    return;
  if (cw_dose_is_above (percent, most))
    cw_dose_refuse (review, "LIM_COMPOUND", cw_dose_get_load_field (review->dose, percent),
                    percent, most,
                    _ ("Load {value} % of 1RM is above {limit} %, the limit of "
                       "a compound exercise with a cuff."));
  else if (review->dose->dose_class != CW_DOSE_CLASS_A)
    cw_dose_warn (review, "LIM_COMPOUND", "exercise", NAN, NAN,
                  _ ("A compound exercise with a cuff needs a reason in this "
                     "dose class."));
}

void
cw_dose_review_load (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double percent = cw_dose_get_load_percent (dose);
  gboolean body_weight
    = dose->body_weight
      || (dose->exercise != NULL && dose->exercise->body_weight);

  review_load_percent (review, percent, body_weight);
  review_compound (review, percent);
}

static void
review_reps (CwDoseReview *review)
{
  const CwSetScheme *scheme = &review->dose->scheme;
  const CwDoseLimits *limits = review->limits;
  int total = cw_set_scheme_total_reps (scheme);
  int most = 0;

  for (int i = 0; i < scheme->n_sets; i++)
    most = MAX (most, cw_set_scheme_expected_reps (scheme, i));
  if (most > limits->reps.refuse_set_above)
    cw_dose_refuse (review, "LIM_REPS", "scheme", most,
                    limits->reps.refuse_set_above,
                    _ ("Repetitions in one set: {value}, above {limit}."));
  if (total > limits->reps.refuse_total_above)
    cw_dose_refuse (review, "LIM_REPS", "scheme", total,
                    limits->reps.refuse_total_above,
                    _ ("Repetitions in one exercise: {value}, above {limit}."));
  else if (total > limits->reps.warn_total_above)
    cw_dose_warn (review, "LIM_REPS", "scheme", total,
                  limits->reps.warn_total_above,
                  _ ("Repetitions in one exercise: {value}. Plan at most "
                     "{limit}."));
}

static void
review_n_sets (CwDoseReview *review)
{
  int n_sets = review->dose->scheme.n_sets;

  if (n_sets > review->limits->sets.refuse_above)
    cw_dose_refuse (review, "LIM_SETS", "scheme", n_sets,
                    review->limits->sets.refuse_above,
                    _ ("Sets of one exercise: {value}, above {limit}."));
  else if (n_sets > review->limits->sets.warn_above)
    cw_dose_warn (review, "LIM_SETS", "scheme", n_sets,
                  review->limits->sets.warn_above,
                  _ ("Sets of one exercise: {value}. Plan at most {limit}."));
}

static void
review_rest (CwDoseReview *review)
{
  const CwDoseLimits *limits = review->limits;
  double s = review->rest_s;
  double most = review->dose->intermittent
                  ? limits->rest.warn_intermittent_above_s
                  : limits->rest.warn_above_s;

  if (cw_dose_is_below (s, limits->rest.refuse_below_s))
    cw_dose_refuse (review, "LIM_REST", "rest_s", s,
                    limits->rest.refuse_below_s,
                    _ ("A rest of {value} s is shorter than {limit} s."));
  else if (cw_dose_is_below (s, limits->rest.warn_below_s))
    cw_dose_warn (review, "LIM_REST", "rest_s", s, limits->rest.warn_below_s,
                  _ ("A rest of {value} s is shorter than the usual {limit} "
                     "s."));
  else if (cw_dose_is_above (s, most))
    cw_dose_warn (review, "LIM_REST", "rest_s", s, most,
                  _ ("A rest of {value} s is longer than the usual {limit} "
                     "s."));
}

static void
review_failure (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double refused_until = review->limits->failure_early.refuse_until_session;
  double warned_until = review->limits->failure_early.warn_until_session;
  gboolean to_failure = FALSE;

  for (int i = 0; i < dose->scheme.n_sets; i++)
    to_failure = to_failure || dose->scheme.to_failure[i];
  if (!to_failure)
    return;
  if (review->band.fixed_sets_only)
    cw_dose_refuse (review, "LIM_FAILURE_EARLY", "scheme", NAN, NAN,
                    _ ("In dose class C no set goes to failure or fatigue."));
  else if (dose->session_number >= 0
           && dose->session_number <= dose->limb_no_failure_sessions)
    cw_dose_refuse (review, "LIM_FAILURE_EARLY", "session_number",
                    dose->session_number, dose->limb_no_failure_sessions,
                    _ ("Session {value}: after what the screening found no set "
                       "goes to failure up to session {limit}."));
  else if (dose->session_number >= 0 && dose->session_number <= refused_until)
    cw_dose_refuse (review, "LIM_FAILURE_EARLY", "session_number",
                    dose->session_number, refused_until,
                    _ ("Session {value}: no set goes to failure up to session "
                       "{limit}."));
  else if (dose->session_number >= 0 && dose->session_number <= warned_until)
    cw_dose_warn (review, "LIM_FAILURE_EARLY", "session_number",
                  dose->session_number, warned_until,
                  _ ("Session {value}: up to session {limit} a set to failure "
                     "needs a reason."));
  else if (dose->dose_class == CW_DOSE_CLASS_B)
    cw_dose_warn (review, "LIM_FAILURE_EARLY", "scheme", NAN, NAN,
                  _ ("Sets to failure need a reason in dose class B; at most "
                     "the last set may go to fatigue."));
}

void
cw_dose_review_sets (CwDoseReview *review)
{
  review_reps (review);
  review_n_sets (review);
  review_rest (review);
  review_failure (review);
}
