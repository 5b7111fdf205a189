/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/trend-data.h"

G_BEGIN_DECLS

/* A measure over time with its name and how far it has changed, as a chart or
 * as a table. */
#define CW_TYPE_TREND_CARD (cw_trend_card_get_type ())
G_DECLARE_FINAL_TYPE (CwTrendCard, cw_trend_card, CW, TREND_CARD, GtkWidget)

/* Takes `data`. */
GtkWidget *cw_trend_card_new (CwTrendData *data, gboolean as_table);

G_END_DECLS
