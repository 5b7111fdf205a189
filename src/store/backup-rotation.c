/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/backup-rotation.h"

static gint64
get_day (CwDate day)
{
  return day;
}

static gint64
get_week (CwDate day)
{
  /* Day 1 of the count is a Monday. */
  return (day - 1) / 7;
}

static gint64
get_month (CwDate day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  return g_date_get_year (&date) * 12 + g_date_get_month (&date);
}

/* The first one of each of `n_periods` is the newest in it. */
static void
keep_newest (const CwDate *days,
             gsize n,
             gint64 (*get_period) (CwDate day),
             int n_periods,
             gboolean *keep)
{
  gint64 last = -1;

  for (gsize i = 0; i < n; i++) {
    gint64 period = get_period (days[i]);

    if (period == last)
      continue;
    if (n_periods-- == 0)
      return;
    keep[i] = TRUE;
    last = period;
  }
}

void
cw_backup_rotation_choose (const CwDate *days, gsize n, gboolean *keep)
{
  g_return_if_fail (n == 0 || (days != NULL && keep != NULL));

  for (gsize i = 0; i < n; i++)
    keep[i] = FALSE;
  keep_newest (days, n, get_day, CW_BACKUP_DAYS, keep);
  keep_newest (days, n, get_week, CW_BACKUP_WEEKS, keep);
  keep_newest (days, n, get_month, CW_BACKUP_MONTHS, keep);
}
