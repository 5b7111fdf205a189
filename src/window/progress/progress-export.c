/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-export.h"

#include "chart/picture.h"
#include "exchange/sets-csv.h"

#define PIXELS_PER_UNIT 2

CwProgressExport *
cw_progress_export_new (char *title,
                        CwDropOffData *drop_off,
                        GPtrArray *trends,
                        CwPaletteKind palette)
{
  CwProgressExport *self = g_new0 (CwProgressExport, 1);

  self->title = title;
  self->drop_off = drop_off;
  self->trends = trends;
  self->palette = palette;
  return self;
}

void
cw_progress_export_free (CwProgressExport *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_clear_pointer (&self->drop_off, cw_drop_off_data_free);
  g_clear_pointer (&self->trends, g_ptr_array_unref);
  g_free (self);
}

static CwProgressPicture
get_picture (CwProgressExport *self)
{
  CwProgressPicture picture = { self->title, NULL, self->trends };

  if (self->drop_off != NULL)
    picture.drop_off = cw_drop_off_data_get_chart (self->drop_off);
  return picture;
}

GdkTexture *
cw_progress_export_create_texture (CwProgressExport *self)
{
  CwProgressPicture picture = get_picture (self);
  double width, height;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  PangoContext *context = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  cw_progress_picture_get_size (&picture, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        (int)width * PIXELS_PER_UNIT,
                                        (int)height * PIXELS_PER_UNIT);
  cr = cairo_create (surface);
  context = cw_chart_text_create_context (cr);
  {
    CwChartStyle style = { cw_palette_get (self->palette), context, 1, NULL };

    cairo_scale (cr, PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    cw_color_set (style.palette->card, cr);
    cairo_paint (cr);
    cw_progress_picture_draw (cr, &style, width, height, &picture);
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
cw_progress_export_save (CwProgressExport *self,
                         const CwPatient *patient,
                         const GPtrArray *exercises,
                         const char *path,
                         GError **error)
{
  CwProgressPicture picture = get_picture (self);
  double width, height;
  g_autofree char *csv = NULL;

  if (g_str_has_suffix (path, ".csv")) {
    csv = cw_sets_csv_write (patient, exercises);
    return g_file_set_contents_full (path, csv, -1,
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                     error);
  }
  cw_progress_picture_get_size (&picture, &width, &height);
  return cw_picture_save (path, width, height, PIXELS_PER_UNIT, self->palette,
                          cw_progress_picture_draw, &picture, error);
}
