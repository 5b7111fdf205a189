/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/trend.h"

#include <math.h>

/* What a session adds to a measure. */
typedef struct {
  gint64 session_id;
  CwDatedValue value;
} SessionValue;

/* How several exercises of one session are one value. */
typedef enum {
  OF_ONE_EXERCISE,
  SUM,
  HIGHEST,
} Merging;

static Merging
get_merging (CwMeasure measure)
{
  switch (measure) {
  case CW_MEASURE_TOTAL_REPS:
  case CW_MEASURE_VOLUME_LOAD:
  case CW_MEASURE_INFLATED:
    return SUM;
  case CW_MEASURE_EFFORT:
  case CW_MEASURE_DISCOMFORT:
  case CW_MEASURE_PAIN:
    return HIGHEST;
  case CW_MEASURE_LOAD:
  case CW_MEASURE_LOAD_PERCENT:
  case CW_MEASURE_ONE_RM:
  case CW_MEASURE_DROP_OFF:
  case CW_MEASURE_COMPLETION:
  case CW_MEASURE_PRESSURE:
  case CW_MEASURE_PRESSURE_PERCENT:
  case CW_MEASURE_OCCLUSION:
  case CW_MEASURE_GIRTH:
  default:
    return OF_ONE_EXERCISE;
  }
}

static double
get_drop_off (const CwExerciseSession *session)
{
  if (!session->scheme.to_fatigue || session->n_sets < 2)
    return NAN;
  return session->drop_off.drop_percent[session->n_sets - 1];
}

static double
get_value (CwMeasure measure, const CwExerciseSession *session)
{
  switch (measure) {
  case CW_MEASURE_TOTAL_REPS:
    return cw_set_scheme_is_timed (&session->scheme)
               ? NAN
               : session->drop_off.total_reps;
  case CW_MEASURE_VOLUME_LOAD:
    return cw_exercise_session_get_volume_kg (session);
  case CW_MEASURE_LOAD:
    return session->load_kg;
  case CW_MEASURE_LOAD_PERCENT:
    return session->load_percent_1rm;
  case CW_MEASURE_DROP_OFF:
    return get_drop_off (session);
  case CW_MEASURE_COMPLETION:
    return session->drop_off.completion_percent;
  case CW_MEASURE_EFFORT:
    return session->effort;
  case CW_MEASURE_DISCOMFORT:
    return session->discomfort;
  case CW_MEASURE_PAIN:
    return session->pain;
  case CW_MEASURE_PRESSURE:
    return session->pressure_mmhg;
  case CW_MEASURE_PRESSURE_PERCENT:
    return session->pressure_percent;
  case CW_MEASURE_INFLATED:
    return session->inflated_s > 0 ? session->inflated_s / 60 : NAN;
  case CW_MEASURE_ONE_RM:
    return session->one_rm_kg;
  case CW_MEASURE_OCCLUSION:
    return session->aop_mmhg;
  case CW_MEASURE_GIRTH:
  default:
    return NAN;
  }
}

/* The day to which the value belongs. */
static CwDate
get_day (CwMeasure measure, const CwExerciseSession *session)
{
  CwDate day = measure == CW_MEASURE_ONE_RM      ? session->one_rm_date
               : measure == CW_MEASURE_OCCLUSION ? session->aop_date
                                                 : session->date;

  return day != CW_DATE_NONE ? day : session->date;
}

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const SessionValue *first = a, *second = b;

  if (first->value.day != second->value.day)
    return first->value.day < second->value.day ? -1 : 1;
  return first->session_id < second->session_id
             ? -1
             : first->session_id > second->session_id;
}

/* Whether it is measured now and then, and not in each session. */
static gboolean
is_taken (CwMeasure measure)
{
  return measure == CW_MEASURE_ONE_RM || measure == CW_MEASURE_OCCLUSION;
}

static GArray *
collect_sessions (CwMeasure measure, const GPtrArray *exercises)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (SessionValue));

  for (guint i = 0; i < exercises->len; i++) {
    const CwExerciseProgress *exercise = exercises->pdata[i];

    for (guint j = 0; j < exercise->sessions->len; j++) {
      const CwExerciseSession *session = exercise->sessions->pdata[j];
      SessionValue value
          = { session->session_id,
              { get_day (measure, session), get_value (measure, session),
                session->from_paper && !is_taken (measure) } };

      if (!isnan (value.value.value))
        g_array_append_val (values, value);
    }
  }
  g_array_sort (values, compare_sessions);
  return values;
}

/* One value for each session; of what is measured now and then, one for each
 * time it was. */
static GArray *
merge (CwMeasure measure, GArray *sessions)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
  gboolean taken = is_taken (measure);

  for (guint i = 0; i < sessions->len; i++) {
    const SessionValue *session = &g_array_index (sessions, SessionValue, i);
    const SessionValue *before
        = i > 0 ? &g_array_index (sessions, SessionValue, i - 1) : NULL;
    CwDatedValue *last = merged->len > 0 ? &g_array_index (merged, CwDatedValue,
                                                           merged->len - 1)
                                         : NULL;

    if (taken && before != NULL && before->value.day == session->value.day
        && before->value.value == session->value.value)
      continue;
    if (taken || before == NULL || before->session_id != session->session_id)
      g_array_append_val (merged, session->value);
    else if (get_merging (measure) == SUM)
      last->value += session->value.value;
    else
      last->value = MAX (last->value, session->value.value);
  }
  return merged;
}

/* Of the limb that the exercise is for; of a pair, both are not one number. */
static GArray *
collect_limb (const CwExerciseProgress *exercise, GArray *const *of_limbs)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (exercise->limbs == CW_LIMB_BIT (limb))
      g_array_append_vals (values, of_limbs[limb]->data, of_limbs[limb]->len);
  return values;
}

static GArray *
collect_maxima (const CwExerciseProgress *exercise, const GPtrArray *maxima)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));

  for (guint i = 0; i < maxima->len; i++) {
    const CwTimelineMaximum *maximum = maxima->pdata[i];

    if (maximum->limbs == exercise->limbs
        && g_strcmp0 (maximum->exercise_id, exercise->exercise_id) == 0)
      g_array_append_val (values, maximum->one_rm_kg);
  }
  return values;
}

/* What is measured beside the sessions. */
static GArray *
collect_taken (CwMeasure measure,
               const CwExerciseProgress *exercise,
               const CwTimeline *timeline)
{
  if (timeline != NULL && measure == CW_MEASURE_GIRTH)
    return collect_limb (exercise, timeline->girth_cm);
  if (timeline != NULL && measure == CW_MEASURE_OCCLUSION)
    return collect_limb (exercise, timeline->occlusion_mmhg);
  if (timeline != NULL && measure == CW_MEASURE_ONE_RM)
    return collect_maxima (exercise, timeline->maxima);
  return g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
}

GArray *
cw_measure_collect (CwMeasure measure,
                    const GPtrArray *exercises,
                    const CwTimeline *timeline)
{
  g_autoptr (GArray) sessions = NULL;

  g_return_val_if_fail (measure < CW_N_MEASURES, NULL);
  g_return_val_if_fail (exercises != NULL, NULL);

  if (exercises->len == 0
      || (exercises->len > 1 && get_merging (measure) == OF_ONE_EXERCISE))
    return g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
  /* What was only written into a plan counts where nothing was measured. */
  if (get_merging (measure) == OF_ONE_EXERCISE) {
    GArray *taken = collect_taken (measure, exercises->pdata[0], timeline);

    if (taken->len > 0 || measure == CW_MEASURE_GIRTH)
      return taken;
    g_array_unref (taken);
  }
  sessions = collect_sessions (measure, exercises);
  return merge (measure, sessions);
}

const CwExerciseProgress *
cw_progress_find_other_side (const GPtrArray *all,
                             const CwExerciseProgress *exercise)
{
  CwLimbSet limbs;

  g_return_val_if_fail (all != NULL && exercise != NULL, NULL);

  limbs = cw_limb_set_get_other_side (exercise->limbs);
  for (guint i = 0; limbs != CW_LIMBS_NONE && i < all->len; i++) {
    const CwExerciseProgress *other = all->pdata[i];

    if (other->limbs == limbs
        && g_strcmp0 (other->exercise_id, exercise->exercise_id) == 0)
      return other;
  }
  return NULL;
}
