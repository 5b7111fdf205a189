/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/dose-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_SIZE 11
#define GAUGE_HEIGHT 8

static double
gauge_x (const CwDoseGauge *gauge, double value, double width)
{
  double share = (value - gauge->from) / (gauge->to - gauge->from);

  return 8 + CLAMP (share, 0, 1) * (width - 16);
}

static void
draw_gauge_label (const CwDoseGauge *gauge,
                  const CwChartStyle *style,
                  cairo_t *cr,
                  double value,
                  double width,
                  double y)
{
  /* Translators: a share, as "40 %". */
  g_autofree char *text = g_strdup_printf (_("%.0f %%"), value);
  CwChartText label = { text, LABEL_SIZE, PANGO_WEIGHT_NORMAL,
                        style->palette->dim_text, .5, 0, 0 };

  cw_chart_text_draw (cr, style, &label,
                      CLAMP (gauge_x (gauge, value, width), 14, width - 14),
                      y);
}

void
cw_dose_gauge_draw (const CwDoseGauge *gauge,
                    const CwChartStyle *style,
                    cairo_t *cr,
                    double width,
                    double height)
{
  const CwPalette *p = style->palette;
  double top = 10;
  double low = gauge_x (gauge, gauge->band_low, width);
  double high = gauge_x (gauge, gauge->band_high, width);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 8, top, width - 16, GAUGE_HEIGHT);
  cw_color_set (p->track, cr);
  cairo_fill (cr);
  if (gauge->band_high > gauge->band_low) {
    cairo_rectangle (cr, low, top, high - low, GAUGE_HEIGHT);
    cw_color_set (p->good, cr);
    cairo_fill (cr);
    draw_gauge_label (gauge, style, cr, gauge->band_low, width,
                      top + GAUGE_HEIGHT + 2);
    draw_gauge_label (gauge, style, cr, gauge->band_high, width,
                      top + GAUGE_HEIGHT + 2);
  }
  if (!isnan (gauge->value)) {
    double x = gauge_x (gauge, gauge->value, width);

    cairo_new_path (cr);
    cairo_move_to (cr, x - 6, 1);
    cairo_line_to (cr, x + 6, 1);
    cairo_line_to (cr, x, top - 1);
    cairo_close_path (cr);
    cw_color_set (p->text, cr);
    cairo_fill (cr);
    cairo_rectangle (cr, x - 1, top - 1, 2, GAUGE_HEIGHT + 2);
    cairo_fill (cr);
  }
  cairo_restore (cr);
}

static double
get_total_s (const CwDoseBar *bar)
{
  double total = 0;

  for (int i = 0; i < bar->n_parts; i++)
    total += bar->part_s[i];
  return total;
}

static void
draw_mark (const CwChartStyle *style,
           cairo_t *cr,
           double seconds,
           double x,
           double top,
           double bar_height,
           CwColor color)
{
  /* Translators: minutes, as "8 min". */
  g_autofree char *text = g_strdup_printf (_("%.0f min"), seconds / 60);
  CwChartText label = { text, LABEL_SIZE, PANGO_WEIGHT_SEMIBOLD,
                        style->palette->text, .5, 0, 0 };

  cairo_new_path (cr);
  cairo_rectangle (cr, x - 2, top - 3, 4, bar_height + 6);
  cw_color_set (color, cr);
  cairo_fill (cr);
  cw_chart_text_draw (cr, style, &label, x, top + bar_height + 4);
}

static void
draw_parts (const CwDoseBar *bar,
            const CwChartStyle *style,
            cairo_t *cr,
            double turn_s,
            double width,
            double top,
            double bar_height)
{
  double at_s = 0;

  for (int i = 0; i < bar->n_parts; i++) {
    double x = at_s / turn_s * width;
    double part = bar->part_s[i] / turn_s * width;
    gboolean set = i % 2 == 0;
    g_autofree char *text = g_strdup_printf (_("Set %d"), i / 2 + 1);
    CwChartText label = { text, LABEL_SIZE, PANGO_WEIGHT_SEMIBOLD,
                          style->palette->card, .5, 0, 0 };
    double label_width, label_height;

    cairo_new_path (cr);
    cairo_rectangle (cr, x, top, part, bar_height);
    cw_color_set (
      cw_color_with_alpha (style->palette->accent, set ? 1 : .35), cr);
    cairo_fill (cr);
    cw_chart_text_measure (style, &label, &label_width, &label_height);
    if (set && bar->names_sets && label_width < part - 4)
      cw_chart_text_draw (cr, style, &label, x + part / 2,
                          top + (bar_height - label_height) / 2);
    at_s += bar->part_s[i];
  }
}

void
cw_dose_bar_draw (const CwDoseBar *bar,
                  const CwChartStyle *style,
                  cairo_t *cr,
                  double width,
                  double height)
{
  const CwPalette *p = style->palette;
  double total_s = get_total_s (bar);
  double turn_s = MAX (bar->turn_s, total_s * 1.04);
  double bar_height = bar->names_sets ? 16 : 10;
  double top = bar->names_sets ? 18 * style->text_scale : 4;
  double warn_x = bar->warn_s / turn_s * width;
  double refuse_x = bar->refuse_s / turn_s * width;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, top, warn_x, bar_height);
  cw_color_set (p->track, cr);
  cairo_fill (cr);
  cairo_rectangle (cr, warn_x, top, refuse_x - warn_x, bar_height);
  cw_color_set (cw_color_with_alpha (p->amber, .35), cr);
  cairo_fill (cr);
  cairo_rectangle (cr, refuse_x, top, width - refuse_x, bar_height);
  cw_color_set (cw_color_with_alpha (p->red, .3), cr);
  cairo_fill (cr);
  draw_parts (bar, style, cr, turn_s, width, top, bar_height);
  draw_mark (style, cr, bar->warn_s, warn_x, top, bar_height, p->amber);
  draw_mark (style, cr, bar->refuse_s, MIN (refuse_x, width - 22), top,
             bar_height, p->red);
  if (bar->names_sets && total_s > 0) {
    g_autofree char *text = g_strdup_printf ("%d:%02d", (int) total_s / 60,
                                             (int) total_s % 60);
    CwChartText label = { text, 13, PANGO_WEIGHT_ULTRABOLD, p->text, .5, 0,
                          0 };
    double x = total_s / turn_s * width;

    cw_chart_text_draw (cr, style, &label, CLAMP (x, 16, width - 16), 0);
    cairo_new_path (cr);
    cairo_rectangle (cr, x - 1, top - 2, 2, bar_height + 4);
    cw_color_set (p->text, cr);
    cairo_fill (cr);
  }
  cairo_restore (cr);
}
