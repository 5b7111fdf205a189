/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/text.h"

static void
test_fold (void)
{
  static const struct {
    const char *text, *folded;
  } cases[] = {
    { NULL, "" },
    { "  ", "" },
    { " Søren   BAK ", "soren bak" },
    { "Zieliński", "zielinski" },
    { "Straße", "strasse" },
    { "Yıldız", "yildiz" },
    { "Łukasz Đorđe", "lukasz dorde" },
    { "陳美玲", "陳美玲" },
    { "bad\xff", "bad\357\277\275" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = cw_text_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_trim (void)
{
  g_autofree char *trimmed = cw_text_trim ("  a b ");

  g_assert_cmpstr (trimmed, ==, "a b");
  g_assert_null (cw_text_trim (" \t"));
  g_assert_null (cw_text_trim (NULL));
}

static void
test_set_str (void)
{
  g_autofree char *field = NULL;

  g_assert_true (cw_set_str (&field, "a"));
  g_assert_false (cw_set_str (&field, "a"));
  g_assert_true (cw_set_str (&field, field + 1));
  g_assert_cmpstr (field, ==, "");
  g_assert_true (cw_set_str (&field, NULL));
  g_assert_null (field);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/trim", test_trim);
  g_test_add_func ("/text/set-str", test_set_str);

  return g_test_run ();
}
