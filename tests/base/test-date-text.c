/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/date-text.h"

#include <locale.h>

static void
test_typed (void)
{
  static const struct {
    const char *text, *iso;
  } cases[] = {
    { "2026-11-02", "2026-11-02" },     { "2.11.2026", "2026-11-02" },
    { " 2/11/26 ", "2026-11-02" },      { "02112026", "2026-11-02" },
    { "20261102", "2026-11-02" },       { "2 November 2026", "2026-11-02" },
    { "2 nov", "2026-11-02" },          { "2 Dec", "2025-12-02" },
    { "22.11", "2025-11-22" },          { "21.11", "2026-11-21" },
    { "11.2.65", "1965-02-11" },        { "29.2.2024", "2024-02-29" },
    { "29.2.2025", NULL },              { "31.4.26", NULL },
    { "2 no", NULL },                   { "nov", NULL },
    { "", NULL },                       { "2.13.2026", NULL },
    { "1.2.3.4", NULL },                { "2.11.026", NULL },
    { "2 Nov Dec", NULL },              { "2;11;2026", NULL },
    { "212", NULL },                    { "\xff", NULL },
  };
  CwDate today = cw_date_new (2026, 11, 21);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwDate date = 7;
    gboolean found = cw_date_parse_typed (cases[i].text, today, &date);
    g_autofree char *iso = cw_date_to_iso (found ? date : CW_DATE_NONE);

    g_assert_cmpstr (iso, ==, cases[i].iso);
    g_assert_cmpint (found ? 7 : date, ==, 7);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-text/typed", test_typed);

  return g_test_run ();
}
