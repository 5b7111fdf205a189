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

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  g_test_add_func ("/cue-player/rhythms", test_rhythms);
  g_test_add_func ("/cue-player/silence", test_silence);

  return g_test_run ();
}
