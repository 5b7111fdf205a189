/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "clinical/operation.h"
#include "clinical/questionnaire.h"
#include "model/trend.h"

#define DAY ((CwDate)739000)

/* A session of the scheme with these repetitions, 4 sets at that load. */
static CwExerciseSession *
add_session (CwExerciseProgress *progress,
             gint64 id,
             CwDate date,
             const char *scheme,
             double load_kg,
             const double reps[4])
{
  CwExerciseSession *session = cw_exercise_session_new ();

  session->session_id = id;
  session->date = date;
  session->scheme = *cw_set_scheme_find (scheme);
  session->load_kg = load_kg;
  session->n_sets = 4;
  for (int i = 0; i < 4; i++) {
    session->reps[i] = reps[i];
    session->targets[i] = session->scheme.target_reps[i];
    session->details[i].load_kg = load_kg;
  }
  cw_exercise_session_measure (session);
  g_ptr_array_add (progress->sessions, session);
  return session;
}

static CwExerciseProgress *
create_progress (const char *exercise, CwLimbSet limbs)
{
  CwExerciseProgress *progress = cw_exercise_progress_new ();

  progress->exercise_id = g_strdup (exercise);
  progress->limbs = limbs;
  return progress;
}

static void
assert_values (CwMeasure measure,
               const GPtrArray *exercises,
               const CwTimeline *timeline,
               const char *wanted)
{
  g_autoptr (GArray) values = cw_measure_collect (measure, exercises, timeline);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++) {
    const CwDatedValue *value = &g_array_index (values, CwDatedValue, i);

    g_string_append_printf (text, "%s%d:%g", i > 0 ? " " : "",
                            (int)(value->day - DAY), value->value);
  }
  g_assert_cmpstr (text->str, ==, wanted);
}

static const double complete[] = { 30, 15, 15, 15 };
static const double fatigue[] = { 30, 20, 15, 12 };
static const double nothing[] = { 0, 0, 0, 0 };

/* A value from home says so; what was measured in the clinic does not. */
static void
test_at_home (void)
{
  static const CwMeasure measures[] = { CW_MEASURE_LOAD, CW_MEASURE_ONE_RM };
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  CwExerciseProgress *progress
      = create_progress ("LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  CwExerciseSession *session;

  g_ptr_array_add (one, progress);
  add_session (progress, 1, DAY, "FIXED_30_15_15_15", 12, complete);
  session
      = add_session (progress, 2, DAY + 2, "FIXED_30_15_15_15", 12, complete);
  session->from_paper = TRUE;
  session->one_rm_kg = 40;
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++) {
    g_autoptr (GArray) values = cw_measure_collect (measures[i], one, NULL);
    const CwDatedValue *last
        = &g_array_index (values, CwDatedValue, values->len - 1);

    g_assert_cmpint (last->day, ==, DAY + 2);
    g_assert_cmpint (last->at_home, ==, measures[i] == CW_MEASURE_LOAD);
  }
}

/* A fixed scheme done in full is complete and no drop-off of 50 %. */
static void
test_schemes (void)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  CwExerciseProgress *progress
      = create_progress ("LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));

  g_ptr_array_add (one, progress);
  add_session (progress, 1, DAY, "FIXED_30_15_15_15", 12, complete);
  add_session (progress, 2, DAY + 2, "FAILURE_4", 12.5, fatigue);
  add_session (progress, 3, DAY + 2, "FAILURE_4", 12.5, nothing);
  assert_values (CW_MEASURE_TOTAL_REPS, one, NULL, "0:75 2:77 2:0");
  assert_values (CW_MEASURE_COMPLETION, one, NULL, "0:100");
  assert_values (CW_MEASURE_DROP_OFF, one, NULL, "2:60");
  assert_values (CW_MEASURE_VOLUME_LOAD, one, NULL, "0:900 2:962.5 2:0");
  assert_values (CW_MEASURE_LOAD, one, NULL, "0:12 2:12.5 2:12.5");
  assert_values (CW_MEASURE_EFFORT, one, NULL, "");
}

static void
test_body_weight (void)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  CwExerciseProgress *progress = create_progress ("SQUAT", CW_LIMBS_LEGS);

  g_ptr_array_add (one, progress);
  add_session (progress, 1, DAY, "FIXED_30_15_15_15", NAN, complete);
  assert_values (CW_MEASURE_TOTAL_REPS, one, NULL, "0:75");
  assert_values (CW_MEASURE_VOLUME_LOAD, one, NULL, "");
  assert_values (CW_MEASURE_LOAD, one, NULL, "");
}

/* What was measured once is one value, however many sessions used it. */
static void
test_taken (void)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  g_autoptr (CwTimeline) timeline = cw_timeline_new ();
  CwExerciseProgress *progress
      = create_progress ("LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));

  g_ptr_array_add (one, progress);
  for (int i = 0; i < 4; i++) {
    CwExerciseSession *session = add_session (
        progress, i + 1, DAY + 7 * i, "FIXED_30_15_15_15", 12, complete);

    session->aop_mmhg = i < 2 ? 190 : 184;
    session->aop_date = i < 2 ? DAY - 1 : DAY + 13;
    session->inflated_s = i == 3 ? 0 : 360;
  }
  cw_timeline_add_girth (timeline, CW_LIMB_RIGHT_LEG, DAY + 5, 51);
  cw_timeline_add_girth (timeline, CW_LIMB_RIGHT_LEG, DAY - 5, 50);
  cw_timeline_add_girth (timeline, CW_LIMB_LEFT_LEG, DAY - 5, 48);
  cw_timeline_sort (timeline);
  assert_values (CW_MEASURE_OCCLUSION, one, NULL, "-1:190 13:184");
  assert_values (CW_MEASURE_INFLATED, one, NULL, "0:6 7:6 14:6");
  assert_values (CW_MEASURE_GIRTH, one, timeline, "-5:50 5:51");
  assert_values (CW_MEASURE_GIRTH, one, NULL, "");

  /* What was measured comes before what a plan took from it. */
  assert_values (CW_MEASURE_OCCLUSION, one, timeline, "-1:190 13:184");
  cw_timeline_add_occlusion (timeline, CW_LIMB_RIGHT_LEG, DAY + 13, 184);
  cw_timeline_add_occlusion (timeline, CW_LIMB_RIGHT_LEG, DAY - 1, 190);
  cw_timeline_add_occlusion (timeline, CW_LIMB_RIGHT_LEG, DAY + 20, 188);
  cw_timeline_add_occlusion (timeline, CW_LIMB_LEFT_LEG, DAY + 20, 180);
  cw_timeline_add_maximum (timeline, "LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                           DAY + 20, 55);
  cw_timeline_add_maximum (timeline, "LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                           DAY, 50);
  cw_timeline_add_maximum (timeline, "LEG_PRESS",
                           CW_LIMB_BIT (CW_LIMB_RIGHT_LEG), DAY, 90);
  cw_timeline_sort (timeline);
  assert_values (CW_MEASURE_OCCLUSION, one, timeline, "-1:190 13:184 20:188");
  assert_values (CW_MEASURE_ONE_RM, one, timeline, "0:50 20:55");
}

static void
test_all_exercises (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  CwExerciseProgress *right
      = create_progress ("LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  CwExerciseProgress *left
      = create_progress ("LEG_EXT", CW_LIMB_BIT (CW_LIMB_LEFT_LEG));

  g_ptr_array_add (all, right);
  g_ptr_array_add (all, left);
  add_session (right, 1, DAY, "FIXED_30_15_15_15", 12, complete)->effort = 7;
  add_session (right, 2, DAY + 2, "FIXED_30_15_15_15", 12, complete);
  add_session (left, 1, DAY, "FIXED_30_15_15_15", 10, complete)->effort = 5;
  assert_values (CW_MEASURE_TOTAL_REPS, all, NULL, "0:150 2:75");
  assert_values (CW_MEASURE_VOLUME_LOAD, all, NULL, "0:1650 2:900");
  assert_values (CW_MEASURE_EFFORT, all, NULL, "0:7");
  assert_values (CW_MEASURE_LOAD, all, NULL, "");

  g_assert_true (cw_progress_find_other_side (all, right) == left);
  g_assert_true (cw_progress_find_other_side (all, left) == right);
  left->limbs = CW_LIMBS_LEGS;
  g_assert_null (cw_progress_find_other_side (all, right));
  g_assert_null (cw_progress_find_other_side (all, left));
}

static void
assert_change (CwMeasure measure,
               double before,
               double after,
               const char *words)
{
  CwDatedValue first = { .day = DAY, .value = before };
  CwDatedValue last = { .day = DAY + 9, .value = after };
  g_autofree char *text
      = cw_measure_describe_change (measure, TRUE, &first, &last, 5);

  g_assert_cmpstr (text, ==, words);
}

/* Nothing is called better without a smallest change that was exceeded. */
static void
test_change (void)
{
  CwDatedValue value = { .day = DAY, .value = 3 };
  g_autofree char *none
      = cw_measure_describe_change (CW_MEASURE_PAIN, TRUE, &value, &value, NAN);

  g_assert_cmpstr (none, ==, "");
  assert_change (CW_MEASURE_PAIN, 4, 1, "4 to 1: improved, by more than 1");
  assert_change (CW_MEASURE_PAIN, 3, 2,
                 "3 to 2: no real change, not more than 1");
  assert_change (CW_MEASURE_PAIN, 1, 4, "1 to 4: worse, by more than 1");
  assert_change (CW_MEASURE_OCCLUSION, 190, 170,
                 "190 to 170: changed by more than 15");
  assert_change (CW_MEASURE_ONE_RM, 20, 24,
                 "20 to 24: no real change, not more than 5");
  assert_change (CW_MEASURE_ONE_RM, 20, 26,
                 "20 to 26: improved, by more than 5");
  assert_change (CW_MEASURE_LOAD, 12, 40, "12 to 40");
  assert_change (CW_MEASURE_TOTAL_REPS, 75, 20, "75 to 20");
}

static void
test_symmetry (void)
{
  g_autofree char *left = cw_measure_describe_symmetry (40, 50);
  g_autofree char *right = cw_measure_describe_symmetry (50, 40);
  g_autofree char *same = cw_measure_describe_symmetry (50, 50);

  g_assert_cmpstr (left, ==, "Symmetry 80 %, left ÷ right");
  g_assert_cmpstr (right, ==, "Symmetry 80 %, right ÷ left");
  g_assert_cmpstr (same, ==, "Symmetry 100 %");
  g_assert_null (cw_measure_describe_symmetry (NAN, 50));
}

static void
test_measures (void)
{
  for (int i = 0; i < CW_N_MEASURES; i++) {
    CwMeasure measure = (CwMeasure)i, found;

    g_assert_true (cw_measure_from_id (cw_measure_to_id (measure), &found));
    g_assert_cmpint (found, ==, measure);
    g_assert_cmpstr (cw_measure_get_title (measure), !=, "");
    g_assert_true (g_str_has_suffix (cw_measure_get_formula (measure), "."));
  }
}

/* The questions whose days are marked are questions of the screening. */
static void
test_operations (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);
  const char *const *ids = cw_operation_questions_get ();

  g_assert_cmpuint (g_strv_length ((GStrv)ids), >, 0);
  for (gsize i = 0; ids[i] != NULL; i++)
    g_assert_nonnull (cw_questionnaire_find_question (questionnaire, ids[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trend/schemes", test_schemes);
  g_test_add_func ("/trend/body-weight", test_body_weight);
  g_test_add_func ("/trend/taken", test_taken);
  g_test_add_func ("/trend/all-exercises", test_all_exercises);
  g_test_add_func ("/trend/change", test_change);
  g_test_add_func ("/trend/symmetry", test_symmetry);
  g_test_add_func ("/trend/measures", test_measures);
  g_test_add_func ("/trend/operations", test_operations);
  g_test_add_func ("/trend/at-home", test_at_home);
  return g_test_run ();
}
