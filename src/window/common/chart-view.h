/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart/chart-text.h"

G_BEGIN_DECLS

/**
 * CwChartView:
 *
 * A chart as a widget.  The pointer or the arrow keys move a cursor over what
 * is drawn, whose values stand in a tip and in the accessible description.
 */
#define CW_TYPE_CHART_VIEW (cw_chart_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (CwChartView, cw_chart_view, CW, CHART_VIEW, GtkWidget)

/**
 * CwChartViewClass:
 * @draw: draws all
 * @pick: puts the cursor on what is nearest to a point; FALSE when nothing is
 * @move: moves the cursor to the right and up, from nowhere to the latest;
 * FALSE when there is nothing
 * @clear: takes the cursor away
 * @describe: what the cursor stands on; NULL when on nothing
 * @place: where the cursor is
 */
struct _CwChartViewClass {
  GtkWidgetClass parent_class;

  void (*draw) (CwChartView *self,
                const CwChartStyle *style,
                cairo_t *cr,
                double width,
                double height);
  gboolean (*pick) (CwChartView *self,
                    const CwChartStyle *style,
                    double width,
                    double height,
                    double x,
                    double y);
  gboolean (*move) (CwChartView *self, int right, int up);
  void (*clear) (CwChartView *self);
  char *(*describe) (CwChartView *self);
  void (*place) (CwChartView *self,
                 const CwChartStyle *style,
                 double width,
                 double height,
                 double *x,
                 double *y);
};

/* Least and usual size; it is higher where text is larger. */
void cw_chart_view_set_sizes (CwChartView *self,
                              int minimum_width,
                              int minimum_height,
                              int natural_width,
                              int natural_height);
/* Shows other data, which `sentence` describes; without a cursor. */
void cw_chart_view_changed (CwChartView *self, const char *sentence);
/* What the cursor stands on, in words; NULL when on nothing. */
const char *cw_chart_view_get_cursor_text (CwChartView *self);

G_END_DECLS
