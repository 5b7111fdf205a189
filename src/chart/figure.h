/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The human figure that all pictures of limbs are made from, in units from -95
 * to 95 across and 8 to 456 down.  Each function makes a path and leaves it to
 * be filled or stroked. */

#define CW_FIGURE_TOP 8.0
#define CW_FIGURE_BOTTOM 456.0

typedef enum {
  CW_FIGURE_LEFT_ARM,
  CW_FIGURE_RIGHT_ARM,
  CW_FIGURE_LEFT_LEG,
  CW_FIGURE_RIGHT_LEG,
} CwFigureLimb;

void cw_figure_trace_limb (cairo_t *cr, CwFigureLimb limb);
void cw_figure_trace_torso (cairo_t *cr);
void cw_figure_trace_head (cairo_t *cr);
/* The band of a cuff, high on that limb. */
void cw_figure_trace_cuff (cairo_t *cr, CwFigureLimb limb);
/* The middle of a limb, where its sign stands. */
void cw_figure_get_mark (CwFigureLimb limb, double *x, double *y);
/* The middle of the place of the cuff. */
void cw_figure_get_site (CwFigureLimb limb, double *x, double *y);

G_END_DECLS
