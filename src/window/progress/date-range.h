/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "base/date.h"

G_BEGIN_DECLS

/* Which days are looked at: all, the last months or weeks, or from one day to
 * another.  Emits `changed`. */
#define CW_TYPE_DATE_RANGE (cw_date_range_get_type ())
G_DECLARE_FINAL_TYPE (CwDateRange, cw_date_range, CW, DATE_RANGE, GtkWidget)

/* The last months and weeks are those before and with `latest`, the last day of
 * which anything is known; short dates are understood from there. */
void cw_date_range_set_latest (CwDateRange *self, CwDate latest);
/* CW_DATE_NONE where there is no bound. */
void cw_date_range_get (CwDateRange *self, CwDate *first, CwDate *last);
/* To fewer days (1) or to more (-1). */
void cw_date_range_zoom (CwDateRange *self, int steps);

G_END_DECLS
