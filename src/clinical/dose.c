/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/dose.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/quantity.h"
#include "clinical/data-file.h"
#include "clinical/dose-review.h"
#include "clinical/identifier.h"

static const char *const modality_ids[] = {
  [CW_MODALITY_RESISTANCE] = "resistance",
  [CW_MODALITY_AEROBIC] = "aerobic",
  [CW_MODALITY_PASSIVE] = "passive",
};

const char *
cw_modality_to_id (CwModality modality)
{
  g_return_val_if_fail (modality < G_N_ELEMENTS (modality_ids), NULL);

  return modality_ids[modality];
}

gboolean
cw_modality_from_id (const char *id, CwModality *modality)
{
  gsize index;

  if (!cw_identifier_find (modality_ids, G_N_ELEMENTS (modality_ids), id,
                           &index))
    return FALSE;
  *modality = (CwModality) index;
  return TRUE;
}

const char *
cw_modality_get_name (CwModality modality)
{
  switch (modality) {
  case CW_MODALITY_AEROBIC:
    return C_ ("kind of exercise", "Aerobic");
  case CW_MODALITY_PASSIVE:
    return C_ ("kind of exercise", "Passive");
  case CW_MODALITY_RESISTANCE:
  default:
    return C_ ("kind of exercise", "Resistance");
  }
}

CwModality
cw_exercise_get_modality (const CwExercise *exercise)
{
  g_return_val_if_fail (exercise != NULL, CW_MODALITY_RESISTANCE);

  switch (exercise->exercise_class) {
  case CW_EXERCISE_AEROBIC:
    return CW_MODALITY_AEROBIC;
  case CW_EXERCISE_AT_REST:
    return CW_MODALITY_PASSIVE;
  case CW_EXERCISE_ACCESSORY:
  case CW_EXERCISE_LIGHT_COMPOUND:
  case CW_EXERCISE_HEAVY_COMPOUND:
  default:
    return CW_MODALITY_RESISTANCE;
  }
}

void
cw_dose_init (CwDose *dose)
{
  g_return_if_fail (dose != NULL);

  *dose = (CwDose) {
    .session_number = -1,
    .aop_mmhg = NAN,
    .aop_cuff_width_cm = NAN,
    .aop_sbp_mmhg = NAN,
    .sbp_mmhg = NAN,
    .girth_cm = NAN,
    .cuff_girth_min_cm = NAN,
    .cuff_girth_max_cm = NAN,
    .cuff_width_cm = NAN,
    .device_max_mmhg = NAN,
    .device_step_mmhg = NAN,
    .pressure_percent = NAN,
    .pressure_mmhg = NAN,
    .tightness = NAN,
    .load_percent_1rm = NAN,
    .load_kg = NAN,
    .one_rm_kg = NAN,
    .rest_s = NAN,
    .seconds_per_rep = NAN,
    .inflated_s = NAN,
    .cumulative_s = NAN,
    .off_s = NAN,
    .intervals = -1,
    .hrr_percent = NAN,
    .target_effort = NAN,
    .speed_kmh = NAN,
    .familiarisation_step = -1,
    .reperfusion_s = NAN,
    .exercises_in_session = -1,
    .cuffs_at_once = -1,
    .sessions_per_week = NAN,
    .weeks = NAN,
    .sessions_per_day = NAN,
    .hours_since_last = NAN,
    .block_days = NAN,
    .supervised_sessions = -1,
    .screening_days_left = NAN,
    .limb_cap_aop_percent = NAN,
    .cleared_aop_percent = NAN,
    .cleared_load_percent_1rm = NAN,
  };
}

/* The bands of one class, for legs and for arms. */
typedef struct {
  CwDoseBand leg, arm;
} ClassBands;

#define N_CLASSES (CW_DOSE_CLASS_C + 1)

static void
class_bands_read (CwDataFile *file, const char *id, ClassBands *bands)
{
  CwDoseBand *leg = &bands->leg;

  cw_data_file_enter (file, id);
  leg->load_percent_min = cw_data_file_number (file, "load_min");
  leg->load_percent_max = cw_data_file_number (file, "load_max");
  leg->load_percent_default = cw_data_file_number (file, "load_default");
  leg->max_exercises = (int) cw_data_file_number (file, "max_exercises");
  leg->max_cuffs = (int) cw_data_file_number (file, "max_cuffs");
  leg->measured_aop_only = cw_data_file_flag (file, "measured_aop_only");
  leg->intermittent_only = cw_data_file_flag (file, "intermittent_only");
  leg->fixed_sets_only = cw_data_file_flag (file, "fixed_sets_only");
  leg->set_ends = cw_data_file_words (file, "set_ends");
  leg->pressure_check = cw_data_file_words (file, "pressure_check");
  bands->arm = *leg;
  leg->aop_percent_min = cw_data_file_number (file, "leg_aop_min");
  leg->aop_percent_max = cw_data_file_number (file, "leg_aop_max");
  leg->aop_percent_default = cw_data_file_number (file, "leg_aop_default");
  bands->arm.aop_percent_min = cw_data_file_number (file, "arm_aop_min");
  bands->arm.aop_percent_max = cw_data_file_number (file, "arm_aop_max");
  bands->arm.aop_percent_default
    = cw_data_file_number (file, "arm_aop_default");
}

static gpointer
all_class_bands_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("dose-classes.ini");
  ClassBands *bands = g_new0 (ClassBands, N_CLASSES);

  for (int i = CW_DOSE_CLASS_A; i < N_CLASSES; i++)
    class_bands_read (file, cw_dose_class_to_id (i), &bands[i]);
  cw_data_file_finish_bundled (file);
  return bands;
}

CwDoseBand
cw_dose_band (CwDoseClass dose_class, gboolean leg, double cleared_aop_percent)
{
  static GOnce once = G_ONCE_INIT;
  const ClassBands *bands = g_once (&once, all_class_bands_read, NULL);
  CwDoseBand band;

  g_return_val_if_fail (dose_class < N_CLASSES, (CwDoseBand) { 0 });

  band = leg ? bands[dose_class].leg : bands[dose_class].arm;
  if (dose_class == CW_DOSE_CLASS_NONE || isnan (cleared_aop_percent))
    return band;
  /* A letter lowers the cap of any class and raises that of C only. */
  if (dose_class == CW_DOSE_CLASS_C)
    band.aop_percent_max
      = MIN (cleared_aop_percent,
             cw_dose_limits_get ()->aop.refuse_above_percent);
  else
    band.aop_percent_max = MIN (cleared_aop_percent, band.aop_percent_max);
  band.aop_percent_min = MIN (band.aop_percent_min, band.aop_percent_max);
  band.aop_percent_default
    = MIN (band.aop_percent_default, band.aop_percent_max);
  return band;
}

CwTimeLimit
cw_dose_bout_limit (CwModality modality, gboolean leg)
{
  const CwDoseLimits *limits = cw_dose_limits_get ();

  switch (modality) {
  case CW_MODALITY_RESISTANCE:
    return (CwTimeLimit) { .warn_s = limits->bout_res.warn_above_s,
                           .refuse_s = limits->bout_res.refuse_above_s };
  case CW_MODALITY_PASSIVE:
    return (CwTimeLimit) { .warn_s = limits->passive.refuse_above_s,
                           .refuse_s = limits->passive.refuse_above_s };
  case CW_MODALITY_AEROBIC:
    if (leg)
      return (CwTimeLimit) {
        .warn_s = limits->bout_cont.warn_leg_above_s,
        .refuse_s = limits->bout_cont.refuse_leg_above_s,
      };
    return (CwTimeLimit) { .warn_s = limits->bout_cont.warn_arm_above_s,
                           .refuse_s = limits->bout_cont.refuse_arm_above_s };
  default:
    g_return_val_if_reached ((CwTimeLimit) { 0 });
  }
}

CwTimeLimit
cw_dose_cumulative_limit (CwModality modality)
{
  const CwDoseLimits *limits = cw_dose_limits_get ();

  return (CwTimeLimit) {
    .warn_s = limits->cum.warn_above_s,
    .refuse_s = modality == CW_MODALITY_PASSIVE
                  ? limits->cum.refuse_passive_above_s
                  : limits->cum.refuse_from_s,
  };
}

void
cw_dose_issue_free (CwDoseIssue *issue)
{
  if (issue == NULL)
    return;
  g_free (issue->message);
  g_free (issue);
}

gboolean
cw_dose_is_above (double value, double limit)
{
  return value > limit + 1e-9 * fabs (limit);
}

gboolean
cw_dose_is_below (double value, double limit)
{
  return value < limit - 1e-9 * fabs (limit);
}

/* `10:01` for what is in seconds and longer than a minute or two. */
static char *
issue_format_number (const char *field, double number)
{
  if (g_str_has_suffix (field, "_s") && number >= 120)
    return cw_duration_format (number);
  return cw_number_format (number, 2);
}

static void
issue_add (CwDoseReview *review,
           const char *limit_id,
           gboolean refused,
           const char *field,
           double value,
           double limit,
           const char *message)
{
  CwDoseIssue *issue = g_new0 (CwDoseIssue, 1);
  const CwDoseLimitBasis *basis;
  g_autoptr (GString) words = g_string_new (message);

  if (!isnan (value)) {
    g_autofree char *text = issue_format_number (field, value);

    g_string_replace (words, "{value}", text, 0);
  }
  if (!isnan (limit)) {
    g_autofree char *text = issue_format_number (field, limit);

    g_string_replace (words, "{limit}", text, 0);
  }
  issue->limit_id = limit_id;
  issue->refused = refused;
  issue->field = field;
  issue->value = value;
  issue->limit = limit;
  issue->message = g_strdup (words->str);
  basis = cw_dose_limit_get_basis (limit_id);
  if (basis == NULL)
    g_error ("No limit %s in the clinical data", limit_id);
  issue->rationale = basis->rationale;
  issue->source = basis->source;
  g_ptr_array_add (review->issues, issue);
}

void
cw_dose_refuse (CwDoseReview *review,
                const char *limit_id,
                const char *field,
                double value,
                double limit,
                const char *message)
{
  issue_add (review, limit_id, TRUE, field, value, limit, message);
}

void
cw_dose_warn (CwDoseReview *review,
              const char *limit_id,
              const char *field,
              double value,
              double limit,
              const char *message)
{
  issue_add (review, limit_id, FALSE, field, value, limit, message);
}

/* The highest share of the occlusion pressure that the numbers amount to: a
 * value in mmHg may not slip past a cap in percent. */
static void
review_set_pressure (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double step = dose->device_step_mmhg > 0 ? dose->device_step_mmhg : 1;

  review->aop_percent = dose->pressure_percent;
  review->pressure_mmhg = dose->pressure_mmhg;
  if (!(dose->aop_mmhg > 0))
    return;
  if (!isnan (dose->pressure_mmhg))
    review->aop_percent = fmax (review->aop_percent,
                                100 * dose->pressure_mmhg / dose->aop_mmhg);
  if (!isnan (dose->pressure_percent))
    review->pressure_mmhg
      = fmax (review->pressure_mmhg,
              cw_target_pressure_mmhg (dose->aop_mmhg, dose->pressure_percent,
                                       step));
}

/* Intervals with the cuff let down between them.  A pause in which hardly any
 * blood gets in does not end an inflation. */
static void
review_set_interval_time (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double together_s = dose->intervals * dose->inflated_s;

  review->inflated_s = dose->inflated_s;
  review->cumulative_s = fmax (dose->cumulative_s, together_s);
  if (dose->intervals > 1
      && cw_dose_is_below (dose->off_s, review->limits->reperf.refuse_below_s))
    review->inflated_s = together_s + (dose->intervals - 1) * dose->off_s;
}

/* How long the cuff will be up, from sets, tempo and rests, where no time is
 * given. */
static void
review_set_time (CwDoseReview *review)
{
  const CwDose *dose = review->dose;
  double longest = 0;

  review->rest_s = dose->rest_s;
  if (isnan (review->rest_s) && dose->scheme.n_sets > 1)
    review->rest_s = dose->scheme.rest_s;
  if (dose->intervals > 0) {
    review_set_interval_time (review);
    return;
  }
  review->inflated_s = dose->inflated_s;
  review->cumulative_s = fmax (dose->cumulative_s, dose->inflated_s);
  if (dose->modality != CW_MODALITY_RESISTANCE || !isnan (dose->inflated_s)
      || dose->scheme.n_sets == 0 || isnan (dose->seconds_per_rep))
    return;
  if (!dose->intermittent) {
    review->inflated_s = cw_set_scheme_restriction_s (
      &dose->scheme, dose->seconds_per_rep,
      dose->scheme.n_sets > 1 ? review->rest_s : 0);
    review->cumulative_s = fmax (dose->cumulative_s, review->inflated_s);
    return;
  }
  for (int i = 0; i < dose->scheme.n_sets; i++)
    longest = MAX (longest, cw_set_scheme_expected_reps (&dose->scheme, i)
                              * dose->seconds_per_rep);
  review->inflated_s = longest;
  review->cumulative_s
    = fmax (dose->cumulative_s, cw_set_scheme_restriction_s (
                                  &dose->scheme, dose->seconds_per_rep, 0));
}

static void
review_init (CwDoseReview *review, const CwDose *dose)
{
  CwDoseClass band_class = dose->dose_class == CW_DOSE_CLASS_NONE
                             ? CW_DOSE_CLASS_C
                             : dose->dose_class;

  *review = (CwDoseReview) { .dose = dose, .limits = cw_dose_limits_get () };
  review->arm = (dose->limbs & CW_LIMBS_ARMS) != 0;
  review->leg = !review->arm;
  review->strictest = band_class == CW_DOSE_CLASS_C;
  review->band
    = cw_dose_band (band_class, review->leg, dose->cleared_aop_percent);
  review->issues
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_dose_issue_free);
  review_set_pressure (review);
  review_set_time (review);
}

/* Refusals first; else the order in which they were found. */
static GPtrArray *
issues_in_order (GPtrArray *found)
{
  GPtrArray *ordered
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_dose_issue_free);

  for (int refused = TRUE; refused >= FALSE; refused--)
    for (guint i = 0; i < found->len; i++) {
      CwDoseIssue *issue = found->pdata[i];

      if (issue->refused == refused)
        g_ptr_array_add (ordered, issue);
    }
  g_ptr_array_set_free_func (found, NULL);
  g_ptr_array_unref (found);
  return ordered;
}

static void
review_screening (CwDoseReview *review)
{
  double days = review->dose->screening_days_left;
  double least = review->limits->screen.warn_left_below_days;

  if (review->dose->dose_class == CW_DOSE_CLASS_NONE)
    cw_dose_refuse (review, "LIM_SCREEN", "class", NAN, NAN,
                    _ ("No valid screening permits a cuff on this limb."));
  else if (cw_dose_is_below (days, least))
    cw_dose_warn (review, "LIM_SCREEN", "screening_days_left", days, least,
                  _ ("Days until the screening ends: {value}. Screen again "
                     "soon."));
}

GPtrArray *
cw_dose_review (const CwDose *dose)
{
  CwDoseReview review;

  g_return_val_if_fail (dose != NULL, NULL);
  g_return_val_if_fail (dose->dose_class < N_CLASSES, NULL);

  review_init (&review, dose);
  review_screening (&review);
  cw_dose_review_pressure (&review);
  cw_dose_review_occlusion_pressure (&review);
  cw_dose_review_cuff (&review);
  cw_dose_review_time (&review);
  cw_dose_review_load (&review);
  cw_dose_review_sets (&review);
  cw_dose_review_intensity (&review);
  cw_dose_review_familiarisation (&review);
  cw_dose_review_schedule (&review);
  return issues_in_order (review.issues);
}

gboolean
cw_dose_issues_refuse (GPtrArray *issues)
{
  g_return_val_if_fail (issues != NULL, TRUE);

  for (guint i = 0; i < issues->len; i++)
    if (((CwDoseIssue *) issues->pdata[i])->refused)
      return TRUE;
  return FALSE;
}
