/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "clinical/outcome-measure.h"

static void
test_measures (void)
{
  static const struct {
    const char *id;
    CwOutcomeKind kind;
    double lowest, highest;
    int better;
    const char *smallest; /* CLINICAL 3.6; NULL: not known */
  } cases[] = {
    { "NPRS", CW_OUTCOME_NUMBER, 0, 10, -1, "PAIN" },
    { "PSFS", CW_OUTCOME_ACTIVITIES, 0, 10, 1, NULL },
    { "GROC", CW_OUTCOME_NUMBER, -7, 7, 1, NULL },
    { "CHAIR_STAND", CW_OUTCOME_NUMBER, 0, 60, 1, NULL },
    { "GIRTH", CW_OUTCOME_GIRTH, 15, 100, 0, "GIRTH" },
    { "OTHER", CW_OUTCOME_TOTAL, -1000, 1000, 0, NULL },
  };
  gsize n_measures = 0;
  const CwOutcomeMeasure *const *measures
      = cw_outcome_measures_get (&n_measures);

  g_assert_cmpuint (n_measures, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < n_measures; i++) {
    const CwOutcomeMeasure *measure = cw_outcome_measure_find (cases[i].id);

    g_assert_true (measure == measures[i]);
    g_assert_cmpint (measure->kind, ==, cases[i].kind);
    g_assert_cmpfloat (measure->lowest, ==, cases[i].lowest);
    g_assert_cmpfloat (measure->highest, ==, cases[i].highest);
    g_assert_cmpint (measure->better, ==, cases[i].better);
    g_assert_cmpstr (measure->smallest != NULL ? measure->smallest->id : NULL,
                     ==, cases[i].smallest);
    g_assert_true (g_str_has_suffix (measure->licence, "."));
  }
  g_assert_null (cw_outcome_measure_find ("nprs"));
  g_assert_null (cw_outcome_measure_find (NULL));
}

static void
test_values (void)
{
  static const struct {
    const char *id;
    double value;
    gboolean accepted;
  } cases[] = {
    { "NPRS", 0, TRUE },          { "NPRS", 10, TRUE },
    { "NPRS", 10.1, FALSE },      { "NPRS", -1, FALSE },
    { "NPRS", 3.5, FALSE },       { "NPRS", NAN, FALSE },
    { "GROC", -7, TRUE },         { "GROC", -8, FALSE },
    { "GROC", 8, FALSE },         { "CHAIR_STAND", 60, TRUE },
    { "CHAIR_STAND", 61, FALSE }, { "GIRTH", 52.3, TRUE },
    { "GIRTH", 52.35, FALSE },    { "GIRTH", 14.9, FALSE },
    { "GIRTH", 100.1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s %g", cases[i].id, cases[i].value);
    g_assert_cmpint (cw_outcome_measure_accepts (
                         cw_outcome_measure_find (cases[i].id), cases[i].value),
                     ==, cases[i].accepted);
  }
}

static void
test_landmarks (void)
{
  gsize n_landmarks = 0;
  const CwOutcomeLandmark *const *landmarks
      = cw_outcome_landmarks_get (&n_landmarks);
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (gsize i = 0; i < n_landmarks; i++) {
    g_assert_true (cw_outcome_landmark_find (landmarks[i]->id) == landmarks[i]);
    /* Sides are compared: a landmark is on both or on none. */
    g_assert_true (landmarks[i]->limbs == CW_LIMBS_ARMS
                   || landmarks[i]->limbs == CW_LIMBS_LEGS);
    limbs |= landmarks[i]->limbs;
  }
  g_assert_cmpuint (limbs, ==, CW_LIMBS_ALL);
  g_assert_null (cw_outcome_landmark_find ("WAIST"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outcome-measure/measures", test_measures);
  g_test_add_func ("/outcome-measure/values", test_values);
  g_test_add_func ("/outcome-measure/landmarks", test_landmarks);

  return g_test_run ();
}
