/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "documents/progress-picture.h"

#define DAY ((CwDate) 739000)

/* Sessions at these loads, every other day. */
static CwExerciseProgress *
create_progress (CwLimb limb, const double *loads_kg, int n_sessions)
{
  CwExerciseProgress *progress = cw_exercise_progress_new ();

  progress->exercise_id = g_strdup ("LEG_EXT");
  progress->limbs = CW_LIMB_BIT (limb);
  for (int i = 0; i < n_sessions; i++) {
    CwExerciseSession *session = cw_exercise_session_new ();

    session->session_id = i + 1;
    session->date = DAY + 2 * i;
    session->scheme = *cw_set_scheme_find ("FIXED_30_15_15_15");
    session->load_kg = loads_kg[i];
    session->n_sets = 1;
    session->reps[0] = 30;
    session->targets[0] = 30;
    session->details[0].load_kg = loads_kg[i];
    cw_exercise_session_measure (session);
    g_ptr_array_add (progress->sessions, session);
  }
  return progress;
}

typedef struct {
  GPtrArray *all;
  CwExerciseProgress *right, *left;
  CwTimeline *timeline;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const double right_kg[] = { 10, 12, 15 };
  static const double left_kg[] = { 8, 12 };

  fixture->right = create_progress (CW_LIMB_RIGHT_LEG, right_kg, 3);
  fixture->left = create_progress (CW_LIMB_LEFT_LEG, left_kg, 2);
  fixture->all = g_ptr_array_new_with_free_func (
    (GDestroyNotify) cw_exercise_progress_free);
  g_ptr_array_add (fixture->all, fixture->right);
  g_ptr_array_add (fixture->all, fixture->left);
  fixture->timeline = cw_timeline_new ();
  cw_timeline_add_event (fixture->timeline, CW_TIMELINE_OPERATION, DAY - 60,
                         g_strdup ("Operation"));
  cw_timeline_add_event (fixture->timeline, CW_TIMELINE_PLAN, DAY + 3,
                         g_strdup ("Plan v2"));
  cw_timeline_add_event (fixture->timeline, CW_TIMELINE_EVENT, DAY + 3,
                         g_strdup ("Bruise"));
  cw_timeline_sort (fixture->timeline);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->all);
  cw_timeline_free (fixture->timeline);
}

static CwTrendData *
create_data (Fixture *fixture,
             CwMeasure measure,
             const CwExerciseProgress *other_side,
             CwDate first)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, fixture->right);
  return cw_trend_data_new (measure, one, other_side, fixture->timeline, first,
                            CW_DATE_NONE);
}

/* Left against right, with marks, in words. */
static void
test_sides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwTrendData) trend
    = create_data (fixture, CW_MEASURE_LOAD, fixture->left, CW_DATE_NONE);
  const CwTrendChart *chart = cw_trend_data_get_chart (trend);

  g_assert_cmpuint (chart->n_series, ==, 2);
  g_assert_cmpstr (chart->series[0].label, ==, "Right");
  g_assert_cmpuint (chart->series[0].n_points, ==, 3);
  g_assert_cmpstr (chart->series[1].label, ==, "Left");
  g_assert_cmpuint (chart->series[1].n_points, ==, 2);
  g_assert_cmpuint (chart->n_marks, ==, 3);
  g_assert_cmpint (chart->marks[0].kind, ==, CW_TIME_MARK_OPERATION);
  g_assert_cmpint (chart->marks[1].kind, ==, CW_TIME_MARK_PLAN);
  g_assert_cmpint (chart->marks[2].kind, ==, CW_TIME_MARK_EVENT);
  /* The load is what the clinician sets: no change of it is better. */
  g_assert_cmpstr (cw_trend_data_get_summary (trend), ==,
                   "10 to 15 · Symmetry 80 %, left ÷ right");
}

/* Only the days that are looked at count, and nothing is made up. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwTrendData) late
    = create_data (fixture, CW_MEASURE_LOAD, fixture->left, DAY + 3);
  g_autoptr (CwTrendData) none
    = create_data (fixture, CW_MEASURE_LOAD, NULL, DAY + 99);
  g_autoptr (CwTrendData) pain
    = create_data (fixture, CW_MEASURE_PAIN, fixture->left, CW_DATE_NONE);

  g_assert_true (cw_trend_data_has_values (late));
  g_assert_cmpstr (cw_trend_data_get_summary (late), ==, "");
  g_assert_false (cw_trend_data_has_values (none));
  g_assert_cmpstr (cw_trend_data_get_summary (none), ==, "");
  g_assert_false (cw_trend_data_has_values (pain));
  g_assert_cmpuint (cw_trend_data_get_chart (pain)->n_series, ==, 1);
}

/* A picture grows with what is in it, and draws without a drop-off. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) trends
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_trend_data_free);
  CwProgressPicture picture = { "Knee extension", NULL, trends };
  double width, empty, one, three;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *context;
  CwChartStyle style;

  cw_progress_picture_get_size (&picture, &width, &empty);
  g_ptr_array_add (trends, create_data (fixture, CW_MEASURE_LOAD, NULL, 0));
  cw_progress_picture_get_size (&picture, &width, &one);
  g_ptr_array_add (trends, create_data (fixture, CW_MEASURE_PAIN, NULL, 0));
  g_ptr_array_add (trends, create_data (fixture, CW_MEASURE_GIRTH, NULL, 0));
  cw_progress_picture_get_size (&picture, &width, &three);
  g_assert_cmpfloat (one, >, empty);
  g_assert_cmpfloat (three - one, ==, one - empty); /* two beside each other */

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width,
                                        (int) three);
  cr = cairo_create (surface);
  context = cw_chart_text_create_context (cr);
  style = (CwChartStyle) { cw_palette_get (CW_PALETTE_PRINT), context, 1, NULL };
  cw_progress_picture_draw (cr, &style, width, three, &picture);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Both sides of a girth, and where it was taken. */
static void
test_outcome (Fixture *fixture, gconstpointer data)
{
  static const struct {
    CwLimb limb;
    int day;
    double value;
  } taken[] = {
    { CW_LIMB_LEFT_LEG, 20, 52.4 },
    { CW_LIMB_RIGHT_LEG, 20, 51.1 },
    { CW_LIMB_LEFT_LEG, 0, 52.4 },
    { CW_LIMB_RIGHT_LEG, 0, 49.3 },
  };
  g_autoptr (GPtrArray) scores
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_outcome_score_free);
  g_autoptr (CwTrendData) trend = NULL;
  g_autoptr (CwTrendData) later = NULL;
  const CwTrendChart *chart;

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++) {
    CwOutcomeScore *score = cw_outcome_score_new ("GIRTH");

    score->limb = CW_LIMB_BIT (taken[i].limb);
    score->landmark_id = g_strdup ("THIGH");
    score->distance_cm = 10;
    score->date = DAY + taken[i].day;
    score->value = taken[i].value;
    g_ptr_array_add (scores, score);
  }
  cw_timeline_set_outcome_scores (fixture->timeline, scores);
  g_assert_cmpuint (fixture->timeline->outcomes->len, ==, 1);
  trend = cw_trend_data_new_outcome (fixture->timeline->outcomes->pdata[0],
                                     fixture->timeline, CW_DATE_NONE,
                                     CW_DATE_NONE);
  chart = cw_trend_data_get_chart (trend);
  g_assert_cmpstr (chart->title, ==, "Thigh · Girth, cm");
  g_assert_cmpuint (chart->n_series, ==, 2);
  g_assert_cmpstr (chart->series[0].label, ==, "Right");
  g_assert_cmpuint (chart->series[0].n_points, ==, 2);
  g_assert_false (chart->from_zero);
  g_assert_cmpuint (chart->n_marks, ==, 3);
  g_assert_cmpstr (cw_trend_data_get_summary (trend), ==,
                   "10 cm above the upper edge of the patella\n"
                   "Right leg: 49.3 to 51.1: changed by more than 1.5 · "
                   "Left leg: 52.4 to 52.4: no real change, not more than "
                   "1.5");
  later = cw_trend_data_new_outcome (fixture->timeline->outcomes->pdata[0],
                                     fixture->timeline, DAY + 21,
                                     CW_DATE_NONE);
  g_assert_false (cw_trend_data_has_values (later));
}

#define ADD(path, function)                                                    \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/trend-data/sides", test_sides);
  ADD ("/trend-data/days", test_days);
  ADD ("/trend-data/outcome", test_outcome);
  ADD ("/trend-data/picture", test_picture);
  return g_test_run ();
}
