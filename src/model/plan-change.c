/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan-change.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/dose-text.h"

typedef struct {
  GPtrArray *changes;
  gboolean with_same;
} Comparison;

void
cw_plan_change_free (CwPlanChange *change)
{
  if (change == NULL)
    return;
  g_free (change->subject);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Takes both values; NULL is none. */
static void
add (Comparison *self,
     const char *subject,
     const char *field,
     char *before,
     char *after)
{
  CwPlanChange *change = g_new0 (CwPlanChange, 1);

  change->subject = g_strdup (subject);
  change->field = g_strdup (field);
  change->before = before != NULL ? before : g_strdup ("");
  change->after = after != NULL ? after : g_strdup ("");
  change->changed = g_strcmp0 (change->before, change->after) != 0;
  if (change->changed || (self->with_same && *change->before != '\0'))
    g_ptr_array_add (self->changes, change);
  else
    cw_plan_change_free (change);
}

/* The plan as a whole -------------------------------------------------------
 */

static char *
describe_frequency (const CwPlan *plan)
{
  return isnan (plan->sessions_per_week)
             ? NULL
             : cw_number_format (plan->sessions_per_week, 1);
}

static char *
describe_weeks (const CwPlan *plan)
{
  return plan->weeks > 0 ? cw_number_format (plan->weeks, 0) : NULL;
}

static char *
describe_place (const CwPlan *plan)
{
  return g_strdup (plan->home ? _ ("At home") : _ ("In the clinic only"));
}

static void
compare_plan (Comparison *self, const CwPlan *before, const CwPlan *after)
{
  add (self, NULL, _ ("Sessions a week"), describe_frequency (before),
       describe_frequency (after));
  add (self, NULL, _ ("Weeks"), describe_weeks (before),
       describe_weeks (after));
  add (self, NULL, _ ("Place"), describe_place (before),
       describe_place (after));
  add (self, NULL, _ ("Goal"), g_strdup (before->goal), g_strdup (after->goal));
}

/* Exercises -------------------------------------------------------------------
 */

static char *
describe_one_rm (const CwPrescription *dose)
{
  g_autofree char *load = cw_number_format (dose->one_rm_kg, 1);

  return isnan (dose->one_rm_kg) ? NULL : g_strdup_printf (_ ("%s kg"), load);
}

static char *
describe_rests (const CwPrescription *dose)
{
  return g_strdup (dose->intermittent ? C_ ("cuff", "Down in the rests")
                                      : C_ ("cuff", "Up in the rests"));
}

static char *
describe_seconds (double seconds)
{
  g_autofree char *number = cw_number_format (seconds, 0);

  return isnan (seconds) ? NULL : g_strdup_printf (_ ("%s s"), number);
}

/* The reasons for warnings, by limit. */
static char *
describe_reasons (const CwPrescription *dose)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dose->accepted_warnings->len; i++) {
    const CwAcceptedWarning *warning
        = g_ptr_array_index (dose->accepted_warnings, i);

    g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "",
                            warning->limit_id, warning->reason);
  }
  return g_string_free (text, FALSE);
}

static void
add_reasons (Comparison *self,
             const char *subject,
             const CwPrescription *before,
             const CwPrescription *after)
{
  guint n_before = self->changes->len;

  add (self, subject, _ ("Accepted warnings"), describe_reasons (before),
       describe_reasons (after));
  if (self->changes->len > n_before)
    ((CwPlanChange *)self->changes->pdata[n_before])->is_reason = TRUE;
}

static void
compare_exercise (Comparison *self,
                  const CwPrescription *before,
                  const CwPrescription *after)
{
  g_autofree char *title = cw_prescription_get_title (after);

  add (self, title, _ ("Load"), cw_dose_text_load (before),
       cw_dose_text_load (after));
  add (self, title, _ ("One-rep maximum"), describe_one_rm (before),
       describe_one_rm (after));
  add (self, title, _ ("Pressure"), cw_dose_text_pressure (before),
       cw_dose_text_pressure (after));
  add (self, title, _ ("Occlusion pressure"), cw_dose_text_occlusion (before),
       cw_dose_text_occlusion (after));
  add (self, title, _ ("Repetitions"), cw_dose_text_sets (before),
       cw_dose_text_sets (after));
  add (self, title, _ ("Intensity"), cw_dose_text_intensity (before),
       cw_dose_text_intensity (after));
  add (self, title, _ ("Tempo"), g_strdup (before->tempo),
       g_strdup (after->tempo));
  add (self, title, _ ("Cuff"), cw_dose_text_cuff (before),
       cw_dose_text_cuff (after));
  add (self, title, C_ ("cuff", "Between sets"), describe_rests (before),
       describe_rests (after));
  add (self, title, _ ("Posture"),
       g_strdup (cw_posture_get_name (before->posture)),
       g_strdup (cw_posture_get_name (after->posture)));
  add (self, title, _ ("Without a cuff before"),
       describe_seconds (before->reperfusion_s),
       describe_seconds (after->reperfusion_s));
  add_reasons (self, title, before, after);
}

static gboolean
is_same_exercise (const CwPrescription *a, const CwPrescription *b)
{
  return a->limbs == b->limbs
         && g_strcmp0 (a->exercise_id, b->exercise_id) == 0;
}

/* The place in the other plan of each exercise, -1 for none.  The second of the
 * same exercise is the second of the other's. */
static int *
match_exercises (const CwPlan *plan, const CwPlan *other)
{
  int *places = g_new (int, plan->prescriptions->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, other->prescriptions->len + 1);

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    places[i] = -1;
    for (guint k = 0; k < other->prescriptions->len && places[i] < 0; k++)
      if (!taken[k]
          && is_same_exercise (plan->prescriptions->pdata[i],
                               other->prescriptions->pdata[k]))
        places[i] = (int)k;
    if (places[i] >= 0)
      taken[places[i]] = TRUE;
  }
  return places;
}

/* How many of those that are in both come before it; from 1. */
static int
get_rank (const int *places, guint index)
{
  int rank = 1;

  for (guint i = 0; i < index; i++)
    rank += places[i] >= 0;
  return rank;
}

static void
compare_place (Comparison *self,
               const CwPlan *before,
               const CwPlan *after,
               const int *places,
               const int *places_back,
               guint index)
{
  const CwPrescription *dose = after->prescriptions->pdata[index];
  g_autofree char *title = cw_prescription_get_title (dose);

  add (self, title,
       /* Translators: the place of an exercise in the session. */
       C_ ("exercise", "Order"),
       cw_number_format (get_rank (places_back, (guint)places[index]), 0),
       cw_number_format (get_rank (places, index), 0));
}

static void
compare_presence (Comparison *self, const CwPrescription *dose, gboolean added)
{
  g_autofree char *title = cw_prescription_get_title (dose);
  g_autofree char *load = cw_dose_text_load (dose);
  g_autofree char *pressure = cw_dose_text_pressure (dose);
  g_autofree char *sets = cw_dose_text_sets (dose);
  char *text = g_strdup_printf ("%s · %s · %s", load, pressure, sets);

  add (self, title,
       added ? C_ ("exercise", "Added") : C_ ("exercise", "Removed"),
       added ? NULL : text, added ? text : NULL);
}

GPtrArray *
cw_plan_compare (const CwPlan *before, const CwPlan *after, gboolean with_same)
{
  g_autofree int *places = NULL;
  g_autofree int *places_back = NULL;
  Comparison self = { NULL, with_same };

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  self.changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_plan_change_free);
  places = match_exercises (after, before);
  places_back = match_exercises (before, after);
  compare_plan (&self, before, after);
  for (guint i = 0; i < after->prescriptions->len; i++) {
    const CwPrescription *dose = after->prescriptions->pdata[i];

    if (places[i] < 0) {
      compare_presence (&self, dose, TRUE);
    } else {
      compare_place (&self, before, after, places, places_back, i);
      compare_exercise (&self, before->prescriptions->pdata[places[i]], dose);
    }
  }
  for (guint i = 0; i < before->prescriptions->len; i++)
    if (places_back[i] < 0)
      compare_presence (&self, before->prescriptions->pdata[i], FALSE);
  return self.changes;
}

char *
cw_plan_change_to_text (const CwPlanChange *change)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  if (change->subject == NULL)
    what = g_strdup (change->field);
  else
    /* Translators: an exercise and its limb, and a part of its dose. */
    what = g_strdup_printf (_ ("%s, %s"), change->subject, change->field);
  if (*change->before == '\0')
    /* Translators: what changed, and what it is now. */
    return g_strdup_printf (_ ("%s: now %s"), what, change->after);
  if (*change->after == '\0')
    /* Translators: what changed, and what it was. */
    return g_strdup_printf (_ ("%s: no longer %s"), what, change->before);
  /* Translators: what changed, what it was, and what it is now. */
  return g_strdup_printf (_ ("%s: %s → %s"), what, change->before,
                          change->after);
}

char *
cw_plan_changes_to_text (const CwPlan *before, const CwPlan *after)
{
  g_autoptr (GPtrArray) changes = cw_plan_compare (before, after, FALSE);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++) {
    g_autofree char *line = cw_plan_change_to_text (changes->pdata[i]);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  return g_string_free (text, FALSE);
}
