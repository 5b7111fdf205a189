/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/progress.h"

G_BEGIN_DECLS

/* One session of an exercise: its curve, and below each set what it was done
 * with and why it ended. */
#define CW_TYPE_SESSION_CARD (cw_session_card_get_type ())
G_DECLARE_FINAL_TYPE (
    CwSessionCard, cw_session_card, CW, SESSION_CARD, GtkWidget)

/* `exercise` is borrowed until the next call; `session` counts from 0, -1 is
 * the latest. */
void cw_session_card_show (CwSessionCard *self,
                           const CwExerciseProgress *exercise,
                           int session);
/* To a later session (negative: an earlier one). */
void cw_session_card_step (CwSessionCard *self, int steps);
/* The session that is shown; NULL when none is. */
const CwExerciseSession *cw_session_card_get_session (CwSessionCard *self);

G_END_DECLS
