/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/limb-map.h"

#include "chart/figure.h"
#include "chart/limb-map-layout.h"
#include "chart/status-sign.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIGN_SIZE 21
#define CAPTION_SIZE 12

/* Places a cuff never goes: neck, belly, elbows, forearms, knees, calves. */
static const double forbidden[][2] = {
  { 0, 62 },   { 0, 160 },  { -70, 186 }, { 70, 186 },  { -78, 232 },
  { 78, 232 }, { -26, 342 }, { 26, 342 },  { -28, 388 }, { 28, 388 },
};

/* Puts the figure's units into the middle of a space. */
static void
enter_figure (cairo_t *cr, double width, double height)
{
  double scale = MIN (height / 452, 1.12);

  cairo_translate (cr, width / 2, (height - 448 * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, 0, -CW_FIGURE_TOP);
}

/* A part: a gap in the card's colour around it, its fill, its outline. */
static void
paint_part (cairo_t *cr,
            const CwPalette *palette,
            CwColor fill,
            CwColor outline)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 5);
  cw_color_set (palette->card, cr);
  cairo_stroke_preserve (cr);
  cw_color_set (fill, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, palette->outline_width);
  cw_color_set (outline, cr);
  cairo_stroke (cr);
}

static void
paint_body (cairo_t *cr, const CwPalette *palette)
{
  cw_figure_trace_torso (cr);
  paint_part (cr, palette, palette->body, palette->body);
  cw_figure_trace_head (cr);
  paint_part (cr, palette, palette->body, palette->body);
}

/* Blocked is hatched, too: it must not be told by colour alone. */
static void
hatch (cairo_t *cr, CwFigureLimb limb, CwColor color)
{
  cairo_save (cr);
  cw_figure_trace_limb (cr, limb);
  cairo_clip (cr);
  cairo_new_path (cr);
  for (double x = -560; x < 200; x += 8) {
    cairo_move_to (cr, x, 460);
    cairo_line_to (cr, x + 460, 0);
  }
  cairo_set_line_width (cr, 1.4);
  cw_color_set (color, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_limb (cairo_t *cr, const CwPalette *palette, CwFigureLimb limb, CwMark mark)
{
  CwColor color = palette->mark_fill[mark];
  CwColor fill = mark == CW_MARK_UNKNOWN
                   ? palette->body
                   : cw_color_mix (color, palette->card, palette->limb_mix);

  cw_figure_trace_limb (cr, limb);
  paint_part (cr, palette, fill, color);
  if (mark == CW_MARK_BLOCKED)
    hatch (cr, limb, cw_color_with_alpha (color, .6));
}

static void
paint_cuff (cairo_t *cr, CwFigureLimb limb, CwColor color)
{
  cw_figure_trace_cuff (cr, limb);
  cw_color_set (color, cr);
  cairo_fill (cr);
}

static void
ring_limb (cairo_t *cr, const CwPalette *palette, CwFigureLimb limb)
{
  cw_figure_trace_limb (cr, limb);
  cairo_set_line_width (cr, 3.5);
  cw_color_set (palette->accent, cr);
  cairo_stroke (cr);
}

/* The texts beside a limb, with a line to its sign. */
static void
draw_texts (const CwLimbMapPlace *place, const CwChartStyle *style, cairo_t *cr)
{
  double side = place->text_x > place->sign_x ? 1 : -1;
  double y = place->text_y;

  cairo_new_path (cr);
  cairo_move_to (cr, place->sign_x + side * 12, place->sign_y);
  cairo_line_to (cr, place->text_x - side * 5, y + 9 * style->text_scale);
  cairo_set_line_width (cr, 1);
  cw_color_set (style->palette->zero_line, cr);
  cairo_stroke (cr);
  for (int i = 0; i < place->n_texts; i++)
    y += cw_chart_text_draw (cr, style, &place->texts[i], place->text_x, y);
}

void
cw_limb_map_draw (const CwLimbMap *map,
                  const CwChartStyle *style,
                  cairo_t *cr,
                  double width,
                  double height)
{
  static const CwFigureLimb order[] = { CW_FIGURE_LEFT_LEG,
                                        CW_FIGURE_RIGHT_LEG,
                                        CW_FIGURE_LEFT_ARM,
                                        CW_FIGURE_RIGHT_ARM };
  const CwPalette *palette = style->palette;
  CwChartText caption = { _("Seen from the front"), CAPTION_SIZE,
                          PANGO_WEIGHT_NORMAL, palette->dim_text, .5, 0, 0 };
  CwLimbMapLayout layout;

  cw_limb_map_layout_fit (&layout, map, style, width, height);
  cairo_save (cr);
  cw_limb_map_layout_enter (&layout, cr);
  for (int i = 0; i < 2; i++)
    paint_limb (cr, palette, order[i], map->limbs[order[i]].mark);
  paint_body (cr, palette);
  for (int i = 2; i < 4; i++)
    paint_limb (cr, palette, order[i], map->limbs[order[i]].mark);
  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++)
    if (map->limbs[i].cuff)
      paint_cuff (cr, (CwFigureLimb) i, palette->cuff);
  if (map->focused >= 0)
    ring_limb (cr, palette, (CwFigureLimb) map->focused);
  cairo_restore (cr);

  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++) {
    const CwLimbMapPlace *place = &layout.places[i];

    cw_status_sign_draw (cr, palette, map->limbs[i].mark,
                         place->sign_x - SIGN_SIZE / 2.0,
                         place->sign_y - SIGN_SIZE / 2.0, SIGN_SIZE);
    draw_texts (place, style, cr);
  }
  cw_chart_text_draw (cr, style, &caption, width / 2, layout.caption_y);
}

int
cw_limb_map_pick (const CwLimbMap *map,
                  const CwChartStyle *style,
                  double width,
                  double height,
                  double x,
                  double y)
{
  CwLimbMapLayout layout;
  cairo_surface_t *surface =
    cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  int found = -1;

  cw_limb_map_layout_fit (&layout, map, style, width, height);
  cw_limb_map_layout_enter (&layout, cr);
  cairo_device_to_user (cr, &x, &y);
  for (int i = 0; i < CW_LIMB_MAP_LIMBS && found < 0; i++) {
    cw_figure_trace_limb (cr, (CwFigureLimb) i);
    cairo_set_line_width (cr, 8);
    if (cairo_in_fill (cr, x, y) || cairo_in_stroke (cr, x, y))
      found = i;
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

char *
cw_limb_map_describe (const CwLimbMap *map)
{
  /* As one reads the picture: the right side first. */
  static const int order[] = { CW_FIGURE_RIGHT_ARM, CW_FIGURE_LEFT_ARM,
                               CW_FIGURE_RIGHT_LEG, CW_FIGURE_LEFT_LEG };
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++) {
    const CwLimbMapLimb *limb = &map->limbs[order[i]];

    if (limb->lines[0] != NULL)
      g_ptr_array_add (sentences,
                       /* Translators: a limb, its state, the first reason. */
                       g_strdup_printf (_("%s: %s, %s."), limb->title,
                                        limb->word, limb->lines[0]));
    else
      g_ptr_array_add (sentences, g_strdup_printf (_("%s: %s."), limb->title,
                                                   limb->word));
  }
  g_ptr_array_add (sentences, NULL);
  joined = g_strjoinv (" ", (char **) sentences->pdata);
  return g_steal_pointer (&joined);
}

void
cw_limb_map_draw_figure (const CwChartStyle *style,
                         cairo_t *cr,
                         double width,
                         double height,
                         guint cuffs)
{
  const CwPalette *palette = style->palette;

  cairo_save (cr);
  enter_figure (cr, width, height);
  for (int limb = CW_FIGURE_RIGHT_LEG; limb >= CW_FIGURE_LEFT_LEG; limb--) {
    cw_figure_trace_limb (cr, (CwFigureLimb) limb);
    paint_part (cr, palette, palette->body, palette->body);
  }
  paint_body (cr, palette);
  for (int limb = CW_FIGURE_RIGHT_ARM; limb >= CW_FIGURE_LEFT_ARM; limb--) {
    cw_figure_trace_limb (cr, (CwFigureLimb) limb);
    paint_part (cr, palette, palette->body, palette->body);
  }
  for (int limb = 0; limb < CW_LIMB_MAP_LIMBS; limb++)
    if ((cuffs & (1u << limb)) != 0)
      paint_cuff (cr, (CwFigureLimb) limb, palette->accent);
  cairo_restore (cr);
}

static void
draw_cross (cairo_t *cr, double x, double y)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x - 5, y - 5);
  cairo_line_to (cr, x + 5, y + 5);
  cairo_move_to (cr, x + 5, y - 5);
  cairo_line_to (cr, x - 5, y + 5);
  cairo_stroke (cr);
}

/* The place of the cuff once more, larger, in a circle. */
static void
draw_lens (const CwChartStyle *style,
           cairo_t *cr,
           double x,
           double y,
           double radius,
           CwFigureLimb limb)
{
  gboolean arm = limb == CW_FIGURE_LEFT_ARM || limb == CW_FIGURE_RIGHT_ARM;
  double side =
    limb == CW_FIGURE_LEFT_ARM || limb == CW_FIGURE_LEFT_LEG ? 1 : -1;
  double scale = radius / (arm ? 54 : 70);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_clip (cr);
  cw_color_set (style->palette->card, cr);
  cairo_paint (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, side * (arm ? -58 : -27), arm ? -124 : -280);
  if (!arm) {
    cw_figure_trace_limb (cr, limb);
    paint_part (cr, style->palette, style->palette->body,
                style->palette->body_outline);
  }
  cw_figure_trace_torso (cr);
  paint_part (cr, style->palette, style->palette->body,
              style->palette->body_outline);
  if (arm) {
    cw_figure_trace_limb (cr, limb);
    paint_part (cr, style->palette, style->palette->body,
                style->palette->body_outline);
  }
  paint_cuff (cr, limb, style->palette->cuff);
  cairo_restore (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, 1.5);
  cw_color_set (style->palette->text, cr);
  cairo_stroke (cr);
}

void
cw_limb_map_draw_sites (const CwChartStyle *style,
                        cairo_t *cr,
                        double width,
                        double height,
                        guint cuffs)
{
  const CwPalette *palette = style->palette;
  double radius = MIN (49, MIN (width, height) / 4);
  double figure_width = width - 2 * radius - 12;
  int first = -1;

  cairo_save (cr);
  cairo_save (cr);
  enter_figure (cr, figure_width, height);
  for (int limb = CW_LIMB_MAP_LIMBS - 1; limb >= 0; limb--) {
    if (limb == CW_FIGURE_RIGHT_ARM)
      paint_body (cr, palette);
    cw_figure_trace_limb (cr, (CwFigureLimb) limb);
    paint_part (cr, palette, palette->body, palette->body_outline);
  }
  for (int limb = 0; limb < CW_LIMB_MAP_LIMBS; limb++)
    if ((cuffs & (1u << limb)) != 0) {
      paint_cuff (cr, (CwFigureLimb) limb, palette->cuff);
      first = first < 0 ? limb : first;
    }
  cairo_set_line_width (cr, 2.6);
  cw_color_set (palette->text, cr);
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    draw_cross (cr, forbidden[i][0], forbidden[i][1]);
  cairo_restore (cr);
  if (first >= 0)
    draw_lens (style, cr, width - radius - 2, height * .55, radius,
               (CwFigureLimb) first);
  cairo_restore (cr);
}
