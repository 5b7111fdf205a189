/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "canvas.h"
#include "chart/axis.h"
#include "chart/trend-chart.h"

#include <math.h>

#define WIDTH 240
#define HEIGHT 130

static CwDate
day_of (const char *iso)
{
  CwDate day = CW_DATE_NONE;

  g_assert_true (cw_date_parse (iso, &day));
  return day;
}

/* Loads of both sides; the left one skips a day and has two on another. */
typedef struct {
  CwTrendPoint right[4];
  CwTrendPoint left[4];
  CwTimeMark marks[3];
  CwTrendChart chart;
} Loads;

static void
loads_init (Loads *loads)
{
  CwDate day = day_of ("2026-10-30");

  *loads = (Loads){
    .right
    = { { day, 12 }, { day + 3, 12 }, { day + 10, NAN }, { day + 19, 15 } },
    .left = { { day, 10 }, { day + 3, 10 }, { day + 3, 11 }, { day + 19, 14 } },
    .marks = { { day + 9, CW_TIME_MARK_PLAN, "Plan v2" },
               { day + 10, CW_TIME_MARK_EVENT, "Stopped by a symptom" },
               { day - 90, CW_TIME_MARK_OPERATION, "Operation" } },
  };
  cw_trend_chart_init (&loads->chart, "Load, kg");
  loads->chart.series[0] = (CwTrendSeries){ "Right leg", loads->right, 4 };
  loads->chart.series[1] = (CwTrendSeries){ "Left leg", loads->left, 4 };
  loads->chart.n_series = 2;
  loads->chart.marks = loads->marks;
  loads->chart.n_marks = 3;
}

static void
test_scale (void)
{
  CwScale scale = { 10, 20, 100, 0 };
  CwScale point = { 5, 5, 0, 100 };

  g_assert_cmpfloat (cw_scale_place (&scale, 10), ==, 100);
  g_assert_cmpfloat (cw_scale_place (&scale, 15), ==, 50);
  g_assert_cmpfloat (cw_scale_read (&scale, 50), ==, 15);
  g_assert_cmpfloat (cw_scale_place (&point, 5), ==, 50);
  g_assert_cmpfloat (cw_scale_get_step (34, 4, 1), ==, 10);
  g_assert_cmpfloat (cw_scale_get_step (10, 10, 1), ==, 1);
  g_assert_cmpfloat (cw_scale_get_step (11, 10, 1), ==, 2);
  g_assert_cmpfloat (cw_scale_get_step (120, 3, 1), ==, 50);
  g_assert_cmpfloat (cw_scale_get_step (.3, 10, 1), ==, 1);
  g_assert_cmpfloat_with_epsilon (cw_scale_get_step (.3, 3, .1), .1, 1e-12);
}

static void
assert_ticks (GArray *ticks, const char *labels)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            g_array_index (ticks, CwAxisTick, i).label);
  g_assert_cmpstr (text->str, ==, labels);
  g_array_unref (ticks);
}

static void
test_axis (void)
{
  assert_ticks (cw_axis_get_numbers (0, 34, 4, 0), "0|10|20|30");
  assert_ticks (cw_axis_get_numbers (0, 10, 3, 0), "0|5|10");
  assert_ticks (cw_axis_get_numbers (0, .4, 4, 1), "0|0.1|0.2|0.3|0.4");
  assert_ticks (cw_axis_get_numbers (41.3, 43.1, 2, 1), "42|43");
  assert_ticks (cw_axis_get_numbers (0, 1, 10, 0), "0|1");

  assert_ticks (
      cw_axis_get_dates (day_of ("2026-10-30"), day_of ("2026-10-30"), 5),
      "30 Oct");
  assert_ticks (
      cw_axis_get_dates (day_of ("2026-10-30"), day_of ("2026-11-18"), 1),
      "30 Oct|18 Nov");
  assert_ticks (
      cw_axis_get_dates (day_of ("2026-10-30"), day_of ("2026-11-28"), 4),
      "30 Oct|6 Nov|13 Nov|20 Nov|28 Nov");
  assert_ticks (
      cw_axis_get_dates (day_of ("2026-01-20"), day_of ("2026-11-18"), 5),
      "20 Jan|1 May|1 Jul|1 Sep|18 Nov");
  assert_ticks (
      cw_axis_get_dates (day_of ("2022-03-01"), day_of ("2026-11-18"), 5),
      "Mar 2022|Mar 2023|Mar 2024|Mar 2025|Nov 2026");
}

/* Zero is the foot, the end of a scale is the top, days go from left to right.
 */
static void
test_geometry (void)
{
  Loads loads;
  CwTrendGeometry g;
  Canvas canvas;

  canvas_open (&canvas, WIDTH, HEIGHT, 1);
  loads_init (&loads);
  cw_trend_chart_get_geometry (&loads.chart, &canvas.style, WIDTH, HEIGHT, &g);
  g_assert_cmpfloat (cw_scale_place (&g.value, 0), ==, g.bottom);
  g_assert_cmpfloat (cw_scale_place (&g.value, 15), >, g.top);
  g_assert_cmpfloat (cw_scale_place (&g.time, (double)loads.right[0].day), ==,
                     g.time.start);
  g_assert_cmpfloat (cw_scale_place (&g.time, (double)loads.right[3].day), ==,
                     g.time.end);
  g_assert_cmpfloat (g.right, <, WIDTH);

  loads.chart.highest = 40;
  cw_trend_chart_get_geometry (&loads.chart, &canvas.style, WIDTH, HEIGHT, &g);
  g_assert_cmpfloat (cw_scale_place (&g.value, 40), ==, g.top);
  /* Not even a value that should not be leaves the picture. */
  loads.right[0].value = 60;
  cw_trend_chart_get_geometry (&loads.chart, &canvas.style, WIDTH, HEIGHT, &g);
  g_assert_cmpfloat (cw_scale_place (&g.value, 60), ==, g.top);

  loads.chart.highest = NAN;
  loads.chart.from_zero = FALSE;
  loads.chart.first = loads.right[1].day;
  cw_trend_chart_get_geometry (&loads.chart, &canvas.style, WIDTH, HEIGHT, &g);
  g_assert_cmpfloat (g.value.from, >, 8);
  g_assert_cmpfloat (g.value.from, <, 10);
  g_assert_cmpuint (g.first[0], ==, 1);
  canvas_close (&canvas);
}

static void
test_labels (void)
{
  static const double sizes[][2] = { { 90, 60 }, { 240, 130 }, { 900, 500 } };
  static const double scales[] = { 1, 2 };
  Loads loads;

  loads_init (&loads);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (scales); j++) {
      g_autoptr (GArray) labels = NULL;
      CwTrendGeometry g;
      Canvas canvas;

      canvas_open (&canvas, sizes[i][0], sizes[i][1], scales[j]);
      cw_trend_chart_get_geometry (&loads.chart, &canvas.style, sizes[i][0],
                                   sizes[i][1], &g);
      labels = cw_trend_chart_place_labels (&loads.chart, &g, &canvas.style);
      g_assert_cmpuint (labels->len, ==, 2);
      g_assert_cmpstr (g_array_index (labels, CwTrendLabel, 0).text, ==,
                       "Right leg 15");
      g_assert_cmpstr (g_array_index (labels, CwTrendLabel, 1).text, ==,
                       "Left leg 14");
      g_assert_cmpfloat (g_array_index (labels, CwTrendLabel, 1).y, >=,
                         g_array_index (labels, CwTrendLabel, 0).y
                             + 13 * scales[j]);
      cw_trend_chart_draw (&loads.chart, &canvas.style, canvas.cr, sizes[i][0],
                           sizes[i][1]);
      canvas_close (&canvas);
    }
}

/* What lies outside of the days has no mark; names never cover each other. */
static void
test_marks (void)
{
  Loads loads;
  g_autoptr (GArray) places = NULL;
  const CwTrendMarkPlace *plan, *event;
  CwTrendGeometry g;
  Canvas canvas;

  canvas_open (&canvas, WIDTH, HEIGHT, 1);
  loads_init (&loads);
  cw_trend_chart_get_geometry (&loads.chart, &canvas.style, WIDTH, HEIGHT, &g);
  places = cw_trend_chart_place_marks (&loads.chart, &g, &canvas.style);
  g_assert_cmpuint (places->len, ==, 2);
  plan = &g_array_index (places, CwTrendMarkPlace, 0);
  event = &g_array_index (places, CwTrendMarkPlace, 1);
  g_assert_cmpuint (plan->mark, ==, 0);
  g_assert_true (plan->named);
  g_assert_false (event->named);
  g_assert_cmpfloat (plan->line_x, <, event->line_x);
  canvas_close (&canvas);
}

static void
test_pick (void)
{
  Loads loads;
  CwTrendGeometry g;
  Canvas canvas;
  int series = -1;
  gssize point = -1;

  canvas_open (&canvas, WIDTH, HEIGHT, 1);
  loads_init (&loads);
  cw_trend_chart_get_geometry (&loads.chart, &canvas.style, WIDTH, HEIGHT, &g);
  g_assert_true (cw_trend_chart_pick (&loads.chart, &g, g.time.end,
                                      cw_scale_place (&g.value, 14), &series,
                                      &point));
  g_assert_cmpint (series, ==, 1);
  g_assert_cmpint (point, ==, 3);
  /* The second value of a day, and nothing that was not measured. */
  g_assert_true (cw_trend_chart_pick (
      &loads.chart, &g, cw_scale_place (&g.time, (double)loads.left[2].day),
      cw_scale_place (&g.value, 11), &series, &point));
  g_assert_cmpint (series, ==, 1);
  g_assert_cmpint (point, ==, 2);
  g_assert_false (
      cw_trend_chart_pick (&loads.chart, &g, WIDTH + 20, 20, &series, &point));
  canvas_close (&canvas);
}

static void
test_cursor (void)
{
  Loads loads;

  loads_init (&loads);
  g_assert_true (cw_trend_chart_step (&loads.chart, -1));
  g_assert_cmpint (loads.chart.selected_series, ==, 0);
  g_assert_cmpint (loads.chart.selected_point, ==, 3);
  /* Over the day on which nothing was measured. */
  g_assert_true (cw_trend_chart_step (&loads.chart, -1));
  g_assert_cmpint (loads.chart.selected_point, ==, 1);
  g_assert_true (cw_trend_chart_change_series (&loads.chart));
  g_assert_cmpint (loads.chart.selected_series, ==, 1);
  g_assert_cmpint (loads.chart.selected_point, ==, 1);
  cw_trend_chart_step (&loads.chart, -9);
  g_assert_cmpint (loads.chart.selected_point, ==, 0);
  cw_trend_chart_step (&loads.chart, 9);
  g_assert_cmpint (loads.chart.selected_point, ==, 3);
}

static void
test_words (void)
{
  Loads loads;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;
  g_autofree char *point = NULL;

  loads_init (&loads);
  all = cw_trend_chart_describe (&loads.chart);
  g_assert_cmpstr (all, ==,
                   "Load, kg, Right leg: 12 on 30 October to 15 on 18 "
                   "November, 3 values. Load, kg, Left leg: 10 on 30 October "
                   "to 14 on 18 November, 4 values. Plan v2 on 8 November. "
                   "Stopped by a symptom on 9 November.");
  point = cw_trend_chart_describe_point (&loads.chart, 1, 3);
  g_assert_cmpstr (point, ==, "18 November, Left leg: 14");

  loads.chart.n_series = 1;
  loads.chart.n_marks = 0;
  loads.chart.first = loads.right[3].day;
  some = cw_trend_chart_describe (&loads.chart);
  g_assert_cmpstr (some, ==, "Load, kg: 15 on 18 November.");
  loads.chart.n_series = 0;
  none = cw_trend_chart_describe (&loads.chart);
  g_assert_cmpstr (none, ==, "Load, kg: no values yet.");
}

static void
test_table (void)
{
  static const char *const lines[] = {
    "Date|Right leg|Left leg", "18 November 2026|15|14",
    "2 November 2026|12|11",   "2 November 2026||10",
    "30 October 2026|12|10",
  };
  Loads loads;
  g_autoptr (GPtrArray) rows = NULL;

  loads_init (&loads);
  rows = cw_trend_chart_tabulate (&loads.chart);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *line = g_strjoinv ("|", rows->pdata[i]);

    g_assert_cmpstr (line, ==, lines[i]);
  }
}

/* None, one, the same day, the same value, nothing but gaps: all are drawn. */
static void
test_extremes (void)
{
  CwDate day = day_of ("2026-11-18");
  CwTrendPoint points[] = { { .day = day },
                            { .day = day },
                            { .day = day, .value = NAN } };
  Canvas canvas;

  canvas_open (&canvas, WIDTH, HEIGHT, 1);
  for (gsize n_points = 0; n_points <= G_N_ELEMENTS (points); n_points++) {
    CwTrendChart chart;
    CwTrendGeometry g;

    cw_trend_chart_init (&chart, "Pain");
    chart.series[0] = (CwTrendSeries){ NULL, points, n_points };
    chart.n_series = 1;
    chart.limit = 7;
    chart.band_low = 1;
    chart.band_high = 3;
    cw_trend_chart_get_geometry (&chart, &canvas.style, WIDTH, HEIGHT, &g);
    g_assert_false (isnan (cw_scale_place (&g.value, 0)));
    g_assert_false (isnan (cw_scale_place (&g.time, (double)day)));
    cw_trend_chart_draw (&chart, &canvas.style, canvas.cr, WIDTH, HEIGHT);
  }
  points[0].value = points[1].value = NAN;
  {
    CwTrendChart chart;

    cw_trend_chart_init (&chart, "Pain");
    chart.series[0] = (CwTrendSeries){ NULL, points, 3 };
    chart.n_series = 1;
    cw_trend_chart_draw (&chart, &canvas.style, canvas.cr, WIDTH, HEIGHT);
    g_assert_false (cw_trend_chart_step (&chart, 1));
  }
  canvas_close (&canvas);
}

/* However many values, what is drawn follows the pixels and loses no peak. */
static void
test_many (void)
{
  const gsize n_points = 10000;
  g_autofree CwTrendPoint *points = g_new (CwTrendPoint, n_points);
  g_autoptr (GArray) columns = NULL;
  CwDate day = day_of ("1999-01-01");
  CwTrendChart chart;
  CwTrendGeometry g;
  Canvas canvas;
  double high = 0;
  gsize n_values = 0;

  for (gsize i = 0; i < n_points; i++)
    points[i] = (CwTrendPoint){ .day = day + (CwDate)i,
                                .value = 60 + (double)(i % 7) };
  points[5000].value = 99;
  cw_trend_chart_init (&chart, "Total");
  chart.series[0] = (CwTrendSeries){ NULL, points, n_points };
  chart.n_series = 1;
  canvas_open (&canvas, 900, 500, 1);
  cw_trend_chart_get_geometry (&chart, &canvas.style, 900, 500, &g);
  columns = cw_trend_chart_thin (&chart, &g, 0);
  g_assert_cmpuint (columns->len, <=, 900 / 4);
  g_assert_cmpuint (columns->len, >, 100);
  for (guint i = 0; i < columns->len; i++) {
    const CwTrendColumn *column = &g_array_index (columns, CwTrendColumn, i);

    g_assert_cmpfloat (column->low, <=, column->mean);
    g_assert_cmpfloat (column->mean, <=, column->high);
    high = MAX (high, column->high);
    n_values += column->n_values;
  }
  g_assert_cmpfloat (high, ==, 99);
  g_assert_cmpuint (n_values, ==, n_points);
  cw_trend_chart_draw (&chart, &canvas.style, canvas.cr, 900, 500);

  /* Of a few days each value is its own. */
  chart.first = day + 9000;
  chart.last = day + 9019;
  cw_trend_chart_get_geometry (&chart, &canvas.style, 900, 500, &g);
  g_clear_pointer (&columns, g_array_unref);
  columns = cw_trend_chart_thin (&chart, &g, 0);
  g_assert_cmpuint (columns->len, ==, 20);
  canvas_close (&canvas);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-chart/scale", test_scale);
  g_test_add_func ("/trend-chart/axis", test_axis);
  g_test_add_func ("/trend-chart/geometry", test_geometry);
  g_test_add_func ("/trend-chart/labels", test_labels);
  g_test_add_func ("/trend-chart/marks", test_marks);
  g_test_add_func ("/trend-chart/pick", test_pick);
  g_test_add_func ("/trend-chart/cursor", test_cursor);
  g_test_add_func ("/trend-chart/words", test_words);
  g_test_add_func ("/trend-chart/table", test_table);
  g_test_add_func ("/trend-chart/extremes", test_extremes);
  g_test_add_func ("/trend-chart/many", test_many);

  return g_test_run ();
}
