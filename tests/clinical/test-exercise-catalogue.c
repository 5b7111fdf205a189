/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/exercise-catalogue.h"

/* The whole of CLINICAL 2.9 and the cuff at rest by class and place of the cuff. */
static void
test_all (void)
{
  static const struct {
    CwExerciseClass exercise_class;
    CwLimbSet cuff_limbs;
    guint count;
  } expected[] = {
    { CW_EXERCISE_ACCESSORY, CW_LIMBS_LEGS, 13 },
    { CW_EXERCISE_LIGHT_COMPOUND, CW_LIMBS_LEGS, 7 },
    { CW_EXERCISE_AEROBIC, CW_LIMBS_LEGS, 2 },
    { CW_EXERCISE_ACCESSORY, CW_LIMBS_ARMS, 12 },
    { CW_EXERCISE_LIGHT_COMPOUND, CW_LIMBS_ARMS, 3 },
    { CW_EXERCISE_HEAVY_COMPOUND, CW_LIMBS_NONE, 4 },
    { CW_EXERCISE_AT_REST, CW_LIMBS_LEGS, 1 },
    { CW_EXERCISE_AT_REST, CW_LIMBS_ARMS, 1 },
  };
  gsize n_exercises;
  const CwExercise *const *all = cw_exercise_catalogue_get (&n_exercises);

  g_assert_cmpuint (n_exercises, ==, 43);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    guint count = 0;

    for (gsize j = 0; j < n_exercises; j++)
      count += all[j]->exercise_class == expected[i].exercise_class
               && all[j]->cuff_limbs == expected[i].cuff_limbs;
    g_assert_cmpuint (count, ==, expected[i].count);
  }
}

static void
test_find (void)
{
  const CwExercise *exercise = cw_exercise_find ("LEG_EXT");

  g_assert_nonnull (exercise);
  g_assert_cmpstr (exercise->name, ==, "Knee extension (machine)");
  g_assert_cmpstr (exercise->targets, ==, "quadriceps");
  g_assert_cmpint (exercise->exercise_class, ==, CW_EXERCISE_ACCESSORY);
  g_assert_cmpuint (exercise->cuff_limbs, ==, CW_LIMBS_LEGS);
  g_assert_false (exercise->body_weight);
  g_assert_false (exercise->proximal_to_cuff);

  g_assert_true (cw_exercise_find ("SQUAT_BW")->body_weight);
  g_assert_true (cw_exercise_find ("SH_ER")->proximal_to_cuff);
  g_assert_cmpint (cw_exercise_find ("SQUAT_BB")->exercise_class, ==,
                   CW_EXERCISE_HEAVY_COMPOUND);
  g_assert_null (cw_exercise_find ("leg_ext"));
  g_assert_null (cw_exercise_find (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exercise-catalogue/all", test_all);
  g_test_add_func ("/exercise-catalogue/find", test_find);

  return g_test_run ();
}
