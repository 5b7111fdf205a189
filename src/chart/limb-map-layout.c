/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/limb-map-layout.h"

#include "chart/figure.h"

#define TITLE_SIZE 14.5
#define WORD_SIZE 14
#define LINE_SIZE 12
#define CAPTION_HEIGHT 28
#define FIGURE_HEIGHT (CW_FIGURE_BOTTOM - CW_FIGURE_TOP + 4)

#define SMALLEST_SCALE .9
#define LARGEST_SCALE 1.12

/* From the sign to the texts: beyond the limb. */
#define ARM_REACH 38
#define LEG_REACH 45
#define EDGE 4
#define LEAST_ROOM 40
#define GAP 8

static gboolean
is_arm (int limb)
{
  return limb == CW_FIGURE_LEFT_ARM || limb == CW_FIGURE_RIGHT_ARM;
}

/* The patient's left is at the viewer's right. */
static gboolean
is_at_right (int limb)
{
  return limb == CW_FIGURE_LEFT_ARM || limb == CW_FIGURE_LEFT_LEG;
}

static void
add_text (CwLimbMapPlace *place,
          const CwChartStyle *style,
          const char *text,
          double size,
          PangoWeight weight)
{
  place->texts[place->n_texts++] = (CwChartText) {
    .text = text,
    .size = size,
    .weight = weight,
    .color = weight == PANGO_WEIGHT_NORMAL ? style->palette->dim_text
                                           : style->palette->text,
  };
}

static void
fill_texts (CwLimbMapPlace *place,
            const CwLimbMapLimb *limb,
            const CwChartStyle *style)
{
  place->n_texts = 0;
  add_text (place, style, limb->title, TITLE_SIZE, PANGO_WEIGHT_BOLD);
  add_text (place, style, limb->word, WORD_SIZE, PANGO_WEIGHT_SEMIBOLD);
  for (int i = 0; i < CW_LIMB_MAP_LINES && limb->lines[i] != NULL; i++)
    add_text (place, style, limb->lines[i], LINE_SIZE, PANGO_WEIGHT_NORMAL);
}

static double
measure_texts (const CwLimbMapPlace *place, const CwChartStyle *style)
{
  double sum = 0;

  for (int i = 0; i < place->n_texts; i++) {
    double height;

    cw_chart_text_measure (style, &place->texts[i], NULL, &height);
    sum += height;
  }
  return sum;
}

/* From the middle of the figure to the texts of a limb. */
static double
get_distance (int limb, double scale)
{
  double x, y;

  cw_figure_get_mark ((CwFigureLimb) limb, &x, &y);
  return ABS (x) * scale + (is_arm (limb) ? ARM_REACH : LEG_REACH);
}

/* Texts begin beside the sign, or below those of the limb above it; returns
 * where they end. */
static double
place_texts (CwLimbMapLayout *self,
             int limb,
             const CwChartStyle *style,
             double width,
             double top)
{
  CwLimbMapPlace *place = &self->places[limb];
  double distance = get_distance (limb, self->scale);
  double x, y;

  cw_figure_get_mark ((CwFigureLimb) limb, &x, &y);
  place->sign_x = self->middle + x * self->scale;
  place->sign_y = (y - CW_FIGURE_TOP) * self->scale;
  place->text_x =
    self->middle + (is_at_right (limb) ? distance : -distance);
  place->text_y = MAX (place->sign_y - 9 * style->text_scale, top);
  for (int i = 0; i < place->n_texts; i++) {
    place->texts[i].align = is_at_right (limb) ? 0 : 1;
    place->texts[i].max_width =
      MAX (width / 2 - distance - EDGE, LEAST_ROOM);
  }
  return place->text_y + measure_texts (place, style);
}

/* Lays all out from the top down; returns how high it is. */
static double
lay_out (CwLimbMapLayout *self,
         const CwLimbMap *map,
         const CwChartStyle *style,
         double width,
         double scale)
{
  static const CwFigureLimb sides[][2] = {
    { CW_FIGURE_LEFT_ARM, CW_FIGURE_LEFT_LEG },
    { CW_FIGURE_RIGHT_ARM, CW_FIGURE_RIGHT_LEG },
  };
  double bottom = FIGURE_HEIGHT * scale;

  self->middle = width / 2;
  self->top = 0;
  self->scale = scale;
  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++)
    fill_texts (&self->places[i], &map->limbs[i], style);
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++) {
    double end = place_texts (self, (int) sides[i][0], style, width, 0);

    end = place_texts (self, (int) sides[i][1], style, width, end + GAP);
    bottom = MAX (bottom, end);
  }
  self->caption_y = bottom + GAP;
  return bottom + CAPTION_HEIGHT * style->text_scale;
}

void
cw_limb_map_layout_fit (CwLimbMapLayout *self,
                        const CwLimbMap *map,
                        const CwChartStyle *style,
                        double width,
                        double height)
{
  double wanted = height - CAPTION_HEIGHT * style->text_scale;
  double scale = CLAMP (wanted / FIGURE_HEIGHT, .1, LARGEST_SCALE);
  double used = lay_out (self, map, style, width, scale);

  /* Large texts want more than the figure: a smaller one leaves it to them. */
  while (used > height && scale > SMALLEST_SCALE) {
    scale = MAX (scale - .04, SMALLEST_SCALE);
    used = lay_out (self, map, style, width, scale);
  }
  self->top = MAX (0, (height - used) / 2);
  self->caption_y += self->top;
  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++) {
    self->places[i].sign_y += self->top;
    self->places[i].text_y += self->top;
  }
}

double
cw_limb_map_measure_height (const CwLimbMap *map,
                            const CwChartStyle *style,
                            double width)
{
  CwLimbMapLayout layout = { 0 };

  return lay_out (&layout, map, style, width, SMALLEST_SCALE);
}

double
cw_limb_map_measure_width (const CwLimbMap *map, const CwChartStyle *style)
{
  double half = 0;

  for (int i = 0; i < CW_LIMB_MAP_LIMBS; i++) {
    CwLimbMapPlace place;

    fill_texts (&place, &map->limbs[i], style);
    for (int k = 0; k < 2; k++) {
      double width;

      cw_chart_text_measure (style, &place.texts[k], &width, NULL);
      half = MAX (half, get_distance (i, LARGEST_SCALE) + width + EDGE + 1);
    }
  }
  return half * 2;
}

void
cw_limb_map_layout_enter (const CwLimbMapLayout *self, cairo_t *cr)
{
  cairo_translate (cr, self->middle, self->top);
  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, 0, -CW_FIGURE_TOP);
}
