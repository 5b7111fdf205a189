/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session-runner.h"

G_BEGIN_DECLS

/* The safety check that is due, with its answers: a look (C as it should be, X
 * not so), blood pressure and pulse (B) or the effort of the session (E).
 * Hidden while none is.  Emits `failed` (a GError) when an answer was not
 * saved, and `answered` when it was. */
#define CW_TYPE_CHECK_ROW (cw_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CwCheckRow, cw_check_row, CW, CHECK_ROW, GtkWidget)

/* Keeps a reference to the runner; the clock has to outlive the row. */
void
cw_check_row_run (CwCheckRow *self, CwSessionRunner *runner, CwClock *clock);
/* Brings it in line with the runner. */
void cw_check_row_show (CwCheckRow *self);
/* TRUE when the key answered the check, or led to its entry. */
gboolean cw_check_row_press (CwCheckRow *self, guint keyval);

G_END_DECLS
