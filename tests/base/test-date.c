/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/date.h"

static void
test_parse (void)
{
  static const char *const bad[] = { "",           "2026-13-01", "2025-02-29",
                                     "2026-2-1",   "20260201",   "2026-02-011",
                                     "2026/02/01", " 2026-02-1", "0000-01-01" };
  CwDate date = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (cw_date_parse (bad[i], &date));
    g_assert_cmpint (date, ==, 7);
  }
  g_assert_true (cw_date_parse ("2024-02-29", &date));
  g_assert_cmpint (date, ==, cw_date_new (2024, 2, 29));

  g_autofree char *iso = cw_date_to_iso (date);
  g_assert_cmpstr (iso, ==, "2024-02-29");
  g_assert_null (cw_date_to_iso (CW_DATE_NONE));
}

static void
test_format (void)
{
  g_autofree char *full = cw_date_format (cw_date_new (2027, 1, 4));
  g_autofree char *near_today = cw_date_format_short (cw_date_new (2027, 1, 24));

  g_assert_cmpstr (full, ==, "4 January 2027");
  g_assert_cmpstr (near_today, ==, "24 January");
}

static void
test_years (void)
{
  CwDate birth = cw_date_new (2000, 2, 29);

  g_assert_cmpint (cw_date_years_between (birth, cw_date_new (2018, 2, 28)), ==,
                   17);
  g_assert_cmpint (cw_date_years_between (birth, cw_date_new (2018, 3, 1)), ==,
                   18);
  g_assert_cmpint (cw_date_years_between (birth, cw_date_new (2020, 2, 29)), ==,
                   20);
  g_assert_cmpint (cw_date_years_between (birth, birth), ==, 0);
  g_assert_cmpint (cw_date_years_between (birth, birth - 1), ==, -1);
  g_assert_cmpint (cw_date_years_between (CW_DATE_NONE, birth), ==, -1);
}

static void
test_months (void)
{
  g_assert_cmpint (cw_date_add_months (cw_date_new (2024, 8, 31), 6), ==,
                   cw_date_new (2025, 2, 28));
  g_assert_cmpint (cw_date_add_months (cw_date_new (2025, 2, 28), -12), ==,
                   cw_date_new (2024, 2, 28));
}

static void
test_time (void)
{
  gint64 utc_s = 0;
  g_autofree char *iso = cw_time_to_iso (1795245713);

  g_assert_true (cw_time_parse (iso, &utc_s));
  g_assert_cmpint (utc_s, ==, 1795245713);
  g_assert_false (cw_time_parse ("2026-11-21T07:21:53+01:00", &utc_s));
  g_assert_cmpint (cw_time_local_date (0), ==, cw_date_new (1970, 1, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/years", test_years);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/time", test_time);

  return g_test_run ();
}
