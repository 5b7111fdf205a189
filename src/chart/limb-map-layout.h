/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/limb-map.h"

G_BEGIN_DECLS

/* A title, a word and the lines. */
#define CW_LIMB_MAP_MAX_TEXTS (2 + CW_LIMB_MAP_LINES)

/* Where the sign of a limb is, and the texts beside it, one below another. */
typedef struct {
  double sign_x, sign_y;
  double text_x; /* where they start at the right, and end at the left */
  double text_y; /* top of the first one */
  CwChartText texts[CW_LIMB_MAP_MAX_TEXTS];
  int n_texts;
} CwLimbMapPlace;

/* Where the parts of a limb map are: no two texts of one side overlap. */
typedef struct {
  double middle, top; /* of the figure */
  double scale;       /* from the figure's units */
  CwLimbMapPlace places[CW_LIMB_MAP_LIMBS];
  double caption_y;
} CwLimbMapLayout;

/* As large as a space allows; borrows the strings of `map`. */
void cw_limb_map_layout_fit (CwLimbMapLayout *self,
                             const CwLimbMap *map,
                             const CwChartStyle *style,
                             double width,
                             double height);

/* Height below which something would be cut off or be too small. */
double cw_limb_map_measure_height (const CwLimbMap *map,
                                   const CwChartStyle *style,
                                   double width);

/* Width in which title and word of each limb stand on one line. */
double cw_limb_map_measure_width (const CwLimbMap *map,
                                  const CwChartStyle *style);

/* Makes the figure's units those of `cr`. */
void cw_limb_map_layout_enter (const CwLimbMapLayout *self, cairo_t *cr);

G_END_DECLS
