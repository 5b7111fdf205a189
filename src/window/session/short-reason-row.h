/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

/* Why a set was short: one digit or a large button each.  Emits `chosen` when
 * somebody has said it, or with 0 that nobody says it. */
#define CW_TYPE_SHORT_REASON_ROW (cw_short_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (
    CwShortReasonRow, cw_short_reason_row, CW, SHORT_REASON_ROW, GtkWidget)

void cw_short_reason_row_set_reason (CwShortReasonRow *self,
                                     CwShortReason reason);
CwShortReason cw_short_reason_row_get_reason (CwShortReasonRow *self);

/* FALSE for a digit that stands for no reason. */
gboolean cw_short_reason_row_type_digit (CwShortReasonRow *self, int digit);

G_END_DECLS
