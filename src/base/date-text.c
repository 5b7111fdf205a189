/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/date-text.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* What a text is made of: up to three numbers, and a month by its name. */
typedef struct {
  int numbers[3];
  gsize digits[3];
  int n_numbers;
  int month; /* 0 unless named */
} Parts;

static gboolean
month_comes_first (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strstr (format, "%d");
  const char *month = strstr (format, "%m");

  /* The C locale writes 11/02/26 for 2 November, which nobody there means. */
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0 ||
      g_strcmp0 (setlocale (LC_TIME, NULL), "C") == 0 ||
      g_str_has_prefix (setlocale (LC_TIME, NULL), "C."))
    return FALSE;
  return day != NULL && month != NULL && month < day;
}

const char *
cw_date_get_typing_hint (void)
{
  return month_comes_first () ? _("month/day/year") : _("day.month.year");
}

/* 1 to 12 for (the beginning of) a month's name in the user's language, of at
 * least three letters; 0 for none. */
static int
find_month (const char *word)
{
  static const nl_item full[] = { MON_1, MON_2, MON_3, MON_4,  MON_5,  MON_6,
                                  MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };
  g_autofree char *typed = cw_text_fold (word);

  if (g_utf8_strlen (typed, -1) < 3)
    return 0;
  for (int i = 0; i < 12; i++) {
    g_autofree char *name = cw_text_fold (nl_langinfo (full[i]));

    if (g_str_has_prefix (name, typed))
      return i + 1;
  }
  return 0;
}

static gboolean
split (const char *text, Parts *parts)
{
  const char *p = text;

  memset (parts, 0, sizeof *parts);
  while (*p != '\0') {
    const char *start = p;

    if (g_ascii_isdigit (*p)) {
      while (g_ascii_isdigit (*p))
        p++;
      if (parts->n_numbers == 3 || p - start > 8)
        return FALSE;
      parts->numbers[parts->n_numbers] = atoi (start);
      parts->digits[parts->n_numbers++] = (gsize) (p - start);
    } else if (g_unichar_isalpha (g_utf8_get_char (p))) {
      g_autofree char *word = NULL;

      while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = g_strndup (start, (gsize) (p - start));
      if (parts->month != 0 || (parts->month = find_month (word)) == 0)
        return FALSE;
    } else if (strchr ("./-, ", *p) != NULL) {
      p++;
    } else {
      return FALSE;
    }
  }
  return TRUE;
}

static CwDate
with_year (int year, gsize digits, int month, int day, CwDate today)
{
  g_autofree char *iso = cw_date_to_iso (today);
  int this_year = atoi (iso);
  CwDate date;

  if (digits == 4)
    return cw_date_new (year, month, day);
  if (digits == 2) {
    int full = this_year - this_year % 100 + year;

    return cw_date_new (full > this_year ? full - 100 : full, month, day);
  }
  if (digits != 0)
    return CW_DATE_NONE;
  date = cw_date_new (this_year, month, day);
  return date == CW_DATE_NONE || date > today
           ? cw_date_new (this_year - 1, month, day)
           : date;
}

static CwDate
from_digits (int number)
{
  int first = number / 1000000, second = number / 10000 % 100;
  CwDate date = cw_date_new (number / 10000, number / 100 % 100, number % 100);

  if (number >= 19000000 && number < 21000000 && date != CW_DATE_NONE)
    return date;
  return month_comes_first ()
           ? cw_date_new (number % 10000, first, second)
           : cw_date_new (number % 10000, second, first);
}

gboolean
cw_date_parse_typed (const char *text, CwDate today, CwDate *date)
{
  g_autofree char *typed = cw_text_trim (text);
  CwDate found = CW_DATE_NONE;
  Parts parts;

  if (typed == NULL || !g_utf8_validate (typed, -1, NULL) ||
      !split (typed, &parts))
    return FALSE;

  if (parts.month != 0 && parts.n_numbers >= 1 && parts.n_numbers <= 2)
    found = with_year (parts.numbers[1], parts.digits[1], parts.month,
                       parts.numbers[0], today);
  else if (parts.month == 0 && parts.n_numbers == 1 && parts.digits[0] == 8)
    found = from_digits (parts.numbers[0]);
  else if (parts.month == 0 && parts.n_numbers == 3 && parts.digits[0] == 4)
    found = cw_date_new (parts.numbers[0], parts.numbers[1], parts.numbers[2]);
  else if (parts.month == 0 && parts.n_numbers >= 2)
    found = month_comes_first ()
              ? with_year (parts.numbers[2], parts.digits[2], parts.numbers[0],
                           parts.numbers[1], today)
              : with_year (parts.numbers[2], parts.digits[2], parts.numbers[1],
                           parts.numbers[0], today);

  if (found == CW_DATE_NONE)
    return FALSE;
  if (date != NULL)
    *date = found;
  return TRUE;
}
