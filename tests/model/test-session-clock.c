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
  char *zone; /* of the environment */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = cw_clock_manual_new (START);
  fixture->session = cw_session_new ();
  fixture->zone = g_strdup (g_getenv ("TZ"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_clock_manual_free (fixture->clock);
  cw_session_free (fixture->session);
  g_setenv ("TZ", fixture->zone != NULL ? fixture->zone : "UTC", TRUE);
  g_free (fixture->zone);
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

/* Clocks go back, and in spring forward, while a cuff is up: the hour of the clock
 * on the wall is none of the cuff's, and the session stays on its day. */
static void
test_daylight_saving (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gint64 utc_s; /* ten minutes before */
    const char *day;
  } changes[] = {
    { START - 300, "2026-10-25" },  /* 02:50 twice */
    { 1774745400, "2026-03-29" },   /* 01:50, then 03:00 */
  };

  g_setenv ("TZ", "Europe/Berlin", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    CwDate day;

    g_ptr_array_set_size (fixture->session->cuff_events, 0);
    cw_clock_manual_set_utc (fixture->clock, changes[i].utc_s);
    g_assert_true (cw_date_parse (changes[i].day, &day));
    add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
    g_assert_cmpint (cw_clock_today (fixture->clock), ==, day);
    wait (fixture, 540);
    assert_seconds (fixture, RIGHT, 540, 540);
    wait (fixture, 120);
    assert_seconds (fixture, RIGHT, 660, 660);
    g_assert_cmpint (cw_clock_today (fixture->clock), ==, day);
    /* As well when only the time of day is left to count by. */
    cw_clock_manual_reboot (fixture->clock);
    wait (fixture, 60);
    assert_seconds (fixture, RIGHT, 720, 720);
  }
}

/* The day changes at midnight where the clinic is, in summer and in winter; the
 * cuff does not notice. */
static void
test_midnight (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gint64 utc_s;
    const char *day;
  } eves[] = {
    { 1782251995, "2026-06-23" }, /* 23:59:55 in summer time */
    { 1798153195, "2026-12-24" }, /* 23:59:55 in winter time */
    { 1792879195, "2026-10-24" }, /* before the night of 25 hours */
    { 1792969195, "2026-10-25" }, /* and after it */
  };

  g_setenv ("TZ", "Europe/Berlin", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (eves); i++) {
    CwDate day;

    g_ptr_array_set_size (fixture->session->cuff_events, 0);
    cw_clock_manual_set_utc (fixture->clock, eves[i].utc_s);
    g_assert_true (cw_date_parse (eves[i].day, &day));
    add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
    wait (fixture, 4);
    g_assert_cmpint (cw_clock_today (fixture->clock), ==, day);
    wait (fixture, 1);
    g_assert_cmpint (cw_clock_today (fixture->clock), ==, day + 1);
    assert_seconds (fixture, RIGHT, 5, 5);
  }
}

/* A restart with a slow clock: nobody knows how old the inflation is. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  CwInstant now;

  add (fixture, CW_CUFF_INFLATE, CW_LIMB_BIT (RIGHT));
  wait (fixture, 90);
  now = cw_clock_now (fixture->clock);
  g_assert_true (cw_session_is_inflated_time_known (fixture->session, &now));
  cw_clock_manual_set_utc (fixture->clock, START - 3600);
  now = cw_clock_now (fixture->clock);
  g_assert_true (cw_session_is_inflated_time_known (fixture->session, &now));
  cw_clock_manual_reboot (fixture->clock);
  now = cw_clock_now (fixture->clock);
  g_assert_false (cw_session_is_inflated_time_known (fixture->session, &now));
  add (fixture, CW_CUFF_DEFLATE, CW_LIMB_BIT (RIGHT));
  g_assert_true (cw_session_is_inflated_time_known (fixture->session, &now));
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
  ADD (daylight_saving);
  ADD (midnight);
  ADD (unknown);
  ADD (reboot);
  return g_test_run ();
}
