/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/dose-review.h"

static void
review_frequency (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  const CwDoseLimits *limits = review->limits;
  double per_week = dose->sessions_per_week;

  if (cw_dose_is_above (dose->sessions_per_day,
                        limits->freq.refuse_per_day_above))
    cw_dose_refuse (review, "LIM_FREQ", "sessions_per_day",
                    dose->sessions_per_day, limits->freq.refuse_per_day_above,
                    _ ("Sessions a day: {value}, above {limit}."));
  if (dose->intensive_block
      && cw_dose_is_above (dose->block_days,
                           limits->freq.refuse_block_above_days))
    cw_dose_refuse (review, "LIM_FREQ", "block_days", dose->block_days,
                    limits->freq.refuse_block_above_days,
                    _ ("An intensive block of {value} d is longer than {limit} "
                       "d."));
  /* Weeks that are not given may be many. */
  if (!dose->intensive_block
      && cw_dose_is_above (per_week, limits->freq.warn_per_week_above)
      && !(dose->weeks <= limits->freq.warn_per_week_weeks_above))
    cw_dose_warn (review, "LIM_FREQ", "sessions_per_week", per_week,
                  limits->freq.warn_per_week_above,
                  _ ("Sessions a week: {value}, above {limit} for longer than "
                     "three weeks."));
  else if (cw_dose_is_below (per_week, limits->freq.warn_per_week_below))
    cw_dose_warn (review, "LIM_FREQ", "sessions_per_week", per_week,
                  limits->freq.warn_per_week_below,
                  _ ("Sessions a week: {value}, below {limit}: little effect "
                     "is to be expected."));
}

static void
review_gap (CwDoseReview *review)
{
  double hours = review->dose->hours_since_last;

  if (cw_dose_is_below (hours, review->limits->gap.refuse_below_h))
    cw_dose_refuse (review, "LIM_GAP", "hours_since_last", hours,
                    review->limits->gap.refuse_below_h,
                    _ ("The last session was {value} h ago; {limit} h have to "
                       "lie between two sessions."));
  else if (!review->dose->intensive_block
           && cw_dose_is_below (hours, review->limits->gap.warn_below_h))
    cw_dose_warn (review, "LIM_GAP", "hours_since_last", hours,
                  review->limits->gap.warn_below_h,
                  _ ("The last session was {value} h ago; outside an intensive "
                     "block {limit} h are usual."));
}

static void
review_exercises (CwDoseReview *review)
{
  double exercises = review->dose->exercises_in_session;
  double most = review->band.max_exercises;

  if (!(exercises > most))
    return;
  if (review->strictest)
    cw_dose_refuse (review, "LIM_EXERCISES", "exercises_in_session", exercises,
                    most,
                    _ ("Exercises with a cuff in one session: {value}. Dose "
                       "class C allows {limit}."));
  else
    cw_dose_warn (review, "LIM_EXERCISES", "exercises_in_session", exercises,
                  most,
                  _ ("Exercises with a cuff in one session: {value}. At most "
                     "{limit} for this dose class."));
}

static void
review_home (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double least = review->limits->unsupervised.refuse_supervised_below;

  if (!dose->home)
    return;
  if (dose->dose_class != CW_DOSE_CLASS_A)
    cw_dose_refuse (review, "LIM_UNSUPERVISED", "home", NAN, NAN,
                    _ ("Exercise with a cuff at home is for dose class A "
                       "only."));
  if (dose->supervised_sessions < 0)
    cw_dose_refuse (review, "LIM_UNSUPERVISED", "supervised_sessions", NAN,
                    least,
                    _ ("Supervised sessions before exercise with a cuff at "
                       "home: not given. It takes {limit}."));
  else if (dose->supervised_sessions < least)
    cw_dose_refuse (review, "LIM_UNSUPERVISED", "supervised_sessions",
                    dose->supervised_sessions, least,
                    _ ("Supervised sessions before exercise with a cuff at "
                       "home: {value}. It takes {limit}."));
  cw_dose_warn (review, "LIM_UNSUPERVISED", "home", NAN, NAN,
                _ ("Exercise with a cuff at home is unsupervised."));
}

void
cw_dose_review_schedule (CwDoseReview *review)
{
  review_frequency (review);
  review_gap (review);
  review_exercises (review);
  review_home (review);
}
