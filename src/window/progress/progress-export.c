/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-export.h"

#include "chart/picture.h"
#include "exchange/sets-csv.h"

#define PIXELS_PER_UNIT 2

GdkTexture *
cw_progress_export_texture (CwProgressPicture *picture, CwPaletteKind palette)
{
  double width, height;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  PangoContext *context = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  cw_progress_picture_get_size (picture, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        (int)width * PIXELS_PER_UNIT,
                                        (int)height * PIXELS_PER_UNIT);
  cr = cairo_create (surface);
  context = cw_chart_text_create_context (cr);
  {
    CwChartStyle style = { cw_palette_get (palette), context, 1, NULL };

    cairo_scale (cr, PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    cw_color_set (style.palette->card, cr);
    cairo_paint (cr);
    cw_progress_picture_draw (cr, &style, width, height, picture);
  }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize)cairo_image_surface_get_stride (surface)
                           * (gsize)cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (
      cairo_image_surface_get_width (surface),
      cairo_image_surface_get_height (surface), GDK_MEMORY_DEFAULT, bytes,
      (gsize)cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return texture;
}

gboolean
cw_progress_export_save (CwProgressPicture *picture,
                         CwPaletteKind palette,
                         const CwPatient *patient,
                         const GPtrArray *exercises,
                         const char *path,
                         GError **error)
{
  double width, height;
  g_autofree char *csv = NULL;

  if (g_str_has_suffix (path, ".csv")) {
    csv = cw_sets_csv_write (patient, exercises);
    return g_file_set_contents (path, csv, -1, error);
  }
  cw_progress_picture_get_size (picture, &width, &height);
  return cw_picture_save (path, width, height, PIXELS_PER_UNIT, palette,
                          cw_progress_picture_draw, picture, error);
}
