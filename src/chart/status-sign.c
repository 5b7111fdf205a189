/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/status-sign.h"

#include <math.h>

/* All paths live in a square of 16 units. */

static void
disc (cairo_t *cr)
{
  cairo_arc (cr, 8, 8, 7.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_permitted (cairo_t *cr, CwColor glyph)
{
  disc (cr);
  cw_color_set (glyph, cr);
  cairo_move_to (cr, 4.6, 8.3);
  cairo_line_to (cr, 7.1, 10.8);
  cairo_line_to (cr, 11.5, 5.6);
  cairo_stroke (cr);
}

static void
draw_caution (cairo_t *cr, CwColor glyph)
{
  cairo_move_to (cr, 8, 1.8);
  cairo_line_to (cr, 15, 14.2);
  cairo_line_to (cr, 1, 14.2);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cw_color_set (glyph, cr);
  cairo_move_to (cr, 8, 6);
  cairo_line_to (cr, 8, 9.6);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 12.3, 1.1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_needs_clearance (cairo_t *cr, CwColor glyph)
{
  cairo_arc (cr, 4, 4, 3, G_PI, 1.5 * G_PI);
  cairo_arc (cr, 12, 4, 3, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, 12, 12, 3, 0, .5 * G_PI);
  cairo_arc (cr, 4, 12, 3, .5 * G_PI, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
  cw_color_set (glyph, cr);
  cairo_rectangle (cr, 4.8, 7.4, 6.4, 4.8);
  cairo_fill (cr);
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, 8, 6.6, 2.1, G_PI, 2 * G_PI);
  cairo_line_to (cr, 10.1, 7.6);
  cairo_move_to (cr, 5.9, 7.6);
  cairo_line_to (cr, 5.9, 6.6);
  cairo_stroke (cr);
}

static void
draw_blocked (cairo_t *cr, CwColor glyph)
{
  disc (cr);
  cw_color_set (glyph, cr);
  cairo_set_line_width (cr, 2.6);
  cairo_move_to (cr, 4.8, 8);
  cairo_line_to (cr, 11.2, 8);
  cairo_stroke (cr);
}

static void
draw_unknown (cairo_t *cr, CwColor glyph)
{
  disc (cr);
  cw_color_set (glyph, cr);
  cairo_set_line_width (cr, 1.8);
  cairo_arc (cr, 8, 6.2, 2.3, G_PI, .35 * G_PI);
  cairo_line_to (cr, 8, 9.6);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 12, 1.1, 0, 2 * G_PI);
  cairo_fill (cr);
}

void
cw_status_sign_draw (cairo_t *cr,
                     const CwPalette *palette,
                     CwMark mark,
                     double x,
                     double y,
                     double size)
{
  static void (*const draw[]) (cairo_t *, CwColor) = {
    [CW_MARK_UNKNOWN] = draw_unknown,
    [CW_MARK_PERMITTED] = draw_permitted,
    [CW_MARK_CAUTION] = draw_caution,
    [CW_MARK_NEEDS_CLEARANCE] = draw_needs_clearance,
    [CW_MARK_BLOCKED] = draw_blocked,
  };

  g_return_if_fail (mark < G_N_ELEMENTS (draw));

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16, size / 16);
  cairo_set_line_width (cr, 1.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cw_color_set (palette->mark_fill[mark], cr);
  draw[mark](cr, palette->mark_glyph[mark]);
  cairo_restore (cr);
}
