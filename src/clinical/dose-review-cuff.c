/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/dose-review.h"

const char *
cw_dose_get_pressure_field (const CwDoseReview *review)
{
  return cw_dose_is_below (review->dose->pressure_percent, review->aop_percent)
             || isnan (review->dose->pressure_percent)
           ? "pressure_mmhg"
           : "pressure_percent";
}

/* TRUE when what was found on the limb caps the share and that cap is
 * exceeded. */
static gboolean
review_limb_cap (CwDoseReview *review)
{
  double cap = review->dose->limb_cap_aop_percent;

  if (!cw_dose_is_above (review->aop_percent, cap))
    return FALSE;
  cw_dose_refuse (review, "LIM_AOP", cw_dose_get_pressure_field (review), review->aop_percent, cap,
       _ ("Pressure {value} % of occlusion pressure is above {limit} %, the "
          "most after what the screening found on this limb."));
  return TRUE;
}

/* TRUE when the cap of the class, of the limb or of a letter is exceeded. */
static gboolean
review_cap (CwDoseReview *review)
{
  double share = review->aop_percent;
  double cleared = review->dose->cleared_aop_percent;
  double cap = review->band.aop_percent_max;
  const char *field = cw_dose_get_pressure_field (review);

  if (cw_dose_is_above (share, cleared)) {
    cw_dose_refuse (review, "LIM_AOP", field, share, cleared,
                    _ ("Pressure {value} % of occlusion pressure is above "
                       "{limit} %, the most that the clearance allows."));
    return TRUE;
  }
  if (review_limb_cap (review))
    return TRUE;
  if (review->strictest && cw_dose_is_above (share, cap)) {
    cw_dose_refuse (review, "LIM_AOP", field, share, cap,
                    _ ("Pressure {value} % of occlusion pressure is above "
                       "{limit} %, the most for dose class C on this limb. "
                       "Only a clearance that names a higher share raises "
                       "it."));
    return TRUE;
  }
  if (review->arm)
    cap = MIN (cap, review->limits->aop.warn_arm_above_percent);
  if (!cw_dose_is_above (share, cap))
    return FALSE;
  cw_dose_warn (review, "LIM_AOP", field, share, cap,
                _ ("Pressure {value} % of occlusion pressure is above "
                   "{limit} %, the most for this dose class and limb."));
  return TRUE;
}

static void
review_share (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double share = review->aop_percent;
  double step = dose->device_step_mmhg > 0 ? dose->device_step_mmhg : 1;
  double most = review->limits->aop.refuse_above_percent;
  double least = review->limits->aop.warn_below_percent;

  if (cw_dose_is_above (share, most)) {
    cw_dose_refuse (review, "LIM_AOP", cw_dose_get_pressure_field (review), share, most,
                    _ ("Pressure {value} % of occlusion pressure is above "
                       "{limit} %, the limit that no reason opens."));
    return;
  }
  if (review_cap (review) || !cw_dose_is_below (share, least))
    return;
  /* Rounding down to the gauge's step is not a lower dose. */
  if (isnan (dose->pressure_percent)
      && dose->pressure_mmhg
           >= cw_target_pressure_mmhg (dose->aop_mmhg, least, step))
    return;
  cw_dose_warn (review, "LIM_AOP", cw_dose_get_pressure_field (review), share, least,
                _ ("Pressure {value} % of occlusion pressure is below "
                   "{limit} %: little effect is to be expected."));
}

static void
review_unknown_share (CwDoseReview *review)
{
  double mmhg = review->dose->pressure_mmhg;

  if (isnan (mmhg) || !isnan (review->aop_percent))
    return;
  if (review->strictest)
    cw_dose_refuse (review, "LIM_AOP", "pressure_mmhg", mmhg, NAN,
                    _ ("In dose class C a pressure in mmHg needs the measured "
                       "occlusion pressure beside it."));
  else
    cw_dose_warn (review, "LIM_AOP", "pressure_mmhg", mmhg, NAN,
                  _ ("What share of the occlusion pressure {value} mmHg are is "
                     "not known."));
}

static void
review_mmhg (CwDoseReview *review)
{
  double mmhg = review->pressure_mmhg;
  double most = review->limits->mmhg.refuse_above_mmhg;
  double device_max = review->dose->device_max_mmhg;
  double warn = review->arm ? review->limits->mmhg.warn_arm_above_mmhg
                            : review->limits->mmhg.warn_leg_above_mmhg;

  if (cw_dose_is_above (mmhg, device_max))
    cw_dose_refuse (review, "LIM_MMHG", "pressure_mmhg", mmhg, device_max,
                    _ ("Pressure {value} mmHg is above {limit} mmHg, the most "
                       "that the device may give."));
  if (cw_dose_is_above (mmhg, most))
    cw_dose_refuse (review, "LIM_MMHG", "pressure_mmhg", mmhg, most,
                    _ ("Pressure {value} mmHg is above {limit} mmHg, the limit "
                       "for any cuff."));
  else if (cw_dose_is_above (mmhg, warn))
    cw_dose_warn (review, "LIM_MMHG", "pressure_mmhg", mmhg, warn,
                  _ ("Pressure {value} mmHg is above {limit} mmHg, high for "
                     "this limb."));
}

void
cw_dose_review_pressure (CwDoseReview *review)
{
  review_share (review);
  review_unknown_share (review);
  review_mmhg (review);
}

static gboolean
is_estimate (const CwDose *dose)
{
  return dose->has_aop_method && dose->aop_method == CW_AOP_METHOD_ESTIMATE;
}

static void
review_entry (CwDoseReview *review)
{
  const CwDoseLimits *limits = review->limits;
  double aop = review->dose->aop_mmhg;
  double least = review->arm ? limits->aop_entry.warn_arm_below_mmhg
                             : limits->aop_entry.warn_leg_below_mmhg;
  double most = review->arm ? limits->aop_entry.warn_arm_above_mmhg
                            : limits->aop_entry.warn_leg_above_mmhg;

  if (cw_dose_is_below (aop, limits->aop_entry.refuse_below_mmhg))
    cw_dose_refuse (review, "LIM_AOP_ENTRY", "aop_mmhg", aop,
                    limits->aop_entry.refuse_below_mmhg,
                    _ ("Occlusion pressure {value} mmHg is below {limit} mmHg "
                       "and cannot be right."));
  else if (cw_dose_is_above (aop, limits->aop_entry.refuse_above_mmhg))
    cw_dose_refuse (review, "LIM_AOP_ENTRY", "aop_mmhg", aop,
                    limits->aop_entry.refuse_above_mmhg,
                    _ ("Occlusion pressure {value} mmHg is above {limit} mmHg "
                       "and cannot be right."));
  else if (is_estimate (review->dose))
    return; /* it says LIM_EST */
  else if (cw_dose_is_below (aop, least))
    cw_dose_warn (review, "LIM_AOP_ENTRY", "aop_mmhg", aop, least,
                  _ ("Occlusion pressure {value} mmHg is below {limit} mmHg, "
                     "unusual for this limb: measure it again."));
  else if (cw_dose_is_above (aop, most))
    cw_dose_warn (review, "LIM_AOP_ENTRY", "aop_mmhg", aop, most,
                  _ ("Occlusion pressure {value} mmHg is above {limit} mmHg, "
                     "unusual for this limb: measure it again."));
}

static void
review_estimate (CwDoseReview *review, double age_days)
{
  const CwDose *dose = review->dose;
  double cuff_min = cw_aop_estimate_leg_cuff_min_cm ();
  double maximum_days = cw_aop_maximum_days ();
  double most = review->arm ? review->limits->est.warn_arm_above_percent
                            : review->limits->est.warn_leg_above_percent;

  if (dose->limb_measured_aop_only)
    cw_dose_refuse (review, "LIM_EST", "aop_method", NAN, NAN,
                    _ ("What the screening found asks for a measured occlusion "
                       "pressure, not an estimate."));
  else if (review->band.measured_aop_only)
    cw_dose_refuse (review, "LIM_EST", "aop_method", NAN, NAN,
                    _ ("Dose class C needs a measured occlusion pressure, not "
                       "an estimate."));
  if (review->leg && cw_dose_is_below (dose->cuff_width_cm, cuff_min))
    cw_dose_refuse (review, "LIM_EST", "cuff_width_cm", dose->cuff_width_cm,
                    cuff_min,
                    _ ("For a thigh cuff of {value} cm, below {limit} cm, the "
                       "occlusion pressure cannot be estimated."));
  if (cw_dose_is_above (age_days, maximum_days))
    cw_dose_refuse (review, "LIM_EST", "aop_date", age_days, maximum_days,
                    _ ("Age of the estimated occlusion pressure: {value} d, "
                       "more than {limit} d."));
  if (cw_dose_is_above (review->aop_percent, most))
    cw_dose_warn (review, "LIM_EST", cw_dose_get_pressure_field (review),
                  review->aop_percent, most,
                  /* xgettext:no-c-format */
                  _ ("Pressure is {value} % of an estimate: at most {limit} % "
                     "of an estimate are prescribed on this limb."));
  cw_dose_warn (review, "LIM_EST", "aop_method", NAN, NAN,
                _ ("The occlusion pressure is an estimate and may be far off: "
                   "measure it where possible."));
}

static void
review_measured (CwDoseReview *review, double age_days)
{
  double fresh_days = cw_aop_fresh_days ();
  double maximum_days = cw_aop_maximum_days ();

  if (cw_dose_is_above (age_days, maximum_days) && review->strictest)
    cw_dose_refuse (review, "LIM_AOP_AGE", "aop_date", age_days, maximum_days,
                    _ ("Age of the measured occlusion pressure: {value} d. In "
                       "dose class C it may be {limit} d old."));
  else if (cw_dose_is_above (age_days, maximum_days))
    cw_dose_warn (review, "LIM_AOP_AGE", "aop_date", age_days, maximum_days,
                  _ ("Age of the measured occlusion pressure: {value} d, too "
                     "old after {limit} d: measure it before the session."));
  else if (cw_dose_is_above (age_days, fresh_days))
    cw_dose_warn (review, "LIM_AOP_AGE", "aop_date", age_days, fresh_days,
                  _ ("Age of the measured occlusion pressure: {value} d; it is "
                     "measured again after {limit} d."));
}

/* A pressure that was measured more upright than it is used is too high. */
static void
review_posture (CwDoseReview *review)
{
  const CwDose *dose = review->dose;

  if (dose->limb_seated_only && dose->has_posture
      && dose->posture == CW_POSTURE_STANDING)
    cw_dose_refuse (review, "LIM_POSTURE", "posture", NAN, NAN,
                    _ ("What the screening found allows exercise seated or "
                       "lying only."));
  if (!dose->has_posture || !dose->has_aop_posture
      || dose->posture == dose->aop_posture)
    return;
  if (dose->aop_posture > dose->posture)
    cw_dose_refuse (review, "LIM_POSTURE", "aop_posture", NAN, NAN,
                    _ ("The occlusion pressure was measured more upright than "
                       "the exercise is done, so the dose would be too high: "
                       "measure it in the posture of the exercise."));
  else
    cw_dose_warn (review, "LIM_POSTURE", "aop_posture", NAN, NAN,
                  _ ("The occlusion pressure was measured less upright than "
                     "the exercise is done, so the dose is lower than it "
                     "seems."));
}

/* A pressure that was found with a narrower cuff is too high. */
static void
review_measuring_cuff (CwDoseReview *review)
{
  double measured = review->dose->aop_cuff_width_cm;
  double used = review->dose->cuff_width_cm;

  if (cw_dose_is_below (measured, used))
    cw_dose_refuse (review, "LIM_AOP_CUFF", "aop_cuff_width_cm", measured, used,
                    _ ("The occlusion pressure was measured with a cuff of "
                       "{value} cm, narrower than the {limit} cm of this one, "
                       "so the dose would be too high: measure it with this "
                       "cuff."));
  else if (cw_dose_is_above (measured, used))
    cw_dose_warn (review, "LIM_AOP_CUFF", "aop_cuff_width_cm", measured, used,
                  _ ("The occlusion pressure was measured with a cuff of "
                     "{value} cm, wider than the {limit} cm of this one, so "
                     "the dose is lower than it seems."));
}

static void
review_blood_pressure (CwDoseReview *review)
{
  double change = fabs (review->dose->sbp_mmhg - review->dose->aop_sbp_mmhg);
  double most = review->limits->aop_bp.warn_change_above_mmhg;

  if (cw_dose_is_above (change, most))
    cw_dose_warn (review, "LIM_AOP_BP", "sbp_mmhg", change, most,
                  _ ("The systolic blood pressure is {value} mmHg away from "
                     "that of the day on which the occlusion pressure was "
                     "measured, more than {limit} mmHg: measure it again."));
}

void
cw_dose_review_occlusion_pressure (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double age_days = NAN;

  if (dose->aop_date != CW_DATE_NONE && dose->date != CW_DATE_NONE)
    age_days = dose->date - dose->aop_date;
  review_entry (review);
  if (cw_dose_is_below (age_days, 0))
    cw_dose_refuse (review, "LIM_AOP_AGE", "aop_date", age_days, 0,
                    _ ("The occlusion pressure is dated after the session."));
  if (is_estimate (dose))
    review_estimate (review, age_days);
  else
    review_measured (review, age_days);
  review_posture (review);
  review_measuring_cuff (review);
  review_blood_pressure (review);
}

static void
review_tightness (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double rating = dose->tightness;
  double most = review->limits->tight.refuse_above;
  double arm_most = review->limits->tight.warn_arm_above;
  double least = review->limits->tight.warn_below;

  if (dose->dose_class != CW_DOSE_CLASS_A
      && (dose->elastic_wrap || !isnan (rating)))
    cw_dose_refuse (review, "LIM_TIGHT",
                    dose->elastic_wrap ? "elastic_wrap" : "tightness", rating,
                    NAN,
                    _ ("A wrap without a gauge is for dose class A only."));
  if (cw_dose_is_above (rating, most))
    cw_dose_refuse (review, "LIM_TIGHT", "tightness", rating, most,
                    _ ("Tightness {value} of 10 is above {limit}: the artery "
                       "may be closed."));
  else if (review->arm && cw_dose_is_above (rating, arm_most))
    cw_dose_warn (review, "LIM_TIGHT", "tightness", rating, arm_most,
                  /* xgettext:no-c-format */
                  _ ("Tightness {value} of 10 is above {limit}: on an arm it "
                     "stands for more than 80 % of the occlusion pressure."));
  else if (cw_dose_is_below (rating, least))
    cw_dose_warn (review, "LIM_TIGHT", "tightness", rating, least,
                  _ ("Tightness {value} of 10 is below {limit}: little effect "
                     "is to be expected."));
}

static int
cuffs_at_once (const CwDose *dose)
{
  int n = 0;

  if (dose->cuffs_at_once >= 0)
    return dose->cuffs_at_once;
  /* Who walks or cycles has both cuffs inflated. */
  if (dose->modality != CW_MODALITY_AEROBIC)
    return -1;
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    n += (dose->limbs & CW_LIMB_BIT (limb)) != 0;
  return n;
}

static void
review_site (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  CwLimbSet limbs = dose->limbs;

  if (limbs == CW_LIMBS_NONE || (limbs & ~CW_LIMBS_ALL) != 0)
    cw_dose_refuse (review, "LIM_SITE", "limb", NAN, NAN,
                    _ ("A cuff goes on an upper arm or a thigh and nowhere "
                       "else: name the limb."));
  else if ((limbs & CW_LIMBS_ARMS) != 0 && (limbs & CW_LIMBS_LEGS) != 0)
    cw_dose_refuse (review, "LIM_SITE", "limb", NAN, NAN,
                    _ ("Arms and legs are never under cuffs at once."));
  else if (dose->exercise != NULL
           && dose->exercise->cuff_limbs != CW_LIMBS_NONE
           && (dose->exercise->cuff_limbs & limbs) == 0)
    cw_dose_warn (review, "LIM_SITE", "limb", NAN, NAN,
                  _ ("The cuff is not on the limb that the exercise works."));
}

static void
review_girth (CwDoseReview *review)
{
  const CwDose *dose = review->dose;

  if (cw_dose_is_below (dose->girth_cm, dose->cuff_girth_min_cm))
    cw_dose_refuse (review, "LIM_GIRTH", "girth_cm", dose->girth_cm,
                    dose->cuff_girth_min_cm,
                    _ ("The limb measures {value} cm around, the cuff is made "
                       "for {limit} cm or more: take another cuff."));
  else if (cw_dose_is_above (dose->girth_cm, dose->cuff_girth_max_cm))
    cw_dose_refuse (review, "LIM_GIRTH", "girth_cm", dose->girth_cm,
                    dose->cuff_girth_max_cm,
                    _ ("The limb measures {value} cm around, the cuff is made "
                       "for {limit} cm or less: take another cuff."));
}

void
cw_dose_review_cuff (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double narrow = review->limits->cuff_width.warn_leg_up_to_cm;
  int n_cuffs = cuffs_at_once (dose);
  double most = MIN (review->band.max_cuffs,
                     review->limits->cuffs.refuse_above);

  review_site (review);
  review_girth (review);
  review_tightness (review);
  if (review->leg && !dose->elastic_wrap && dose->cuff_width_cm <= narrow)
    cw_dose_warn (review, "LIM_CUFF_WIDTH", "cuff_width_cm",
                  dose->cuff_width_cm, narrow,
                  _ ("A cuff of {value} cm is narrow for a thigh, at most "
                     "{limit} cm: use a wide one."));
  if (n_cuffs > most)
    cw_dose_refuse (review, "LIM_CUFFS", "cuffs_at_once", n_cuffs, most,
                    _ ("Cuffs inflated at once: {value}. At most {limit} for "
                       "this dose class."));
}
