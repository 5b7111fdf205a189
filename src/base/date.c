/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

CwDate
cw_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                         (GDateYear) year))
    return CW_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month,
                  (GDateYear) year);
  return g_date_get_julian (&date);
}

static void
split (CwDate date, int *year, int *month, int *day)
{
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_julian (&gdate, (guint32) date);
  *year = g_date_get_year (&gdate);
  *month = g_date_get_month (&gdate);
  *day = g_date_get_day (&gdate);
}

gboolean
cw_date_parse (const char *iso, CwDate *date)
{
  CwDate parsed;

  if (iso == NULL || strlen (iso) != 10)
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return FALSE;

  parsed = cw_date_new (atoi (iso), atoi (iso + 5), atoi (iso + 8));
  if (parsed == CW_DATE_NONE)
    return FALSE;
  if (date != NULL)
    *date = parsed;
  return TRUE;
}

char *
cw_date_to_iso (CwDate date)
{
  int year, month, day;

  if (date == CW_DATE_NONE)
    return NULL;
  split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
format (CwDate date, const char *pattern)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  if (date == CW_DATE_NONE)
    return g_strdup ("");
  split (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return g_date_time_format (time, pattern);
}

char *
cw_date_format (CwDate date)
{
  /* Translators: a date such as "24 January 2027", in GDateTime's letters. */
  return format (date, _("%-e %B %Y"));
}

char *
cw_date_format_short (CwDate date)
{
  /* Translators: a date such as "24 January", in GDateTime's letters. */
  return format (date, _("%-e %B"));
}

char *
cw_date_format_brief (CwDate date)
{
  /* Translators: a date such as "24 Jan", in GDateTime's letters. */
  return format (date, _("%-e %b"));
}

char *
cw_date_format_month (CwDate date)
{
  /* Translators: a month such as "Jan 2027", in GDateTime's letters. */
  return format (date, _("%b %Y"));
}

int
cw_date_years_between (CwDate birth, CwDate on)
{
  int birth_year, birth_month, birth_day, year, month, day;

  if (birth == CW_DATE_NONE || on == CW_DATE_NONE || birth > on)
    return -1;
  split (birth, &birth_year, &birth_month, &birth_day);
  split (on, &year, &month, &day);
  year -= birth_year;
  if (month < birth_month || (month == birth_month && day < birth_day))
    year--;
  return year;
}

CwDate
cw_date_add_months (CwDate date, int months)
{
  GDate gdate;

  if (date == CW_DATE_NONE)
    return CW_DATE_NONE;
  g_date_clear (&gdate, 1);
  g_date_set_julian (&gdate, (guint32) date);
  if (months >= 0)
    g_date_add_months (&gdate, (guint) months);
  else
    g_date_subtract_months (&gdate, (guint) -months);
  return g_date_get_julian (&gdate);
}

char *
cw_time_to_iso (gint64 utc_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc_s);

  g_return_val_if_fail (time != NULL, NULL);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

gboolean
cw_time_parse (const char *iso, gint64 *utc_s)
{
  g_autoptr (GDateTime) time = NULL;

  if (iso == NULL || strlen (iso) != 20 || iso[19] != 'Z')
    return FALSE;
  time = g_date_time_new_from_iso8601 (iso, NULL);
  if (time == NULL)
    return FALSE;
  if (utc_s != NULL)
    *utc_s = g_date_time_to_unix (time);
  return TRUE;
}

CwDate
cw_time_local_date (gint64 utc_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (utc_s);
  int year, month, day;

  g_return_val_if_fail (time != NULL, CW_DATE_NONE);
  g_date_time_get_ymd (time, &year, &month, &day);
  return cw_date_new (year, month, day);
}

gint64
cw_date_local_noon (CwDate date)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  g_return_val_if_fail (date != CW_DATE_NONE, 0);

  split (date, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, 12, 0, 0);
  return g_date_time_to_unix (time);
}

char *
cw_time_format_clock (gint64 utc_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (utc_s);

  g_return_val_if_fail (time != NULL, NULL);
  /* Translators: a time of day such as "10:44", in GDateTime's letters. */
  return g_date_time_format (time, _("%H:%M"));
}
