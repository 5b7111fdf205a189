/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "model-fixture.h"
#include "model/outcome-score.h"

static CwOutcomeScore *
make_number (const char *measure_id, double value)
{
  CwOutcomeScore *score = cw_outcome_score_new (measure_id);

  score->value = value;
  score->date = fixture_today ();
  return score;
}

static CwOutcomeScore *
make_girth (const char *landmark_id, CwLimbSet limb, double distance_cm)
{
  CwOutcomeScore *score = make_number ("GIRTH", 52.3);

  score->landmark_id = g_strdup (landmark_id);
  score->limb = limb;
  score->distance_cm = distance_cm;
  return score;
}

static CwOutcomeScore *
make_total (const char *name, double value, double lowest, double highest)
{
  CwOutcomeScore *score = make_number ("OTHER", value);

  score->name = g_strdup (name);
  score->lowest = lowest;
  score->highest = highest;
  return score;
}

static CwOutcomeScore *
make_activities (int n_activities, double last_rating)
{
  static const char *const names[]
      = { "Stairs", "Kneeling", "Running", "Gardening", "Driving" };
  CwOutcomeScore *score = make_number ("PSFS", NAN);

  for (int i = 0; i < n_activities; i++) {
    score->activities[i].name = g_strdup (names[i]);
    score->activities[i].rating = i + 1 < n_activities ? 4 : last_rating;
  }
  cw_outcome_score_derive (score);
  return score;
}

static void
assert_valid (CwOutcomeScore *taken, const char *problem)
{
  g_autoptr (CwOutcomeScore) score = taken;
  g_autoptr (GError) error = NULL;
  gboolean valid = cw_outcome_score_validate (score, fixture_today (), &error);

  if (problem == NULL) {
    g_assert_no_error (error);
    g_assert_true (valid);
    return;
  }
  g_assert_false (valid);
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, problem);
}

static void
test_validate (void)
{
  CwLimbSet leg = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  CwOutcomeScore *tomorrow = make_number ("NPRS", 3);
  CwOutcomeScore *adapted = make_number ("NPRS", 3);
  CwOutcomeScore *stands = make_number ("CHAIR_STAND", 12);

  assert_valid (make_number ("NPRS", 0), NULL);
  assert_valid (make_number ("NPRS", 11),
                "Pain (NPRS): enter a whole number from 0 to 10.");
  assert_valid (make_number ("NPRS", NAN),
                "Pain (NPRS): enter a whole number from 0 to 10.");
  assert_valid (make_number ("WOMAC", 3), "Choose the outcome measure.");
  tomorrow->date++;
  assert_valid (tomorrow, "Enter the day of the measurement, up to today.");
  adapted->adapted = TRUE;
  assert_valid (adapted, "Pain (NPRS) is not adapted.");
  stands->adapted = TRUE;
  assert_valid (stands, NULL);

  assert_valid (make_girth ("THIGH", leg, 10), NULL);
  assert_valid (make_girth ("FOREARM", leg, 10),
                "Girth: choose where it was taken.");
  assert_valid (make_girth (NULL, leg, 10),
                "Girth: choose where it was taken.");
  assert_valid (make_girth ("THIGH", CW_LIMBS_LEGS, 10),
                "Girth: choose where it was taken.");
  assert_valid (make_girth ("THIGH", leg, NAN),
                "Girth: enter how far it was taken, 0 to 40 cm above the upper "
                "edge of the patella.");

  assert_valid (make_total ("KOOS", 42, 0, 100), NULL);
  assert_valid (make_total ("KOOS", 101, 0, 100),
                "KOOS: enter a number from 0 to 100, with one decimal at "
                "most.");
  assert_valid (make_total ("KOOS", NAN, 0, 100),
                "KOOS: enter a number from 0 to 100, with one decimal at "
                "most.");
  assert_valid (make_total (" ", 42, 0, 100),
                "Questionnaire: enter its name, in at most 80 letters.");
  assert_valid (make_total ("KOOS", 42, 100, 100),
                "KOOS: enter the lowest and the highest total that can be.");
  assert_valid (make_total ("KOOS", 42, NAN, 100),
                "KOOS: enter the lowest and the highest total that can be.");

  assert_valid (make_activities (3, 5), NULL);
  assert_valid (make_activities (5, 0), NULL);
  assert_valid (make_activities (2, 5),
                "Function (PSFS): name and rate 3 to 5 activities.");
  assert_valid (make_activities (3, NAN),
                "Running: enter a whole number from 0 to 10.");
  assert_valid (make_activities (4, 11),
                "Gardening: enter a whole number from 0 to 10.");
}

static void
test_mean (void)
{
  g_autoptr (CwOutcomeScore) three = make_activities (3, 6);
  g_autoptr (CwOutcomeScore) five = make_activities (5, 0);

  g_assert_cmpfloat_with_epsilon (three->value, 14 / 3., 1e-9);
  g_assert_cmpfloat_with_epsilon (five->value, 16 / 5., 1e-9);
}

/* Only what was taken in the same way is compared. */
static void
test_comparable (void)
{
  CwLimbSet leg = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  g_autoptr (CwOutcomeScore) thigh = make_girth ("THIGH", leg, 10);
  g_autoptr (CwOutcomeScore) higher = make_girth ("THIGH", leg, 15);
  g_autoptr (CwOutcomeScore) calf = make_girth ("CALF", leg, 10);
  g_autoptr (CwOutcomeScore) left
      = make_girth ("THIGH", CW_LIMB_BIT (CW_LIMB_LEFT_LEG), 10);
  g_autoptr (CwOutcomeScore) stands = make_number ("CHAIR_STAND", 12);
  g_autoptr (CwOutcomeScore) with_arms = cw_outcome_score_copy (stands);
  g_autoptr (CwOutcomeScore) three = make_activities (3, 4);
  g_autoptr (CwOutcomeScore) four = make_activities (4, 4);
  g_autoptr (CwOutcomeScore) better = make_activities (3, 9);
  g_autoptr (CwOutcomeScore) total = make_total ("KOOS", 42, 0, 100);
  g_autoptr (CwOutcomeScore) version = cw_outcome_score_copy (total);
  g_autoptr (CwOutcomeScore) range = make_total ("KOOS", 42, 0, 50);

  with_arms->adapted = TRUE;
  version->version = g_strdup ("2012");
  g_assert_true (cw_outcome_score_is_comparable (thigh, thigh));
  g_assert_false (cw_outcome_score_is_comparable (thigh, higher));
  g_assert_false (cw_outcome_score_is_comparable (thigh, calf));
  g_assert_false (cw_outcome_score_is_comparable (thigh, left));
  g_assert_false (cw_outcome_score_is_comparable (stands, with_arms));
  g_assert_true (cw_outcome_score_is_comparable (three, better));
  g_assert_false (cw_outcome_score_is_comparable (three, four));
  g_assert_false (cw_outcome_score_is_comparable (total, version));
  g_assert_false (cw_outcome_score_is_comparable (total, range));
}

static void
assert_words (CwOutcomeScore *taken,
              const char *title,
              const char *value,
              const char *details)
{
  g_autoptr (CwOutcomeScore) score = taken;
  g_autofree char *said_title = cw_outcome_score_get_title (score);
  g_autofree char *said_value = cw_outcome_score_describe_value (score);
  g_autofree char *said_details = cw_outcome_score_describe_details (score);

  g_assert_cmpstr (said_title, ==, title);
  g_assert_cmpstr (said_value, ==, value);
  g_assert_cmpstr (said_details, ==, details);
}

static void
test_words (void)
{
  CwOutcomeScore *stands = make_number ("CHAIR_STAND", 12);
  CwOutcomeScore *total = make_total ("KOOS", 42.5, 0, 100);

  stands->adapted = TRUE;
  total->version = g_strdup ("2012");
  assert_words (make_number ("NPRS", 3), "Pain (NPRS)", "3 of 10", NULL);
  assert_words (make_number ("GROC", -2), "Rating of change (GROC)",
                "-2, between -7 and 7", NULL);
  assert_words (stands, "30-second chair stand", "12 stands",
                "With the arms, or adapted otherwise");
  assert_words (make_girth ("THIGH", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG), 10),
                "Girth · Thigh · Right leg", "52.3 cm",
                "10 cm above the upper edge of the patella");
  assert_words (make_activities (3, 6), "Function (PSFS)", "4.7 of 10",
                "Stairs 4 · Kneeling 4 · Running 6");
  assert_words (total, "KOOS (2012)", "42.5 of 100", NULL);
  /* Of a later version. */
  assert_words (make_number ("SIT_UP", 4), "SIT_UP", "4", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outcome-score/validate", test_validate);
  g_test_add_func ("/outcome-score/mean", test_mean);
  g_test_add_func ("/outcome-score/comparable", test_comparable);
  g_test_add_func ("/outcome-score/words", test_words);

  return g_test_run ();
}
