/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/timeline.h"

#include <math.h>

static void
event_free (gpointer data)
{
  CwTimelineEvent *event = data;

  g_free (event->label);
  g_free (event);
}

static void
maximum_free (gpointer data)
{
  CwTimelineMaximum *maximum = data;

  g_free (maximum->exercise_id);
  g_free (maximum);
}

CwTimeline *
cw_timeline_new (void)
{
  CwTimeline *timeline = g_new0 (CwTimeline, 1);

  timeline->events = g_ptr_array_new_with_free_func (event_free);
  timeline->maxima = g_ptr_array_new_with_free_func (maximum_free);
  timeline->outcomes = g_ptr_array_new ();
  timeline->load_step_kg = NAN;
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    timeline->girth_cm[limb]
        = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
    timeline->occlusion_mmhg[limb]
        = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
  }
  return timeline;
}

void
cw_timeline_free (CwTimeline *timeline)
{
  if (timeline == NULL)
    return;
  g_ptr_array_unref (timeline->events);
  g_ptr_array_unref (timeline->maxima);
  g_ptr_array_unref (timeline->outcomes);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    g_array_unref (timeline->girth_cm[limb]);
    g_array_unref (timeline->occlusion_mmhg[limb]);
  }
  g_free (timeline);
}

void
cw_timeline_add_event (CwTimeline *timeline,
                       CwTimelineKind kind,
                       CwDate day,
                       char *label)
{
  CwTimelineEvent *event;

  g_return_if_fail (timeline != NULL);
  g_return_if_fail (day != CW_DATE_NONE && label != NULL);

  for (guint i = 0; i < timeline->events->len; i++) {
    event = timeline->events->pdata[i];
    if (event->day == day && event->kind == kind
        && g_strcmp0 (event->label, label) == 0) {
      g_free (label);
      return;
    }
  }
  event = g_new0 (CwTimelineEvent, 1);
  event->day = day;
  event->kind = kind;
  event->label = label;
  g_ptr_array_add (timeline->events, event);
}

void
cw_timeline_add_girth (CwTimeline *timeline,
                       CwLimb limb,
                       CwDate day,
                       double girth_cm)
{
  CwDatedValue value = { .day = day, .value = girth_cm };

  g_return_if_fail (timeline != NULL);
  g_return_if_fail (limb < CW_N_LIMBS);

  g_array_append_val (timeline->girth_cm[limb], value);
}

void
cw_timeline_add_occlusion (CwTimeline *timeline,
                           CwLimb limb,
                           CwDate day,
                           double aop_mmhg)
{
  CwDatedValue value = { .day = day, .value = aop_mmhg };

  g_return_if_fail (timeline != NULL);
  g_return_if_fail (limb < CW_N_LIMBS);

  g_array_append_val (timeline->occlusion_mmhg[limb], value);
}

void
cw_timeline_add_maximum (CwTimeline *timeline,
                         const char *exercise_id,
                         CwLimbSet limbs,
                         CwDate day,
                         double one_rm_kg)
{
  CwTimelineMaximum *maximum;

  g_return_if_fail (timeline != NULL && exercise_id != NULL);

  maximum = g_new0 (CwTimelineMaximum, 1);
  maximum->exercise_id = g_strdup (exercise_id);
  maximum->limbs = limbs;
  maximum->one_rm_kg = (CwDatedValue){ .day = day, .value = one_rm_kg };
  g_ptr_array_add (timeline->maxima, maximum);
}

void
cw_timeline_set_outcome_scores (CwTimeline *timeline, const GPtrArray *scores)
{
  g_return_if_fail (timeline != NULL && scores != NULL);

  g_ptr_array_unref (timeline->outcomes);
  timeline->outcomes = cw_outcome_series_collect (scores);
}

static CwDate
get_latest (const GArray *values, CwDate latest)
{
  for (guint i = 0; i < values->len; i++)
    latest = MAX (latest, g_array_index (values, CwDatedValue, i).day);
  return latest;
}

CwDate
cw_timeline_get_latest_day (const CwTimeline *timeline)
{
  CwDate latest = CW_DATE_NONE;

  g_return_val_if_fail (timeline != NULL, CW_DATE_NONE);

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    latest = get_latest (timeline->girth_cm[limb], latest);
    latest = get_latest (timeline->occlusion_mmhg[limb], latest);
  }
  for (guint i = 0; i < timeline->maxima->len; i++) {
    const CwTimelineMaximum *maximum = timeline->maxima->pdata[i];

    latest = MAX (latest, maximum->one_rm_kg.day);
  }
  for (guint i = 0; i < timeline->outcomes->len; i++) {
    const CwOutcomeSeries *outcome = timeline->outcomes->pdata[i];

    for (guint side = 0; side < outcome->n_sides; side++)
      latest = get_latest (outcome->sides[side].values, latest);
  }
  return latest;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const CwTimelineEvent *const *first = a;
  const CwTimelineEvent *const *second = b;

  if ((*first)->day != (*second)->day)
    return (*first)->day < (*second)->day ? -1 : 1;
  return (int)(*first)->kind - (int)(*second)->kind;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const CwDatedValue *first = a, *second = b;

  return first->day < second->day ? -1 : first->day > second->day;
}

static int
compare_maxima (gconstpointer a, gconstpointer b)
{
  const CwTimelineMaximum *const *first = a;
  const CwTimelineMaximum *const *second = b;

  return compare_values (&(*first)->one_rm_kg, &(*second)->one_rm_kg);
}

void
cw_timeline_sort (CwTimeline *timeline)
{
  g_return_if_fail (timeline != NULL);

  g_ptr_array_sort (timeline->events, compare_events);
  g_ptr_array_sort (timeline->maxima, compare_maxima);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    g_array_sort (timeline->girth_cm[limb], compare_values);
    g_array_sort (timeline->occlusion_mmhg[limb], compare_values);
  }
}
