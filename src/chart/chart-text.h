/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "chart/chart-report.h"
#include "chart/palette.h"

G_BEGIN_DECLS

/**
 * CwChartStyle:
 * @palette: the colours
 * @context: the fonts; borrowed
 * @text_scale: 1 at the usual size of text, 2 when it is twice as large
 * @report: told what is drawn; borrowed, or NULL
 *
 * How a drawing looks where it is drawn: in a window, in a picture, on paper.
 */
typedef struct {
  const CwPalette *palette;
  PangoContext *context;
  double text_scale;
  CwChartReport *report;
} CwChartStyle;

/* A context for pictures and paper: user units are points, no hinting.  The
 * caller owns it. */
PangoContext *cw_chart_text_create_context (cairo_t *cr)
  G_GNUC_WARN_UNUSED_RESULT;

/* A piece of text; `size` in units of the drawing before scaling. */
typedef struct {
  const char *text;
  double size;
  PangoWeight weight;
  CwColor color;
  double align;  /* 0: starts at x, 0.5: centred, 1: ends at x */
  double halo;   /* width of a ring in the card's colour; 0 for none */
  double max_width; /* wraps beyond it; 0 never */
} CwChartText;

/* Draws with the top of the text at `y`; returns its height. */
double cw_chart_text_draw (cairo_t *cr,
                           const CwChartStyle *style,
                           const CwChartText *text,
                           double x,
                           double y);
void cw_chart_text_measure (const CwChartStyle *style,
                            const CwChartText *text,
                            double *width,
                            double *height);

G_END_DECLS
