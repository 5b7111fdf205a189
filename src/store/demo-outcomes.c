/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "store/demo-story-private.h"

/* What an invented patient says and does, from the first time to the last. */

static CwOutcomeScore *
add (GPtrArray *scores, const char *measure_id, double value)
{
  CwOutcomeScore *score = cw_outcome_score_new (measure_id);

  score->value = value;
  g_ptr_array_add (scores, score);
  return score;
}

/* `share`: of the way from one to the other, to the step of the scale. */
static double
between (double from, double to, double share, double step)
{
  return step * round ((from + (to - from) * share) / step);
}

static void
add_activities (GPtrArray *scores, gboolean leg, double share)
{
  static const char *const of_legs[]
      = { "Climbing stairs", "Getting up from a low chair", "Gardening" };
  static const char *const of_arms[]
      = { "Lifting a pan", "Opening jars", "Carrying shopping" };
  CwOutcomeScore *score = add (scores, "PSFS", NAN);

  for (int i = 0; i < 3; i++) {
    score->activities[i].name = g_strdup (leg ? of_legs[i] : of_arms[i]);
    score->activities[i].rating = between (2 + i, 6 + i, share, 1);
  }
}

/* The treated side is thinner, and catches up. */
static void
add_girths (GPtrArray *scores, CwLimb limb, double share)
{
  gboolean leg = cw_limb_is_leg (limb);
  CwLimbSet both = leg ? CW_LIMBS_LEGS : CW_LIMBS_ARMS;
  double usual_cm = leg ? 52.4 : 30.2;
  const CwLimbSet limbs[] = { CW_LIMB_BIT (limb), both ^ CW_LIMB_BIT (limb) };

  for (gsize i = 0; i < G_N_ELEMENTS (limbs); i++) {
    gboolean treated = i == 0;
    CwOutcomeScore *score
        = add (scores, "GIRTH",
               treated ? between (usual_cm - 3.1, usual_cm - 1.2, share, 0.1)
                       : usual_cm);

    score->limb = limbs[i];
    score->landmark_id = g_strdup (leg ? "THIGH" : "UPPER_ARM");
    score->distance_cm = 10;
  }
}

static void
add_total (GPtrArray *scores, double share)
{
  CwOutcomeScore *score = add (scores, "OTHER", between (51, 74, share, 1));

  score->name = g_strdup ("Knee questionnaire");
  score->version = g_strdup ("2020");
  score->lowest = 0;
  score->highest = 100;
}

gboolean
cw_demo_ask_outcomes (CwDemoTeller *self,
                      gint64 patient_id,
                      CwLimb limb,
                      double share,
                      GError **error)
{
  g_autoptr (GPtrArray) scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);
  gboolean leg = cw_limb_is_leg (limb);

  add (scores, "NPRS", between (6, 3, share, 1));
  add_activities (scores, leg, share);
  if (share > 0)
    add (scores, "GROC", between (1, 5, share, 1));
  if (leg)
    add (scores, "CHAIR_STAND", between (9, 14, share, 1));
  add_girths (scores, limb, share);
  if (leg)
    add_total (scores, share);
  for (guint i = 0; i < scores->len; i++) {
    CwOutcomeScore *score = g_ptr_array_index (scores, i);

    score->patient_id = patient_id;
    score->date = cw_clinic_get_today (self->clinic);
  }
  return cw_clinic_add_outcome_scores (self->clinic, scores, self->clinician_id,
                                       error);
}
