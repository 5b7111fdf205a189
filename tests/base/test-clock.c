/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"

static void
test_elapsed (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (1000000);
  CwInstant start = cw_clock_now (clock);
  CwInstant now;

  cw_clock_manual_advance (clock, 90 * G_USEC_PER_SEC);
  cw_clock_manual_set_utc (clock, 5);
  now = cw_clock_now (clock);
  g_assert_cmpint (cw_instant_elapsed_us (&start, &now), ==,
                   90 * G_USEC_PER_SEC);
}

static void
test_restart (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (1000000);
  CwInstant start = cw_clock_now (clock);
  CwInstant now;

  cw_clock_manual_advance (clock, 200 * G_USEC_PER_SEC);
  cw_clock_manual_reboot (clock);
  now = cw_clock_now (clock);
  g_assert_cmpint (cw_instant_elapsed_us (&start, &now), ==,
                   200 * G_USEC_PER_SEC);

  cw_clock_manual_set_utc (clock, 5);
  now = cw_clock_now (clock);
  g_assert_cmpint (cw_instant_elapsed_us (&start, &now), ==, 0);
}

static void
test_system (void)
{
  CwInstant first = cw_clock_now (cw_clock_system ());
  CwInstant second = cw_clock_now (cw_clock_system ());

  g_assert_cmpint (first.boot_us, >, 0);
  g_assert_cmpint (second.boot_us, >=, first.boot_us);
  g_assert_cmpint (cw_clock_today (cw_clock_system ()), >,
                   cw_date_new (2024, 1, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/elapsed", test_elapsed);
  g_test_add_func ("/clock/restart", test_restart);
  g_test_add_func ("/clock/system", test_system);

  return g_test_run ();
}
