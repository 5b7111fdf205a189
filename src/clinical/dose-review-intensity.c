/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/dose-review.h"
#include "clinical/familiarisation.h"

/* How hard aerobic work is (CLINICAL 2.2). */
void
cw_dose_review_intensity (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  const CwDoseLimits *limits = review->limits;

  if (dose->modality != CW_MODALITY_AEROBIC)
    return;
  if (!isnan (dose->hrr_percent) && dose->heart_rate_unreliable)
    cw_dose_refuse (review, "LIM_PULSE", "hrr_percent", dose->hrr_percent, NAN,
                    _ ("After what the screening found, the pulse does not "
                       "tell how hard the work is: go by the effort from 0 to "
                       "10."));
  if (dose->hrr_percent >= limits->intensity.warn_hrr_from_percent)
    cw_dose_warn (review, "LIM_INTENSITY", "hrr_percent", dose->hrr_percent,
                  limits->intensity.warn_hrr_from_percent,
                  _ ("{value} % of the heart-rate reserve is not below "
                     "{limit} %, the most that was studied with a cuff."));
  else if (cw_dose_is_above (dose->target_effort,
                             limits->intensity.warn_effort_above))
    cw_dose_warn (review, "LIM_INTENSITY", "target_effort", dose->target_effort,
                  limits->intensity.warn_effort_above,
                  _ ("An effort of {value} of 10 is above {limit}, hard for "
                     "aerobic work with a cuff."));
  else if (cw_dose_is_above (dose->speed_kmh,
                             limits->intensity.warn_speed_above_kmh))
    cw_dose_warn (review, "LIM_INTENSITY", "speed_kmh", dose->speed_kmh,
                  limits->intensity.warn_speed_above_kmh,
                  _ ("A speed of {value} km/h is above {limit} km/h, fast for "
                     "walking with cuffs."));
  else if (cw_dose_is_below (dose->speed_kmh,
                             limits->intensity.warn_speed_below_kmh))
    cw_dose_warn (review, "LIM_INTENSITY", "speed_kmh", dose->speed_kmh,
                  limits->intensity.warn_speed_below_kmh,
                  _ ("A speed of {value} km/h is below {limit} km/h: little "
                     "effect is to be expected."));
}

static void
warn_step (CwDoseReview *review,
           const char *field,
           double value,
           double limit,
           const char *message)
{
  cw_dose_warn (review, "LIM_FAMILIARISATION", field, value, limit, message);
}

/* A dose that is more than its step of the ladder allows (CLINICAL 2.8); the
 * first thing that is too much stands for all. */
void
cw_dose_review_familiarisation (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  const CwFamiliarisationStep *step
      = cw_familiarisation_get_step (dose->familiarisation_step);
  double load = cw_dose_get_load_percent (dose);
  double reps = cw_set_scheme_total_reps (&dose->scheme);

  if (step == NULL || step->plan_dose)
    return;
  if (cw_dose_is_above (review->aop_percent, step->aop_percent_max))
    warn_step (review, cw_dose_get_pressure_field (review), review->aop_percent,
               step->aop_percent_max,
               _ ("Pressure {value} % of occlusion pressure is above {limit} "
                  "%, the most of the familiarisation step that is due."));
  else if (cw_dose_is_above (load, step->load_percent_max))
    warn_step (review, cw_dose_get_load_field (dose, load), load,
               step->load_percent_max,
               _ ("Load {value} % of 1RM is above {limit} %, the most of the "
                  "familiarisation step that is due."));
  else if (cw_dose_is_above (reps, step->reps_max))
    warn_step (review, "scheme", reps, step->reps_max,
               _ ("Repetitions in one exercise: {value}, above {limit}, the "
                  "most of the familiarisation step that is due."));
  else if (dose->exercises_in_session > step->exercises_max)
    warn_step (review, "exercises_in_session", dose->exercises_in_session,
               step->exercises_max,
               _ ("Exercises with a cuff in one session: {value}, above "
                  "{limit}, the most of the familiarisation step that is "
                  "due."));
  else if (cw_dose_is_above (dose->target_effort, step->effort_max))
    warn_step (review, "target_effort", dose->target_effort, step->effort_max,
               _ ("An effort of {value} of 10 is above {limit}, the most of "
                  "the familiarisation step that is due."));
}
