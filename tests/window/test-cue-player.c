/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-test.h"
#include "window/session/cue-player.h"

typedef struct {
  guint n, wanted;
} Beeps;

static void
beep_cb (CwCuePlayer *player, Beeps *beeps)
{
  beeps->n++;
}

static gboolean
has_all (gpointer data)
{
  const Beeps *beeps = data;

  return beeps->n >= beeps->wanted;
}

static guint
hear (CwCuePlayer *player, CwCue cue, guint wanted)
{
  Beeps beeps = { 0, wanted };
  gulong handler
      = g_signal_connect (player, "beep", G_CALLBACK (beep_cb), &beeps);

  cw_cue_player_play (player, cue);
  cw_window_test_wait (has_all, &beeps);
  cw_window_test_wait_ms (300);
  g_signal_handler_disconnect (player, handler);
  return beeps.n;
}

/* No two cues sound the same by number and pause; red is heard most. */
static void
test_rhythms (void)
{
  g_autoptr (CwCuePlayer) player = cw_cue_player_new ();

  g_assert_cmpuint (hear (player, CW_CUE_NONE, 0), ==, 0);
  g_assert_cmpuint (hear (player, CW_CUE_GET_READY, 1), ==, 1);
  g_assert_cmpuint (hear (player, CW_CUE_SET_STARTS, 2), ==, 2);
  g_assert_cmpuint (hear (player, CW_CUE_REST_OVER, 3), ==, 3);
  g_assert_cmpuint (hear (player, CW_CUE_AMBER, 2), ==, 2);
  g_assert_cmpuint (hear (player, CW_CUE_RED, 5), ==, 5);
}

static void
test_silence (void)
{
  g_autoptr (CwCuePlayer) player = cw_cue_player_new ();

  cw_cue_player_silence (player, 30);
  g_assert_true (cw_cue_player_is_silent (player));
  g_assert_cmpuint (hear (player, CW_CUE_RED, 0), ==, 0);
  cw_cue_player_silence (player, 0);
  g_assert_false (cw_cue_player_is_silent (player));
  g_assert_cmpuint (hear (player, CW_CUE_GET_READY, 1), ==, 1);
  cw_cue_player_set_enabled (player, FALSE);
  g_assert_cmpuint (hear (player, CW_CUE_RED, 0), ==, 0);
  cw_cue_player_set_enabled (player, TRUE);
  g_assert_cmpuint (hear (player, CW_CUE_GET_READY, 1), ==, 1);
}

/* The strokes of two players in the order in which they are heard. */
static void
first_cb (CwCuePlayer *player, GString *heard)
{
  g_string_append_c (heard, '1');
}

static void
second_cb (CwCuePlayer *player, GString *heard)
{
  g_string_append_c (heard, '2');
}

/* Nothing is heard any more when the last one has been for a while. */
static void
assert_heard (GString *heard, const char *expected)
{
  gsize before = 0;

  do {
    before = heard->len;
    cw_window_test_wait_ms (800);
  } while (heard->len > before);
  g_assert_cmpstr (heard->str, ==, expected);
  g_string_truncate (heard, 0);
}

/* The number comes before the cue. */
static void
test_lane (void)
{
  g_autoptr (CwCuePlayer) player = cw_cue_player_new ();

  cw_cue_player_set_lane (player, 3);
  g_assert_cmpuint (hear (player, CW_CUE_GET_READY, 3 + 1), ==, 3 + 1);
  g_assert_cmpuint (hear (player, CW_CUE_RED, 3 + 5), ==, 3 + 5);
  cw_cue_player_set_lane (player, 0);
  g_assert_cmpuint (hear (player, CW_CUE_GET_READY, 1), ==, 1);
}

/* One bell for two sessions: red interrupts, equal ones wait, and a count-down
 * that would be late is left out. */
static void
test_turns (void)
{
  g_autoptr (CwCuePlayer) first = cw_cue_player_new ();
  g_autoptr (CwCuePlayer) second = cw_cue_player_new ();
  g_autoptr (GString) heard = g_string_new (NULL);

  cw_cue_player_set_lane (first, 1);
  cw_cue_player_set_lane (second, 2);
  g_signal_connect (first, "beep", G_CALLBACK (first_cb), heard);
  g_signal_connect (second, "beep", G_CALLBACK (second_cb), heard);

  cw_cue_player_play (first, CW_CUE_RED);
  cw_cue_player_play (second, CW_CUE_RED);
  assert_heard (heard, "1" "11111" "22" "22222");
  cw_cue_player_play (first, CW_CUE_AMBER);
  cw_cue_player_play (second, CW_CUE_RED);
  assert_heard (heard, "1" "22" "22222" "1" "11");
  cw_cue_player_play (first, CW_CUE_RED);
  cw_cue_player_play (second, CW_CUE_GET_READY);
  assert_heard (heard, "1" "11111");
  /* Who is silenced hands the bell on, and the other one is heard. */
  cw_cue_player_play (first, CW_CUE_RED);
  cw_cue_player_play (second, CW_CUE_RED);
  cw_cue_player_silence (first, 30);
  cw_cue_player_play (first, CW_CUE_RED);
  assert_heard (heard, "1" "22" "22222");
}

/* A player that goes takes nothing with it. */
static void
test_gone (void)
{
  g_autoptr (CwCuePlayer) stays = cw_cue_player_new ();
  CwCuePlayer *rings = cw_cue_player_new ();
  CwCuePlayer *waits = cw_cue_player_new ();

  cw_cue_player_play (rings, CW_CUE_RED);
  cw_cue_player_play (waits, CW_CUE_RED);
  g_object_unref (waits);
  g_object_unref (rings);
  g_assert_cmpuint (hear (stays, CW_CUE_AMBER, 2), ==, 2);
}

/* A metronome is silenced like all else, and leaves a cue alone. */
static void
test_beat (void)
{
  g_autoptr (CwCuePlayer) player = cw_cue_player_new ();
  Beeps beeps = { 0, 5 };

  g_signal_connect (player, "beep", G_CALLBACK (beep_cb), &beeps);
  cw_cue_player_beat (player);
  g_assert_cmpuint (beeps.n, ==, 1);
  cw_cue_player_silence (player, 30);
  cw_cue_player_beat (player);
  cw_cue_player_silence (player, 0);
  cw_cue_player_set_enabled (player, FALSE);
  cw_cue_player_beat (player);
  cw_cue_player_set_enabled (player, TRUE);
  g_assert_cmpuint (beeps.n, ==, 1);
  beeps.n = 0;
  cw_cue_player_play (player, CW_CUE_RED);
  cw_cue_player_beat (player);
  cw_window_test_wait (has_all, &beeps);
  cw_window_test_wait_ms (300);
  g_assert_cmpuint (beeps.n, ==, 5);
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  g_test_add_func ("/cue-player/rhythms", test_rhythms);
  g_test_add_func ("/cue-player/silence", test_silence);
  g_test_add_func ("/cue-player/lane", test_lane);
  g_test_add_func ("/cue-player/turns", test_turns);
  g_test_add_func ("/cue-player/gone", test_gone);
  g_test_add_func ("/cue-player/beat", test_beat);

  return g_test_run ();
}
