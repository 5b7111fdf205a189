/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/dose-bar.h"
#include "chart/picture.h"
#include "chart/status-sign.h"
#include "chart/timer-ring.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static void
draw_ring (cairo_t *cr,
           const CwChartStyle *style,
           double width,
           double height,
           gpointer data)
{
  /* Beyond a whole turn, with no planned end. */
  CwTimerRing ring = { 800, 720, 480, 600, NAN, "13:20", NULL };

  cw_timer_ring_draw (&ring, style, cr, width, height);
}

static void
test_files (void)
{
  static const struct {
    const char *name, *magic;
  } cases[] = {
    { "a.png", "\x89PNG" },
    { "a.pdf", "%PDF" },
    { "a.svg", "<?xml" },
  };
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
    g_autofree char *bytes = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (cw_picture_save (path, 300, 300, 2, CW_PALETTE_LIGHT,
                                    draw_ring, NULL, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
    g_assert_true (g_str_has_prefix (bytes, cases[i].magic));
    g_remove (path);
  }
  g_rmdir (folder);
}

static void
test_no_folder (void)
{
  static const char *const names[] = { "/nowhere/a.png", "/nowhere/a.pdf",
                                       "/nowhere/a.svg" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (cw_picture_save (names[i], 100, 100, 1, CW_PALETTE_LIGHT,
                                     draw_ring, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
    g_assert_nonnull (strstr (error->message, names[i]));
  }
}

/* Which pixels a sign inks, without regard to colour. */
static void
ink (CwMark mark, guchar *inked)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 32, 32);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;

  cw_status_sign_draw (cr, cw_palette_get (CW_PALETTE_PRINT), mark, 0, 0, 32);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (
    surface);
  for (int i = 0; i < 32 * 32; i++)
    inked[i] = (pixels[i] >> 24) > 128 ? 1 + ((pixels[i] & 0xff) > 160) : 0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The five signs differ in shape: they survive grey print. */
static void
test_signs (void)
{
  static guchar inked[CW_N_MARKS][32 * 32];

  for (int mark = 0; mark < CW_N_MARKS; mark++)
    ink ((CwMark) mark, inked[mark]);
  for (int a = 0; a < CW_N_MARKS; a++)
    for (int b = 0; b < a; b++) {
      int different = 0;

      for (int i = 0; i < 32 * 32; i++)
        different += inked[a][i] != inked[b][i];
      g_assert_cmpint (different, >, 40);
    }
}

static void
draw_doses (cairo_t *cr,
            const CwChartStyle *style,
            double width,
            double height,
            gpointer data)
{
  CwDoseGauge gauge = { 0, 60, 20, 40, NAN };
  CwDoseBar bar = { 3, { 600, 60, 600 }, 480, 600, 720, TRUE };

  cw_dose_gauge_draw (&gauge, style, cr, width, 40);
  cw_dose_bar_draw (&bar, style, cr, width, 60);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
}

/* No value, and a time beyond the end of the bar. */
static void
test_doses (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_picture_save (path, 300, 60, 1, CW_PALETTE_DARK,
                                  draw_doses, NULL, &error));
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/files", test_files);
  g_test_add_func ("/picture/no-folder", test_no_folder);
  g_test_add_func ("/picture/signs", test_signs);
  g_test_add_func ("/picture/doses", test_doses);

  return g_test_run ();
}
