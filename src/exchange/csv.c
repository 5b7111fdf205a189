/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/csv.h"

#include <math.h>
#include <string.h>

#include "base/quantity.h"

/* A spreadsheet takes a text that begins so for a formula; the last four are the
 * first four as they are typed in East Asia. */
static gboolean
is_formula (const char *text)
{
  static const char *const beginnings[] = {
    "=", "+", "-", "@", "\t", "\r", "\357\274\235", "\357\274\213",
    "\357\274\215", "\357\274\240",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (text, beginnings[i]))
      return TRUE;
  return FALSE;
}

void
cw_csv_append_text (GString *csv, const char *text)
{
  g_autoptr (GString) cell = g_string_new (text != NULL ? text : "");

  if (is_formula (cell->str))
    g_string_prepend_c (cell, '\'');
  if (strpbrk (cell->str, ",\"\r\n") != NULL) {
    g_string_replace (cell, "\"", "\"\"", 0);
    g_string_prepend_c (cell, '"');
    g_string_append_c (cell, '"');
  }
  g_string_append_printf (csv, "%s,", cell->str);
}

void
cw_csv_append_number (GString *csv, double number, int decimals)
{
  g_autofree char *text
      = isnan (number) ? NULL : cw_number_format_ascii (number, decimals);

  g_string_append_printf (csv, "%s,", text != NULL ? text : "");
}

void
cw_csv_end_row (GString *csv)
{
  g_string_truncate (csv, csv->len - 1);
  g_string_append (csv, "\r\n");
}
