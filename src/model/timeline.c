/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/timeline.h"

static void
event_free (gpointer data)
{
  CwTimelineEvent *event = data;

  g_free (event->label);
  g_free (event);
}

CwTimeline *
cw_timeline_new (void)
{
  CwTimeline *timeline = g_new0 (CwTimeline, 1);

  timeline->events = g_ptr_array_new_with_free_func (event_free);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    timeline->girth_cm[limb]
        = g_array_new (FALSE, FALSE, sizeof (CwDatedValue));
  return timeline;
}

void
cw_timeline_free (CwTimeline *timeline)
{
  if (timeline == NULL)
    return;
  g_ptr_array_unref (timeline->events);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    g_array_unref (timeline->girth_cm[limb]);
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
  CwDatedValue value = { day, girth_cm };

  g_return_if_fail (timeline != NULL);
  g_return_if_fail (limb < CW_N_LIMBS);

  g_array_append_val (timeline->girth_cm[limb], value);
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

void
cw_timeline_sort (CwTimeline *timeline)
{
  g_return_if_fail (timeline != NULL);

  g_ptr_array_sort (timeline->events, compare_events);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    g_array_sort (timeline->girth_cm[limb], compare_values);
}
