/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/measured-trends.h"

#include "clinical/exercise-catalogue.h"

typedef struct {
  GPtrArray *trends; /* (element-type CwTrendData) */
  const CwTimeline *timeline;
  CwDate first, last;
} Collection;

/* Nothing was done of it: it only says whose values are meant. */
static CwExerciseProgress *
create_subject (const char *exercise_id, CwLimbSet limbs)
{
  CwExerciseProgress *subject = cw_exercise_progress_new ();

  subject->exercise_id = g_strdup (exercise_id);
  subject->limbs = limbs;
  return subject;
}

/* `name`: of what there are several. */
static void
add (Collection *self,
     CwMeasure measure,
     CwExerciseProgress *subject,
     const CwExerciseProgress *other,
     const char *name)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (CwTrendData) trend = NULL;

  g_ptr_array_add (one, subject);
  trend = cw_trend_data_new (measure, one, other, self->timeline, self->first,
                             self->last);
  if (!cw_trend_data_has_values (trend))
    return;
  cw_trend_data_name (trend, name);
  g_ptr_array_add (self->trends, g_steal_pointer (&trend));
}

/* The sides beside each other; a single one by its name. */
static void
add_limbs (Collection *self,
           CwMeasure measure,
           GArray *const *values,
           CwLimb right,
           CwLimb left)
{
  g_autoptr (CwExerciseProgress) right_side
      = create_subject (NULL, CW_LIMB_BIT (right));
  g_autoptr (CwExerciseProgress) left_side
      = create_subject (NULL, CW_LIMB_BIT (left));
  CwLimbSet both = CW_LIMB_BIT (right) | CW_LIMB_BIT (left);
  g_autofree char *pair = cw_limb_set_format (both);

  if (values[right]->len > 0 && values[left]->len > 0)
    add (self, measure, right_side, left_side, pair);
  else if (values[right]->len > 0)
    add (self, measure, right_side, NULL, cw_limb_get_name (right));
  else if (values[left]->len > 0)
    add (self, measure, left_side, NULL, cw_limb_get_name (left));
}

static CwExerciseProgress *
find_subject (const GPtrArray *subjects, const CwTimelineMaximum *maximum)
{
  for (guint i = 0; i < subjects->len; i++) {
    CwExerciseProgress *subject = subjects->pdata[i];

    if (subject->limbs == maximum->limbs
        && g_strcmp0 (subject->exercise_id, maximum->exercise_id) == 0)
      return subject;
  }
  return NULL;
}

static char *
name_exercise (const CwExerciseProgress *subject, gboolean both_sides)
{
  const CwExercise *exercise = cw_exercise_find (subject->exercise_id);
  const char *name = exercise != NULL ? exercise->name : subject->exercise_id;
  g_autofree char *limbs
      = both_sides ? NULL : cw_limb_set_format (subject->limbs);

  return limbs == NULL ? g_strdup (name)
                       : g_strdup_printf ("%s · %s", name, limbs);
}

static void
add_maxima (Collection *self)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);

  for (guint i = 0; i < self->timeline->maxima->len; i++) {
    const CwTimelineMaximum *maximum = self->timeline->maxima->pdata[i];

    if (find_subject (subjects, maximum) == NULL)
      g_ptr_array_add (subjects, create_subject (maximum->exercise_id,
                                                 maximum->limbs));
  }
  for (guint i = 0; i < subjects->len; i++) {
    CwExerciseProgress *subject = subjects->pdata[i];
    const CwExerciseProgress *other
        = cw_progress_find_other_side (subjects, subject);
    g_autofree char *name = name_exercise (subject, other != NULL);

    /* Of two sides the right one comes first. */
    if (other == NULL
        || (subject->limbs
            & (CW_LIMB_BIT (CW_LIMB_RIGHT_ARM)
               | CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)))
               != 0)
      add (self, CW_MEASURE_ONE_RM, subject, other, name);
  }
}

GPtrArray *
cw_measured_trends_new (const CwTimeline *timeline, CwDate first, CwDate last)
{
  static const struct {
    CwLimb right, left;
  } pairs[] = {
    { CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM },
    { CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG },
  };
  Collection self = { .timeline = timeline, .first = first, .last = last };

  g_return_val_if_fail (timeline != NULL, NULL);

  self.trends
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_trend_data_free);
  add_maxima (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    add_limbs (&self, CW_MEASURE_OCCLUSION, timeline->occlusion_mmhg,
               pairs[i].right, pairs[i].left);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    add_limbs (&self, CW_MEASURE_GIRTH, timeline->girth_cm, pairs[i].right,
               pairs[i].left);
  return self.trends;
}
