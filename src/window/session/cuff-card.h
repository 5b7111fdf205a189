/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session-runner.h"

G_BEGIN_DECLS

/* The cuff as a safety object: how long it has been up, against its limits, and
 * the pressure it is to have. */
#define CW_TYPE_CUFF_CARD (cw_cuff_card_get_type ())
G_DECLARE_FINAL_TYPE (CwCuffCard, cw_cuff_card, CW, CUFF_CARD, GtkWidget)

void cw_cuff_card_show (CwCuffCard *self, CwSessionRunner *runner);
/* Whether its clock is to be seen, and not scrolled out of `viewport`. */
gboolean cw_cuff_card_is_in_sight (CwCuffCard *self, GtkWidget *viewport);
/* "Cuff inflated", "Limit is near" …: what the cuff does, in words. */
const char *cw_cuff_card_describe (CwSessionRunner *runner);
/* How long it has been up, as "5:12"; "?" when nobody knows. */
char *
cw_cuff_card_format_time (CwSessionRunner *runner) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
