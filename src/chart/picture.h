/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "chart/chart-text.h"

G_BEGIN_DECLS

/* Draws into a space of `width` by `height`. */
typedef void (*CwPictureDraw) (cairo_t *cr,
                               const CwChartStyle *style,
                               double width,
                               double height,
                               gpointer data);

/* Writes a drawing to a file, on the palette's card colour: a PNG (with
 * `scale` pixels to a unit), an SVG or a PDF page (units are points), by the
 * ending of `path`.  G_IO_ERROR says what went wrong. */
gboolean cw_picture_save (const char *path,
                          double width,
                          double height,
                          double scale,
                          CwPaletteKind palette,
                          CwPictureDraw draw,
                          gpointer data,
                          GError **error);

G_END_DECLS
