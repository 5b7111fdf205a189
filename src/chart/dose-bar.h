/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/chart-text.h"

G_BEGIN_DECLS

/* A value on an axis with its permitted band. */
typedef struct {
  double from, to;
  double band_low, band_high;
  double value; /* NAN for none */
} CwDoseGauge;

void cw_dose_gauge_draw (const CwDoseGauge *gauge,
                         const CwChartStyle *style,
                         cairo_t *cr,
                         double width,
                         double height);

#define CW_DOSE_BAR_MAX_PARTS 16

/* Seconds from inflating, part by part: sets solid, rests pale, against the
 * limits of one inflation. */
typedef struct {
  int n_parts; /* set, rest, set, …; at most CW_DOSE_BAR_MAX_PARTS */
  double part_s[CW_DOSE_BAR_MAX_PARTS];
  double warn_s, refuse_s;
  double turn_s; /* at the right end; more when the parts need it */
  gboolean names_sets;
} CwDoseBar;

void cw_dose_bar_draw (const CwDoseBar *bar,
                       const CwChartStyle *style,
                       cairo_t *cr,
                       double width,
                       double height);

G_END_DECLS
