/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/chart-text.h"

G_BEGIN_DECLS

/* A picture to draw on, and the style to draw with: black and white. */
typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *context;
  CwChartStyle style;
} Canvas;

void
canvas_open (Canvas *canvas, double width, double height, double text_scale);
/* Fails when cairo has met an error. */
void canvas_close (Canvas *canvas);

G_END_DECLS
