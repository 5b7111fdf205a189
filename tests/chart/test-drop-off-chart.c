/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "canvas.h"
#include "chart/drop-off-chart.h"
#include "chart/drop-off-labels.h"
#include "chart/drop-off-marks.h"

#include <math.h>

/* Pixels by which two marks have to differ. */
#define LEAST_DIFFERENCE 5

#define FIXED(day, kg, step, ...)                                              \
  {                                                                            \
    .label = day, .load_label = kg, .load_step = step, .n_sets = 4,            \
    .reps = { __VA_ARGS__ }, .targets = { 30, 15, 15, 15 }                     \
  }

static const CwDropOffSession fixed[] = {
  FIXED ("4 Nov", "13", 0, 27, 12, 9, 8),
  FIXED ("6 Nov", "14", 1, 30, 14, 11, 9),
  FIXED ("9 Nov", "15", 1, 30, 15, 15, 15),
  FIXED ("11 Nov", "15", 0, 30, 15, 15, 15),
  FIXED ("13 Nov", NULL, 0, 30, 15, 15, 15),
};

static const double mean[] = { 36.0, 14.7, 11.5, 10.4 };
static const CwDropOffReference reference = { 4, mean, mean, mean, "Published",
                                              "Means" };

static CwDropOffChart
chart_of (const CwDropOffSession *sessions, gsize n_sessions)
{
  return (CwDropOffChart) { .sessions = sessions,
                            .n_sessions = n_sessions,
                            .reference = &reference,
                            .selected_session = -1,
                            .selected_set = -1 };
}

/* At any size and any size of text: nothing covers another, nothing is cut. */
static void
test_labels (void)
{
  static const double sizes[][2] = {
    { 280, 160 }, { 380, 260 }, { 621, 430 }, { 900, 500 }, { 1600, 900 },
  };
  static const double scales[] = { 1, 1.5, 2 };
  CwDropOffChart chart = chart_of (fixed, G_N_ELEMENTS (fixed));

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (scales); j++) {
      g_autoptr (GArray) labels = NULL;
      CwDropOffGeometry g;
      Canvas canvas;

      canvas_open (&canvas, sizes[i][0], sizes[i][1], scales[j]);
      cw_drop_off_chart_get_geometry (&chart, &canvas.style, sizes[i][0],
                                      sizes[i][1], &g);
      labels = cw_drop_off_chart_place_labels (&chart, &g, &canvas.style);
      g_assert_cmpuint (labels->len, >=, 1);
      for (guint k = 0; k < labels->len; k++) {
        const CwDropOffLabel *label =
          &g_array_index (labels, CwDropOffLabel, k);

        g_assert_cmpfloat (label->y, <, sizes[i][1]);
        if (k > 0)
          g_assert_cmpfloat (
            label->y, >=,
            g_array_index (labels, CwDropOffLabel, k - 1).y +
              CW_DROP_OFF_LABEL_SIZE * scales[j]);
      }
      cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, sizes[i][0],
                              sizes[i][1]);
      g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
      canvas_close (&canvas);
    }
}

static void
test_axis (void)
{
  CwDropOffChart chart = chart_of (fixed, G_N_ELEMENTS (fixed));
  CwDropOffGeometry g;
  Canvas canvas;

  canvas_open (&canvas, 900, 500, 1);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 900, 500, &g);
  g_assert_cmpfloat (cw_drop_off_geometry_y (&g, 0), ==, g.bottom);
  g_assert_cmpfloat (cw_drop_off_geometry_y (&g, 30), >, g.top);
  g_assert_cmpint (g.tick_step, ==, 10);
  g_assert_cmpint (g.n_sets, ==, 4);
  canvas_close (&canvas);
}

/* The published curve stands beside sets to fatigue, and nowhere else. */
static void
test_reference (void)
{
  CwDropOffSession sessions[2] = { fixed[0], fixed[1] };
  CwDropOffChart chart = chart_of (sessions, 2);
  CwDropOffGeometry g;
  Canvas canvas;

  canvas_open (&canvas, 621, 430, 1);
  for (int to_fatigue = 0; to_fatigue < 4; to_fatigue++) {
    sessions[0].to_fatigue = (to_fatigue & 1) != 0;
    sessions[1].to_fatigue = (to_fatigue & 2) != 0;
    cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &g);
    g_assert_cmpint (g.shows_reference, ==, to_fatigue == 3);
  }
  chart.compact = TRUE;
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &g);
  g_assert_false (g.shows_reference);
  canvas_close (&canvas);
}

static void
test_pick (void)
{
  CwDropOffChart chart = chart_of (fixed, G_N_ELEMENTS (fixed));
  CwDropOffGeometry g;
  Canvas canvas;
  int session = -1, set = -1;

  canvas_open (&canvas, 621, 430, 1);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &g);
  /* Where three sessions meet, the latest is meant. */
  g_assert_true (cw_drop_off_chart_pick (
    &chart, &canvas.style, 621, 430, cw_drop_off_geometry_x (&g, 2),
    cw_drop_off_geometry_y (&g, 15), &session, &set));
  g_assert_cmpint (session, ==, 4);
  g_assert_cmpint (set, ==, 2);
  g_assert_true (cw_drop_off_chart_pick (
    &chart, &canvas.style, 621, 430, cw_drop_off_geometry_x (&g, 3),
    cw_drop_off_geometry_y (&g, 8), &session, &set));
  g_assert_cmpint (session, ==, 0);
  g_assert_cmpint (set, ==, 3);
  g_assert_false (cw_drop_off_chart_pick (&chart, &canvas.style, 621, 430, 2,
                                          200, &session, &set));
  canvas_close (&canvas);
}

static void
test_describe (void)
{
  static const struct {
    gsize n_sessions;
    const char *sentence;
  } cases[] = {
    { 0, "Drop-off chart without sets." },
    { 1, "Repetitions set by set, latest 4 Nov: 27, 12, 9, 8. 1 session "
         "shown." },
    { 5, "Repetitions set by set, latest 13 Nov: 30, 15, 15, 15. 5 sessions "
         "shown." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwDropOffChart chart = chart_of (fixed, cases[i].n_sessions);
    g_autofree char *sentence = cw_drop_off_chart_describe (&chart);

    g_assert_cmpstr (sentence, ==, cases[i].sentence);
  }
}

/* What did not end as planned has a mark, a key that explains it, and words. */
static void
test_marks (void)
{
  CwDropOffSession session = fixed[0];
  CwDropOffChart chart = chart_of (&session, 1);
  g_autofree char *sentence = NULL;
  CwDropOffGeometry without, with;
  Canvas canvas;

  canvas_open (&canvas, 621, 430, 1);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &without);
  g_assert_cmpint (without.n_key_lines, ==, 0);
  session.ends[1] = CW_DROP_OFF_SHORT_PAIN;
  session.ends[2] = CW_DROP_OFF_TIME;
  session.ends[3] = CW_DROP_OFF_STOPPED;
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &with);
  g_assert_cmpint (with.n_key_lines, ==, 1);
  g_assert_cmpfloat (with.bottom, <, without.bottom);
  cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, 621, 430);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  sentence = cw_drop_off_chart_describe (&chart);
  g_assert_cmpstr (sentence, ==,
                   "Repetitions set by set, latest 4 Nov: 27, 12, 9, 8. Set 2: "
                   "short, pain. Set 3: time limit. Set 4: stopped. 1 session "
                   "shown.");

  /* A small card has no totals, and a key only where the plot has room. */
  chart.compact = TRUE;
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &with);
  g_assert_cmpint (with.n_key_lines, ==, 1);
  g_assert_cmpfloat (with.total_width, ==, 0);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 300, 150, &with);
  g_assert_cmpint (with.n_key_lines, ==, 0);
  canvas_close (&canvas);
}

/* A mark alone, on the line that it stands on. */
static void
draw_mark (Canvas *canvas, int end, gboolean at_home, double radius)
{
  canvas_open (canvas, 16, 16, 1);
  canvas->style.palette = cw_palette_get (CW_PALETTE_PRINT);
  cw_color_set (canvas->style.palette->card, canvas->cr);
  cairo_paint (canvas->cr);
  cairo_move_to (canvas->cr, 0, 8);
  cairo_line_to (canvas->cr, 16, 8);
  cairo_set_line_width (canvas->cr, 1.5);
  cw_color_set (canvas->style.palette->text, canvas->cr);
  cairo_stroke (canvas->cr);
  cw_drop_off_draw_end ((CwDropOffEnd) end, at_home, 8, 8, radius,
                        canvas->style.palette->text, &canvas->style,
                        canvas->cr);
  cairo_surface_flush (canvas->surface);
}

/* How many pixels are clearly darker in one than in the other. */
static int
count_difference (const Canvas *a, const Canvas *b)
{
  const guchar *first = cairo_image_surface_get_data (a->surface);
  const guchar *second = cairo_image_surface_get_data (b->surface);
  int stride = cairo_image_surface_get_stride (a->surface);
  int n = 0;

  for (int y = 0; y < 16; y++)
    for (int x = 0; x < 16; x++)
      n += ABS (first[y * stride + 4 * x + 1] - second[y * stride + 4 * x + 1])
           > 80;
  return n;
}

/* Each way to end has a shape of its own, in black and white, at the size of the
 * older sessions and at that of the latest; an outline is not the same as a
 * filled one either. */
static void
test_shapes (void)
{
  static const double radii[] = { CW_DROP_OFF_PAST_RADIUS, CW_DROP_OFF_LATEST_RADIUS };

  for (gsize i = 0; i < G_N_ELEMENTS (radii); i++)
    for (int a = 0; a < 2 * CW_N_DROP_OFF_ENDS; a++)
      for (int b = 0; b < a; b++) {
        Canvas first, second;

        draw_mark (&first, a / 2, a % 2, radii[i]);
        draw_mark (&second, b / 2, b % 2, radii[i]);
        if (count_difference (&first, &second) < LEAST_DIFFERENCE)
          g_error ("%s%s and %s%s look alike, radius %g: %d",
                   cw_drop_off_end_get_name (a / 2), a % 2 ? " at home" : "",
                   cw_drop_off_end_get_name (b / 2), b % 2 ? " at home" : "",
                   radii[i], count_difference (&first, &second));
        canvas_close (&first);
        canvas_close (&second);
      }
}

/* The key names what occurs and nothing else, each once, in as many lines as it
 * needs, and none of it is cut off. */
static void
test_key (void)
{
  CwDropOffSession session = fixed[0];
  CwDropOffChart chart = chart_of (&session, 1);
  CwDropOffGeometry wide, narrow;
  g_autofree char *words = NULL;
  Canvas canvas;

  for (int i = 0; i < 4; i++)
    session.ends[i] = CW_DROP_OFF_SHORT_CUFF;
  session.at_home = TRUE;
  canvas_open (&canvas, 621, 430, 1);
  canvas.style.report = cw_chart_report_new ();
  cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, 621, 430);
  words = cw_chart_report_summarise (canvas.style.report);
  g_assert_true (g_str_has_suffix (words, "|8|short, cuff|hollow: at home"));
  g_clear_pointer (&canvas.style.report, cw_chart_report_free);

  session.n_sets = CW_DROP_OFF_MAX_SETS;
  for (int i = 0; i < CW_DROP_OFF_MAX_SETS; i++)
    session.ends[i] = (CwDropOffEnd) i;
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 800, 430, &wide);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 300, 430, &narrow);
  g_assert_cmpint (wide.n_key_lines, <=, 2);
  g_assert_cmpint (narrow.n_key_lines, >, wide.n_key_lines);
  g_assert_cmpfloat (narrow.bottom, <, wide.bottom);
  canvas_close (&canvas);
}

/* The columns of names give way before the plot does. */
static void
test_columns (void)
{
  CwDropOffChart chart = chart_of (fixed, G_N_ELEMENTS (fixed));
  g_autofree char *total = cw_drop_off_session_get_total (&fixed[4]);
  CwDropOffGeometry wide, narrow;
  Canvas canvas;

  g_assert_cmpstr (total, ==, "75");
  canvas_open (&canvas, 621, 430, 1);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 621, 430, &wide);
  g_assert_cmpfloat (wide.total_width, >, 0);
  g_assert_cmpfloat (wide.load_width, >, 0);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 280, 300, &narrow);
  g_assert_cmpfloat (narrow.total_width, ==, 0);
  g_assert_cmpfloat (narrow.right - narrow.left, >, 100);
  canvas_close (&canvas);
}

/* One set, eight sets, none done, a hundred: all are drawn. */
static void
test_extremes (void)
{
  CwDropOffSession session = { .label = "a", .n_sets = 1, .to_fatigue = TRUE };
  Canvas canvas;

  canvas_open (&canvas, 300, 200, 1);
  for (int n_sets = 1; n_sets <= CW_DROP_OFF_MAX_SETS; n_sets++)
    for (int reps = 0; reps <= 100; reps += 50) {
      CwDropOffChart chart = chart_of (&session, 1);
      CwDropOffGeometry g;

      session.n_sets = n_sets;
      for (int i = 0; i < n_sets; i++)
        session.reps[i] = reps;
      cw_drop_off_chart_get_geometry (&chart, &canvas.style, 300, 200, &g);
      g_assert_cmpfloat (cw_drop_off_geometry_y (&g, reps), >=, g.top);
      g_assert_cmpfloat (cw_drop_off_geometry_x (&g, n_sets - 1), <, g.right);
      cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, 300, 200);
      g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
    }
  canvas_close (&canvas);
}

/* Ten thousand sessions are a band and not ten thousand lines. */
static void
test_many (void)
{
  g_autofree CwDropOffSession *sessions = g_new (CwDropOffSession, 10000);
  CwDropOffChart chart = chart_of (sessions, 10000);
  CwDropOffGeometry g;
  Canvas canvas;

  for (int i = 0; i < 10000; i++)
    sessions[i] = fixed[i % (int) G_N_ELEMENTS (fixed)];
  canvas_open (&canvas, 900, 500, 1);
  cw_drop_off_chart_get_geometry (&chart, &canvas.style, 900, 500, &g);
  g_assert_true (g.shows_band);
  g_assert_cmpuint (g.first_line, ==, 10000 - 6);
  cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, 900, 500);
  /* The cursor takes one out of the band. */
  chart.selected_session = 17;
  chart.selected_set = 2;
  cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, 900, 500);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  canvas_close (&canvas);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drop-off-chart/labels", test_labels);
  g_test_add_func ("/drop-off-chart/axis", test_axis);
  g_test_add_func ("/drop-off-chart/reference", test_reference);
  g_test_add_func ("/drop-off-chart/pick", test_pick);
  g_test_add_func ("/drop-off-chart/describe", test_describe);
  g_test_add_func ("/drop-off-chart/marks", test_marks);
  g_test_add_func ("/drop-off-chart/shapes", test_shapes);
  g_test_add_func ("/drop-off-chart/key", test_key);
  g_test_add_func ("/drop-off-chart/columns", test_columns);
  g_test_add_func ("/drop-off-chart/extremes", test_extremes);
  g_test_add_func ("/drop-off-chart/many", test_many);

  return g_test_run ();
}
