/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session-cue.h"

G_BEGIN_DECLS

/* Makes a session's cues heard by the bell of the display, each with a rhythm
 * of its own; where nothing can be heard the frame and the text say it.  Emits
 * `beep` with each stroke of the bell.
 *
 * There is one bell: of several sessions one is heard at a time.  What weighs
 * more comes first, and the others after it, but no count-down that is late. */
#define CW_TYPE_CUE_PLAYER (cw_cue_player_get_type ())
G_DECLARE_FINAL_TYPE (CwCuePlayer, cw_cue_player, CW, CUE_PLAYER, GObject)

CwCuePlayer *cw_cue_player_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Of patients side by side: that many quick strokes, and a pause, tell before
 * each cue whose it is.  0 for a session that runs alone. */
void cw_cue_player_set_lane (CwCuePlayer *self, guint lane);

/* In place of what it is playing.  Nothing while it is silent or switched
 * off. */
void cw_cue_player_play (CwCuePlayer *self, CwCue cue);
/* One stroke of a metronome; none while a cue is being played. */
void cw_cue_player_beat (CwCuePlayer *self);
/* Nothing is heard for so long; 0 ends it. */
void cw_cue_player_silence (CwCuePlayer *self, guint seconds);
gboolean cw_cue_player_is_silent (CwCuePlayer *self);
void cw_cue_player_set_enabled (CwCuePlayer *self, gboolean enabled);

G_END_DECLS
