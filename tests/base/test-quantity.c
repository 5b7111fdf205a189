/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/quantity.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_parse (void)
{
  static const char *const bad[] = { "",    " ",   "1 2", "nan", "inf",
                                     "0x1", "1.2.3", "e", "1e999", "12kg" };
  double number = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (cw_number_parse (bad[i], &number));
    g_assert_cmpfloat (number, ==, 7);
  }
  g_assert_true (cw_number_parse (" 12.5 ", &number));
  g_assert_cmpfloat (number, ==, 12.5);
  g_assert_false (cw_number_parse_ascii (" 12.5", &number));
}

static void
test_format (void)
{
  assert_text (cw_number_format (12.50, 2), "12.5");
  assert_text (cw_number_format (100, 2), "100");
  assert_text (cw_number_format (-0.001, 2), "0");
  assert_text (cw_number_format_ascii (0.125, 3), "0.125");
  assert_text (cw_duration_format (390.9), "6:30");
  assert_text (cw_duration_format (-3), "0:00");
}

static void
test_units (void)
{
  g_assert_cmpfloat_with_epsilon (cw_lb_from_kg (cw_kg_from_lb (35)), 35, 1e-9);
  g_assert_cmpfloat_with_epsilon (cw_in_from_cm (25.4), 10, 1e-9);
}

static void
test_floor_to_step (void)
{
  g_assert_cmpfloat (cw_floor_to_step (190 * 0.8, 1), ==, 152);
  g_assert_cmpfloat (cw_floor_to_step (190 * 0.8, 5), ==, 150);
  g_assert_cmpfloat (cw_floor_to_step (187 * 0.6, 1), ==, 112);
  g_assert_cmpfloat (cw_floor_to_step (100 * 0.57, 1), ==, 57);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quantity/parse", test_parse);
  g_test_add_func ("/quantity/format", test_format);
  g_test_add_func ("/quantity/units", test_units);
  g_test_add_func ("/quantity/floor-to-step", test_floor_to_step);

  return g_test_run ();
}
