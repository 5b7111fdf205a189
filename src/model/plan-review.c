/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan-review.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "model/screening-band.h"
#include "model/plan-familiarisation.h"

/* In place of the session's number: of a signed plan, numbers of sessions were
 * judged when it was signed, and what is done here is done in the clinic. */
#define SESSION_ALREADY_JUDGED (-1)

static const CwPrescription *
prescription_at (const CwPlan *plan, guint index)
{
  return g_ptr_array_index (plan->prescriptions, index);
}

static int
count_limbs (CwLimbSet limbs)
{
  int n = 0;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    n += (limbs & CW_LIMB_BIT (limb)) != 0;
  return n;
}

static void
dose_add_screening (CwDose *dose,
                    const CwPlan *plan,
                    const CwScreeningRecord *screening,
                    gboolean is_first,
                    CwDate today)
{
  if (!cw_screening_record_permits (screening, plan->patient_id, dose->limbs,
                                    today, NULL))
    return; /* class none is refused */
  cw_screening_band_fill_dose (screening, dose);
  if (is_first) /* said once and not again for each exercise */
    dose->screening_days_left
        = (double)(screening->verdict->valid_until - today);
}

/* One inflation for all the time is not let down between. */
static void
dose_add_intervals (CwDose *dose, const CwPrescription *prescription)
{
  if (cw_set_scheme_is_timed (&prescription->scheme)) {
    dose->intervals = prescription->scheme.n_sets;
    dose->inflated_s = prescription->scheme.interval_s;
  }
  if (dose->intervals > 1) {
    dose->off_s = prescription->rest_s;
    dose->intermittent = TRUE;
  }
  dose->hrr_percent = prescription->hrr_percent;
  dose->target_effort = prescription->target_effort;
  dose->speed_kmh = prescription->speed_kmh;
}

static void
dose_add_prescription (CwDose *dose, const CwPrescription *prescription)
{
  dose->modality = prescription->modality;
  dose->limbs = prescription->limbs;
  dose->exercise = cw_exercise_find (prescription->exercise_id);
  dose->aop_mmhg = prescription->aop_mmhg;
  dose->has_aop_method = prescription->aop_mmhg > 0;
  dose->aop_method = prescription->aop_method;
  dose->aop_date
      = prescription->aop_mmhg > 0 ? prescription->aop_date : CW_DATE_NONE;
  dose->has_aop_posture = prescription->aop_mmhg > 0;
  dose->aop_posture = prescription->aop_posture;
  dose->has_posture = TRUE;
  dose->posture = prescription->posture;
  dose->aop_sbp_mmhg = prescription->aop_sbp_mmhg;
  dose->girth_cm = prescription->girth_cm;
  dose->cuff_girth_min_cm = prescription->cuff_girth_min_cm;
  dose->cuff_girth_max_cm = prescription->cuff_girth_max_cm;
  dose->cuff_width_cm = prescription->cuff_width_cm;
  dose->elastic_wrap = prescription->elastic_wrap;
  dose->device_max_mmhg = prescription->device_max_mmhg;
  dose->device_step_mmhg = prescription->device_step_mmhg;
  dose->pressure_percent = prescription->pressure_percent;
  dose->pressure_mmhg = prescription->pressure_mmhg;
  dose->tightness = prescription->tightness;
  dose->load_percent_1rm = prescription->load_percent_1rm;
  dose->load_kg = prescription->load_kg;
  dose->one_rm_kg = prescription->one_rm_kg;
  dose->body_weight = prescription->body_weight;
  dose->cuffs_at_once = count_limbs (prescription->limbs);
  if (cw_prescription_is_timed (prescription)) {
    dose_add_intervals (dose, prescription);
    return;
  }
  dose->scheme = prescription->scheme;
  dose->rest_s = prescription->rest_s;
  dose->intermittent = prescription->intermittent;
  if (!cw_tempo_parse (prescription->tempo, &dose->seconds_per_rep))
    dose->seconds_per_rep = NAN;
}

/* Seconds under the cuff by the end of that exercise, on whichever of its limbs
 * had most: so the exercise that goes too far is the one that is refused. */
static double
cumulative_s (const CwPlan *plan, guint index)
{
  double most = NAN;

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    double seconds = 0;

    if ((prescription_at (plan, index)->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    for (guint i = 0; i <= index; i++) {
      const CwPrescription *prescription = prescription_at (plan, i);
      double bout = cw_prescription_get_restriction_s (prescription);

      if ((prescription->limbs & CW_LIMB_BIT (limb)) != 0 && !isnan (bout))
        seconds += bout;
    }
    most = fmax (most, seconds);
  }
  return most;
}

/* Whether the limbs of an exercise are under the cuff for another kind of it,
 * too. */
static gboolean
is_mixed (const CwPlan *plan, guint index)
{
  const CwPrescription *prescription = prescription_at (plan, index);

  for (guint i = 0; i < plan->prescriptions->len; i++)
    if ((prescription_at (plan, i)->limbs & prescription->limbs) != 0
        && prescription_at (plan, i)->modality != prescription->modality)
      return TRUE;
  return FALSE;
}

static gboolean
needs_reperfusion (const CwPlan *plan, guint index)
{
  return index > 0
         && (prescription_at (plan, index - 1)->limbs
             & prescription_at (plan, index)->limbs)
                != 0;
}

static void
dose_add_plan (CwDose *dose, const CwPlan *plan, guint index)
{
  double reperfusion_s = prescription_at (plan, index)->reperfusion_s;

  dose->exercises_in_session = (int)plan->prescriptions->len;
  dose->cumulative_s = cumulative_s (plan, index);
  dose->mixed_session = is_mixed (plan, index);
  if (needs_reperfusion (plan, index))
    dose->reperfusion_s = isnan (reperfusion_s) ? 0 : reperfusion_s;
  if (index == 0) {
    dose->sessions_per_week = plan->sessions_per_week;
    dose->weeks = plan->weeks > 0 ? plan->weeks : NAN;
  }
}

/* What the screening found that changes how the dose is judged. */
static void
dose_add_findings (CwDose *dose,
                   const CwPlan *plan,
                   const CwScreeningRecord *screening)
{
  if (screening == NULL)
    return;
  dose->heart_rate_unreliable
      = !cw_screening_record_has_reliable_pulse (screening);
  if (cw_screening_record_get_familiarisation_cause (screening) != NULL
      && dose->session_number != SESSION_ALREADY_JUDGED)
    dose->familiarisation_step
        = cw_plan_get_familiarisation_step (plan, dose->session_number);
}

void
cw_plan_get_dose (const CwPlan *plan,
                  guint index,
                  const CwScreeningRecord *screening,
                  int session_number,
                  CwDate today,
                  CwDose *dose)
{
  g_return_if_fail (plan != NULL && dose != NULL);
  g_return_if_fail (index < plan->prescriptions->len);

  cw_dose_init (dose);
  dose->date = today;
  dose->session_number = session_number;
  if (session_number != SESSION_ALREADY_JUDGED) {
    dose->home = plan->home;
    dose->supervised_sessions = plan->supervised_sessions >= 0
                                    ? plan->supervised_sessions
                                    : session_number - 1;
  }
  dose_add_prescription (dose, prescription_at (plan, index));
  dose_add_plan (dose, plan, index);
  dose_add_screening (dose, plan, screening, index == 0, today);
  dose_add_findings (dose, plan, screening);
}

GPtrArray *
cw_plan_review (const CwPlan *plan,
                guint index,
                const CwScreeningRecord *screening,
                int session_number,
                CwDate today)
{
  CwDose dose;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (index < plan->prescriptions->len, NULL);

  cw_plan_get_dose (plan, index, screening, session_number, today, &dose);
  return cw_dose_review (&dose);
}

GPtrArray *
cw_plan_review_on_day (const CwPlan *plan,
                       guint index,
                       const CwScreeningRecord *screening,
                       const CwPlanDay *day,
                       const CwPressureRecord *newer)
{
  CwDose dose;

  cw_plan_get_dose (plan, index, screening, SESSION_ALREADY_JUDGED,
                    day->today, &dose);
  dose.sbp_mmhg = day->sbp_mmhg;
  if (newer != NULL) {
    dose.aop_mmhg = newer->aop_mmhg;
    dose.aop_method = newer->method;
    dose.aop_date = newer->date;
    dose.aop_posture = newer->posture;
    dose.aop_sbp_mmhg = newer->sbp_mmhg;
    /* The gauge is set as the plan says: what share that is now, is judged. */
    dose.pressure_percent = NAN;
  }
  return cw_dose_review (&dose);
}

static gboolean
refuse_plan (GError **error, const char *message)
{
  g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN, message);
  return FALSE;
}

/* Refuses with a message in which {exercise} stands for the exercise. */
static gboolean
refuse_exercise (GError **error,
                 CwGateError code,
                 const CwPrescription *prescription,
                 const char *message,
                 const char *detail)
{
  g_autofree char *title = cw_prescription_get_title (prescription);
  g_autoptr (GString) words = g_string_new (message);

  g_string_replace (words, "{exercise}", title, 1);
  if (detail != NULL)
    g_string_replace (words, "{detail}", detail, 1);
  g_set_error_literal (error, CW_GATE_ERROR, code, words->str);
  return FALSE;
}

/* What is missing of sets of repetitions; NULL when nothing is. */
static const char *
find_set_gap (const CwPrescription *prescription)
{
  if (prescription->scheme.n_sets < 1
      || cw_set_scheme_is_timed (&prescription->scheme))
    return _ ("{exercise}: choose sets and repetitions.");
  if (prescription->scheme.n_sets > 1 && !(prescription->rest_s >= 0))
    return _ ("{exercise}: enter the rest between sets.");
  if (!cw_tempo_parse (prescription->tempo, NULL))
    return _ ("{exercise}: enter the tempo, as 2-0-2. The time under the cuff "
              "follows from it.");
  if (!prescription->body_weight && !(prescription->load_kg >= 0))
    return _ ("{exercise}: enter the load, or choose body weight.");
  return NULL;
}

/* What is missing of aerobic or passive intervals; NULL when nothing is. */
static const char *
find_interval_gap (const CwPrescription *prescription)
{
  if (prescription->scheme.n_sets < 1
      || !cw_set_scheme_is_timed (&prescription->scheme))
    return _ ("{exercise}: enter how many intervals, and how long the cuff is "
              "up.");
  if (prescription->scheme.n_sets > 1 && !(prescription->rest_s >= 0))
    return _ ("{exercise}: enter how long the cuff is down between the "
              "intervals.");
  if (prescription->modality == CW_MODALITY_AEROBIC
      && isnan (prescription->hrr_percent) && isnan (prescription->speed_kmh)
      && isnan (prescription->target_effort))
    return _ ("{exercise}: enter how hard the work is to be, as a pulse, an "
              "effort or a speed.");
  return NULL;
}

/* What is missing for anybody to do the exercise as it is written; NULL when
 * nothing is. */
static const char *
find_gap (const CwPrescription *prescription)
{
  const CwExercise *exercise = cw_exercise_find (prescription->exercise_id);
  const char *gap;

  if (exercise == NULL
      || cw_exercise_get_modality (exercise) != prescription->modality)
    return _ ("{exercise}: choose an exercise of the catalogue.");
  if (prescription->limbs == CW_LIMBS_NONE)
    return _ ("{exercise}: choose the limb that the cuff goes on.");
  gap = cw_prescription_is_timed (prescription)
            ? find_interval_gap (prescription)
            : find_set_gap (prescription);
  if (gap != NULL)
    return gap;
  if (prescription->elastic_wrap && isnan (prescription->tightness))
    return _ ("{exercise}: enter how tight the wrap is to be.");
  if (!prescription->elastic_wrap && !(prescription->aop_mmhg > 0))
    return _ ("{exercise}: measure or estimate the occlusion pressure.");
  if (!prescription->elastic_wrap
      && prescription->aop_method == CW_AOP_METHOD_ESTIMATE
      && isnan (prescription->cuff_width_cm))
    return _ ("{exercise}: enter the width of the cuff. An estimate holds for "
              "one width.");
  if (!prescription->elastic_wrap && prescription->aop_date == CW_DATE_NONE)
    return _ ("{exercise}: enter the day on which the occlusion pressure was "
              "measured.");
  if (!prescription->elastic_wrap && !(prescription->pressure_mmhg > 0))
    return _ ("{exercise}: choose the pressure of the cuff.");
  return NULL;
}

gboolean
cw_plan_is_complete (const CwPlan *plan, guint index)
{
  g_return_val_if_fail (index < plan->prescriptions->len, FALSE);

  return find_gap (prescription_at (plan, index)) == NULL;
}

static gboolean
check_complete (const CwPlan *plan, GError **error)
{
  if (plan->prescriptions->len == 0)
    return refuse_plan (error, _ ("The plan has no exercise yet. Add one."));
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const char *gap = find_gap (prescription_at (plan, i));

    if (gap != NULL)
      return refuse_exercise (error, CW_GATE_ERROR_PLAN,
                              prescription_at (plan, i), gap, NULL);
  }
  if (cw_plan_get_n_sessions (plan) < 1)
    return refuse_plan (
        error, _ ("Enter how many sessions a week and for how many weeks."));
  return TRUE;
}

gboolean
cw_plan_check_issue (const CwPrescription *prescription,
                     const CwDoseIssue *issue,
                     GError **error)
{
  if (issue->refused)
    return refuse_exercise (
        error, CW_GATE_ERROR_DOSE, prescription,
        /* Translators: keep {exercise} and {detail}, a whole sentence. */
        _ ("{exercise}: {detail} Change the dose."), issue->message);
  if (!cw_prescription_has_reason (prescription, issue->limit_id))
    return refuse_exercise (
        error, CW_GATE_ERROR_DOSE, prescription,
        /* Translators: keep {exercise} and {detail}, a whole sentence. */
        _ ("{exercise}: {detail} Change the dose in a new plan, or write down "
           "a "
           "reason of at least 10 letters."),
        issue->message);
  return TRUE;
}

static gboolean
check_dose (const CwPlan *plan,
            guint index,
            const CwScreeningRecord *screening,
            int session_number,
            CwDate today,
            GError **error)
{
  g_autoptr (GPtrArray) issues
      = cw_plan_review (plan, index, screening, session_number, today);

  for (guint i = 0; i < issues->len; i++)
    if (!cw_plan_check_issue (prescription_at (plan, index),
                      g_ptr_array_index (issues, i), error))
      return FALSE;
  return TRUE;
}

gboolean
cw_plan_check (const CwPlan *plan,
               const CwScreeningRecord *screening,
               int session_number,
               CwDate today,
               GError **error)
{
  if (plan == NULL)
    return refuse_plan (error, _ ("There is no plan. Write one first."));
  if (plan->prescriptions->len > 0
      && !cw_screening_record_permits (screening, plan->patient_id,
                                       cw_plan_get_limbs (plan), today, error))
    return FALSE;
  if (!check_complete (plan, error))
    return FALSE;
  if (plan->screening_id != screening->id)
    return refuse_plan (error,
                        _ ("The plan was written for another screening. Open "
                           "it anew from the patient’s current screening."));
  if (!cw_screening_record_permits_first_use (
          screening, cw_plan_get_limbs (plan), today, error))
    return FALSE;
  for (guint i = 0; i < plan->prescriptions->len; i++)
    if (!check_dose (plan, i, screening, session_number, today, error))
      return FALSE;
  return TRUE;
}
