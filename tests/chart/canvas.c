/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "canvas.h"

void
canvas_open (Canvas *canvas, double width, double height, double text_scale)
{
  canvas->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width,
                                                (int)height);
  canvas->cr = cairo_create (canvas->surface);
  canvas->context = cw_chart_text_create_context (canvas->cr);
  canvas->style = (CwChartStyle){ cw_palette_get (CW_PALETTE_PRINT),
                                  canvas->context, text_scale, NULL };
}

void
canvas_close (Canvas *canvas)
{
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);
  g_object_unref (canvas->context);
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}
