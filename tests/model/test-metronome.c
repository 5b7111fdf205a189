/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"
#include "model/metronome.h"

#define MS G_GINT64_CONSTANT (1000)

static void
assert_at (const char *tempo,
           gint64 at_ms,
           CwMetronomePhase phase,
           gint64 repetition,
           double height)
{
  CwMetronomeMoment moment;

  g_assert_true (cw_metronome_find (tempo, at_ms * MS, &moment));
  g_assert_cmpint (moment.phase, ==, phase);
  g_assert_cmpint (moment.repetition, ==, repetition);
  g_assert_cmpfloat_with_epsilon (moment.height, height, 1e-9);
}

static void
test_phases (void)
{
  assert_at ("2-1-4", 0, CW_METRONOME_UP, 0, 0);
  assert_at ("2-1-4", 1000, CW_METRONOME_UP, 0, 0.5);
  assert_at ("2-1-4", 1999, CW_METRONOME_UP, 0, 0.9995);
  assert_at ("2-1-4", 2000, CW_METRONOME_HOLD, 0, 1);
  assert_at ("2-1-4", 3000, CW_METRONOME_DOWN, 0, 1);
  assert_at ("2-1-4", 6000, CW_METRONOME_DOWN, 0, 0.25);
  assert_at ("2-1-4", 7000, CW_METRONOME_UP, 1, 0);
  /* The clock of a long set does not drift: repetition 75 of 4 s. */
  assert_at ("2-0-2", 75 * 4000, CW_METRONOME_UP, 75, 0);
  assert_at ("2-0-2", 2000, CW_METRONOME_DOWN, 0, 1);
  assert_at ("0-0-2", 0, CW_METRONOME_DOWN, 0, 1);
  assert_at ("1.5-0-1", 1500, CW_METRONOME_DOWN, 0, 1);
  assert_at ("1.5-0-1", 2500, CW_METRONOME_UP, 1, 0);
}

static void
test_no_tempo (void)
{
  CwMetronomeMoment moment;

  g_assert_false (cw_metronome_find (NULL, 0, &moment));
  g_assert_false (cw_metronome_find ("", 0, &moment));
  g_assert_false (cw_metronome_find ("fast", 0, &moment));
  g_assert_false (cw_metronome_find ("0-0-0", 0, &moment));
  g_assert_false (cw_metronome_find ("2-0-2", -1, &moment));
}

/* By a clock that ten times a second is asked: one beat at each turn, and one
 * only. */
static void
test_beats (void)
{
  CwClock *clock = cw_clock_manual_new (1795251600);
  CwInstant start = cw_clock_now (clock);
  CwMetronomeMoment before;
  int n_beats = 0;

  g_assert_true (cw_metronome_find ("2-0-2", 0, &before));
  for (int i = 0; i < 600; i++) {
    CwInstant now;
    CwMetronomeMoment moment;

    cw_clock_manual_advance (clock, 100 * MS);
    now = cw_clock_now (clock);
    g_assert_true (cw_metronome_find (
        "2-0-2", cw_instant_elapsed_us (&start, &now), &moment));
    n_beats += cw_metronome_has_beat (&before, &moment);
    before = moment;
  }
  g_assert_cmpint (n_beats, ==, 30);
  cw_clock_manual_free (clock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metronome/phases", test_phases);
  g_test_add_func ("/metronome/no-tempo", test_no_tempo);
  g_test_add_func ("/metronome/beats", test_beats);

  return g_test_run ();
}
