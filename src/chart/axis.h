/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"

G_BEGIN_DECLS

/* A place on an axis with its name. */
typedef struct {
  double value; /* a number, or a CwDate */
  char *label;
} CwAxisTick;

/* (element-type CwAxisTick) round numbers from `from` up to `to`, in at most
 * `most` steps, none closer than one of its `decimals`. */
GArray *cw_axis_get_numbers (double from, double to, int most, int decimals)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type CwAxisTick) the first day and the last, and between them as
 * many beginnings of weeks, months or years as keep the ticks of `most` apart.
 * Where the days are more than a year apart, months and years are named. */
GArray *cw_axis_get_dates (CwDate first,
                           CwDate last,
                           int most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
