/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
check (cairo_status_t status, const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: a file, and cairo's reason. */
               _("The picture could not be written to %s: %s."), name,
               cairo_status_to_string (status));
  return FALSE;
}

static cairo_surface_t *
create_surface (const char *path, double width, double height, double scale)
{
  if (g_str_has_suffix (path, ".pdf"))
    return cairo_pdf_surface_create (path, width, height);
  if (g_str_has_suffix (path, ".svg"))
    return cairo_svg_surface_create (path, width, height);
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                     (int) ceil (width * scale),
                                     (int) ceil (height * scale));
}

gboolean
cw_picture_save (const char *path,
                 double width,
                 double height,
                 double scale,
                 CwPaletteKind palette,
                 CwPictureDraw draw,
                 gpointer data,
                 GError **error)
{
  cairo_surface_t *surface = create_surface (path, width, height, scale);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = cw_chart_text_create_context (cr);
  CwChartStyle style = { cw_palette_get (palette), context, 1, NULL };
  cairo_status_t status;

  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_scale (cr, scale, scale);
  cw_color_set (style.palette->card, cr);
  cairo_paint (cr);
  draw (cr, &style, width, height, data);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS &&
      cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    status = cairo_surface_write_to_png (surface, path);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return check (status, path, error);
}
