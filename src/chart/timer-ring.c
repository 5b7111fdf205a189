/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/timer-ring.h"

#include <math.h>

#define RING_WIDTH 22

static double
get_angle (const CwTimerRing *ring, double seconds)
{
  return -G_PI / 2 + 2 * G_PI * CLAMP (seconds / ring->turn_s, 0, 1);
}

static void
draw_arc (const CwTimerRing *ring,
          cairo_t *cr,
          double radius,
          double from_s,
          double to_s,
          CwColor color)
{
  if (to_s <= from_s)
    return;
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, get_angle (ring, from_s),
             get_angle (ring, to_s));
  cw_color_set (color, cr);
  cairo_stroke (cr);
}

/* A limit: a mark across the ring and its minutes outside. */
static void
draw_limit (const CwTimerRing *ring,
            const CwChartStyle *style,
            cairo_t *cr,
            double radius,
            double limit_s,
            CwColor color)
{
  double angle = get_angle (ring, limit_s);
  double inner = radius - RING_WIDTH / 2.0 - 3;
  double outer = radius + RING_WIDTH / 2.0 + 3;
  g_autofree char *minutes = g_strdup_printf ("%.0f", limit_s / 60);
  CwChartText label = { minutes, 20, PANGO_WEIGHT_ULTRABOLD,
                        style->palette->text, .5, 0, 0 };
  double height;

  for (int pass = 0; pass < 2; pass++) {
    cairo_new_path (cr);
    cairo_move_to (cr, inner * cos (angle), inner * sin (angle));
    cairo_line_to (cr, outer * cos (angle), outer * sin (angle));
    cairo_set_line_width (cr, pass == 0 ? 11 : 5);
    cw_color_set (pass == 0 ? style->palette->card : color, cr);
    cairo_stroke (cr);
  }
  cw_chart_text_measure (style, &label, NULL, &height);
  cw_chart_text_draw (cr, style, &label, (outer + 16) * cos (angle),
                      (outer + 16) * sin (angle) - height / 2);
}

static void
draw_texts (const CwTimerRing *ring,
            const CwChartStyle *style,
            cairo_t *cr,
            double radius)
{
  double size = MIN (68, radius * .46);
  CwChartText text = { ring->text, size, PANGO_WEIGHT_ULTRABOLD,
                       style->palette->text, .5, 0, 0 };
  double height;

  cw_chart_text_measure (style, &text, NULL, &height);
  cw_chart_text_draw (cr, style, &text, 0, -height * .6);
  if (ring->detail != NULL) {
    CwChartText detail = { ring->detail, MIN (17, radius * .13),
                           PANGO_WEIGHT_NORMAL, style->palette->dim_text, .5,
                           0, radius * 1.5 };

    cw_chart_text_draw (cr, style, &detail, 0, height * .36);
  }
}

void
cw_timer_ring_draw (const CwTimerRing *ring,
                    const CwChartStyle *style,
                    cairo_t *cr,
                    double width,
                    double height)
{
  const CwPalette *p = style->palette;
  double radius = MAX (MIN (width, height) / 2 - 40, 24);
  double elapsed = ring->elapsed_s;

  g_return_if_fail (ring->turn_s > 0);

  cairo_save (cr);
  cairo_translate (cr, width / 2, height / 2);
  cairo_set_line_width (cr, RING_WIDTH);
  draw_arc (ring, cr, radius, 0, ring->amber_s, p->track);
  draw_arc (ring, cr, radius, ring->amber_s, ring->red_s,
            cw_color_with_alpha (p->amber, .35));
  draw_arc (ring, cr, radius, ring->red_s, ring->turn_s,
            cw_color_with_alpha (p->red, .3));
  draw_arc (ring, cr, radius, 0, MIN (elapsed, ring->amber_s), p->accent);
  draw_arc (ring, cr, radius, ring->amber_s, MIN (elapsed, ring->red_s),
            p->amber);
  draw_arc (ring, cr, radius, ring->red_s, MIN (elapsed, ring->turn_s),
            p->red);
  draw_limit (ring, style, cr, radius, ring->amber_s, p->amber);
  draw_limit (ring, style, cr, radius, ring->red_s, p->red);
  if (!isnan (ring->plan_s) && ring->plan_s < ring->turn_s) {
    double angle = get_angle (ring, ring->plan_s);

    cairo_new_path (cr);
    cairo_arc (cr, radius * cos (angle), radius * sin (angle), 5, 0, 2 * G_PI);
    cw_color_set (p->text, cr);
    cairo_fill (cr);
  }
  draw_texts (ring, style, cr, radius);
  cairo_restore (cr);
}
