/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwScale:
 * @from, @to: the values at the ends
 * @start, @end: where the ends are drawn; @start may be the greater one
 *
 * Values along a line.  Where all values are the same they are in the middle.
 */
typedef struct {
  double from, to;
  double start, end;
} CwScale;

double cw_scale_place (const CwScale *scale, double value);
/* The value that is drawn at `position`. */
double cw_scale_read (const CwScale *scale, double position);

/* The smallest of 1, 2 and 5 times a power of ten, but not below `least`, that
 * parts `span` into at most `most` (from 1). */
double cw_scale_get_step (double span, int most, double least);

G_END_DECLS
