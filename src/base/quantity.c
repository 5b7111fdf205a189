/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/quantity.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <string.h>

gboolean
cw_number_parse_ascii (const char *text, double *number)
{
  char *end = NULL;
  double value;

  if (text == NULL || *text == '\0' || g_ascii_isspace (*text))
    return FALSE;
  /* g_ascii_strtod also reads "inf", "nan" and hexadecimal. */
  if (strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  errno = 0;
  value = g_ascii_strtod (text, &end);
  if (errno != 0 || end == text || *end != '\0' || !isfinite (value))
    return FALSE;
  if (number != NULL)
    *number = value;
  return TRUE;
}

gboolean
cw_number_parse (const char *text, double *number)
{
  g_autofree char *plain = NULL;
  const char *sign = localeconv ()->decimal_point;
  char *comma;

  if (text == NULL)
    return FALSE;
  plain = g_strstrip (g_strdup (text));
  if (cw_number_parse_ascii (plain, number))
    return TRUE;
  comma = strstr (plain, sign);
  if (comma == NULL || *sign == '\0' || strchr (plain, '.') != NULL)
    return FALSE;
  *comma = '.';
  memmove (comma + 1, comma + strlen (sign), strlen (comma + strlen (sign)) + 1);
  return cw_number_parse_ascii (plain, number);
}

char *
cw_number_format_ascii (double number, int decimals)
{
  char pattern[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_return_val_if_fail (decimals >= 0 && decimals <= 6, NULL);

  g_snprintf (pattern, sizeof pattern, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, pattern, number);
  if (strchr (text, '.') != NULL) {
    char *end = text + strlen (text) - 1;

    while (*end == '0')
      *end-- = '\0';
    if (*end == '.')
      *end = '\0';
  }
  return g_strdup (strcmp (text, "-0") == 0 ? "0" : text);
}

char *
cw_number_format (double number, int decimals)
{
  g_autofree char *ascii = cw_number_format_ascii (number, decimals);
  const char *sign = localeconv ()->decimal_point;
  g_auto (GStrv) parts = g_strsplit (ascii, ".", 2);

  return g_strjoinv (sign, parts);
}

char *
cw_duration_format (double seconds)
{
  gint64 whole = (gint64) floor (MAX (seconds, 0));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", whole / 60,
                          (int) (whole % 60));
}

#define KG_PER_LB 0.45359237
#define CM_PER_IN 2.54

double
cw_kg_from_lb (double lb)
{
  return lb * KG_PER_LB;
}

double
cw_lb_from_kg (double kg)
{
  return kg / KG_PER_LB;
}

double
cw_cm_from_in (double in)
{
  return in * CM_PER_IN;
}

double
cw_in_from_cm (double cm)
{
  return cm / CM_PER_IN;
}

double
cw_floor_to_step (double value, double step)
{
  g_return_val_if_fail (step > 0, value);

  return floor (value / step + 1e-9) * step;
}
