/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/axis.h"

#include "base/quantity.h"
#include "chart/scale.h"

#include <math.h>

#define DAYS_OF_A_YEAR 366

static void
clear_tick (gpointer tick)
{
  g_free (((CwAxisTick *)tick)->label);
}

static GArray *
create_ticks (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (CwAxisTick));

  g_array_set_clear_func (ticks, clear_tick);
  return ticks;
}

GArray *
cw_axis_get_numbers (double from, double to, int most, int decimals)
{
  GArray *ticks = create_ticks ();
  double step = cw_scale_get_step (to - from, most, pow (10, -decimals));
  double first = ceil (from / step - 1e-9);

  for (double i = first; i * step <= to + step * 1e-9; i++) {
    CwAxisTick tick = { i * step, cw_number_format (i * step, decimals) };

    g_array_append_val (ticks, tick);
  }
  return ticks;
}

static void
append_day (GArray *ticks, CwDate day, gboolean with_year)
{
  CwAxisTick tick = { (double)day, with_year ? cw_date_format_month (day)
                                             : cw_date_format_brief (day) };

  g_array_append_val (ticks, tick);
}

/* The beginning of the month of that day. */
static CwDate
get_month (CwDate day)
{
  g_autofree char *iso = cw_date_to_iso (day);
  CwDate month = day;

  iso[8] = '0';
  iso[9] = '1';
  if (!cw_date_parse (iso, &month))
    g_assert_not_reached ();
  return month;
}

/* Steps of months that part a year. */
static int
get_months_of_step (CwDate days)
{
  static const int months[] = { 1, 2, 3, 6, 12, 24, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (months[i] * 31 >= days)
      return months[i];
  return 120;
}

GArray *
cw_axis_get_dates (CwDate first, CwDate last, int most)
{
  GArray *ticks = create_ticks ();
  gboolean with_year = last - first > DAYS_OF_A_YEAR;
  CwDate apart = (last - first) / MAX (most, 1);
  CwDate day;

  append_day (ticks, first, with_year);
  if (most > 1 && apart <= 14) {
    CwDate step = apart <= 7 ? 7 : 14;

    for (day = first + step; day + apart <= last; day += step)
      append_day (ticks, day, with_year);
  } else if (most > 1) {
    int months = get_months_of_step (apart);

    for (day = cw_date_add_months (get_month (first), months);
         day + apart <= last; day = cw_date_add_months (day, months))
      if (day - first >= apart)
        append_day (ticks, day, with_year);
  }
  if (last > first)
    append_day (ticks, last, with_year);
  return ticks;
}
