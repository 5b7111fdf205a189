/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/figure.h"
#include "chart/limb-map-layout.h"

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

typedef struct {
  cairo_surface_t *surface;
  PangoContext *context;
  CwChartStyle style;
} Canvas;

static void
canvas_open (Canvas *canvas, double text_scale)
{
  cairo_t *cr;

  canvas->surface
    = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (canvas->surface);
  canvas->context = cw_chart_text_create_context (cr);
  canvas->style = (CwChartStyle) { cw_palette_get (CW_PALETTE_LIGHT),
                                   canvas->context, text_scale, NULL };
  cairo_destroy (cr);
}

static void
canvas_close (Canvas *canvas)
{
  g_object_unref (canvas->context);
  cairo_surface_destroy (canvas->surface);
}

static const CwLimbMap long_map = {
  { { CW_MARK_NEEDS_CLEARANCE, "Linker Arm", "Unbedenklichkeit erforderlich",
      { "Blutdruck ist erhöht", "Lymphödem nach Krebsbehandlung",
        "und 3 weitere" }, FALSE },
    { CW_MARK_CAUTION, "Rechter Arm", "Vorsicht", { "Druck 40–50 %" }, FALSE },
    { CW_MARK_CAUTION, "Linkes Bein", "Vorsicht",
      { "Druck 40–60 %", "Kniestreckung (Maschine)", "99 mmHg" }, TRUE },
    { CW_MARK_BLOCKED, "Rechtes Bein", "Gesperrt", { "Wunde" }, FALSE } },
  -1,
};

/* The patient's right is at the viewer's left. */
static void
test_pick (void)
{
  static const struct {
    double x, y;
    int limb;
  } points[] = {
    { WIDTH / 2.0 - 28, 360, CW_FIGURE_RIGHT_LEG },
    { WIDTH / 2.0 + 28, 360, CW_FIGURE_LEFT_LEG },
    { WIDTH / 2.0 - 73, 165, CW_FIGURE_RIGHT_ARM },
    { WIDTH / 2.0 + 73, 165, CW_FIGURE_LEFT_ARM },
    { 3, 3, -1 },
  };
  Canvas canvas;

  canvas_open (&canvas, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_cmpint (cw_limb_map_pick (&long_map, &canvas.style, WIDTH, HEIGHT,
                                       points[i].x, points[i].y), ==,
                     points[i].limb);
  canvas_close (&canvas);
}

static double
get_end (const CwLimbMapPlace *place, const CwChartStyle *style)
{
  double end = place->text_y;

  for (int i = 0; i < place->n_texts; i++) {
    double height;

    cw_chart_text_measure (style, &place->texts[i], NULL, &height);
    end += height;
  }
  return end;
}

/* In the height that it asks for, no text runs into another or out of it. */
static void
check_layout (const CwChartStyle *style, double width)
{
  double height = cw_limb_map_measure_height (&long_map, style, width);
  CwLimbMapLayout layout;

  cw_limb_map_layout_fit (&layout, &long_map, style, width, height);
  for (int side = 0; side < 2; side++) {
    const CwLimbMapPlace *arm = &layout.places[CW_FIGURE_LEFT_ARM + side];
    const CwLimbMapPlace *leg = &layout.places[CW_FIGURE_LEFT_LEG + side];

    g_assert_cmpfloat (arm->text_y, >=, 0);
    g_assert_cmpfloat (get_end (arm, style), <, leg->text_y);
    g_assert_cmpfloat (get_end (leg, style), <, layout.caption_y);
  }
  g_assert_cmpfloat (layout.caption_y + 12 * style->text_scale, <, height);
}

static void
test_room (void)
{
  for (double text_scale = 1; text_scale <= 2; text_scale += .5) {
    Canvas canvas;

    canvas_open (&canvas, text_scale);
    for (double width = 240; width < 900; width += 60)
      check_layout (&canvas.style, width);
    canvas_close (&canvas);
  }
}

/* As wide as it asks for, no title and no word is broken. */
static void
test_width (void)
{
  Canvas canvas;
  double width, line, word;
  CwLimbMapLayout layout;

  canvas_open (&canvas, 1);
  width = cw_limb_map_measure_width (&long_map, &canvas.style);
  cw_limb_map_layout_fit (&layout, &long_map, &canvas.style, width, HEIGHT);
  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++) {
    cw_chart_text_measure (&canvas.style, &layout.places[i].texts[0], NULL,
                           &line);
    cw_chart_text_measure (&canvas.style, &layout.places[i].texts[1], NULL,
                           &word);
    g_assert_cmpfloat (word, <, line * 1.5);
  }
  canvas_close (&canvas);
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
  g_test_add_func ("/limb-map/room", test_room);
  g_test_add_func ("/limb-map/width", test_width);
  g_test_add_func ("/limb-map/cuffs", test_cuffs);

  return g_test_run ();
}
