/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/limb.h"

static void
test_identifiers (void)
{
  CwLimb limb;

  for (int i = 0; i < CW_N_LIMBS; i++) {
    g_assert_true (cw_limb_from_id (cw_limb_to_id ((CwLimb)i), &limb));
    g_assert_cmpint (limb, ==, i);
  }
  g_assert_cmpstr (cw_limb_to_id (CW_LIMB_RIGHT_LEG), ==, "RIGHT_LEG");
  g_assert_false (cw_limb_from_id ("left_arm", &limb));
  g_assert_false (cw_limb_from_id ("", &limb));
  g_assert_false (cw_limb_from_id (NULL, &limb));
  g_assert_true (cw_limb_is_leg (CW_LIMB_LEFT_LEG));
  g_assert_true (cw_limb_is_leg (CW_LIMB_RIGHT_LEG));
  g_assert_false (cw_limb_is_leg (CW_LIMB_LEFT_ARM));
  g_assert_false (cw_limb_is_leg (CW_LIMB_RIGHT_ARM));
}

static void
test_sets (void)
{
  CwLimbSet limbs = CW_LIMBS_ALL;

  for (CwLimbSet set = 0; set <= CW_LIMBS_ALL; set++) {
    g_autofree char *ids = cw_limb_set_to_ids (set);

    g_assert_true (cw_limb_set_from_ids (ids, &limbs));
    g_assert_cmpuint (limbs, ==, set);
  }
  g_assert_true (cw_limb_set_from_ids ("RIGHT_LEG; LEFT_ARM;", &limbs));
  g_assert_cmpuint (limbs, ==,
                    CW_LIMB_BIT (CW_LIMB_LEFT_ARM)
                        | CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));

  limbs = CW_LIMBS_LEGS;
  g_assert_false (cw_limb_set_from_ids ("LEFT_ARM;;RIGHT_ARM", &limbs));
  g_assert_false (cw_limb_set_from_ids ("LEFT_ARM,RIGHT_ARM", &limbs));
  g_assert_false (cw_limb_set_from_ids ("LEFT_FOOT", &limbs));
  g_assert_false (cw_limb_set_from_ids (NULL, &limbs));
  g_assert_cmpuint (limbs, ==, CW_LIMBS_LEGS);
}

static void
test_other_side (void)
{
  for (int i = 0; i < CW_N_LIMBS; i++) {
    CwLimbSet limb = CW_LIMB_BIT (i);
    CwLimbSet other = cw_limb_set_get_other_side (limb);

    g_assert_cmpuint (other, !=, limb);
    g_assert_cmpuint (cw_limb_set_get_other_side (other), ==, limb);
    g_assert_true ((limb | other) == CW_LIMBS_ARMS
                   || (limb | other) == CW_LIMBS_LEGS);
  }
  g_assert_cmpuint (cw_limb_set_get_other_side (CW_LIMBS_NONE), ==,
                    CW_LIMBS_NONE);
  g_assert_cmpuint (cw_limb_set_get_other_side (CW_LIMBS_ARMS), ==,
                    CW_LIMBS_NONE);
}

static void
test_words (void)
{
  static const struct {
    CwLimbSet limbs;
    const char *text;
  } cases[] = {
    { CW_LIMBS_NONE, "No limb" },
    { CW_LIMB_BIT (CW_LIMB_LEFT_ARM), "Left arm" },
    { CW_LIMBS_ARMS, "Both arms" },
    { CW_LIMBS_LEGS, "Both legs" },
    { CW_LIMB_BIT (CW_LIMB_LEFT_ARM) | CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
      "Left arm, right leg" },
    { CW_LIMBS_LEGS | CW_LIMB_BIT (CW_LIMB_RIGHT_ARM), "Right arm, both legs" },
    { CW_LIMBS_ALL, "All limbs" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cw_limb_set_format (cases[i].limbs);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_cmpstr (cw_limb_get_name (CW_LIMB_RIGHT_LEG), ==, "Right leg");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limb/identifiers", test_identifiers);
  g_test_add_func ("/limb/sets", test_sets);
  g_test_add_func ("/limb/words", test_words);
  g_test_add_func ("/limb/other-side", test_other_side);
  return g_test_run ();
}
