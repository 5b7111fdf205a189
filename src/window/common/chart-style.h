/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart/chart-text.h"

G_BEGIN_DECLS

/* A style class: the charts in a widget that has it are as on paper. */
#define CW_CHART_STYLE_BLACK_AND_WHITE "cw-black-and-white"

/* Palette (light, dark, high contrast, paper) and text of a chart as this widget would
 * draw it now. */
CwChartStyle cw_chart_style_from_widget (GtkWidget *widget);
/* The height that a chart needs now which needs `height` where text has its usual
 * size: its words take more of it where they are larger. */
int cw_chart_style_scale_height (GtkWidget *widget, int height);
/* Draws a widget anew when the style changes between light, dark and high
 * contrast. */
void cw_chart_style_redraw_on_change (GtkWidget *widget);

G_END_DECLS
