/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many repetitions were done of the set that STOP broke off; empty where nobody
 * has counted them, which is not none.  Emits `changed`. */
#define CW_TYPE_STOP_REPS (cw_stop_reps_get_type ())
G_DECLARE_FINAL_TYPE (CwStopReps, cw_stop_reps, CW, STOP_REPS, GtkWidget)

/* `typed` were typed before STOP was pressed; -1 when none were. */
void cw_stop_reps_ask (CwStopReps *self, int set_number, int typed);
/* -1 where they were not asked for or not counted. */
int cw_stop_reps_get_done (CwStopReps *self);
/* FALSE where something is typed that cannot be right. */
gboolean cw_stop_reps_is_right (CwStopReps *self);

G_END_DECLS
