/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session-runner.h"

G_BEGIN_DECLS

/* Of which limb the cuff is up and for how long, small enough to stand beside the buttons where
 * the card of the cuff is scrolled out of sight. */
#define CW_TYPE_CUFF_CLOCK (cw_cuff_clock_get_type ())
G_DECLARE_FINAL_TYPE (CwCuffClock, cw_cuff_clock, CW, CUFF_CLOCK, GtkWidget)

void cw_cuff_clock_show (CwCuffClock *self, CwSessionRunner *runner);

G_END_DECLS
