/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"
#include "model/session.h"

#define LEFT CW_LIMB_LEFT_LEG
#define RIGHT CW_LIMB_RIGHT_LEG

/* 2026-10-25T00:55:00Z: five minutes before clocks go back in Europe. */
#define START 1792889700

typedef struct {
  CwClock *clock;
  CwSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = cw_clock_manual_new (START);
  fixture->session = cw_session_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_clock_manual_free (fixture->clock);
  cw_session_free (fixture->session);
}

static void
add (Fixture *fixture, CwCuffEventKind kind, CwLimbSet limbs)
{
  CwCuffEvent event = { .kind = kind,
                        .limbs = limbs,
                        .at = cw_clock_now (fixture->clock) };

  g_ptr_array_add (fixture->session->cuff_events, cw_cuff_event_copy (&event));
}

static void
wait (Fixture *fixture, int seconds)
{
  cw_clock_manual_advance (fixture->clock, (gint64)seconds * G_USEC_PER_SEC);
}

static void
assert_seconds (Fixture *fixture, CwLimb limb, double now_s, double sum_s)
{
  CwInstant now = cw_clock_now (fixture->clock);

  g_assert_cmpint (cw_session_get_inflated_us (fixture->session, limb, &now),
                   ==, (gint64)(now_s * G_USEC_PER_SEC));
  g_assert_cmpint (cw_session_get_cumulative_us (fixture->session, limb, &now),
                   ==, (gint64)(sum_s * G_USEC_PER_SEC));
}

static void
test_up_and_down (Fixture *fixture, gconstpointer data)
{
  assert_seconds (fixture, RIGHT, 0, 0);
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 192);
  assert_seconds (fixture, RIGHT, 192, 192);
  assert_seconds (fixture, LEFT, 0, 0);
  g_assert_true (
      cw_session_is_inflated (fixture->session, CW_LIMBS_LEGS));
  g_assert_false (
      cw_session_is_inflated (fixture->session, CW_LIMB_BIT (LEFT)));
  add (fixture, CW_CUFF_DEFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 60);
  assert_seconds (fixture, RIGHT, 0, 192);
  g_assert_false (
      cw_session_is_inflated (fixture->session, CW_LIMBS_LEGS));
  add (fixture, CW_CUFF_INFLATE, CW_LIMBS_LEGS);
  wait (fixture, 10);
  assert_seconds (fixture, RIGHT, 10, 202);
  assert_seconds (fixture, LEFT, 10, 10);
}

/* Who inflates what is up already tops up the air and starts no new clock; who
 * deflates what is down changes nothing. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  add (fixture, CW_CUFF_DEFLATE, CW_LIMBS_LEGS);
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 100);
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 5);
  assert_seconds (fixture, RIGHT, 105, 105);
  add (fixture, CW_CUFF_DEFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 5);
  add (fixture, CW_CUFF_DEFLATE, CW_LIMB_BIT (RIGHT));
  assert_seconds (fixture, RIGHT, 0, 105);
}

/* Nobody stops it by setting the time of day. */
static void
test_time_set (Fixture *fixture, gconstpointer data)
{
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 60);
  cw_clock_manual_set_utc (fixture->clock, START - 86400);
  assert_seconds (fixture, RIGHT, 60, 60);
  wait (fixture, 60);
  cw_clock_manual_set_utc (fixture->clock, START + 86400);
  assert_seconds (fixture, RIGHT, 120, 120);
  add (fixture, CW_CUFF_DEFLATE, CW_LIMB_BIT (RIGHT));
  cw_clock_manual_set_utc (fixture->clock, START);
  assert_seconds (fixture, RIGHT, 0, 120);
}

/* The boot clock goes on in suspend, and so does the restriction. */
static void
test_suspend (Fixture *fixture, gconstpointer data)
{
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 3600);
  assert_seconds (fixture, RIGHT, 3600, 3600);
}

/* After a restart only the time of day is left to count by. */
static void
test_reboot (Fixture *fixture, gconstpointer data)
{
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 90);
  cw_clock_manual_reboot (fixture->clock);
  assert_seconds (fixture, RIGHT, 90, 90);
  wait (fixture, 30);
  assert_seconds (fixture, RIGHT, 120, 120);
  add (fixture, CW_CUFF_DEFLATE, CW_LIMB_BIT (RIGHT));
  assert_seconds (fixture, RIGHT, 0, 120);
}

/* Local time jumps back an hour here; no clock of ours does. */
static void
test_daylight_saving (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  g_setenv ("TZ", "Europe/Berlin", TRUE);
  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 600);
  cw_clock_manual_reboot (fixture->clock);
  assert_seconds (fixture, RIGHT, 600, 600);
  g_setenv ("TZ", zone != NULL ? zone : "UTC", TRUE);
}

#define ADD(name)                                                              \
  g_test_add ("/session-clock/" #name, Fixture, NULL, set_up, test_##name,     \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (up_and_down);
  ADD (twice);
  ADD (time_set);
  ADD (suspend);
  ADD (reboot);
  ADD (daylight_saving);
  return g_test_run ();
}
