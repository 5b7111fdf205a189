/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model-fixture.h"
#include "model/plan-change.h"

static const CwPlanChange *
find (GPtrArray *changes, const char *field)
{
  for (guint i = 0; i < changes->len; i++) {
    const CwPlanChange *change = changes->pdata[i];

    if (strcmp (change->field, field) == 0)
      return change;
  }
  return NULL;
}

static void
test_equal (void)
{
  g_autoptr (CwPlan) before = fixture_plan ();
  g_autoptr (CwPlan) after = cw_plan_copy (before);
  g_autoptr (GPtrArray) changes = cw_plan_compare (before, after, FALSE);
  g_autoptr (GPtrArray) all = cw_plan_compare (before, after, TRUE);
  g_autofree char *text = cw_plan_changes_to_text (before, after);

  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (all->len, >, 8);
  for (guint i = 0; i < all->len; i++) {
    const CwPlanChange *change = all->pdata[i];

    g_assert_false (change->changed);
    g_assert_cmpstr (change->before, ==, change->after);
    g_assert_cmpstr (change->before, !=, "");
  }
}

static void
test_load (void)
{
  g_autoptr (CwPlan) before = fixture_plan ();
  g_autoptr (CwPlan) after = cw_plan_copy (before);
  CwPrescription *dose = fixture_get (after, 0);
  g_autoptr (GPtrArray) changes = NULL;
  const CwPlanChange *change;
  g_autofree char *text = NULL;

  dose->load_kg = 21;
  cw_prescription_derive (dose);
  changes = cw_plan_compare (before, after, FALSE);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->subject, ==, "Knee extension (machine), right leg");
  g_assert_cmpstr (change->field, ==, "Load");
  g_assert_cmpstr (change->before, ==, "18 kg, 30 % of the one-rep maximum");
  g_assert_cmpstr (change->after, ==, "21 kg, 35 % of the one-rep maximum");
  g_assert_true (change->changed);
  text = cw_plan_change_to_text (change);
  g_assert_cmpstr (text, ==,
                   "Knee extension (machine), right leg, Load: 18 kg, 30 % of "
                   "the one-rep maximum → 21 kg, 35 % of the one-rep maximum");
}

/* Each thing that somebody decides is one line of its own. */
static void
test_each (void)
{
  static const char *const fields[] = {
    "Pressure",
    "Repetitions",
    "Tempo",
    "Between sets",
    "Posture",
    "Sessions a week",
    "Weeks",
    "Place",
    "Goal",
    "Cuff",
    "Without a cuff before",
    "Accepted warnings",
    "Intensity",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (CwPlan) before = fixture_plan ();
    g_autoptr (CwPlan) after = cw_plan_copy (before);
    CwPrescription *dose = fixture_get (after, 0);
    g_autoptr (GPtrArray) changes = NULL;

    if (i == 0)
      dose->pressure_percent = 50;
    else if (i == 1)
      dose->rest_s = 60;
    else if (i == 2)
      dose->tempo[0] = '3';
    else if (i == 3)
      dose->intermittent = TRUE;
    else if (i == 4)
      dose->posture = CW_POSTURE_LYING;
    else if (i == 5)
      after->sessions_per_week = 2;
    else if (i == 6)
      after->weeks = 4;
    else if (i == 7)
      after->home = TRUE;
    else if (i == 8)
      after->goal = g_strdup ("Climb stairs");
    else if (i == 9)
      dose->cuff_width_cm = 13.5;
    else if (i == 10)
      dose->reperfusion_s = 180;
    else if (i == 12)
      dose->target_effort = 4;
    else
      g_ptr_array_add (
          dose->accepted_warnings,
          cw_accepted_warning_new ("LIM_AOP", "x", "Watched by two of us."));
    cw_prescription_derive (dose);
    changes = cw_plan_compare (before, after, FALSE);
    g_assert_cmpuint (changes->len, ==, 1);
    g_assert_nonnull (find (changes, fields[i]));
  }
}

static void
test_exercises (void)
{
  g_autoptr (CwPlan) before = fixture_plan ();
  g_autoptr (CwPlan) after = fixture_plan ();
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  const CwPlanChange *change;
  g_autofree char *now = NULL;
  g_autofree char *gone = NULL;

  fixture_add_exercise (after, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  added = cw_plan_compare (before, after, FALSE);
  g_assert_cmpuint (added->len, ==, 1);
  change = find (added, "Added");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->subject, ==, "Knee extension (machine), left leg");
  g_assert_cmpstr (change->before, ==, "");
  now = cw_plan_change_to_text (change);
  g_assert_nonnull (strstr (now, ": now 18 kg"));

  removed = cw_plan_compare (after, before, FALSE);
  g_assert_cmpuint (removed->len, ==, 1);
  change = find (removed, "Removed");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->after, ==, "");
  gone = cw_plan_change_to_text (change);
  g_assert_nonnull (strstr (gone, ": no longer 18 kg"));
}

/* Moved, and not removed and added; what only moved up because another went is
 * no change. */
static void
test_order (void)
{
  g_autoptr (CwPlan) before = fixture_plan ();
  g_autoptr (CwPlan) after = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  gpointer first;

  fixture_add_exercise (before, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  after = cw_plan_copy (before);
  first = after->prescriptions->pdata[0];
  after->prescriptions->pdata[0] = after->prescriptions->pdata[1];
  after->prescriptions->pdata[1] = first;
  moved = cw_plan_compare (before, after, FALSE);
  g_assert_cmpuint (moved->len, ==, 2);
  for (guint i = 0; i < moved->len; i++)
    g_assert_cmpstr (((const CwPlanChange *)moved->pdata[i])->field, ==,
                     "Order");

  g_ptr_array_remove_index (after->prescriptions, 1);
  gone = cw_plan_compare (before, after, FALSE);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_nonnull (find (gone, "Removed"));
}

/* The second of the same exercise is compared with the second. */
static void
test_twice (void)
{
  g_autoptr (CwPlan) before = fixture_plan ();
  g_autoptr (CwPlan) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  fixture_add_exercise (before, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  after = cw_plan_copy (before);
  fixture_get (after, 1)->intermittent = TRUE;
  changes = cw_plan_compare (before, after, FALSE);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_nonnull (find (changes, "Between sets"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-change/equal", test_equal);
  g_test_add_func ("/plan-change/load", test_load);
  g_test_add_func ("/plan-change/each", test_each);
  g_test_add_func ("/plan-change/exercises", test_exercises);
  g_test_add_func ("/plan-change/order", test_order);
  g_test_add_func ("/plan-change/twice", test_twice);
  return g_test_run ();
}
