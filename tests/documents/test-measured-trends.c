/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents/measured-trends.h"

#define DAY ((CwDate)739000)

/* Of both sides one chart, of one side its name; maxima by their exercise. */
static void
test_titles (void)
{
  static const char *const titles[] = {
    "One-repetition maximum, kg · Knee extension (machine)",
    "Occlusion pressure, mmHg · Left arm",
    "Occlusion pressure, mmHg · Both legs",
    "Girth, cm · Right leg",
  };
  g_autoptr (CwTimeline) timeline = cw_timeline_new ();
  g_autoptr (GPtrArray) trends = NULL;

  cw_timeline_add_occlusion (timeline, CW_LIMB_LEFT_ARM, DAY, 120);
  cw_timeline_add_occlusion (timeline, CW_LIMB_LEFT_LEG, DAY, 180);
  cw_timeline_add_occlusion (timeline, CW_LIMB_RIGHT_LEG, DAY + 3, 190);
  cw_timeline_add_girth (timeline, CW_LIMB_RIGHT_LEG, DAY, 52);
  cw_timeline_add_maximum (timeline, "LEG_EXT", CW_LIMB_BIT (CW_LIMB_LEFT_LEG),
                           DAY, 40);
  cw_timeline_add_maximum (timeline, "LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
                           DAY, 50);
  cw_timeline_sort (timeline);
  g_assert_cmpint (cw_timeline_get_latest_day (timeline), ==, DAY + 3);
  trends = cw_measured_trends_new (timeline, CW_DATE_NONE, CW_DATE_NONE);
  g_assert_cmpuint (trends->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < trends->len; i++) {
    const CwTrendChart *chart = cw_trend_data_get_chart (trends->pdata[i]);

    g_assert_cmpstr (chart->title, ==, titles[i]);
    g_assert_cmpuint (chart->n_series, ==, i == 0 || i == 2 ? 2 : 1);
  }
}

/* What was measured on other days is not there. */
static void
test_days (void)
{
  g_autoptr (CwTimeline) timeline = cw_timeline_new ();
  g_autoptr (GPtrArray) trends = NULL;

  g_assert_cmpint (cw_timeline_get_latest_day (timeline), ==, CW_DATE_NONE);
  cw_timeline_add_girth (timeline, CW_LIMB_RIGHT_LEG, DAY, 52);
  trends = cw_measured_trends_new (timeline, DAY + 1, DAY + 9);
  g_assert_cmpuint (trends->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measured-trends/titles", test_titles);
  g_test_add_func ("/measured-trends/days", test_days);
  return g_test_run ();
}
