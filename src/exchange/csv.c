/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/csv.h"

#include <math.h>
#include <string.h>

#include "base/quantity.h"

void
cw_csv_append_text (GString *csv, const char *text)
{
  g_autoptr (GString) cell = g_string_new (text != NULL ? text : "");

  if (*cell->str != '\0' && strchr ("=+-@\t\r", *cell->str) != NULL)
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
