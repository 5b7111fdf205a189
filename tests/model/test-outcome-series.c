/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model-fixture.h"
#include "model/outcome-series.h"

typedef struct {
  const char *measure;
  int days_ago;
  double value;
  CwLimbSet limb;
  double distance_cm;
  gboolean adapted;
  gboolean struck;
} Taken;

#define RIGHT CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)
#define LEFT CW_LIMB_BIT (CW_LIMB_LEFT_LEG)

/* Newest first, as the clinic gives them. */
static const Taken taken[] = {
  { "GIRTH", 0, 51.8, LEFT, 10, FALSE, FALSE },
  { "GIRTH", 0, 49.5, RIGHT, 10, FALSE, FALSE },
  { "CHAIR_STAND", 0, 12, 0, NAN, FALSE, FALSE },
  { "NPRS", 0, 3, 0, NAN, FALSE, FALSE },
  { "NPRS", 1, 9, 0, NAN, FALSE, TRUE },
  { "GIRTH", 20, 55, RIGHT, 15, FALSE, FALSE },
  { "CHAIR_STAND", 30, 8, 0, NAN, TRUE, FALSE },
  { "GIRTH", 40, 48, RIGHT, 10, FALSE, FALSE },
  { "NPRS", 40, 6, 0, NAN, FALSE, FALSE },
};

static GPtrArray *
make_scores (void)
{
  GPtrArray *scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++) {
    CwOutcomeScore *score = cw_outcome_score_new (taken[i].measure);

    score->date = fixture_today () - taken[i].days_ago;
    score->value = taken[i].value;
    score->limb = taken[i].limb;
    score->distance_cm = taken[i].distance_cm;
    if (score->limb != CW_LIMBS_NONE)
      score->landmark_id = g_strdup ("THIGH");
    score->adapted = taken[i].adapted;
    score->strike.at = taken[i].struck ? 1 : 0;
    g_ptr_array_add (scores, score);
  }
  return scores;
}

static void
assert_side (const CwOutcomeSeries *series,
             guint side,
             CwLimbSet limb,
             guint n_values,
             double first,
             double last)
{
  const GArray *values = series->sides[side].values;

  g_assert_cmpuint (series->n_sides, >, side);
  g_assert_cmpuint (series->sides[side].limb, ==, limb);
  g_assert_cmpuint (values->len, ==, n_values);
  g_assert_cmpfloat (g_array_index (values, CwDatedValue, 0).value, ==, first);
  g_assert_cmpfloat (g_array_index (values, CwDatedValue, n_values - 1).value,
                     ==, last);
}

static void
test_collect (void)
{
  g_autoptr (GPtrArray) scores = make_scores ();
  g_autoptr (GPtrArray) all = cw_outcome_series_collect (scores);
  const CwOutcomeSeries *const *series = (gconstpointer)all->pdata;

  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpstr (series[0]->title, ==, "Pain (NPRS), 0–10");
  assert_side (series[0], 0, CW_LIMBS_NONE, 2, 6, 3);
  /* Stands with the arms are apart. */
  g_assert_cmpstr (series[1]->title, ==, "30-second chair stand");
  g_assert_null (series[1]->details);
  assert_side (series[1], 0, CW_LIMBS_NONE, 1, 12, 12);
  g_assert_cmpstr (series[2]->details, ==,
                   "With the arms, or adapted otherwise");
  /* Sides are together, places apart. */
  g_assert_cmpstr (series[3]->title, ==, "Thigh · Girth, cm");
  g_assert_cmpstr (series[3]->details, ==,
                   "10 cm above the upper edge of the patella");
  assert_side (series[3], 0, RIGHT, 2, 48, 49.5);
  assert_side (series[3], 1, LEFT, 1, 51.8, 51.8);
  g_assert_true (isnan (series[3]->highest));
  assert_side (series[4], 0, RIGHT, 1, 55, 55);
  g_assert_cmpfloat (series[0]->highest, ==, 10);
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) scores = make_scores ();
  g_autoptr (CwOutcomeScore) pain = cw_outcome_score_new ("NPRS");
  g_autoptr (CwOutcomeScore) arms = cw_outcome_score_new ("CHAIR_STAND");

  arms->adapted = TRUE;
  g_assert_true (cw_outcome_scores_find_last (scores, "NPRS")
                 == scores->pdata[3]);
  g_assert_null (cw_outcome_scores_find_last (scores, "PSFS"));
  g_assert_true (cw_outcome_scores_find_same (scores, pain)
                 == scores->pdata[3]);
  g_assert_true (cw_outcome_scores_find_same (scores, arms)
                 == scores->pdata[6]);
  g_ptr_array_remove_index (scores, 3);
  /* Not the one that was struck out. */
  g_assert_cmpfloat (cw_outcome_scores_find_last (scores, "NPRS")->value, ==,
                     6);
}

/* CLINICAL 3.6: improved only beyond a smallest change that is known. */
static void
test_change (void)
{
  static const struct {
    const char *measure;
    double before, after;
    const char *words;
  } cases[] = {
    { "NPRS", 6, 3, "6 to 3: improved, by more than 1" },
    { "NPRS", 6, 5, "6 to 5: no real change, not more than 1" },
    { "NPRS", 8, 10, "8 to 10: worse, by more than 1.2" },
    { "GIRTH", 48, 49.5, "48 to 49.5: no real change, not more than 1.5" },
    { "GIRTH", 48, 49.6, "48 to 49.6: changed by more than 1.5" },
    { "PSFS", 2, 9, "2 to 9; which change counts is not known" },
    { "CHAIR_STAND", 8, 15, "8 to 15; which change counts is not known" },
    { "OTHER", 40, 80, "40 to 80; which change counts is not known" },
    { "GROC", 2, 5, "2 to 5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = cw_outcome_describe_change (
        cw_outcome_measure_find (cases[i].measure), cases[i].before,
        cases[i].after);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outcome-series/collect", test_collect);
  g_test_add_func ("/outcome-series/find", test_find);
  g_test_add_func ("/outcome-series/change", test_change);

  return g_test_run ();
}
