/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/chart-text.h"

G_BEGIN_DECLS

/* A clock as a ring: seconds elapsed of a turn, with a first and a last limit. */
typedef struct {
  double elapsed_s;
  double turn_s;   /* a whole turn */
  double amber_s;
  double red_s;
  double plan_s;   /* a dot where it is planned to end; NAN for none */
  const char *text;   /* in the middle, large */
  const char *detail; /* below it; NULL for none */
} CwTimerRing;

void cw_timer_ring_draw (const CwTimerRing *ring,
                         const CwChartStyle *style,
                         cairo_t *cr,
                         double width,
                         double height);

G_END_DECLS
