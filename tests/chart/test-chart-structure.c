/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "canvas.h"
#include "chart/drop-off-chart.h"
#include "chart/trend-chart.h"

#include <math.h>

/* What is drawn in some typical cases, as the drawing code tells it: how many
 * pieces of which kind, and which words.  Where they stand is checked for all
 * alike: words inside of the picture and none over another, marks on their
 * values. */

#define WIDTH 900
#define HEIGHT 500
#define N_MANY 1000
#define N_THINNED 200 /* and more are a range, not marks */

#define FIXED(day, kg, step, ...)                                              \
  {                                                                            \
    .label = day, .load_label = kg, .load_step = step, .n_sets = 4,            \
    .reps = { __VA_ARGS__ },                                                   \
    .targets                                                                   \
        = { 30,                                                                \
            15,                                                                \
            15,                                                                \
            15 }                                                               \
  }
#define POINT(on, of) { .day = on, .value = of }
#define HOME(on, of) { .day = on, .value = of, .at_home = TRUE }
#define SHORT CW_DROP_OFF_SHORT
#define FAILURE CW_DROP_OFF_FAILURE

static const CwDropOffSession fixed[] = {
  FIXED ("4 Nov", "13", 0, 27, 12, 9, 8),
  FIXED ("6 Nov", "14", 1, 30, 14, 11, 9),
  FIXED ("9 Nov", "13", -1, 30, 15, 15, 15),
};
static const CwDropOffSession short_sets[] = {
  { .label = "4 Nov",
    .load_label = "13",
    .n_sets = 4,
    .reps = { 30, 12, 9, 8 },
    .targets = { 30, 15, 15, 15 },
    .ends = { CW_DROP_OFF_DONE, SHORT, CW_DROP_OFF_TIME, SHORT } },
};
static const CwDropOffSession reasons[] = {
  { .label = "4 Nov",
    .n_sets = 4,
    .reps = { 28, 12, 9, 8 },
    .targets = { 30, 15, 15, 15 },
    .ends = { CW_DROP_OFF_SHORT_FATIGUE, CW_DROP_OFF_SHORT_PAIN,
              CW_DROP_OFF_SHORT_CUFF, CW_DROP_OFF_SHORT_FORM },
    .at_home = TRUE },
  { .label = "6 Nov",
    .n_sets = 2,
    .reps = { 26, 10 },
    .targets = { 30, 15 },
    .ends = { CW_DROP_OFF_SHORT_TOLD, CW_DROP_OFF_SHORT_OTHER } },
};
static const CwDropOffSession stopped[] = {
  FIXED ("4 Nov", "13", 0, 30, 15, 15, 15),
  { .label = "6 Nov",
    .load_label = "13",
    .n_sets = 2,
    .n_planned = 4,
    .reps = { 30, 6 },
    .targets = { 30, 15, 15, 15 },
    .ends = { CW_DROP_OFF_DONE, CW_DROP_OFF_STOPPED } },
};
static const CwDropOffSession to_fatigue[] = {
  { .label = "4 Nov",
    .load_label = "13",
    .n_sets = 4,
    .reps = { 34, 14, 10, 8 },
    .ends = { FAILURE, FAILURE, FAILURE, FAILURE },
    .to_fatigue = TRUE },
  { .label = "6 Nov",
    .load_label = "13",
    .n_sets = 4,
    .reps = { 39, 17, 13, 11 },
    .ends = { FAILURE, FAILURE, FAILURE, FAILURE },
    .to_fatigue = TRUE },
};
static CwDropOffSession many[N_MANY];

static const double mean[] = { 36, 14.7, 11.5, 10.4 };
static const double low[] = { 29, 11, 9, 8 };
static const double high[] = { 43, 18, 14, 13 };
static const CwDropOffReference reference
    = { 4, mean, low, high, "Published", "Mean of three studies" };

typedef struct {
  const char *name;
  const CwDropOffSession *sessions;
  gsize n_sessions;
  double width, height, text_scale;
  int cursor; /* a session, on its second set; -1 for none */
  gboolean compact;
  const char *structure;
} DropOffCase;

static const DropOffCase drop_offs[] = {
  { "empty", NULL, 0, WIDTH, HEIGHT, 1, -1, FALSE,
    "No sets yet: every logged set appears here." },
  { "one", fixed, 1, WIDTH, HEIGHT, 1, -1, FALSE,
    "area target 4; line grid 4; line latest 1; mark done 4;"
    " Repetitions|0|10|20|30|Set 1|target 30|Set 2|target 15|Set 3|"
    "target 15|Set 4|target 15|Total|kg|4 Nov|56|13|27|12|9|8" },
  { "fixed", fixed, 3, WIDTH, HEIGHT, 1, -1, FALSE,
    "area target 4; line grid 4; line past 2; line latest 1;"
    " mark less load 2; mark more load 2; mark done 13; Repetitions|"
    "0|10|20|30|Set 1|target 30|Set 2|target 15|Set 3|target 15|"
    "Set 4|target 15|Total|kg|9 Nov|75|13|6 Nov|64|14|4 Nov|56|13|30|"
    "15|15|15|all done|more load|less load" },
  { "short", short_sets, 1, WIDTH, HEIGHT, 1, -1, FALSE,
    "area target 4; line grid 4; line latest 1; mark done 2;"
    " mark short 3; mark time 2; Repetitions|0|10|20|30|Set 1|"
    "target 30|Set 2|target 15|Set 3|target 15|Set 4|target 15|Total|"
    "kg|4 Nov|59|13|30|12|9|8|all done|short|time limit" },
  { "reasons", reasons, 2, WIDTH, HEIGHT, 1, -1, FALSE,
    "area target 2; line grid 4; line past 1; line latest 1;"
    " mark short-fatigue 2; mark short-pain 2; mark short-cuff 2;"
    " mark short-form 2; mark short-told 2; mark short-other 2;"
    " mark done 1; Repetitions|0|10|20|30|Set 1|target 30|Set 2|"
    "target 15|Set 3|Set 4|Total|6 Nov|36|4 Nov|57|26|10|short, fatigue|"
    "short, pain|short, cuff|short, form|short, as told|"
    "short, other reason|hollow: at home" },
  { "reasons-narrow", reasons, 2, 300, HEIGHT, 1, -1, FALSE,
    "area target 2; line grid 4; line past 1; line latest 1;"
    " mark short-fatigue 2; mark short-pain 2; mark short-cuff 2;"
    " mark short-form 2; mark short-told 2; mark short-other 2;"
    " mark done 1; Repetitions|0|10|20|30|Set 1|Set 2|"
    "Set 3|Set 4|Total|6 Nov|36|4 Nov|57|26|10|short, fatigue|"
    "short, pain|short, cuff|short, form|short, as told|"
    "short, other reason|hollow: at home" },
  { "stopped", stopped, 2, WIDTH, HEIGHT, 1, -1, FALSE,
    "area target 4; line grid 4; line past 1; line latest 1;"
    " mark done 6; mark stopped 2; Repetitions|0|10|20|30|Set 1|"
    "target 30|Set 2|target 15|Set 3|target 15|Set 4|target 15|Total|"
    "kg|4 Nov|75|13|6 Nov|36|13|30|6|all done|stopped" },
  { "to-fatigue", to_fatigue, 2, WIDTH, HEIGHT, 1, -1, FALSE,
    "area published 1; line grid 5; line past 1; line latest 1;"
    " mark failure 9; Repetitions|Published|Mean of three studies|0|"
    "10|20|30|40|Set 1|mean 36.0|Set 2|mean 14.7|Set 3|mean 11.5|"
    "Set 4|mean 10.4|Total|kg|6 Nov|80|13|4 Nov|66|13|39|17|13|11|"
    "to failure" },
  { "many", many, N_MANY, WIDTH, HEIGHT, 1, -1, FALSE,
    "area target 4; area band 1; line grid 4; line past 5;"
    " line latest 1; mark less load 3; mark more load 3;"
    " mark done 25; Repetitions|0|10|20|30|Set 1|target 30|Set 2|"
    "target 15|Set 3|target 15|Set 4|target 15|Total|kg|9 Nov|75|13|"
    "9 Nov|75|13|6 Nov|64|14|6 Nov|64|14|4 Nov|56|13|4 Nov|56|13|27|"
    "12|9|8|all done|more load|less load" },
  { "cursor-in-band", many, N_MANY, WIDTH, HEIGHT, 1, 17, FALSE,
    "area target 4; area band 1; line grid 4; line past 6;"
    " line latest 1; mark less load 3; mark more load 3;"
    " mark done 29; mark cursor 1; Repetitions|0|10|20|30|Set 1|"
    "target 30|Set 2|target 15|Set 3|target 15|Set 4|target 15|Total|"
    "kg|9 Nov|75|13|9 Nov|75|13|6 Nov|64|14|6 Nov|64|14|4 Nov|56|13|"
    "4 Nov|56|13|27|12|9|8|all done|more load|less load" },
  { "narrow", fixed, 3, 260, 220, 1, -1, FALSE,
    "area target 4; line grid 4; line past 2; line latest 1;"
    " mark done 12; Repetitions|0|10|20|30|Set 1|Set 2|Set 3|Set 4|"
    "9 Nov|6 Nov|4 Nov|30|15|15|15" },
  { "large-text", fixed, 3, 620, 430, 2, -1, FALSE,
    "area target 4; line grid 4; line past 2; line latest 1;"
    " mark less load 2; mark more load 2; mark done 13; Repetitions|"
    "0|10|20|30|Set 1|Set 2|Set 3|Set 4|Total|kg|9 Nov|75|13|6 Nov|"
    "64|14|4 Nov|56|13|30|15|15|15|all done|more load|less load" },
  { "compact", fixed, 3, 420, 240, 1, -1, TRUE,
    "area target 4; line grid 4; line past 2; line latest 1;"
    " mark done 12; Repetitions|0|10|20|30|Set 1|target 30|Set 2|"
    "target 15|Set 3|target 15|Set 4|target 15|9 Nov|4 Nov|30|15|15|"
    "15" },
};

static void
assert_structure (const char *name,
                  const CwChartReport *report,
                  const char *structure)
{
  g_autofree char *drawn = cw_chart_report_summarise (report);

  g_test_message ("%s: %s", name, drawn);
  g_assert_cmpstr (drawn, ==, structure);
}

static gboolean
overlap (const CwDrawn *a, const CwDrawn *b)
{
  return a->x + a->width > b->x + 1 && b->x + b->width > a->x + 1
         && a->y + a->height > b->y + 1 && b->y + b->height > a->y + 1;
}

/* All can be read: nothing is cut, and nothing covers another. */
static void
assert_legible (const char *name,
                const CwChartReport *report,
                double width,
                double height)
{
  for (guint i = 0; i < cw_chart_report_get_n (report); i++) {
    const CwDrawn *drawn = cw_chart_report_get (report, i);

    if (drawn->kind != CW_DRAWN_LABEL)
      continue;
    if (drawn->x < -1 || drawn->y < -1 || drawn->x + drawn->width > width + 1
        || drawn->y + drawn->height > height + 1)
      g_error ("%s: \"%s\" is cut off", name, drawn->name);
    for (guint k = 0; k < i; k++) {
      const CwDrawn *other = cw_chart_report_get (report, k);

      if (other->kind == CW_DRAWN_LABEL && overlap (drawn, other))
        g_error ("%s: \"%s\" covers \"%s\"", name, drawn->name, other->name);
    }
  }
}

static void
assert_mark (const CwChartReport *report, double x, double y)
{
  for (guint i = 0; i < cw_chart_report_get_n (report); i++) {
    const CwDrawn *drawn = cw_chart_report_get (report, i);

    if (drawn->kind == CW_DRAWN_MARK && fabs (drawn->x - x) < .01
        && fabs (drawn->y - y) < .01)
      return;
  }
  g_error ("There is no mark at %.1f, %.1f", x, y);
}

/* Each set of each session that is a line. */
static void
assert_sets (const CwDropOffChart *chart,
             const CwChartReport *report,
             const CwDropOffGeometry *g)
{
  for (gsize i = g->first_line; i < chart->n_sessions; i++)
    for (int set = 0; set < chart->sessions[i].n_sets; set++)
      assert_mark (report, cw_drop_off_geometry_x (g, set),
                   cw_drop_off_geometry_y (g, chart->sessions[i].reps[set]));
}

static void
test_drop_off (gconstpointer data)
{
  const DropOffCase *test = data;
  const CwDropOffChart chart = {
    .sessions = test->sessions,
    .n_sessions = test->n_sessions,
    .reference = &reference,
    .compact = test->compact,
    .selected_session = test->cursor,
    .selected_set = test->cursor < 0 ? -1 : 1,
  };
  g_autoptr (CwChartReport) report = cw_chart_report_new ();
  CwDropOffGeometry g;
  Canvas canvas;

  canvas_open (&canvas, test->width, test->height, test->text_scale);
  canvas.style.report = report;
  cw_drop_off_chart_draw (&chart, &canvas.style, canvas.cr, test->width,
                          test->height);
  assert_structure (test->name, report, test->structure);
  assert_legible (test->name, report, test->width, test->height);
  if (test->n_sessions > 0) {
    cw_drop_off_chart_get_geometry (&chart, &canvas.style, test->width,
                                    test->height, &g);
    assert_sets (&chart, report, &g);
  }
  canvas_close (&canvas);
}

/* Trends: of a leg and the other, with what happened meanwhile. */

#define DAY 739000 /* 24 April 2024 */

static const CwTrendPoint right[]
    = { POINT (DAY, 12), POINT (DAY + 3, 12), POINT (DAY + 10, 14),
        POINT (DAY + 19, 15) };
static const CwTrendPoint left[]
    = { POINT (DAY, 10), HOME (DAY + 3, 10), HOME (DAY + 19, 13) };
static CwTrendPoint many_points[N_MANY];
static CwTimeMark many_marks[N_MANY];
static const CwTimeMark marks[]
    = { { DAY + 5, CW_TIME_MARK_PLAN, "Plan v2" },
        { DAY + 12, CW_TIME_MARK_EVENT, "Stopped" },
        { DAY + 1, CW_TIME_MARK_OPERATION, "Operation" } };

typedef struct {
  const char *name;
  CwTrendSeries series[CW_TREND_MAX_SERIES];
  gsize n_series;
  gsize n_marks; /* more than there are: many changes of the plan */
  double width, height, text_scale;
  const char *structure;
} TrendCase;

static const TrendCase trends[] = {
  { "empty", { { NULL, NULL, 0 } }, 1, 0, 240, 130, 1, "No values yet" },
  { "one",
    { { NULL, right, 1 } },
    1,
    0,
    240,
    130,
    1,
    "line grid 3; line first 1; mark disc 2; 0|5|10|24 Apr|12" },
  { "sides",
    { { "Right", right, 4 }, { "Left", left, 3 } },
    2,
    0,
    320,
    160,
    1,
    "line grid 4; line first 1; line second 1; mark disc 5;"
    " mark square 1; mark hollow square 3; 0|5|10|15|24 Apr|1 May|13 May|Right 15|Left 13" },
  { "marks",
    { { NULL, right, 4 } },
    1,
    3,
    420,
    160,
    1,
    "line grid 4; line first 1; mark plan 1; mark event 1;"
    " mark operation 1; mark disc 5; 0|5|10|15|24 Apr|1 May|8 May|"
    "13 May|Plan v2|Stopped|15" },
  { "many",
    { { NULL, many_points, N_MANY } },
    1,
    0,
    WIDTH,
    HEIGHT,
    1,
    "area range 1; line grid 17; line first 1; mark disc 1; 0|1|2|3|"
    "4|5|6|7|8|9|10|11|12|13|14|15|16|Apr 2024|Oct 2024|Jan 2025|"
    "Apr 2025|Jul 2025|Oct 2025|Jan 2026|Apr 2026|Jul 2026|Oct 2026|"
    "Jan 2027|15" },
  /* Marks that are too many stand at the foot, a few pixels apart. */
  { "many-marks",
    { { NULL, many_points, N_THINNED } },
    1,
    200,
    420,
    160,
    1,
    "area range 1; line grid 4; line first 1; mark plan 100;"
    " mark disc 1; 0|5|10|15|24 Apr|1 Aug|9 Nov|13" },
  { "large-text",
    { { NULL, right, 4 } },
    1,
    1,
    320,
    200,
    2,
    "line grid 2; line first 1; mark plan 1; mark disc 5; 0|10|"
    "24 Apr|13 May|Plan v2|15" },
  { "narrow",
    { { NULL, right, 4 } },
    1,
    1,
    140,
    112,
    1,
    "line grid 2; line first 1; mark plan 1; mark disc 5; 0|10|"
    "24 Apr|13 May|Plan v2|15" },
};

static void
test_trend (gconstpointer data)
{
  const TrendCase *test = data;
  g_autoptr (CwChartReport) report = cw_chart_report_new ();
  CwTrendChart chart;
  CwTrendGeometry g;
  Canvas canvas;

  cw_trend_chart_init (&chart, "Load, kg");
  for (gsize i = 0; i < test->n_series; i++)
    chart.series[i] = test->series[i];
  chart.n_series = test->n_series;
  chart.marks = test->n_marks > G_N_ELEMENTS (marks) ? many_marks : marks;
  chart.n_marks = test->n_marks;
  canvas_open (&canvas, test->width, test->height, test->text_scale);
  canvas.style.report = report;
  cw_trend_chart_draw (&chart, &canvas.style, canvas.cr, test->width,
                       test->height);
  assert_structure (test->name, report, test->structure);
  assert_legible (test->name, report, test->width, test->height);
  cw_trend_chart_get_geometry (&chart, &canvas.style, test->width, test->height,
                               &g);
  for (gsize i = 0; i < test->n_series; i++)
    for (gsize k = 0;
         test->series[i].n_points < N_THINNED && k < test->series[i].n_points;
         k++) {
      const CwTrendPoint *point = &test->series[i].points[k];

      assert_mark (report, cw_scale_place (&g.time, (double)point->day),
                   cw_scale_place (&g.value, point->value));
    }
  canvas_close (&canvas);
}

static void
fill_many (void)
{
  for (int i = 0; i < N_MANY; i++) {
    many[i] = fixed[i % (int)G_N_ELEMENTS (fixed)];
    many_points[i] = (CwTrendPoint)POINT (DAY + i, 10 + i % 7);
    many_marks[i] = (CwTimeMark){ DAY + i, CW_TIME_MARK_PLAN, "Plan" };
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fill_many ();

  for (gsize i = 0; i < G_N_ELEMENTS (drop_offs); i++) {
    g_autofree char *path
        = g_strconcat ("/chart-structure/drop-off/", drop_offs[i].name, NULL);

    g_test_add_data_func (path, &drop_offs[i], test_drop_off);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (trends); i++) {
    g_autofree char *path
        = g_strconcat ("/chart-structure/trend/", trends[i].name, NULL);

    g_test_add_data_func (path, &trends[i], test_trend);
  }
  return g_test_run ();
}
