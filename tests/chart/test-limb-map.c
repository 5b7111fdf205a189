/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/figure.h"
#include "chart/limb-map.h"

#define WIDTH 451
#define HEIGHT 540

static void
test_describe (void)
{
  static const CwLimbMap map = {
    { { CW_MARK_BLOCKED, "Left arm", "Blocked", { "Lymphoedema" }, FALSE },
      { CW_MARK_NEEDS_CLEARANCE, "Right arm", "Needs clearance",
        { "Nerve injury", "Neurologist’s letter" }, FALSE },
      { CW_MARK_CAUTION, "Left leg", "Caution", { NULL }, FALSE },
      { CW_MARK_PERMITTED, "Right leg", "Permitted", { NULL }, TRUE } },
    -1,
  };
  g_autofree char *sentence = cw_limb_map_describe (&map);

  g_assert_cmpstr (sentence, ==,
                   "Right arm: Needs clearance, Nerve injury. Left arm: "
                   "Blocked, Lymphoedema. Right leg: Permitted. Left leg: "
                   "Caution.");
}

/* The patient's right is at the viewer's left. */
static void
test_pick (void)
{
  g_assert_cmpint (cw_limb_map_pick (WIDTH, HEIGHT, WIDTH / 2.0 - 28, 360), ==,
                   CW_FIGURE_RIGHT_LEG);
  g_assert_cmpint (cw_limb_map_pick (WIDTH, HEIGHT, WIDTH / 2.0 + 28, 360), ==,
                   CW_FIGURE_LEFT_LEG);
  g_assert_cmpint (cw_limb_map_pick (WIDTH, HEIGHT, WIDTH / 2.0 - 73, 165), ==,
                   CW_FIGURE_RIGHT_ARM);
  g_assert_cmpint (cw_limb_map_pick (WIDTH, HEIGHT, WIDTH / 2.0 + 73, 165), ==,
                   CW_FIGURE_LEFT_ARM);
  g_assert_cmpint (cw_limb_map_pick (WIDTH, HEIGHT, 3, 3), ==, -1);
}

/* A cuff sits on its own limb. */
static void
test_cuffs (void)
{
  cairo_surface_t *surface =
    cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (int limb = CW_FIGURE_LEFT_ARM; limb <= CW_FIGURE_RIGHT_LEG; limb++) {
    double x, y;

    cw_figure_get_site ((CwFigureLimb) limb, &x, &y);
    for (int other = CW_FIGURE_LEFT_ARM; other <= CW_FIGURE_RIGHT_LEG;
         other++) {
      cw_figure_trace_limb (cr, (CwFigureLimb) other);
      g_assert_cmpint (cairo_in_fill (cr, x, y) != 0, ==, limb == other);
      cw_figure_trace_cuff (cr, (CwFigureLimb) other);
      g_assert_cmpint (cairo_in_fill (cr, x, y) != 0, ==, limb == other);
    }
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limb-map/describe", test_describe);
  g_test_add_func ("/limb-map/pick", test_pick);
  g_test_add_func ("/limb-map/cuffs", test_cuffs);

  return g_test_run ();
}
