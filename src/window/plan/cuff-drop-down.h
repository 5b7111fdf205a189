/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/ledger.h"

G_BEGIN_DECLS

/* Which of the clinic's cuffs is used.  Emits `changed` when a person chooses
 * another one. */
#define CW_TYPE_CUFF_DROP_DOWN (cw_cuff_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (CwCuffDropDown,
                      cw_cuff_drop_down,
                      CW,
                      CUFF_DROP_DOWN,
                      GtkWidget)

/* The cuffs in use that fit these limbs, and that with the id `chosen` in any
 * case; those without a gauge only when asked for. */
void cw_cuff_drop_down_fill (CwCuffDropDown *self,
                             const CwLedger *ledger,
                             CwLimbSet limbs,
                             gboolean with_wraps,
                             gint64 chosen);
/* 0 while none is chosen. */
gint64 cw_cuff_drop_down_get_id (CwCuffDropDown *self);

G_END_DECLS
